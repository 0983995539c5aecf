import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { makeFolder, syncFolder } from '../atomic';
import { each } from '../backup/each';
import { fileAt } from '../backup/files';
import { flawOf } from '../backup/sound';
import { buildFolder } from '../create';
import { parseJson, sha256 } from '../envelope';
import { codeOf, failure, failureOf, StoreError } from '../failures';
import { MANIFEST } from '../layout';
import { checkManifest, FORMAT_VERSION } from '../manifest';
import { CONTENTS, LIMITS, type Limits, type ListedFile, readContents } from './format';
import { disagreement, inspectEntries } from './inspect';

export interface ImportOptions {
  readonly signal?: AbortSignal;
  /** 0–1, never falling. */
  readonly onProgress?: (done: number) => void;
  readonly limits?: Limits;
}

export interface Imported {
  /** Absolute. */
  readonly folder: string;
  readonly files: number;
}

/**
 * Unpacks an archive into a folder of its own, which must not exist or be empty. Archives come from strangers: names,
 * sizes and types are checked before a byte is written, every content against its hash while it is, and the
 * folder gets its name when all of it is there. What is not exactly what was exported is refused whole.
 */
export async function importArchive(
  file: string,
  target: string,
  options: ImportOptions = {},
): Promise<Result<Imported, DeskFailure>> {
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(file);
    const unpacking = new Unpacking(zip, options);
    await unpacking.prepare(file, target);
    await buildFolder(target, (building) => unpacking.into(building));
    options.onProgress?.(1);
    return ok({ folder: target, files: unpacking.files });
  } catch (problem) {
    if (options.signal?.aborted) return err(failure('cancelled', basename(file)));
    if (problem instanceof StoreError) return err(problem.failure);
    if (codeOf(problem) !== undefined) return err(failureOf(problem, 'write', target));
    // What the reader of the format has to say, which throws errors without a code.
    return err(failure('damaged', file, problem instanceof Error ? problem.message : String(problem)));
  } finally {
    zip?.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false, strictFileNames: true });
  } catch (problem) {
    if (codeOf(problem) !== undefined) throw new StoreError(failureOf(problem, 'read', file));
    throw notArchive(file, problem instanceof Error ? problem.message : String(problem));
  }
}

const notArchive = (file: string, detail: string): StoreError =>
  new StoreError(failure('not-an-archive', file, detail));

/** One archive on its way into a folder. */
class Unpacking {
  #entries: ReadonlyMap<string, Entry> = new Map();
  #listed: readonly ListedFile[] = [];
  readonly #limits: Limits;

  constructor(
    private readonly zip: ZipFile,
    private readonly options: ImportOptions,
  ) {
    this.#limits = options.limits ?? LIMITS;
  }

  get files(): number {
    return this.#listed.length;
  }

  /** All checks that can be made before anything is written. */
  async prepare(file: string, target: string): Promise<void> {
    this.#entries = await inspectEntries(this.zip, this.#limits);
    const list = this.#entries.get(CONTENTS);
    if (!list) throw notArchive(file, `no ${CONTENTS}`);
    const json = parseJson(await this.#bytes(list));
    const contents = readContents(json.ok ? json.value : undefined);
    if (contents.kind === 'newer')
      throw new StoreError(failure('newer-format', file, String(contents.format)));
    if (contents.kind === 'bad') throw new StoreError(failure('damaged', file, contents.problem));
    this.#listed = contents.files;
    const problem = disagreement(this.#listed, this.#entries);
    if (problem) throw new StoreError(problem);
    await this.#checkManifest(file);
    await this.#mustFit(target);
  }

  async into(building: string): Promise<void> {
    const folders = [...new Set(this.#listed.map(({ path }) => dirname(path)))];
    for (const folder of folders) await makeFolder(join(building, folder));
    const total = this.#listed.reduce((sum, { size }) => sum + size, 1);
    let done = 0;
    await each(this.#listed, async (listed) => {
      this.options.signal?.throwIfAborted();
      await this.#unpack(listed, join(building, listed.path));
      done += listed.size;
      this.options.onProgress?.((done / total) * 0.98);
    });
    for (const folder of folders) await syncFolder(join(building, folder));
    this.options.signal?.throwIfAborted();
  }

  async #unpack(listed: ListedFile, file: string): Promise<void> {
    const entry = this.#entries.get(listed.path);
    const what = fileAt(listed.path);
    if (!entry || !what) throw new StoreError(failure('damaged', listed.path));
    if (what.kind === 'asset') {
      // Its name is its hash, whatever the list says.
      if (listed.sha256 !== what.sha256) throw new StoreError(failure('damaged', listed.path, 'sha256'));
      await this.#picture(entry, listed, file);
      return;
    }
    const bytes = await this.#bytes(entry);
    if (sha256(bytes) !== listed.sha256)
      throw new StoreError(failure('damaged', listed.path, 'sha256 does not match'));
    const flaw = flawOf(what, bytes);
    if (flaw !== undefined) throw new StoreError(failure('damaged', listed.path, flaw));
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async #picture(entry: Entry, { path, sha256: wanted }: ListedFile, file: string): Promise<void> {
    const hash = createHash('sha256');
    const from = await this.#stream(entry);
    from.on('data', (chunk: Buffer) => hash.update(chunk));
    await pipeline(from, createWriteStream(file, { flags: 'wx', flush: true }));
    if (hash.digest('hex') !== wanted)
      throw new StoreError(failure('damaged', path, 'sha256 does not match'));
  }

  /** The content of an entry, never more of it than its size says, which was checked. */
  async #bytes(entry: Entry): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await this.#stream(entry)) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }

  /** Ends with an error where the content is not as long as the entry says. */
  #stream(entry: Entry): Promise<Readable> {
    return this.zip.openReadStreamPromise(entry);
  }

  async #checkManifest(file: string): Promise<void> {
    const entry = this.#entries.get(MANIFEST);
    if (!entry) throw notArchive(file, `no ${MANIFEST}`);
    const manifest = checkManifest(await this.#bytes(entry));
    if (!manifest.ok) throw new StoreError(failure('damaged', MANIFEST, manifest.error));
    const { minReader } = manifest.value;
    if (minReader > FORMAT_VERSION)
      throw new StoreError(failure('newer-format', file, `${minReader} > ${FORMAT_VERSION}`));
  }

  /** Says so before minutes of work where the disk is too small. */
  async #mustFit(target: string): Promise<void> {
    const parent = dirname(target);
    await makeFolder(parent);
    const { bavail, bsize } = await statfs(parent);
    const total = this.#listed.reduce((sum, { size }) => sum + Math.ceil(size / bsize) * bsize, 0);
    if (total > bavail * bsize)
      throw new StoreError(failure('disk-full', target, `${total} > ${bavail * bsize}`));
  }
}
