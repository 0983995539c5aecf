import { type FileHandle, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../failures';
import { ABSENT } from '../fileStat';
import { openRegular } from '../regular';
import { contentOf, type Piece, readPack, storedBytes } from './pack';
import { PACKS } from './places';

/** All packs of a project's backups, to be read from. What `readOnce` opens it closes; the rest is closed by `close`. */
export class Vault {
  readonly #handles = new Map<string, Promise<FileHandle>>();

  private constructor(
    /** Every piece by its hash. */
    readonly pieces: ReadonlyMap<string, Piece>,
    /** Every pack, with the pieces in it. */
    readonly packs: ReadonlyMap<string, readonly string[]>,
    /** Packs that break off or are none. */
    readonly broken: readonly string[],
  ) {}

  static async open(project: string): Promise<Vault> {
    const pieces = new Map<string, Piece>();
    const packs = new Map<string, readonly string[]>();
    const broken: string[] = [];
    for (const name of await packNames(project)) {
      const file = join(project, PACKS, name);
      try {
        const pack = await readPack(file);
        packs.set(file, [...pack.pieces.keys()]);
        for (const [hash, piece] of pack.pieces) pieces.set(hash, piece);
        if (!pack.whole) broken.push(file);
      } catch {
        // What the disk does not give back is as good as gone; the next backup stores it anew.
        broken.push(file);
      }
    }
    return new Vault(pieces, packs, broken);
  }

  /** The content under a hash, or undefined where it is not there or not as it was. */
  async read(hash: string): Promise<Uint8Array | undefined> {
    const piece = this.pieces.get(hash);
    if (!piece) return undefined;
    const stored = await this.stored(piece);
    return stored && contentOf(hash, stored, piece.size);
  }

  /** `read` that leaves no file open. */
  async readOnce(hash: string): Promise<Uint8Array | undefined> {
    const piece = this.pieces.get(hash);
    if (!piece) return undefined;
    try {
      const { handle } = await openRegular(piece.pack);
      const stored = await storedBytes(handle, piece).finally(() => handle.close());
      return await contentOf(hash, stored, piece.size);
    } catch {
      return undefined;
    }
  }

  /** The deflated bytes of a piece, as they are. */
  async stored(piece: Piece): Promise<Uint8Array | undefined> {
    try {
      return await storedBytes(await this.#handle(piece.pack), piece);
    } catch {
      // The same as a piece that is not there.
      return undefined;
    }
  }

  async close(): Promise<void> {
    const handles = await Promise.allSettled(this.#handles.values());
    this.#handles.clear();
    for (const handle of handles) if (handle.status === 'fulfilled') await handle.value.close();
  }

  #handle(file: string): Promise<FileHandle> {
    const known = this.#handles.get(file) ?? openRegular(file).then(({ handle }) => handle);
    this.#handles.set(file, known);
    return known;
  }
}

async function packNames(project: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(project, PACKS))).filter((name) => name.endsWith('.pack')).sort();
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw problem;
  }
}
