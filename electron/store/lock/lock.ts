import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { rm, rmdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import type { Holder } from '../../../core/contract/project';
import { makeFolder } from '../atomic';
import { codeOf, failure, failureOf } from '../failures';
import { type FileStat, isUntouched, statOf } from '../fileStat';
import { guard } from '../inside';
import { MANIFEST } from '../layout';
import { readRegularSync } from '../regular';
import {
  HEARTBEAT,
  type HolderFile,
  heldFolder,
  holderFile,
  judge,
  LOCK,
  ownTokens,
  readHolder,
  readHolderBytes,
  writeHolder,
} from './holder';
import { ourselves } from './identity';
import { mayRob, remember, watching } from './silence';

// The lock library ends the process on signals that nobody listens to. This one says that a file may not grow any
// more: the write fails then, which is an error like any other.
if (process.platform !== 'win32') process.on('SIGXFSZ', () => undefined);

export interface LockOptions {
  /** The editor has said so: a holder that is not heard of any more loses the project to us. */
  readonly takeOver?: boolean;
  /** Milliseconds to wait for a holder to let go before giving up. */
  readonly wait?: number;
  /** Milliseconds between two signs of life, ours and those that a holder is watched for; at least a second. */
  readonly heartbeat?: number;
}

/** Why a project could not be taken for writing, and who has it where that is the reason. */
export interface LockRefusal {
  readonly failure: DeskFailure;
  readonly holder: Holder | null;
}

/** A project that is ours to write, for as long as `check` says so. */
export interface ProjectLock {
  /** Absolute folder of the project. */
  readonly folder: string;
  /** Ourselves, as others see us. */
  readonly holder: Holder;
  /**
   * Asked before every save: undefined while the project is ours. After a long sleep, a jump of the clock or a move
   * of the folder somebody else may have it: then the failure says who, and nothing may be written. A lock that
   * was merely swept away is taken again.
   */
  check(): Promise<DeskFailure | undefined>;
  /** Hears when the project is no longer ours, at the latest a few seconds after it was lost, and when it is ours again. */
  onStanding(listener: (lost: DeskFailure | undefined) => void): () => void;
  /** Lets go; safe to call more than once. What is not ours any more is left alone. */
  release(): Promise<void>;
}

/** Between two looks at a lock that somebody else has. Milliseconds. */
const PAUSE = 200;
/** Taking a lock is a matter of milliseconds; after this a taker that died on the way is passed over. */
const TAKING_LIMIT = 5000;
const TAKING = { retries: 140, factor: 1, minTimeout: 30, maxTimeout: 60 };

const lockedBy = (folder: string, holder: Holder): DeskFailure =>
  failure('locked', basename(folder), [holder.user, holder.host].filter((name) => name !== '').join(' @ '));

/**
 * Judging who holds a project and taking it is one step: of several programs that find a lock without a holder
 * exactly one gets it.
 */
async function alone<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  const taking = join(folder, LOCK, 'taking');
  const release = await lockfile.lock(taking, {
    lockfilePath: taking,
    realpath: false,
    stale: TAKING_LIMIT,
    retries: TAKING,
    onCompromised: () => undefined,
  });
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}

class HeldLock implements ProjectLock {
  readonly folder: string;
  #file: HolderFile;
  /** The holder's file when it was last found to be ours. */
  #ours: FileStat | null = null;
  #let: (() => Promise<void>) | undefined;
  /** Signs of life go out. */
  #beating = false;
  #lost: DeskFailure | undefined;
  #released = false;
  readonly #listeners = new Set<(lost: DeskFailure | undefined) => void>();
  /** The look at how we stand that is under way. */
  #checking: Promise<DeskFailure | undefined> | undefined;
  /** Looks again and again while the project is not ours. */
  #again: NodeJS.Timeout | undefined;

  readonly #heartbeat: number;

  constructor(folder: string, file: HolderFile, heartbeat: number) {
    this.folder = folder;
    this.#file = file;
    this.#heartbeat = heartbeat;
  }

  get holder(): Holder {
    const { user, host, since } = this.#file;
    return { user, host, since, here: true, stale: false };
  }

  /** Puts our name in and raises the lock. Only inside `alone`, and only where nobody holds the project. */
  async raise(): Promise<void> {
    const held = heldFolder(this.folder);
    this.#ours = null;
    await writeHolder(this.folder, this.#file);
    await rmdir(held).catch((problem: unknown) => {
      if (codeOf(problem) !== 'ENOENT') throw problem;
    });
    this.#let = await lockfile.lock(held, {
      lockfilePath: held,
      realpath: false,
      // Nobody is ever passed over by their age alone: `judge` decides that.
      stale: Number.POSITIVE_INFINITY,
      update: this.#heartbeat,
      fs: this.#carefulFiles(),
      onCompromised: () => {
        this.#beating = false;
        void this.check();
      },
    });
    this.#beating = true;
    ownTokens.add(this.#file.token);
  }

