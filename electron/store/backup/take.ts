import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { harm } from '../../../core/contract/harm';
import type { Backup } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { sha256 } from '../envelope';
import { failure, failureOf } from '../failures';
import { guard } from '../inside';
import type { Listed, ProjectFile } from './files';
import { type Header, readHeaders, shown, writeHeader } from './header';
import { type Entry, listParts, readList } from './listing';
import { PackWriter } from './pack';
import { keepPicture, keptPictures, pictureName } from './pictures';
import { PACKS, packName, stampOf } from './places';
import { Seen } from './seen';
import { flawOf, hashOfFile } from './sound';
import { readStill } from './still';
import { tidyBackups } from './tidy';
import { Vault } from './vault';

export interface TakeOptions {
  /** Before a migration: always made, and not thinned for ninety days. */
  readonly migration?: boolean;
  readonly now?: Date;
  readonly signal?: AbortSignal;
  /** 0–1, never falling. */
  readonly onProgress?: (done: number) => void;
  /** Resolves at a moment at which no save is under way. Without it nobody else may be saving. */
  readonly quiet?: () => Promise<void>;
}

export interface Taken {
  /** Null where nothing has changed since the last backup. */
  readonly backup: Backup | null;
  /** Files that are damaged: the backup has their last good state, where an earlier backup had one. */
  readonly missed: readonly { readonly path: string; readonly problem: string }[];
}

/** Once a day everything is read, so that damage which no time of change tells of is found. Milliseconds. */
const FULL_AFTER = 24 * 3_600_000;
/** One backup in the making. */
class Taking {
  readonly #entries = new Map<string, Entry | undefined>();
  readonly #missed = new Map<string, string>();

  constructor(
    private readonly project: string,
    private readonly vault: Vault,
    private readonly writer: PackWriter,
    private readonly last: ReadonlyMap<string, Entry>,
    private readonly seen: Seen,
    private readonly pictures: Set<string>,
    private readonly known: (hash: string) => Promise<boolean>,
    private readonly options: TakeOptions,
  ) {}

  read(): Promise<Listed> {
    const { signal, quiet, onProgress } = this.options;
    return readStill(this.project, (file, listedAt) => this.#one(file, listedAt), {
      signal,
      quiet,
      onRead: (done, of) => onProgress?.((done / of) * 0.9),
    });
  }

  result(listed: Listed): { readonly entries: readonly Entry[]; readonly missed: Taken['missed'] } {
    const entries = listed.files.flatMap(({ path }) => this.#entries.get(path) ?? []);
    const missed = listed.files.flatMap(({ path }) => {
      const problem = this.#missed.get(path);
      return problem === undefined ? [] : [{ path, problem }];
    });
    return { entries, missed };
  }

  async #one(file: ProjectFile, listedAt: number): Promise<void> {
    const entry = file.what.kind === 'asset' ? await this.#picture(file) : await this.#text(file, listedAt);
    this.#entries.set(file.path, entry);
  }

  async #text(file: ProjectFile, listedAt: number): Promise<Entry | undefined> {
    const { path, what } = file;
    const before = this.seen.hashOf(file);
    if (before !== undefined && (await this.known(before))) return { path, sha256: before, size: file.size };
    const bytes = await bytesOf(join(this.project, path), path);
    if (bytes === null || what.kind === 'asset') return undefined;
    const problem = flawOf(what, bytes);
    if (problem !== undefined) return this.#missing(path, problem);
    this.#missed.delete(path);
    const hash = sha256(bytes);
    if (!(await this.known(hash))) await this.writer.add(hash, bytes);
    this.seen.note(file, hash, listedAt);
    return { path, sha256: hash, size: bytes.byteLength };
  }

  async #picture({ path, what, size }: ProjectFile): Promise<Entry | undefined> {
    if (what.kind !== 'asset') return undefined;
    const name = pictureName(path);
    if (!this.pictures.has(name)) {
      const found = await hashOfFile(join(this.project, path), this.options.signal);
      if (found !== what.sha256) return this.#missing(path, harm('hash', `sha256 ${found}`));
      await keepPicture(this.project, path);
      this.pictures.add(name);
    }
    return { path, sha256: what.sha256, size };
  }

  /** The damaged file's last good state stays in the backups. */
  #missing(path: string, problem: string): Entry | undefined {
    this.#missed.set(path, problem);
    const last = this.last.get(path);
    return last && this.vault.pieces.has(last.sha256) ? last : undefined;
  }
}

