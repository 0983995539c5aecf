import { dirname, extname } from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { Deadline, exportCaps } from './caps';
import type { FromExportJob, ToExportJob } from './messages';
import { type Fall, forkJob, type JobProcess, jobFile } from './process';
import type { Exported, ExportPagesRequest } from './request';
import { sweepStaged } from './staging';

export interface ExportJob {
  /** The job ends with `cancelled`; what it has written is taken away. */
  cancel(): void;
  readonly done: Promise<Result<Exported, DeskFailure>>;
}

interface Running {
  readonly onProgress: (done: number) => void;
  readonly settle: (result: Result<Exported, DeskFailure>) => void;
  readonly out: string;
  readonly worker: JobProcess;
  readonly deadline: Deadline;
  /** Set once its time is over and its process is being ended. */
  expired: boolean;
}

/** The export process stays for the next export, and goes when nothing was exported for this long. */
const IDLE_MS = 5 * 60 * 1000;

const running = new Map<number, Running>();
let lastJob = 0;
let worker: JobProcess | undefined;
let idle: NodeJS.Timeout | undefined;

/** Starts an export in a process of its own, so that the desk stays quick. Main process only. */
export function startExportJob(request: ExportPagesRequest, onProgress: (done: number) => void): ExportJob {
  clearTimeout(idle);
  worker ??= forkWorker();
  const own = worker;
  lastJob += 1;
  const job = lastJob;
  const { out } = request;
  const deadline = new Deadline(exportCaps, () => expire(job));
  const done = new Promise<Result<Exported, DeskFailure>>((resolve) => {
    running.set(job, { onProgress, settle: resolve, out, worker: own, deadline, expired: false });
  });
  const tell: (message: ToExportJob) => void = own.child.postMessage.bind(own.child);
  tell({ kind: 'start', job, request });
  return { cancel: () => tell({ kind: 'cancel', job }), done };
}

/** Ends the export process; exports under way end as cancelled. */
export function stopExportJobs(): void {
  clearTimeout(idle);
  for (const job of running.keys()) settle(job, err({ kind: 'cancelled', thing: '' }));
  if (worker) dismiss(worker);
}

/** The job's process is ended, and the job with it; others in the same process have failed as well. */
function expire(job: number): void {
  const late = running.get(job);
  if (!late) return;
  late.expired = true;
  dismiss(late.worker);
}

/** A process told to go gets no more work, even while it is still there. */
function dismiss(own: JobProcess): void {
  own.kill();
  if (worker === own) worker = undefined;
}

function forkWorker(): JobProcess {
  const fresh = forkJob(jobFile('export'), 'Banxin export', exportCaps.memory, (fall) => fallen(fresh, fall));
  fresh.child.on('message', (message: FromExportJob) => hear(message));
  return fresh;
}

/** The process is gone: its jobs have failed, and what they had begun to write goes. */
function fallen(gone: JobProcess, fall: Fall): void {
  if (worker === gone) worker = undefined;
  for (const [id, job] of running) {
    if (job.worker !== gone) continue;
    const folder = extname(job.out).toLowerCase() === '.pdf' ? dirname(job.out) : job.out;
    void sweepStaged(folder, fall.pid).then(() => settle(id, err(failureOf(fall, job))));
  }
}

const failureOf = (fall: Fall, { out, expired }: Running): DeskFailure => {
  if (expired) return { kind: 'out-of-time', thing: out };
  if (fall.kind === 'memory') return { kind: 'out-of-memory', thing: out };
  return { kind: 'failed', thing: out, detail: `the export process ended (${fall.code})` };
};

function hear(message: FromExportJob): void {
  if (message.kind === 'progress') {
    const job = running.get(message.job);
    job?.deadline.alive();
    job?.onProgress(message.done);
  } else if (message.kind === 'done') settle(message.job, ok(message.exported));
  else settle(message.job, err(message.failure));
}

function settle(job: number, result: Result<Exported, DeskFailure>): void {
  const ended = running.get(job);
  running.delete(job);
  ended?.deadline.end();
  ended?.settle(result);
  if (running.size > 0) return;
  clearTimeout(idle);
  idle = setTimeout(() => worker && dismiss(worker), IDLE_MS);
  idle.unref();
}
