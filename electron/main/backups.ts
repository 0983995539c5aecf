import path from 'node:path';
import { err } from '../../core/base/result';
import type { AnswerOf, DeskFailure } from '../../core/contract/desk';
import type { StartKeeping } from '../jobs/keepingMessages';
import { DUE, listBackups, type Taken } from '../store/backup';
import type { Project } from '../store/project';
import { freeProjectFolder } from './folders';
import type { Service } from './services';

export interface BackupsPorts {
  readonly project: () => Project | undefined;
  readonly start: StartKeeping;
  /** Opens a folder in the place of the project. */
  readonly open: (folder: string) => Promise<AnswerOf<'backup.restore'>>;
  readonly now: () => Date;
}

/** How often it is looked whether a backup is due. Milliseconds. */
const LOOKING = 60_000;
/** Opening comes first: a backup waits until the editor has the paper on the screen. Milliseconds. */
const SETTLING = 10_000;
const EXTENSION = /\.banxin$/iu;

const part = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22 08.15`: local time as a folder may be named. */
const momentOf = (time: Date): string =>
  `${time.getFullYear()}-${part(time.getMonth() + 1)}-${part(time.getDate())} ${part(time.getHours())}.${part(time.getMinutes())}`;

/**
 * Backups of the open project: one when it is opened and the last is older than an hour, then every hour in which
 * something has changed. They are made in a process of their own; saves go on meanwhile.
 */
export class BackupsService implements Service {
  readonly name = 'backups';
  private timer: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;
  /** When a project was last looked at, by its folder: one that has not changed is not looked at all the time. */
  private readonly looked = new Map<string, number>();
  private running: { readonly project: Project; readonly cancel: () => void } | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly ports: BackupsPorts) {}

  boot(): void {
    this.timer = setInterval(() => void this.look(), LOOKING);
    this.timer.unref();
  }

  /** A backup under way is given up; there is none before it is whole. */
  async shutdown(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.settling);
    this.running?.cancel();
    await this.ended;
  }

  /** Another project is open: what is under way for the last one ends, and soon it is looked after. */
  opened(): void {
    if (this.running && this.running.project !== this.ports.project()) this.running.cancel();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.look(), SETTLING);
    this.settling.unref();
  }

  /** Makes a backup where one is due: soon after opening, and every minute. */
  look(): Promise<void> {
    const project = this.ports.project();
    if (this.running) {
      // Another project has taken its place: it is no longer ours to write in.
      if (this.running.project !== project) this.running.cancel();
      return this.ended;
    }
    if (!project || project.readOnly) return Promise.resolve();
    const now = this.ports.now().getTime();
    if (now - (this.looked.get(project.folder) ?? Number.NEGATIVE_INFINITY) < DUE) return Promise.resolve();
    this.looked.set(project.folder, now);
    this.running = { project, cancel: () => undefined };
    this.ended = this.take(project).finally(() => {
      this.running = undefined;
    });
    return this.ended;
  }

  async list(): Promise<AnswerOf<'backup.list'>> {
    const project = this.ports.project();
    return project ? listBackups(project.folder, this.ports.now()) : err({ kind: 'not-found', thing: '' });
  }

  /** Puts a backup into a folder of its own beside the project and opens that. */
  async restore(backup: string): Promise<AnswerOf<'backup.restore'>> {
    const project = this.ports.project();
    const listed = await this.list();
    if (!project || !listed.ok) return listed.ok ? err({ kind: 'not-found', thing: '' }) : listed;
    const chosen = listed.value.find(({ id }) => id === backup);
    if (!chosen) return err({ kind: 'not-found', thing: backup });
    const { dir, base } = path.parse(project.folder);
    const name = `${base.replace(EXTENSION, '')} ${momentOf(new Date(chosen.time))}`;
    const target = freeProjectFolder(dir, name);
    const job = this.ports.start({ name: 'restore', project: project.folder, backup, target }, {});
    const restored = await job.done;
    return restored.ok ? this.ports.open(restored.value.folder) : restored;
  }

  private async take(project: Project): Promise<void> {
    if (!(await this.isDue(project.folder))) return;
    if (this.ports.project() !== project) return;
    const job = this.ports.start(
      { name: 'backup', project: project.folder },
      // Answered in the project's turn, in which saves are made.
      { quiet: () => project.changed([]) },
    );
    this.running = { project, cancel: () => job.cancel() };
    const taken = await job.done;
    if (this.ports.project() !== project) return;
    if (taken.ok) tellMissed(project, taken.value);
    else if (taken.error.kind !== 'cancelled') tellFailed(project, taken.error);
  }

  private async isDue(folder: string): Promise<boolean> {
    const now = this.ports.now();
    const listed = await listBackups(folder, now);
    const newest = listed.ok ? listed.value[0] : undefined;
    // A clock that was set back does not keep backups from being made.
    return newest === undefined || Math.abs(now.getTime() - Date.parse(newest.time)) >= DUE;
  }
}

const tellFailed = (project: Project, failure: DeskFailure): void =>
  project.tell({
    notes: [
      {
        rule: 'BACKUP-FAILED',
        severity: 'advice',
        place: {},
        params: { problem: failure.detail ?? failure.kind },
      },
    ],
  });

/** What is damaged on the disk is found here first, while the window still has it whole. */
const tellMissed = (project: Project, { missed }: Taken): void => {
  if (missed.length === 0) return;
  const notes = missed.map(({ path: file, problem }) => ({
    rule: 'BACKUP-MISSED',
    severity: 'advice' as const,
    place: {},
    params: { path: file, problem },
  }));
  project.tell({ notes });
};
