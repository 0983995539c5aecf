import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import { heapSwitch, watchMemory } from './caps';

/** How a job's process came to its end. */
export interface Fall {
  readonly kind: 'memory' | 'ended';
  readonly code: number;
  /** Of the process that is gone. */
  readonly pid: number;
}

/** The jobs that have a bundle of their own. */
export type JobName = 'export' | 'keeping' | 'library';

export interface JobProcess {
  readonly child: UtilityProcess;
  /** Ends the process whatever it is doing. */
  readonly kill: () => void;
}

/** Resident memory of a child process in bytes; undefined once it is gone. */
const memoryOf = (pid: number | undefined): number | undefined => {
  const metric = app.getAppMetrics().find((one) => one.pid === pid);
  return metric && metric.memory.workingSetSize * 1024;
};

/** The bundler puts this module beside the jobs' files or into a folder below them. */
export function jobFile(job: JobName): string {
  const name = `${job}-job.js`;
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, name);
  return existsSync(beside) ? beside : join(dirname(here), name);
}

/**
 * Starts a job's process: its JavaScript under a cap of V8, its whole memory looked at from here, because the pictures
 * it holds are not V8's. Over the cap it is ended at once; the desk lives on and hears of it once by `fallen`.
 */
export function forkJob(file: string, name: string, cap: number, fallen: (fall: Fall) => void): JobProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName: name,
    execArgv: [heapSwitch({ memory: cap })],
  });
  let over = false;
  let pid = 0;
  let wanted = false;
  const kill = (): void => {
    wanted = true;
    // A process in a loop of its own does not hear a polite request.
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  };
  child.on('spawn', () => {
    pid = child.pid ?? 0;
    if (wanted) kill();
  });
  const watch = watchMemory(
    cap,
    () => memoryOf(child.pid),
    () => {
      over = true;
      kill();
    },
  );
  // V8 reached its part of the cap.
  child.on('error', () => (over = true));
  child.on('exit', (code) => {
    watch.end();
    fallen({ kind: over ? 'memory' : 'ended', code, pid });
  });
  return { child, kill };
}
