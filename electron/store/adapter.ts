import type { Adapter } from 'lowdb';
import { replaceFile } from './atomic';
import { decode, type Envelope, encode, sha256 } from './envelope';
import { codeOf, failure, failureOf, StoreError } from './failures';
import { ABSENT, type FileStat, fileStat, isUntouched, sameFile, statOf } from './fileStat';
import { MAX_DOCUMENT, readAll, readRegular, withRegular } from './regular';

/** The bytes of a file, or null where there is none. Throws a `StoreError` for everything else, and for one that is longer. */
export async function bytesOf(file: string, thing: string, most = MAX_DOCUMENT): Promise<Uint8Array | null> {
  try {
    return await readRegular(file, most);
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return null;
    throw new StoreError(failureOf(problem, 'read', thing));
  }
}

interface Found {
  readonly bytes: Uint8Array;
  readonly stat: FileStat;
}

async function lookAt(file: string, thing: string): Promise<Found | null> {
  try {
    return await withRegular(file, MAX_DOCUMENT, async (handle, info) => ({
      bytes: await readAll(handle, info.size),
      stat: fileStat(info),
    }));
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return null;
    throw new StoreError(failureOf(problem, 'read', thing));
  }
}

/**
 * lowdb's adapter for one document of a project. It remembers the bytes it has last read or written and does
 * not write over others: a document that was changed by another program is a failure that names it.
 */
export class DocumentAdapter implements Adapter<Envelope> {
  readonly #file: string;
  readonly #thing: string;
  /** Hash of the whole file as we know it; null where there is none. */
  #known: string | null = null;
  /** Hash of what we have tried to write: it may be there although the system reported a failure after it. */
  #tried: string | null = null;
  #stat: FileStat | null = null;
  /** Called when the new state stands ready, with the old one still in its place; true where that took time. */
  beforeReplacing: (() => Promise<boolean>) | undefined;

  constructor(file: string, thing: string) {
    this.#file = file;
    this.#thing = thing;
  }

  /** Whether there is a file, as far as we know. */
  get present(): boolean {
    return this.#known !== null;
  }

  /** When the file as we know it was written. Milliseconds since 1970. */
  get modified(): number {
    return this.#stat?.mtimeMs ?? 0;
  }

  /** Null where the file does not exist; throws a `StoreError` for one that cannot be read or is damaged. */
  async read(): Promise<Envelope | null> {
    const found = await lookAt(this.#file, this.#thing);
    this.#known = found && sha256(found.bytes);
    this.#stat = found?.stat ?? null;
    if (found === null) return null;
    const envelope = decode(found.bytes);
    if (!envelope.ok) throw new StoreError(failure('damaged', this.#thing, envelope.error));
    return envelope.value;
  }

  async write(envelope: Envelope): Promise<void> {
    const bytes = encode(envelope);
    // What cannot be read again must not be written.
    if (bytes.byteLength > MAX_DOCUMENT) throw new StoreError(failure('too-large', this.#thing));
    const hash = sha256(bytes);
    const ours = await this.#ours();
    if (ours.hash !== hash) {
      this.#tried = hash;
      this.#stat = await this.#replace(bytes, ours.stat);
    }
    this.#known = hash;
  }

  /** The document is to go away: makes sure that it is ours to remove, then forgets it. */
  async release(remove: () => Promise<void>): Promise<void> {
    await this.#ours();
    try {
      await remove();
    } catch (problem) {
      throw new StoreError(failureOf(problem, 'write', this.#thing));
    }
    this.forget();
  }

  /** What was there has been taken away. */
  forget(): void {
    this.#known = null;
    this.#stat = null;
  }

  /** Whether the file is as we have last read or written it, without reading it. */
  async unchanged(): Promise<boolean> {
    return sameFile(await statOf(this.#file, this.#thing), this.#stat);
  }

  async #replace(bytes: Uint8Array, seen: FileStat | null): Promise<FileStat> {
    try {
      return await replaceFile(this.#file, bytes, async () => {
        await this.#still(seen);
        if (await this.beforeReplacing?.()) await this.#still(seen);
      });
    } catch (problem) {
      throw new StoreError(failureOf(problem, 'write', this.#thing));
    }
  }

  /** Throws where another program has changed the file since it was seen. */
  async #still(seen: FileStat | null): Promise<void> {
    if (!sameFile(await statOf(this.#file, this.#thing), seen))
      throw new StoreError(failure('changed-on-disk', this.#thing));
  }

  /** The file as it is, which must be as we know it. It is read only where its times do not say so. */
  async #ours(): Promise<{ readonly hash: string | null; readonly stat: FileStat | null }> {
    const stat = await statOf(this.#file, this.#thing);
    if (isUntouched(stat, this.#stat)) return { hash: this.#known, stat };
    const found = await lookAt(this.#file, this.#thing);
    const hash = found && sha256(found.bytes);
    const ours = hash === this.#known || (hash !== null && hash === this.#tried);
    if (!ours) throw new StoreError(failure('changed-on-disk', this.#thing));
    this.#stat = found?.stat ?? null;
    return { hash, stat: this.#stat };
  }
}
