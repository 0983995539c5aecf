import { access, constants, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { makeFolder, renameOver, syncFolder, temporaryName, writeNew } from '../store/atomic';
import { failureOf } from '../store/failures';
import type { ExportedFile } from './request';

interface Staged {
  readonly temporary: string;
  readonly file: ExportedFile;
}

/**
 * Files that come into being together: each is written whole beside its place and all are renamed at the end,
 * so that an export that is cancelled or fails leaves what was there before.
 */
export class Staging {
  readonly #staged: Staged[] = [];

  private constructor(private readonly folder: string) {}

  /** Makes the folder and finds out at once, not after minutes of work, whether it can be written. */
  static async open(folder: string): Promise<Result<Staging, DeskFailure>> {
    try {
      await makeFolder(folder);
      await access(folder, constants.W_OK);
      return ok(new Staging(folder));
    } catch (error) {
      return err(failureOf(error, 'write', folder));
    }
  }

  /** Writes a file to the disk under a temporary name. */
  async add(path: string, bytes: Uint8Array): Promise<Result<null, DeskFailure>> {
    const temporary = join(dirname(path), temporaryName(path));
    this.#staged.push({ temporary, file: { path, bytes: bytes.byteLength } });
    try {
      await writeNew(temporary, bytes);
      return ok(null);
    } catch (error) {
      return err(failureOf(error, 'write', path));
    }
  }

  /** Puts every file in its place. */
  async commit(): Promise<Result<readonly ExportedFile[], DeskFailure>> {
    const done: ExportedFile[] = [];
    for (const { temporary, file } of this.#staged) {
      try {
        await renameOver(temporary, file.path);
      } catch (error) {
        return err(failureOf(error, 'write', file.path));
      }
      done.push(file);
    }
    this.#staged.length = 0;
    try {
      await syncFolder(this.folder);
    } catch (error) {
      return err(failureOf(error, 'write', this.folder));
    }
    return ok(done);
  }

  /** Takes away what was written and not committed. */
  async discard(): Promise<void> {
    for (const { temporary } of this.#staged) await rm(temporary, { force: true });
    this.#staged.length = 0;
  }
}

/** Takes away what a process that died on the way had staged in a folder; other writers' files are left alone. */
export async function sweepStaged(folder: string, pid: number): Promise<void> {
  const staged = new RegExp(`^\\..+\\.[0-9a-f]{6}-${pid}-[0-9a-f]{8}\\.tmp$`, 'u');
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names)
    if (staged.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
}
