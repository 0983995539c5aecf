import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { makeFolder, renameOver, settle, syncFolder, temporaryName } from '../atomic';
import { sha256 } from '../envelope';
import { openRegular } from '../regular';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/**
 * A pack is one file of many pieces, each deflated for itself and headed by what it is:
 * `sha256 of the content (32 bytes) | stored length (u32) | content length (u32) | deflated content`.
 * There is no index to lose: whatever is whole before a damaged place can be read.
 */
const MAGIC = Buffer.from('banxin-pack 1\n');
const HEAD = 40;
/** Read at a time while looking through a pack. Bytes. */
const WINDOW = 256 * 1024;
/** Written at a time. Bytes. */
const BATCH = 1024 * 1024;
/** No document of a paper comes near; a larger length is damage. Bytes. */
export const MAX_PIECE = 256 * 1024 * 1024;

/** Where a piece is. */
export interface Piece {
  readonly pack: string;
  /** Of the deflated bytes. */
  readonly at: number;
  readonly stored: number;
  readonly size: number;
}

/** Writes a pack beside its place; nothing is there until `finish`. */
export class PackWriter {
  readonly #written = new Set<string>();
  #batch: Uint8Array[] = [];
  #batched = 0;
  #bytes = 0;
  /** Batches go to the file one after the other. */
  #turn: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private readonly temporary: string,
    private readonly handle: FileHandle,
  ) {
    this.#push(MAGIC);
  }

  static async create(file: string): Promise<PackWriter> {
    await makeFolder(dirname(file));
    const temporary = join(dirname(file), temporaryName(file));
    return new PackWriter(file, temporary, await open(temporary, 'wx'));
  }

  has(hash: string): boolean {
    return this.#written.has(hash);
  }

  get pieces(): number {
    return this.#written.size;
  }

  /** Bytes of the file as far as it goes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a content under its hash; once is enough. */
  async add(hash: string, content: Uint8Array): Promise<void> {
    if (this.has(hash)) return;
    const stored = await deflate(content, { level: constants.Z_BEST_SPEED + 2 });
    await this.addStored(hash, stored, content.byteLength);
  }

  /** Adds what another pack holds, as it is. */
  async addStored(hash: string, stored: Uint8Array, size: number): Promise<void> {
    if (this.has(hash)) return;
    this.#written.add(hash);
    const head = Buffer.alloc(HEAD);
    head.write(hash, 'hex');
    head.writeUInt32LE(stored.byteLength, 32);
    head.writeUInt32LE(size, 36);
    this.#push(head);
    this.#push(stored);
    if (this.#batched >= BATCH) await this.#flush();
  }

  /** Puts the pack in its place, durable. */
  async finish(): Promise<void> {
    await this.#flush();
    await settle(this.handle, this.#bytes).finally(() => this.handle.close());
    await renameOver(this.temporary, this.file);
    await syncFolder(dirname(this.file));
  }

  /** Takes away what was written; after `finish` it does nothing. */
  async discard(): Promise<void> {
    await this.#turn.catch(() => undefined);
    await this.handle.close().catch(() => undefined);
    await rm(this.temporary, { force: true });
  }

  #push(bytes: Uint8Array): void {
    this.#batch.push(bytes);
    this.#batched += bytes.byteLength;
    this.#bytes += bytes.byteLength;
  }

  #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#batched = 0;
    this.#turn = this.#turn.then(() => this.handle.writeFile(bytes));
    return this.#turn;
  }
}

/** A part of a file, kept so that the next small read comes from it. */
class Window {
  #bytes = Buffer.alloc(0);
  #from = 0;

  constructor(private readonly handle: FileHandle) {}

  /** Bytes of the file; fewer than asked for at its end. */
  async read(at: number, length: number): Promise<Buffer> {
    const inside = at >= this.#from && at + length <= this.#from + this.#bytes.byteLength;
    if (!inside) {
      const buffer = Buffer.allocUnsafe(Math.max(WINDOW, length));
      const { bytesRead } = await this.handle.read(buffer, 0, buffer.byteLength, at);
      this.#bytes = buffer.subarray(0, bytesRead);
      this.#from = at;
    }
    return this.#bytes.subarray(at - this.#from, at - this.#from + length);
  }
}

/**
 * What a pack holds, in its order. `whole` is false where it breaks off or is no pack; what comes before is good.
 * Throws the system's error where the file cannot be read.
 */
export async function readPack(
  file: string,
): Promise<{ readonly pieces: ReadonlyMap<string, Piece>; readonly whole: boolean }> {
  const pieces = new Map<string, Piece>();
  const { handle } = await openRegular(file);
  try {
    const { size: end } = await handle.stat();
    const window = new Window(handle);
    const magic = await window.read(0, MAGIC.byteLength);
    if (!magic.equals(MAGIC)) return { pieces, whole: false };
    let at = MAGIC.byteLength;
    while (at < end) {
      const head = await window.read(at, HEAD);
      if (head.byteLength < HEAD) return { pieces, whole: false };
      const stored = head.readUInt32LE(32);
      const size = head.readUInt32LE(36);
      at += HEAD;
      if (at + stored > end || size > MAX_PIECE) return { pieces, whole: false };
      pieces.set(head.toString('hex', 0, 32), { pack: file, at, stored, size });
      at += stored;
    }
    return { pieces, whole: true };
  } finally {
    await handle.close();
  }
}

/** The deflated bytes of a piece. */
export async function storedBytes(handle: FileHandle, piece: Piece): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(piece.stored);
  const { bytesRead } = await handle.read(buffer, 0, piece.stored, piece.at);
  return buffer.subarray(0, bytesRead);
}

/** The content of a piece, or undefined where it is not what its hash says. */
export async function contentOf(
  hash: string,
  stored: Uint8Array,
  size: number,
): Promise<Uint8Array | undefined> {
  try {
    const content = await inflate(stored, { maxOutputLength: Math.max(size, 1) });
    return sha256(content) === hash ? content : undefined;
  } catch {
    // Not deflated data, or more of it than there may be: the same to who asks for it.
    return undefined;
  }
}
