import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { PictureFile } from '../../core/document/factory';
import type { Picture } from '../../core/document/records/picture';
import { inspectPicture, listAssets, readPicture, storeAsset } from './assets';
import { hashOfFile } from './backup/sound';
import { ASSETS, assetFile } from './layout';
import { alteredAsset } from './notes';
import { quarantine } from './recovery/recover';

/** Other programs write pictures in several steps; so long after the last one they are looked at. Milliseconds. */
const QUIET = 400;

/** SHA-256 of a file, read in pieces; undefined where it cannot be read. */
const hashOrNone = (file: string): Promise<string | undefined> => hashOfFile(file).catch(() => undefined);

/** The picture files of one project. */
export class ProjectAssets {
  readonly #folder: string;
  readonly #readOnly: boolean;
  #present: ReadonlySet<string>;

  constructor(folder: string, readOnly: boolean, present: ReadonlySet<string>) {
    this.#folder = folder;
    this.#readOnly = readOnly;
    this.#present = present;
  }

  /** Hashes of the files that are there. */
  get present(): ReadonlySet<string> {
    return this.#present;
  }

  async add(source: Uint8Array | string, name: string): Promise<Result<PictureFile, DeskFailure>> {
    const bytes = typeof source === 'string' ? await readPicture(source) : ok(source);
    if (!bytes.ok) return bytes;
    const file = await inspectPicture(bytes.value, name);
    if (!file.ok) return file;
    const stored = await storeAsset(this.#folder, file.value, bytes.value);
    if (stored.ok) this.#present = new Set([...this.#present, stored.value.sha256]);
    return stored;
  }

  /**
   * Compares the files of some picture cards with their hashes. One whose content is another goes to quarantine and
   * counts as missing; one that has come back counts as there again.
   */
  async check(cards: readonly Picture[]): Promise<readonly Diagnostic[]> {
    const notes: Diagnostic[] = [];
    const seen = new Map<string, boolean>();
    for (const { id, sha256, ext, name } of cards) {
      if (!this.#present.has(sha256)) continue;
      const path = assetFile(sha256, ext);
      const sound = seen.get(path) ?? (await this.#isSound(path, sha256));
      seen.set(path, sound);
      if (!sound) notes.push(alteredAsset(path, name, { picture: id }));
    }
    const lost = cards.filter(({ sha256, ext }) => seen.get(assetFile(sha256, ext)) === false);
    if (lost.length > 0)
      this.#present = new Set(
        [...this.#present].filter((hash) => !lost.some((card) => card.sha256 === hash)),
      );
    return notes;
  }

  /** Calls back when other files are there than before; returns what ends the watching. */
  watch(changed: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const look = async (): Promise<void> => {
      const before = this.#present;
      const now = await this.#relist();
      if (now && (now.size !== before.size || [...now].some((hash) => !before.has(hash)))) changed();
    };
    let watcher: FSWatcher | undefined;
    try {
      watcher = watch(join(this.#folder, ASSETS), { persistent: false, recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(() => void look(), QUIET);
        timer.unref();
      });
      watcher.on('error', () => watcher?.close());
    } catch {
      // No folder yet, or no watch to be had: the files are listed again at the next opening.
    }
    return () => {
      clearTimeout(timer);
      watcher?.close();
    };
  }

  /** A file that is new is there only if its content is what its name says. */
  async #relist(): Promise<ReadonlySet<string> | undefined> {
    try {
      const listed = await listAssets(this.#folder);
      const now = new Set<string>();
      for (const [hash, path] of listed)
        if (this.#present.has(hash) || (await hashOrNone(join(this.#folder, path))) === hash) now.add(hash);
      this.#present = now;
      return now;
    } catch {
      return undefined;
    }
  }

  /** False for a file of another content, which is out of the way then. What cannot be read now is left alone. */
  async #isSound(path: string, sha256: string): Promise<boolean> {
    const hash = await hashOrNone(join(this.#folder, path));
    if (hash === undefined || hash === sha256) return true;
    if (!this.#readOnly) await quarantine(this.#folder, path, Date.now(), 'move').catch(() => undefined);
    return false;
  }
}