/**
 * Makes a backup of a project's documents, waiting branches and pictures, of one consistent moment. What an earlier
 * backup has is not stored again. Nothing outside `.local/backups` is written, and there is no new backup before it is
 * whole. Afterwards old ones are thinned.
 */
export async function takeBackup(
  project: string,
  options: TakeOptions = {},
): Promise<Result<Taken, DeskFailure>> {
  const now = options.now ?? new Date();
  let vault: Vault | undefined;
  let writer: PackWriter | undefined;
  guard(project);
  try {
    vault = await Vault.open(project);
    writer = await PackWriter.create(join(project, PACKS, packName(now)));
    const taken = await take(project, { ...options, now }, vault, writer);
    options.onProgress?.(0.95);
    if (taken.backup) await tidyBackups(project, now);
    options.onProgress?.(1);
    return ok(taken);
  } catch (problem) {
    if (options.signal?.aborted) return err(failure('cancelled', basename(project)));
    return err(failureOf(problem, 'write', basename(project)));
  } finally {
    await writer?.discard();
    await vault?.close();
  }
}

async function take(
  project: string,
  options: TakeOptions & { readonly now: Date },
  vault: Vault,
  writer: PackWriter,
): Promise<Taken> {
  const { sound } = await readHeaders(project);
  const [newest] = sound;
  const last = newest ? (await readList(vault, newest)).entries : [];
  const seen = await Seen.read(project);
  const nowMs = options.now.getTime();
  const full = Math.abs(nowMs - seen.fullAt) > FULL_AFTER;
  const seenNow = full ? Seen.empty(nowMs) : seen;
  const taking = new Taking(
    project,
    vault,
    writer,
    new Map(last.map((entry) => [entry.path, entry])),
    seenNow,
    new Set(await keptPictures(project)),
    // What is to be relied on for another day is looked at once a day.
    async (hash) =>
      writer.has(hash) || (full ? (await vault.read(hash)) !== undefined : vault.pieces.has(hash)),
    options,
  );
  const listed = await taking.read();
  const { entries, missed } = taking.result(listed);
  const parts = listParts(entries);
  const lists = Object.fromEntries(parts.map(({ part, sha256: hash }) => [part, hash]));
  const unchanged = newest !== undefined && writer.pieces === 0 && sameLists(newest.lists, lists);
  if (!unchanged || options.migration === true) {
    for (const part of parts) if (!vault.pieces.has(part.sha256)) await writer.add(part.sha256, part.bytes);
    if (writer.pieces > 0) await writer.finish();
  }
  await seenNow.write(project);
  if (unchanged && options.migration !== true) return { backup: null, missed };
  const header: Header = {
    format: 1,
    id: freeId(options, sound),
    time: options.now.toISOString(),
    migration: options.migration === true,
    documents: listed.files.filter(({ what }) => what.kind === 'document').length,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    missed: missed.map(({ path }) => path),
    lists,
  };
  await writeHeader(project, header);
  return { backup: shown(header, options.now), missed };
}

const sameLists = (a: Header['lists'], b: Header['lists']): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([part, hash]) => b[part] === hash);

function freeId(options: TakeOptions & { readonly now: Date }, sound: readonly Header[]): string {
  const taken = new Set(sound.map(({ id }) => id));
  const base = `${stampOf(options.now)}${options.migration === true ? '-migration' : ''}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
