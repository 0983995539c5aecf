import path from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { AnswerOf, ArgumentOf, DeskFailure, ProjectSnapshot, Standing } from '../../core/contract/desk';
import type { DocumentKey, DocumentsChanged } from '../../core/contract/project';
import type { RecordsDiff } from '../../core/document/diff';
import type { StartLibrary } from '../jobs/libraryMessages';
import type { PictureFile } from '../protocol/answerApp';
import { ARCHIVE_SUFFIX } from '../store/archive';
import { makeFolder } from '../store/atomic';
import { deviceName } from '../store/device';
import { assetFile } from '../store/layout';
import { holderOf, OwnPresence, othersPresent, presenceNote } from '../store/lock';
import { copySample, createProject, type OpenOptions, openProject, type Project } from '../store/project';
import { freeProjectFolder } from './folders';
import { followLibrary } from './follow';
import { libraryOf, type ProjectLibrary } from './library';
import type { Service } from './services';

export interface ProjectsPorts {
  /** Where new papers and the sample are put. */
  readonly documents: () => string;
  readonly lastProject: () => string | undefined;
  readonly remember: (folder: string) => void;
  /** The system's dialog; undefined where the user closes it. */
  readonly chooseFolder: () => Promise<string | undefined>;
  /** Unpacks an archive among the documents; answers with its folder. */
  readonly unpack: (archive: string) => Promise<Result<string, DeskFailure>>;
  readonly sampleName: () => string;
  readonly saveFailed: (failure: DeskFailure) => void;
  /** The window is to hear of documents that changed without its doing. */
  readonly changed: (change: DocumentsChanged) => void;
  /** The window is to hear at once when the project is lost to somebody else or cannot be reached. */
  readonly standing: (standing: Standing) => void;
  readonly startLibrary: StartLibrary;
}

/** Why a project that was to be taken for writing is read-only. */
const heldBy = ({ folder, holder }: Project): DeskFailure =>
  holder
    ? { kind: 'locked', thing: path.basename(folder), detail: `${holder.user} @ ${holder.host}` }
    : { kind: 'read-only', thing: folder };

type Opened = Result<ProjectSnapshot, DeskFailure>;

const snapshot = (project: Project, page: string | null): ProjectSnapshot => ({
  folder: project.folder,
  readOnly: project.readOnly,
  holder: project.holder,
  records: project.records,
  shelf: project.shelf,
  ...(page !== null && project.records.page[page] ? { page } : {}),
  branches: project.branches,
  assets: [...project.assets],
  notes: project.notes,
});

const withNotes = (shown: ProjectSnapshot, notes: readonly Diagnostic[]): ProjectSnapshot => ({
  ...shown,
  notes: [...shown.notes, ...notes],
});

/** The one open project: opened, created, saved and closed in turn, never two at a time. */
export class ProjectsService implements Service {
  readonly name = 'projects';
  private project: Project | undefined;
  /** Of the project that was opened last. */
  private opened: ProjectLibrary | undefined;
  /** Of the open project. */
  private library: ProjectLibrary | undefined;
  private presence: OwnPresence | undefined;
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
      await this.leave();
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

  /** What a system gives to the program: a paper's folder, or its archive, which is unpacked first. */
  private async openAsked(named: string): Promise<Result<Project, DeskFailure>> {
    if (!named.toLowerCase().endsWith(ARCHIVE_SUFFIX)) return this.open(named);
    const unpacked = await this.ports.unpack(named);
    return unpacked.ok ? this.open(unpacked.value) : unpacked;
  }

  /**
   * What the window shows when it comes up: what is open already (the window was loaded again), what the
   * command line names, the last project, or the sample. A last project that does not open is a failure the
   * first time; asked again, the sample is opened, so that nobody is locked out.
   */
  openLast(): Promise<Opened> {
    return this.inTurn(async () => {
      const asked = this.takeAsked();
      if (asked !== undefined && asked !== this.project?.folder)
        return this.replace(await this.openAsked(asked));
      if (this.project) return ok(this.snapshot(this.project));
      const last = this.ports.lastProject();
      if (last !== undefined && !this.triedLast) {
        this.triedLast = true;
        return this.replace(await this.open(last));
      }
      return this.openSample();
    });
  }

