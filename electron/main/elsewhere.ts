import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, type Result } from '../../core/base/result';
import type { AnswerOf, DeskFailure, JobProgress, ProjectSnapshot } from '../../core/contract/desk';
import type { DocumentKey, LoadedDocument } from '../../core/contract/project';
import { tryApplyDiff } from '../../core/document/apply';
import type { RecordsDiff } from '../../core/document/diff';
import { type ProjectRecords, recordTypes } from '../../core/document/records';
import { deviceName } from '../store/device';
import { copyElsewhere } from '../store/elsewhere';
import type { Project } from '../store/project';
import { freeProjectFolder } from './folders';
import type { Service } from './services';

export interface ElsewherePorts {
  readonly project: () => Project | undefined;
  /** The system's dialog for a place and a name; undefined where the user closes it. */
  readonly choosePlace: (suggested: string) => Promise<string | undefined>;
  readonly documents: () => string;
  readonly tell: (progress: JobProgress) => void;
  /** Opens the copy in the place of the project. */
  readonly open: (folder: string) => Promise<Result<ProjectSnapshot, DeskFailure>>;
}

/** Milliseconds between two messages of how far the copy is. */
const TELLING = 100;
const EXTENSION = /\.banxin$/iu;

const recordOf = (records: ProjectRecords, { type, id }: DocumentKey): unknown =>
  Object.hasOwn(records[type], id) ? records[type][id] : null;

const all = (records: ProjectRecords): readonly LoadedDocument[] =>
  recordTypes.flatMap((type) => Object.entries(records[type]).map(([id, record]) => ({ type, id, record })));

/** The way out where a project's place takes nothing any more: the whole project, with what is unsaved, elsewhere. */
export class ElsewhereService implements Service {
  readonly name = 'elsewhere';
  private running: { readonly job: string; readonly stop: AbortController } | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: ElsewherePorts) {}

  boot(): void {}

  async shutdown(): Promise<void> {
    this.running?.stop.abort();
    await this.ended.catch(() => undefined);
  }

  /** Asks where to, copies, and goes on there. `unsaved` leads from what was saved last to what the window shows. */
  async save(unsaved: RecordsDiff): Promise<AnswerOf<'project.saveElsewhere'>> {
    const project = this.ports.project();
    if (!project) return err({ kind: 'not-found', thing: '' });
    if (this.running) return err({ kind: 'refused', thing: path.basename(project.folder) });
    const next = tryApplyDiff(project.records, unsaved);
    if (!next.ok) return err({ kind: 'refused', thing: project.folder, detail: next.error.detail });
    const name = path.basename(project.folder).replace(EXTENSION, '');
    const suggested = freeProjectFolder(this.ports.documents(), name);
    const chosen = await this.ports.choosePlace(suggested);
    if (chosen === undefined) return err({ kind: 'cancelled', thing: project.folder });
    const copying = this.copy(project, next.value, unsaved, chosen);
    this.ended = copying;
    const copied = await copying;
    return copied.ok ? this.ports.open(copied.value) : copied;
  }

  /** True where the job was the copy. */
  cancel(job: string): boolean {
    if (this.running?.job !== job) return false;
    this.running.stop.abort();
    return true;
  }

  private async copy(
    project: Project,
    next: ProjectRecords,
    unsaved: RecordsDiff,
    chosen: string,
  ): Promise<Result<string, DeskFailure>> {
    const job = randomUUID();
    const stop = new AbortController();
    this.running = { job, stop };
    const to = freeProjectFolder(path.dirname(chosen), path.basename(chosen).replace(EXTENSION, ''));
    const title = path.basename(to).replace(EXTENSION, '');
    let told = 0;
    const progress = (done: number): void => {
      if (done < 1 && performance.now() - told < TELLING) return;
      told = performance.now();
      this.ports.tell({ job, work: 'copy', title, done, files: [], state: 'running' });
    };
    progress(0);
    const copied = await copyElsewhere({
      from: project.folder,
      to,
      progress,
      signal: stop.signal,
      device: deviceName(),
      known: all(project.records),
      wanted: unsaved.map(({ type, id }) => ({ type, id, record: recordOf(next, { type, id }) })),
    });
    this.running = undefined;
    this.ports.tell({ job, work: 'copy', title, done: copied.ok ? 1 : 0, ...outcome(copied) });
    return copied;
  }
}

function outcome(copied: Result<string, DeskFailure>): Pick<JobProgress, 'state' | 'files' | 'failure'> {
  if (copied.ok) return { state: 'finished', files: [] };
  const state = copied.error.kind === 'cancelled' ? 'cancelled' : 'failed';
  return { state, files: [], failure: copied.error };
}