  async check(): Promise<DeskFailure | undefined> {
    if (this.#released) return failure('refused', basename(this.folder), 'closed');
    this.#checking ??= this.#look().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #look(): Promise<DeskFailure | undefined> {
    const problem = await this.#standing();
    if (problem) this.#lose(problem);
    else if (this.#lost) this.#regain();
    return problem;
  }

  onStanding(listener: (lost: DeskFailure | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    this.#listeners.clear();
    clearTimeout(this.#again);
    // A look that is under way may be about to raise the lock once more.
    await this.#checking;
    try {
      if (await this.#isOurs()) {
        // The name goes first: whoever raises the lock next writes theirs before they do.
        await rm(holderFile(this.folder), { force: true });
        await this.#let?.();
        await rmdir(heldFolder(this.folder)).catch(() => undefined);
      } else await this.#let?.();
    } catch {
      // The folder is gone or not to be written: what is left is found to be dead by whoever comes next.
    }
    ownTokens.delete(this.#file.token);
  }

  #lose(problem: DeskFailure): void {
    // A lock in a folder that was moved away must not keep us out of its new place.
    ownTokens.delete(this.#file.token);
    this.#beating = false;
    const isNews = this.#lost === undefined;
    this.#lost = problem;
    if (isNews) this.#tell();
    if (this.#released) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.check(), this.#heartbeat);
    this.#again.unref();
  }

  #regain(): void {
    this.#lost = undefined;
    clearTimeout(this.#again);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#lost);
  }

  /** Whoever takes a project puts a file of their own in the holder's place: ours is not read as long as it stands. */
  async #isOurs(): Promise<boolean> {
    const stands = await statOf(holderFile(this.folder), LOCK);
    if (stands !== null && isUntouched(stands, this.#ours)) return true;
    const ours = (await readHolder(this.folder))?.token === this.#file.token;
    this.#ours = ours ? stands : null;
    return ours;
  }

  async #standing(): Promise<DeskFailure | undefined> {
    try {
      if (this.#beating && (await this.#isOurs())) return undefined;
      await stat(join(this.folder, MANIFEST));
      await makeFolder(join(this.folder, LOCK));
      return await alone(this.folder, () => this.#retake());
    } catch (problem) {
      return failureOf(problem, 'read', this.folder);
    }
  }

  /** What was swept away, moved out and back or touched by another program is ours again where nobody has it. */
  async #retake(): Promise<DeskFailure | undefined> {
    const ours = await this.#isOurs();
    const found = await judge(this.folder);
    if (found.kind === 'held' && !ours) return lockedBy(this.folder, found.holder);
    // The library forgets the lock that was; where it has already, that is no matter.
    await this.#let?.().catch(() => undefined);
    this.#file = { ...this.#file, token: randomUUID() };
    await this.raise();
    return undefined;
  }

  /** The library takes its lock away when it is released and when the process ends: never one that is not ours. */
  #carefulFiles(): typeof fs {
    const { token } = this.#file;
    const isOurs = (): boolean => {
      try {
        return readHolderBytes(readRegularSync(holderFile(this.folder)))?.token === token;
      } catch {
        return false;
      }
    };
    const rmdirCarefully = (path: fs.PathLike, done: fs.NoParamCallback): void => {
      if (isOurs()) fs.rmdir(path, done);
      else done(null);
    };
    // The library goes on trying where the folder cannot be reached; the desk has to know.
    const told = (problem: Error | null): void => {
      if (problem && codeOf(problem) !== 'ENOENT' && this.#beating) void this.check();
    };
    const statTelling = (path: fs.PathLike, done: (problem: Error | null, stats: fs.Stats) => void): void =>
      fs.stat(path, (problem, stats) => {
        told(problem);
        done(problem, stats);
      });
    return {
      ...fs,
      stat: statTelling as typeof fs.stat,
      rmdir: rmdirCarefully as typeof fs.rmdir,
      rmdirSync: (path: fs.PathLike) => {
        if (isOurs()) fs.rmdirSync(path);
      },
    };
  }
}

const newHolder = async (): Promise<HolderFile> => ({
  ...(await ourselves()),
  token: randomUUID(),
  since: new Date().toISOString(),
});

type Taken = Result<ProjectLock, LockRefusal>;

async function attempt(folder: string, takeOver: boolean, heartbeat: number): Promise<Taken> {
  const found = await judge(folder);
  if (found.kind === 'held') {
    const robs = takeOver && found.holder.stale && mayRob(folder, found.heard, watching(heartbeat));
    if (!robs) {
      remember(folder, found.heard);
      return err({ failure: lockedBy(folder, found.holder), holder: found.holder });
    }
  }
  const lock = new HeldLock(folder, await newHolder(), heartbeat);
  await lock.raise();
  return ok(lock);
}

/**
 * Takes a project for writing. A lock whose holder ran on this machine and no longer lives is taken over at once;
 * one whose holder is on another machine and silent only with `takeOver`, which watches it for a few seconds first.
 * The folder must be known to be a project: `.local/lock` is made in it.
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<Taken> {
  const folder = resolve(path);
  guard(folder);
  const takeOver = options.takeOver === true;
  const heartbeat = options.heartbeat ?? HEARTBEAT;
  const until = performance.now() + (takeOver ? watching(heartbeat) + 2 * PAUSE : (options.wait ?? 0));
  try {
    await makeFolder(join(folder, LOCK));
    for (;;) {
      const taken = await alone(folder, () => attempt(folder, takeOver, heartbeat));
      if (taken.ok || performance.now() >= until) return taken;
      if (takeOver && taken.error.holder?.stale === false) return taken;
      await wait(PAUSE);
    }
  } catch (problem) {
    const reason =
      codeOf(problem) === 'ELOCKED'
        ? failure('locked', basename(folder))
        : failureOf(problem, 'write', folder);
    return err({ failure: reason, holder: null });
  }
}

/** Who holds a project for writing; null while nobody does. Only looks. */
export async function holderOf(path: string): Promise<Holder | null> {
  try {
    const found = await judge(resolve(path));
    return found.kind === 'held' ? found.holder : null;
  } catch {
    return null;
  }
}
