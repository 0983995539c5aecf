import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { AnswerOf, DeskFailure, ExportRequest, JobProgress } from '../../core/contract/desk';
import {
  type Exported,
  type ExportPagesRequest,
  exportRequest,
  type NamedPage,
  pageFileName,
  pageTitle,
} from '../jobs/request';
import { type ExportJob, startExportJob, stopExportJobs } from '../jobs/runner';
import type { Project } from '../store/project';
import type { Service } from './services';

export interface ExportsPorts {
  readonly project: () => Project | undefined;
  /** The system's dialog for one file; undefined where the user closes it. */
  readonly chooseFile: (suggested: string) => Promise<string | undefined>;
  /** The system's dialog for a folder. */
  readonly chooseFolder: (suggested: string) => Promise<string | undefined>;
  readonly tell: (progress: JobProgress) => void;
}

interface Job {
  readonly running: ExportJob;
  readonly ended: Promise<void>;
}

/** What a page is called in file names and titles; undefined for an id the project does not have. */
function nameOf(project: Project, pageId: string): NamedPage | undefined {
  const page = project.records.page[pageId];
  const issue = page && project.records.issue[page.issue];
  const paper = issue && project.records.paper[issue.paper];
  return page && issue && paper && { paper, date: issue.date, number: page.number, section: page.section };
}

const asPdf = (file: string): string => (/\.pdf$/iu.test(file) ? file : `${file}.pdf`);

/** Exports under way: each a job that tells how far it is and can be cancelled. */
export class ExportsService implements Service {
  readonly name = 'exports';
  private readonly jobs = new Map<string, Job>();
  private readonly written = new Set<string>();

  constructor(private readonly ports: ExportsPorts) {}

  boot(): void {}

  /** What is under way is cancelled; a job takes its unfinished files away itself. */
  async shutdown(): Promise<void> {
    for (const job of this.jobs.values()) job.running.cancel();
    await Promise.all([...this.jobs.values()].map((job) => job.ended));
    stopExportJobs();
  }

  /** Asks where to, then starts: one page into a file, several into a folder. */
  async start(request: ExportRequest): Promise<AnswerOf<'export.start'>> {
    const project = this.ports.project();
    if (!project) return err({ kind: 'not-found', thing: '' });
    const unknown = request.pages.find((page) => nameOf(project, page) === undefined);
    if (unknown !== undefined) return err({ kind: 'not-found', thing: unknown });
    const out = await this.chooseOut(project, request.pages);
    if (out === undefined) return err({ kind: 'cancelled', thing: project.folder });
    return ok({ job: this.launch(project, { ...request, out }).id });
  }

  /** Starts without asking; `done` answers with the files, or why there are none. */
  launch(
    project: Project,
    what: Pick<ExportPagesRequest, 'pages' | 'preset' | 'marks' | 'out'>,
  ): { readonly id: string; readonly done: ExportJob['done'] } {
    const id = randomUUID();
    const title = what.pages
      .flatMap((page) => nameOf(project, page) ?? [])
      .map(pageTitle)
      .join(', ');
    const step = (done: number): void =>
      this.ports.tell({ job: id, title, files: [], done, state: 'running' });
    const running = startExportJob(exportRequest(project, what), step);
    step(0);
    const ended = running.done.then((result) => this.end(id, title, result));
    this.jobs.set(id, { running, ended });
    return { id, done: running.done };
  }

  cancel(id: string): Result<null, DeskFailure> {
    const job = this.jobs.get(id);
    if (!job) return err({ kind: 'not-found', thing: id });
    job.running.cancel();
    return ok(null);
  }

  /** Only files of this session are shown in the system's file manager. */
  wrote(file: string): boolean {
    return this.written.has(file);
  }

  private async chooseOut(project: Project, pages: readonly string[]): Promise<string | undefined> {
    const folder = path.dirname(project.folder);
    const only = pages.length === 1 ? nameOf(project, pages[0] ?? '') : undefined;
    if (!only) return this.ports.chooseFolder(folder);
    const file = await this.ports.chooseFile(path.join(folder, pageFileName(only)));
    return file === undefined ? undefined : asPdf(file);
  }

  private end(job: string, title: string, result: Result<Exported, DeskFailure>): void {
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
