import { randomBytes } from 'node:crypto';
import { type Dirent } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { makeId } from '../../core/base/ids';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { LoadedDocument } from '../../core/contract/project';
import type { Json } from '../../core/document/diff';
import { sameJson } from '../../core/document/json';
import { makeFolder, renameOver, settle, syncFolder, temporaryName, writeAtomic } from './atomic';
import type { Draft } from './docstore';
import { encode } from './envelope';
import { failure, failureOf, StoreError } from './failures';
import { FolderStore } from './folder';
import { documentPath, LOCAL, MANIFEST } from './layout';
import { PRESENCE } from './lock/presence';
import { newManifest } from './manifest';
import { inParallel } from './read';
import { openRegular } from './regular';

export interface CopyOrder {
  /** The project's folder. What of it cannot be read, perhaps all of it, is left out. */
  readonly from: string;
  /** A folder that does not exist yet, outside the project. */
  readonly to: string;
  /** Documents as they are in memory: they stand in for those that cannot be read. */
  readonly known: readonly LoadedDocument[];
  /** Documents as they are to be, with the edits that could not be saved; `record: null` is a removal. */
  readonly wanted: readonly LoadedDocument[];
  readonly device: string;
  /** 0–1. */
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

interface SourceFile {
  /** Relative to the project. */
  readonly path: string;
  readonly bytes: number;
}

/** Bytes read at once: a picture of any size takes no more memory than this. */
const CHUNK = 1024 * 1024;
/** What belongs to this machine or to a desk, not to the paper. */
const LEFT_OUT = new Set([LOCAL, PRESENCE, MANIFEST]);

const pathOf = ({ type, id }: LoadedDocument): string => documentPath(type, id);

const newId = (): string => makeId((bytes) => randomBytes(bytes));

async function sizeOf(entry: Dirent, from: string): Promise<SourceFile | undefined> {
  const path = join(entry.parentPath, entry.name);
  try {
    return { path: relative(from, path), bytes: (await stat(path)).size };
  } catch {
    return undefined;
  }
}

/** What is to be copied; folders that cannot be listed have nothing. Names with a dot in front are no part of a paper. */
async function filesOf(from: string): Promise<readonly SourceFile[]> {
  let top: readonly Dirent[];
  try {
    top = await readdir(from, { withFileTypes: true });
  } catch {
    return [];
  }
  const parts = top.filter(({ name }) => !LEFT_OUT.has(name) && !name.startsWith('.'));
  const below = await Promise.all(
    parts
      .filter((entry) => entry.isDirectory())
      .map((entry) =>
        readdir(join(from, entry.name), { recursive: true, withFileTypes: true }).catch((): Dirent[] => []),
      ),
  );
  const isHidden = (entry: Dirent): boolean =>
    relative(from, join(entry.parentPath, entry.name))
      .split(sep)
      .some((name) => name.startsWith('.'));
  const files = [...parts, ...below.flat()].filter((entry) => entry.isFile() && !isHidden(entry));
  return (await inParallel(files, (entry) => sizeOf(entry, from))).flatMap((file) => file ?? []);
}

/** What the source does not give is no reason to stop; what the target does not take is. */
class Unreadable extends Error {}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  let source: FileHandle | undefined;
  try {
    source = (await openRegular(file)).handle;
    for (;;) {
      const { bytesRead, buffer } = await source.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (problem) {
    throw new Unreadable(String(problem));
  } finally {
    await source?.close().catch(() => undefined);
  }
}

class ProjectCopy {
  #copied = 0;
  readonly #order: CopyOrder;
  readonly #folder: string;

  constructor(order: CopyOrder, folder: string) {
    this.#order = order;
    this.#folder = folder;
  }

  async fill(): Promise<void> {
    await writeAtomic(join(this.#folder, MANIFEST), encode(newManifest(newId())));
    const files = await filesOf(this.#order.from);
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    await inParallel(files, (file) => this.#copy(file, total));
    await this.#writeDocuments();
    this.#order.progress(1);
  }

  async #copy(file: SourceFile, total: number): Promise<void> {
    const target = join(this.#folder, file.path);
    await makeFolder(dirname(target));
    try {
      await this.#stream(join(this.#order.from, file.path), target, total);
    } catch (problem) {
      await rm(target, { force: true });
      if (!(problem instanceof Unreadable)) throw problem;
    }
  }

  async #stream(from: string, to: string, total: number): Promise<void> {
    const target = await open(to, 'wx');
    try {
      let bytes = 0;
      for await (const chunk of chunksOf(from)) {
        this.#order.signal.throwIfAborted();
        await target.writeFile(chunk);
        bytes += chunk.byteLength;
        this.#copied += chunk.byteLength;
        this.#order.progress(Math.min(0.99, this.#copied / Math.max(1, total)));
      }
      await settle(target, bytes);
    } finally {
      await target.close();
    }
  }

  /** Brings the copy's documents to what memory holds. One that others have changed meanwhile keeps both its states. */
  async #writeDocuments(): Promise<void> {
    const { known, wanted, device } = this.#order;
    const store = new FolderStore(this.#folder, { device });
    const listed = await store.list();
    if (!listed.ok) throw new StoreError(listed.error);
    const there = new Set(listed.value.map((one) => documentPath(one.type, one.id)));
    const base = new Map(known.map((document) => [pathOf(document), document.record]));
    const edited = new Set(wanted.map(pathOf));
    const loaded = await store.load(wanted.filter((one) => there.has(pathOf(one))));
    if (!loaded.ok) throw new StoreError(loaded.error);
    const found = new Map(loaded.value.documents.map((document) => [pathOf(document), document.record]));
    const isBehind = (path: string): boolean =>
      found.has(path) && !sameJson(found.get(path) as Json, base.get(path) as Json);
    const drafts: readonly Draft[] = [
      ...known.filter((one) => !there.has(pathOf(one)) && !edited.has(pathOf(one))),
      ...wanted.map((one) => ({ ...one, behind: isBehind(pathOf(one)) })),
    ];
    const saved = await store.save(drafts);
    if (!saved.ok) throw new StoreError(saved.error);
    await store.close();
  }
}

const isInside = (folder: string, path: string): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);

/**
 * Copies a project with the edits that its own place does not take. The copy is a project of its own; it appears
 * under its name when it is whole, and on failure nothing is left of it. Nothing at the old place is written.
 */
export async function copyElsewhere(order: CopyOrder): Promise<Result<string, DeskFailure>> {
  const [from, to] = [resolve(order.from), resolve(order.to)];
  if (isInside(from, to)) return err(failure('refused', to, 'inside the project'));
  const building = join(dirname(to), temporaryName(to));
  try {
    await makeFolder(dirname(to));
    await mkdir(building);
    await new ProjectCopy({ ...order, from, to }, building).fill();
    await rmdir(to).catch(() => undefined);
    await renameOver(building, to);
    await syncFolder(dirname(to));
    return ok(to);
  } catch (problem) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
    if (order.signal.aborted) return err(failure('cancelled', basename(to)));
    return err(nameInsteadOf(failureOf(problem, 'write', to), to));
  }
}

/** Failures name files of the unfinished copy, which nobody has heard of: its place is what the editor knows. */
const nameInsteadOf = (problem: DeskFailure, to: string): DeskFailure => ({ ...problem, thing: to });
