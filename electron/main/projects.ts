import path from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { AnswerOf, ArgumentOf, DeskFailure, ProjectSnapshot } from '../../core/contract/desk';
import { emptyShelf } from '../../core/contract/project';
import type { RecordsDiff } from '../../core/document/diff';
import { makeFolder } from '../store/atomic';
import { copySample, createProject, openProject, type Project } from '../store/project';
import { freeProjectFolder } from './folders';
import type { Service } from './services';

export interface ProjectsPorts {
  /** Where new papers and the sample are put. */
  readonly documents: () => string;
  readonly lastProject: () => string | undefined;
  readonly remember: (folder: string) => void;
  /** The system's dialog; undefined where the user closes it. */
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly sampleName: () => string;
  readonly saveFailed: (failure: DeskFailure) => void;
}

type Opened = Result<ProjectSnapshot, DeskFailure>;

const snapshot = (project: Project): ProjectSnapshot => ({
  folder: project.folder,
  readOnly: project.readOnly,
  holder: null,
  records: project.records,
  shelf: emptyShelf,
  branches: [],
  assets: [...project.assets],
  notes: project.notes,
});

/** The one open project: opened, created, saved and closed in turn, never two at a time. */
export class ProjectsService implements Service {
  readonly name = 'projects';
  private project: Project | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private triedLast = false;

  constructor(
    private readonly ports: ProjectsPorts,
    /** The folder named on the command line. */
    private asked: string | undefined,
  ) {}

  boot(): void {}

  async shutdown(): Promise<void> {
    await this.inTurn(async () => {
      await this.project?.close();
      this.project = undefined;
    });
  }

  get current(): Project | undefined {
    return this.project;
  }

  /** A folder the system wants opened next: a second start of the desk, or a file manager. No dialog is shown for it. */
  ask(folder: string): void {
    this.asked = folder;
  }

  private takeAsked(): string | undefined {
    const { asked } = this;
    this.asked = undefined;
    return asked === undefined ? undefined : path.resolve(asked);
  }

  /**
   * What the window shows when it comes up: what is open already (the window was loaded again), what the
   * command line names, the last project, or the sample. A last project that does not open is a failure the
   * first time; asked again, the sample is opened, so that nobody is locked out.
   */
  openLast(): Promise<Opened> {
    return this.inTurn(async () => {
      const asked = this.takeAsked();
      if (asked !== undefined) return this.replace(await openProject(asked));
      if (this.project) return ok(snapshot(this.project));
      const last = this.ports.lastProject();
      if (last !== undefined && !this.triedLast) {
        this.triedLast = true;
        return this.replace(await openProject(last));
      }
      return this.openSample();
    });
  }

  choose(): Promise<Opened> {
    return this.inTurn(async () => {
      const folder = this.takeAsked() ?? (await this.ports.chooseFolder());
      if (folder === undefined) return err({ kind: 'cancelled', thing: '' });
      if (folder === this.project?.folder) return ok(snapshot(this.project));
      return this.replace(await openProject(folder));
    });
  }

  create({ name, paper }: ArgumentOf<'project.create'>): Promise<Opened> {
    return this.inTurn(async () => {
      const folder = await this.freeFolder(name);
      if (!folder.ok) return folder;
      return this.replace(await createProject(folder.value, { paper, name, date: today() }));
    });
  }

  save(diff: RecordsDiff): Promise<AnswerOf<'project.save'>> {
    return this.inTurn(async () => {
      const { project } = this;
      if (!project) return err({ kind: 'not-found', thing: '' });
      const saved = await project.apply(diff);
      if (!saved.ok) this.ports.saveFailed(saved.error);
      return saved;
    });
  }

  /** The file of a picture of the open project. */
  picture(sha256: string, extension: string): string | undefined {
    return this.project?.assets.has(sha256) ? this.project.assetPath(sha256, extension) : undefined;
  }

  private async openSample(): Promise<Opened> {
    const folder = await this.freeFolder(this.ports.sampleName());
    if (!folder.ok) return folder;
    const copied = await copySample(folder.value);
    return copied.ok ? this.replace(await openProject(folder.value)) : copied;
  }

  /** A folder name not taken yet, in the documents folder, which is made where it is missing. */
  private async freeFolder(name: string): Promise<Result<string, DeskFailure>> {
    const documents = this.ports.documents();
    try {
      await makeFolder(documents);
      return ok(freeProjectFolder(documents, name));
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      return err({ kind: 'unwritable', thing: documents, detail });
    }
  }

  /** The new project takes the place of the open one, which is closed only once the new one is open. */
  private async replace(opened: Result<Project, DeskFailure>): Promise<Opened> {
    if (!opened.ok) return opened;
    await this.project?.close();
    this.project = opened.value;
    this.ports.remember(opened.value.folder);
    return ok(snapshot(opened.value));
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.turn.then(work, work);
    this.turn = next.catch(() => undefined);
    return next;
  }
}

/** The local date, as issues write it. */
function today(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