  choose(): Promise<Opened> {
    return this.inTurn(async () => {
      const asked = this.takeAsked();
      const folder = asked ?? (await this.ports.chooseFolder());
      if (folder === undefined) return err({ kind: 'cancelled', thing: '' });
      if (folder === this.project?.folder) return ok(this.snapshot(this.project));
      return this.replace(await (asked === undefined ? this.open(folder) : this.openAsked(folder)));
    });
  }

  /** Opens the open project anew for writing; one that is not heard of any more loses it to us. */
  takeOver(): Promise<Opened> {
    return this.inTurn(async () => {
      const { project } = this;
      if (!project) return err({ kind: 'not-found', thing: '' });
      if (!project.readOnly) {
        const lost = await project.lock?.check();
        return lost ? err(lost) : ok(this.snapshot(project));
      }
      const opened = await this.open(project.folder, { lock: { takeOver: true } });
      if (!opened.ok || !opened.value.readOnly) return this.replace(opened);
      await opened.value.close();
      return err(heldBy(opened.value));
    });
  }

  /** Goes on in another folder, e.g. a copy of the project that is open. */
  goOnIn(folder: string): Promise<Opened> {
    return this.inTurn(async () => this.replace(await this.open(folder)));
  }

  create({ name, paper }: ArgumentOf<'project.create'>): Promise<Opened> {
    return this.inTurn(async () => {
      const folder = await this.freeFolder(name);
      if (!folder.ok) return folder;
      return this.replace(await createProject(folder.value, { paper, name, date: today() }, this.options()));
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

  documents(keys: readonly DocumentKey[]): Promise<AnswerOf<'project.documents'>> {
    const { project } = this;
    return project ? project.load(keys) : Promise.resolve(err({ kind: 'not-found', thing: '' }));
  }

  async search(query: string, limit: number): Promise<AnswerOf<'project.search'>> {
    return ok((await this.library?.search(query, limit)) ?? { stories: [], complete: false });
  }

  shows(page: string): AnswerOf<'project.shows'> {
    this.library?.shows(page);
    return ok(null);
  }

  /** Where a picture of the open project is. */
  picture(sha256: string, extension: string): PictureFile | undefined {
    return this.project?.assets.has(sha256)
      ? { project: this.project.folder, path: assetFile(sha256, extension) }
      : undefined;
  }

  private async openSample(): Promise<Opened> {
    const folder = await this.freeFolder(this.ports.sampleName());
    if (!folder.ok) return folder;
    const copied = await copySample(folder.value);
    return copied.ok ? this.replace(await this.open(folder.value)) : copied;
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
    await this.leave();
    this.project = opened.value;
    this.library = this.opened;
    this.ports.remember(opened.value.folder);
    const answer = ok(withNotes(this.snapshot(opened.value), await this.enter(opened.value)));
    // The window gets its list first; then there is time for all else.
    setImmediate(() => this.follow(opened.value));
    return answer;
  }

  private options(more: OpenOptions = {}): OpenOptions {
    const shelf = libraryOf(this.ports.startLibrary, (library) => {
      this.opened = library;
    });
    return { ...more, load: 'shelf', shelf };
  }

  private open(folder: string, more: OpenOptions = {}): Promise<Result<Project, DeskFailure>> {
    return openProject(folder, this.options(more));
  }

  private snapshot(project: Project): ProjectSnapshot {
    return snapshot(project, this.library?.page ?? null);
  }

  private follow(project: Project): void {
    if (this.project !== project) return;
    project.onChange((change) => this.ports.changed(change));
    project.lock?.onStanding((lost) => void this.stands(project, lost));
    if (this.library) followLibrary(this.library, project);
  }

  private async stands(project: Project, lost: DeskFailure | undefined): Promise<void> {
    const holder = lost?.kind === 'locked' ? await holderOf(project.folder) : null;
    if (this.project === project) this.ports.standing({ lost: lost ?? null, holder });
  }

  /** Says in the project folder that this desk is there; answers with who else is. */
  private async enter({ folder, readOnly }: Project): Promise<readonly Diagnostic[]> {
    const others = await othersPresent(folder, deviceName());
    if (!readOnly) {
      this.presence = new OwnPresence(folder, deviceName());
      void this.presence.begin();
    }
    return others.map(presenceNote);
  }

  private async leave(): Promise<void> {
    await this.presence?.end();
    this.presence = undefined;
    await this.project?.close();
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
