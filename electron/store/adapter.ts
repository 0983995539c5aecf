import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { writeAtomic } from './atomic';
import { decode, type Envelope, encode, sha256 } from './envelope';
import { codeOf, failure, failureOf, StoreError } from './failures';

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** The bytes of a file, or null where there is none. Throws a `StoreError` for everything else. */
export async function bytesOf(file: string, thing: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
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

  constructor(file: string, thing: string) {
    this.#file = file;
    this.#thing = thing;
  }

  /** Whether there is a file, as far as we know. */
  get present(): boolean {
    return this.#known !== null;
  }

  /** Null where the file does not exist; throws a `StoreError` for one that cannot be read or is damaged. */
  async read(): Promise<Envelope | null> {
    const bytes = await bytesOf(this.#file, this.#thing);
    this.#known = bytes && sha256(bytes);
    if (bytes === null) return null;
    const envelope = decode(bytes);
    if (!envelope.ok) throw new StoreError(failure('damaged', this.#thing, envelope.error));
    return envelope.value;
  }

  async write(envelope: Envelope): Promise<void> {
    const bytes = encode(envelope);
    const hash = sha256(bytes);
    if ((await this.#untouched()) !== hash) {
      this.#tried = hash;
      try {
        await writeAtomic(this.#file, bytes);
      } catch (problem) {
        throw new StoreError(failureOf(problem, 'write', this.#thing));
      }
    }
    this.#known = hash;
  }

  /** The document is to go away: makes sure that it is ours to remove, then forgets it. */
  async release(remove: () => Promise<void>): Promise<void> {
    await this.#untouched();
    try {
      await remove();
    } catch (problem) {
      throw new StoreError(failureOf(problem, 'write', this.#thing));
    }
    this.#known = null;
  }

  /** The hash of the file as it is, which must be as we know it. */
  async #untouched(): Promise<string | null> {
    const bytes = await bytesOf(this.#file, this.#thing);
    const hash = bytes && sha256(bytes);
    const ours = hash === this.#known || (hash !== null && hash === this.#tried);
    if (!ours) throw new StoreError(failure('changed-on-disk', this.#thing));
    return hash;
  }
}
