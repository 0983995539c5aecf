import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { makeFolder, renameOver, settle, syncFolder, temporaryName } from '../atomic';
import { listFiles, type ProjectFile } from '../backup/files';
import { flawOf, hashOfFile } from '../backup/sound';
import { readStill } from '../backup/still';
import { sha256 } from '../envelope';
import { codeOf, failure, failureOf, StoreError } from '../failures';
import { openRegular, readRegular } from '../regular';
import { CONTENTS, type ListedFile, refusedName, writeContents } from './format';

export interface ArchiveOptions {
  readonly signal?: AbortSignal;
  /** 0–1, never falling. */
  readonly onProgress?: (done: number) => void;
  /** Resolves at a moment at which no save is under way. Without it nobody else may be saving. */
  readonly quiet?: () => Promise<void>;
}

export interface Archived {
  /** Absolute. */
  readonly path: string;
  /** Of the archive. */
  readonly bytes: number;
  readonly files: number;
  /** What the folders of the project hold and the archive does not: foreign files, damaged earlier states. */
  readonly leftOut: readonly string[];
}

/** Local time: the format has no zone, and the writer takes the fields as they are here. */
const NO_TIME = new Date(1980, 0, 1, 0, 0, 0);
const ENTRY = { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true } as const;
/** The share of the documents, which are read first and all at one moment. */
const READ = 0.3;
/** An entry given as a stream is asked for when those before it are written: so many others wait in memory. */
const AHEAD = 256;

/**
 * Writes a whole project as one zip file: documents, pictures, history and waiting branches, the documents as they
 * were at one moment. The same project gives the same bytes. All is checked on the way: a document or picture that is
 * damaged is named and nothing is written. The file is there when it is whole.
 */
export async function exportArchive(
  project: string,
  file: string,
  options: ArchiveOptions = {},
): Promise<Result<Archived, DeskFailure>> {
  const temporary = join(dirname(file), temporaryName(file));
  try {
    await makeFolder(dirname(file));
    const texts = new Map<string, Uint8Array>();
    const { files, others } = await readStill(project, (found) => readText(project, found, texts), {
      ...options,
      onRead: (done, of) => options.onProgress?.((done / of) * READ),
    });
    const kept = await listFiles(project, ['history']);
    const all = [...files, ...kept.files.filter(({ what }) => what.kind === 'history')];
    const writing = new Writing(project, all, texts, options);
    await writing.to(temporary);
    await settleFile(temporary, writing.bytes);
    await renameOver(temporary, file);
    await syncFolder(dirname(file));
    options.onProgress?.(1);
    const leftOut = [...others, ...kept.others, ...writing.leftOut].sort();
    return ok({ path: file, bytes: writing.bytes, files: writing.listed.length, leftOut });
  } catch (problem) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (options.signal?.aborted) return err(failure('cancelled', basename(file)));
    return err(failureOf(problem, 'write', file));
  }
}

async function readText(project: string, file: ProjectFile, texts: Map<string, Uint8Array>): Promise<void> {
  const { path, what } = file;
  if (what.kind === 'asset') return;
  try {
    const bytes = await readRegular(join(project, path));
    const flaw = flawOf(what, bytes);
    if (flaw === undefined) texts.set(path, bytes);
    else if (what.kind !== 'branch') throw new StoreError(failure('damaged', path, flaw));
  } catch (problem) {
    // It has gone since the folder was listed, which the next look will tell.
    if (codeOf(problem) !== 'ENOENT') throw problem;
  }
}

/** Makes a file that a stream has written durable. */
async function settleFile(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'r+');
  await settle(handle, bytes).finally(() => handle.close());
}

/** One archive in the making. */
class Writing {
  readonly listed: ListedFile[] = [];
  readonly leftOut: string[] = [];
  bytes = 0;
  readonly #files: readonly ProjectFile[];
  readonly #zip = new ZipFile();
  #waiting = 0;

  constructor(
    private readonly project: string,
    files: readonly ProjectFile[],
    private readonly texts: ReadonlyMap<string, Uint8Array>,
    private readonly options: ArchiveOptions,
  ) {
    this.#files = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  async to(temporary: string): Promise<void> {
    const zip = this.#zip;
    const failed = new Promise<never>((_, reject) => zip.once('error', reject));
    const counted = new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.bytes += chunk.byteLength;
        done(null, chunk);
      },
    });
    const { signal } = this.options;
    const target = createWriteStream(temporary, { flags: 'wx', highWaterMark: 1024 * 1024 });
    const written = pipeline(zip.outputStream, counted, target, signal ? { signal } : {});
    // Whichever fails first ends the other.
    const filled = this.#fill().catch((problem: unknown) => {
      target.destroy();
      throw problem;
    });
    await Promise.race([Promise.all([filled, written]), failed]);
  }

  async #fill(): Promise<void> {
    const total = this.#files.reduce((sum, { size }) => sum + size, 1);
    let done = 0;
    for (const file of this.#files) {
      this.options.signal?.throwIfAborted();
      await this.#add(file);
      done += file.size;
      this.options.onProgress?.(READ + (done / total) * (0.99 - READ));
    }
    this.#zip.addBuffer(writeContents(this.listed), CONTENTS, ENTRY);
    this.#zip.end();
  }

  async #add(file: ProjectFile): Promise<void> {
    const { path, what } = file;
    if (refusedName(path) !== undefined) this.leftOut.push(path);
    else if (what.kind === 'asset') await this.#picture(file, what.sha256);
    else {
      const bytes = what.kind === 'history' ? await this.#version(file) : this.texts.get(path);
      if (bytes) await this.#text(path, bytes);
      else this.leftOut.push(path);
    }
  }

  async #text(path: string, bytes: Uint8Array): Promise<void> {
    this.listed.push({ path, size: bytes.byteLength, sha256: sha256(bytes) });
    this.#waiting += 1;
    if (this.#waiting < AHEAD) this.#zip.addBuffer(Buffer.from(bytes), path, ENTRY);
    else await this.#stream(path, Readable.from([bytes]), { ...ENTRY, size: bytes.byteLength });
  }

  /** An earlier state that is damaged is no state, and one may be thinned away at any time. */
  async #version({ path, what }: ProjectFile): Promise<Uint8Array | undefined> {
    if (what.kind === 'asset') return undefined;
    try {
      const bytes = await readRegular(join(this.project, path));
      return flawOf(what, bytes) === undefined ? bytes : undefined;
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return undefined;
      throw problem;
    }
  }

  /** Pictures are compressed already. */
  async #picture({ path, size }: ProjectFile, hash: string): Promise<void> {
    const file = join(this.project, path);
    const found = await hashOfFile(file, this.options.signal);
    if (found !== hash) throw new StoreError(failure('damaged', path, `sha256 ${found}`));
    this.listed.push({ path, size, sha256: hash });
    const { handle } = await openRegular(file);
    await this.#stream(path, handle.createReadStream(), { ...ENTRY, compress: false, size });
  }

  /** Resolves when the entry's bytes, and those of all before it, have gone into the archive. */
  #stream(path: string, from: Readable, options: Parameters<ZipFile['addReadStream']>[2]): Promise<void> {
    this.#waiting = 0;
    return new Promise((resolve, reject) => {
      const through = new PassThrough();
      through.once('end', resolve);
      pipeline(from, through).catch(reject);
      this.#zip.addReadStream(through, path, options);
    });
  }
}
