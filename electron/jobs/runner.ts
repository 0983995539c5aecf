import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type UtilityProcess, utilityProcess } from 'electron';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { FromExportJob, ToExportJob } from './messages';
import type { Exported, ExportPagesRequest } from './request';

export interface ExportJob {
  /** The job ends with `cancelled`; what it has written is taken away. */
  cancel(): void;
  readonly done: Promise<Result<Exported, DeskFailure>>;
}

interface Running {
  readonly onProgress: (done: number) => void;
  readonly settle: (result: Result<Exported, DeskFailure>) => void;
  readonly out: string;
  readonly worker: UtilityProcess;
}

/** The export process stays for the next export, and goes when nothing was exported for this long. */
const IDLE_MS = 5 * 60 * 1000;

const running = new Map<number, Running>();
let lastJob = 0;
let worker: UtilityProcess | undefined;
let idle: NodeJS.Timeout | undefined;

/** Starts an export in a process of its own, so that the desk stays quick. Main process only. */
export function startExportJob(request: ExportPagesRequest, onProgress: (done: number) => void): ExportJob {
  clearTimeout(idle);
  worker ??= forkWorker();
  const own = worker;
  lastJob += 1;
  const job = lastJob;
  const done = new Promise<Result<Exported, DeskFailure>>((resolve) => {
    running.set(job, { onProgress, settle: resolve, out: request.out, worker: own });
  });
  const tell: (message: ToExportJob) => void = own.postMessage.bind(own);
  tell({ kind: 'start', job, request });
  return { cancel: () => tell({ kind: 'cancel', job }), done };
}

/** Ends the export process; exports under way end as cancelled. */
export function stopExportJobs(): void {
  clearTimeout(idle);
  for (const job of running.keys()) settle(job, err({ kind: 'cancelled', thing: '' }));
  dismiss();
}

/** A process told to go gets no more work, even while it is still there. */
function dismiss(): void {
  worker?.kill();
  worker = undefined;
}

/** The bundler puts this module beside the worker's file or into a folder below it. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'export-job.js');
  return existsSync(beside) ? beside : join(dirname(here), 'export-job.js');
}

function forkWorker(): UtilityProcess {
  const fresh = utilityProcess.fork(workerFile(), [], { serviceName: 'Banxin export' });
  fresh.on('message', (message: FromExportJob) => hear(message));
  fresh.on('exit', (code) => {
    if (worker === fresh) worker = undefined;
    for (const [job, { out, worker: its }] of running)
      if (its === fresh)
        settle(job, err({ kind: 'failed', thing: out, detail: `the export process ended (${code})` }));
  });
  return fresh;
}

function hear(message: FromExportJob): void {
  if (message.kind === 'progress') running.get(message.job)?.onProgress(message.done);
  else if (message.kind === 'done') settle(message.job, ok(message.exported));
  else settle(message.job, err(message.failure));
}

function settle(job: number, result: Result<Exported, DeskFailure>): void {
  running.get(job)?.settle(result);
  running.delete(job);
  if (running.size > 0) return;
  clearTimeout(idle);
  idle = setTimeout(dismiss, IDLE_MS);
  idle.unref();
}
