import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { AnswerOf, DeskFailure, ExportRequest, JobProgress } from '../../core/contract/desk';
import type { Project } from '../store/project';
import type { Service } from './services';

/** A running export, in a process of its own. */
export interface RunningExport {
  cancel(): void;
  readonly done: Promise<Result<{ readonly files: readonly { readonly path: string }[] }, DeskFailure>>;
}

export interface ExportOrder extends ExportRequest {
  readonly folder: string;
  /** A file for one page, a folder for several. */
  readonly out: string;
}

export interface ExportsPorts {
  readonly project: () => Project | undefined;
  readonly run: (order: ExportOrder, onProgress: (done: number) => void) => RunningExport;
  readonly chooseFile: (folder: string, name: string) => Promise<string | undefined>;
  readonly chooseFolder: (folder: string) => Promise<string | undefined>;
  readonly tell: (progress: JobProgress) => void;
  /** What a page's file is called: `北江工人报 2026-03-18 第5版`. */
  readonly pageName: (project: Project, page: string) => string;
}

interface Job {
  readonly running: RunningExport;
  readonly ended: Promise<void>;
}

/** Exports under way: each a job that tells how far it is and can be cancelled. */
export class ExportsService implements Service {
  readonly name = 'exports';
  private readonly jobs = new Map<string, Job>();
  private readonly written = new Set<string>();

  constructor(private readonly ports: ExportsPorts) {}

  boot(): void {}

  /** What is under way is cancelled; a job removes its unfinished files itself. */
  async shutdown(): Promise<void> {
    for (const job of this.jobs.values()) job.running.cancel();
    await Promise.all([...this.jobs.values()].map((job) => job.ended));
  }

  /** Asks where to, then starts. */
  async start(request: ExportRequest): Promise<AnswerOf<'export.start'>> {
    const project = this.ports.project();
    const first = request.pages[0];
    if (!project || first === undefined) return err({ kind: 'not-found', thing: '' });
    const beside = path.dirname(project.folder);
    const name = this.ports.pageName(project, first);
    const out = await (request.pages.length === 1
      ? this.ports.chooseFile(beside, name)
      : this.ports.chooseFolder(beside));
    if (out === undefined) return err({ kind: 'cancelled', thing: name });
    return ok({ job: this.launch({ ...request, folder: project.folder, out }, name).id });
  }

  /** Starts without asking; `done` answers with the files, or why there are none. */
  launch(order: ExportOrder, title: string): { readonly id: string; readonly done: RunningExport['done'] } {
    const id = randomUUID();
    const state = { job: id, title, files: [] as readonly string[] };
    const running = this.ports.run(order, (done) => this.ports.tell({ ...state, done, state: 'running' }));
    this.ports.tell({ ...state, done: 0, state: 'running' });
    const done = running.done.catch(
      (cause: unknown): Awaited<RunningExport['done']> =>
        err({ kind: 'failed', thing: title, detail: cause instanceof Error ? cause.message : String(cause) }),
    );
    const ended = done.then((result) => this.end(id, title, result));
    this.jobs.set(id, { running, ended });
    return { id, done };
  }

  cancel(id: string): Result<null, DeskFailure> {
    const job = this.jobs.get(id);
    if (!job) return err({ kind: 'not-found', thing: id });
    job.running.cancel();
    return ok(null);
  }

  /** Only files of this session are shown to the system's file manager. */
  wrote(file: string): boolean {
    return this.written.has(file);
  }

  private end(job: string, title: string, result: Awaited<RunningExport['done']>): void {
    this.jobs.delete(job);
    if (result.ok) {
      const files = result.value.files.map((file) => file.path);
      for (const file of files) this.written.add(file);
      this.ports.tell({ job, title, done: 1, state: 'finished', files });
      return;
    }
    const state = result.error.kind === 'cancelled' ? 'cancelled' : 'failed';
    this.ports.tell({ job, title, done: 1, state, files: [], failure: result.error });
  }
}
