import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { AnswerOf, DeskFailure, JobProgress } from '../../core/contract/desk';
import type {
  KeepingName,
  KeepingTaskOf,
  KeepingValue,
  KeepingWatch,
  StartKeeping,
} from '../jobs/keepingMessages';
import { ARCHIVE_SUFFIX } from '../store/archive';
import type { Project } from '../store/project';
import { freeProjectFolder } from './folders';
import type { Service } from './services';

export interface ArchivesPorts {
  readonly project: () => Project | undefined;
  /** Where new papers are put. */
  readonly documents: () => string;
  /** The system's dialog for the file; undefined where the user closes it. */
  readonly chooseFile: (suggested: string) => Promise<string | undefined>;
  readonly chooseArchive: () => Promise<string | undefined>;
  readonly start: StartKeeping;
  /** Opens a folder in the place of the project. */
  readonly open: (folder: string) => Promise<AnswerOf<'archive.import'>>;
  readonly tell: (progress: JobProgress) => void;
}

interface Job {
  readonly cancel: () => void;
  readonly ended: Promise<unknown>;
}

/** A name as the dialog may give it back, with the ending that says what it is. */
const asArchive = (file: string): string =>
  file.toLowerCase().endsWith(ARCHIVE_SUFFIX)
    ? file
    : `${file.replace(/(?:\.banxin)?(?:\.zip)?$/iu, '')}${ARCHIVE_SUFFIX}`;

const nameOf = (file: string): string => path.basename(file).replace(/(?:\.banxin)?\.zip$/iu, '');

/** Whole projects as one file, out and in. Both are jobs that tell how far they are and can be given up. */
export class ArchivesService implements Service {
  readonly name = 'archives';
  private readonly jobs = new Map<string, Job>();
  private readonly written = new Set<string>();

  constructor(private readonly ports: ArchivesPorts) {}

  boot(): void {}

  /** What is under way is given up; nothing unfinished is left. */
  async shutdown(): Promise<void> {
    for (const { cancel } of this.jobs.values()) cancel();
    await Promise.all([...this.jobs.values()].map(({ ended }) => ended));
  }

  /** Asks where to, then starts. */
  async export(): Promise<AnswerOf<'archive.export'>> {
    const project = this.ports.project();
    if (!project) return err({ kind: 'not-found', thing: '' });
    const { dir, base } = path.parse(project.folder);
    const suggested = path.join(dir, asArchive(base));
    const chosen = await this.ports.chooseFile(suggested);
    if (chosen === undefined) return err({ kind: 'cancelled', thing: project.folder });
    const file = asArchive(chosen);
    const task = { name: 'export', project: project.folder, file } as const;
    // Answered in the project's turn, in which saves are made.
    const quiet = (): Promise<void> => project.changed([]);
    const { job } = this.launch(task, path.basename(file), { quiet }, ({ path: written }) => {
      this.written.add(written);
      return [written];
    });
    return ok({ job });
  }

  /** Asks for an archive, unpacks it into the documents folder and opens it. */
  async import(): Promise<AnswerOf<'archive.import'>> {
    const file = await this.ports.chooseArchive();
    if (file === undefined) return err({ kind: 'cancelled', thing: '' });
    const unpacked = await this.unpack(file);
    return unpacked.ok ? this.ports.open(unpacked.value) : unpacked;
  }

  /** Unpacks an archive into a folder of its own among the documents and answers with that; nothing is opened. */
  async unpack(file: string): Promise<Result<string, DeskFailure>> {
    const target = freeProjectFolder(this.ports.documents(), nameOf(file));
    const task = { name: 'import', file, target } as const;
    const { done } = this.launch(task, path.basename(file), {}, () => []);
    const imported = await done;
    return imported.ok ? ok(imported.value.folder) : imported;
  }

  /** False where the job is none of these. */
  cancel(job: string): boolean {
    const known = this.jobs.get(job);
    known?.cancel();
    return known !== undefined;
  }

  /** Only files of this session are shown in the system's file manager. */
  wrote(file: string): boolean {
    return this.written.has(file);
  }

  private launch<Name extends KeepingName>(
    task: KeepingTaskOf<Name>,
    title: string,
    watch: KeepingWatch,
    filesOf: (value: KeepingValue<Name>) => readonly string[],
  ): { readonly job: string; readonly done: Promise<Result<KeepingValue<Name>, DeskFailure>> } {
    const job = randomUUID();
    const tell = (progress: Pick<JobProgress, 'done' | 'state'> & Partial<JobProgress>): void =>
      this.ports.tell({
        job,
        title,
        files: [],
        ...(task.name === 'import' ? { work: 'import' } : {}),
        ...progress,
      });
    const running = this.ports.start(task, {
      ...watch,
      onProgress: (share) => tell({ done: share, state: 'running' }),
    });
    tell({ done: 0, state: 'running' });
    const end = async (): Promise<void> => {
      const result = await running.done;
      this.jobs.delete(job);
      if (result.ok) tell({ done: 1, state: 'finished', files: filesOf(result.value) });
      else {
        const state = result.error.kind === 'cancelled' ? 'cancelled' : 'failed';
        tell({ done: 1, state, failure: result.error });
      }
    };
    this.jobs.set(job, { cancel: () => running.cancel(), ended: end() });
    return { job, done: running.done };
  }
}
