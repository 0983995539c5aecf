import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { exportArchive, importArchive } from '../store/archive';
import { restoreBackup, takeBackup } from '../store/backup';
import type {
  FromKeeping,
  KeepingName,
  KeepingTask,
  KeepingTaskOf,
  KeepingValue,
  KeepingWatch,
  StartKeeping,
  ToKeeping,
} from './keepingMessages';

/** Not more often, so that nobody is kept busy by hearing how far it is. Milliseconds. */
const TELLING = 100;

interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
  readonly quiet: () => Promise<void>;
}

/** Backups and archives, done away from the desk: one task in a life. */
export class KeepingWork {
  readonly #stop = new AbortController();
  #waiting: (() => void)[] = [];
  #told = 0;

  constructor(private readonly send: (message: FromKeeping) => void) {}

  receive(message: ToKeeping): void {
    if (message.kind === 'start') void this.#start(message.task);
    else if (message.kind === 'cancel') this.#stop.abort();
    else for (const goOn of this.#waiting.splice(0)) goOn();
  }

  async #start(task: KeepingTask): Promise<void> {
    try {
      const result = await carryOut(task, {
        signal: this.#stop.signal,
        onProgress: (done) => this.#tell(done),
        quiet: () => this.#quiet(),
      });
      if (result.ok) this.send({ kind: 'done', value: result.value });
      else this.send({ kind: 'failed', failure: result.error });
    } catch (problem) {
      const detail = problem instanceof Error ? problem.message : String(problem);
      this.send({ kind: 'failed', failure: { kind: 'failed', thing: task.name, detail } });
    }
  }

  #tell(done: number): void {
    if (Date.now() - this.#told < TELLING) return;
    this.#told = Date.now();
    this.send({ kind: 'progress', done });
  }

  #quiet(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#stop.signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
      this.send({ kind: 'wantsQuiet' });
    });
  }
}

const nothing = (): void => undefined;

/** The same work in this process: for tests, and where there is no other to be had. */
export const keepingHere: StartKeeping = <Name extends KeepingName>(
  task: KeepingTaskOf<Name>,
  watch: KeepingWatch,
) => {
  let resolve: (result: Result<KeepingValue<Name>, DeskFailure>) => void = nothing;
  const done = new Promise<Result<KeepingValue<Name>, DeskFailure>>((settle) => {
    resolve = settle;
  });
  const work: KeepingWork = new KeepingWork((message) => {
    if (message.kind === 'progress') watch.onProgress?.(message.done);
    else if (message.kind === 'wantsQuiet')
      void Promise.resolve(watch.quiet?.()).then(() => work.receive({ kind: 'quiet' }));
    else if (message.kind === 'failed') resolve(err(message.failure));
    else resolve(ok(message.value as KeepingValue<Name>));
  });
  work.receive({ kind: 'start', task: task as KeepingTask });
  return { cancel: () => work.receive({ kind: 'cancel' }), done };
};

function carryOut(task: KeepingTask, watch: Watch): Promise<Result<KeepingValue<KeepingName>, DeskFailure>> {
  if (task.name === 'backup') return takeBackup(task.project, watch);
  if (task.name === 'restore') return restoreBackup(task.project, task.backup, task.target, watch);
  if (task.name === 'export') return exportArchive(task.project, task.file, watch);
  return importArchive(task.file, task.target, watch);
}
