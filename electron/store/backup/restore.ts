import { constants, copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { makeFolder, syncFolder, writeNew } from '../atomic';
import { buildFolder } from '../create';
import { codeOf, failure, failureOf, StoreError } from '../failures';
import { NO_FILE } from '../regular';
import { each } from './each';
import { fileAt } from './files';
import { readHeader } from './header';
import { type Entry, readList } from './listing';
import { pictureFile } from './places';
import { hashOfFile } from './sound';
import { Vault } from './vault';

export interface RestoreWatch {
  readonly signal?: AbortSignal;
  /** 0–1, never falling. */
  readonly onProgress?: (done: number) => void;
}

export interface Restored {
  /** Absolute. */
  readonly folder: string;
  /** Files that the backup names and that are nowhere whole any more. */
  readonly lost: readonly string[];
}

/**
 * Puts a backup into a folder of its own, which must not exist or be empty; the project stays as it is. The folder is
 * there when all of it is. Every content is checked against its hash: what is damaged is left out and named.
 */
export async function restoreBackup(
  project: string,
  id: string,
  target: string,
  watch: RestoreWatch = {},
): Promise<Result<Restored, DeskFailure>> {
  let vault: Vault | undefined;
  try {
    const header = await readHeader(project, id);
    if (!header.ok)
      return err(failure(header.error === 'missing' ? 'not-found' : 'damaged', id, header.error));
    vault = await Vault.open(project);
    const { entries, lost: parts } = await readList(vault, header.value);
    // Which files a lost part has named is not known: a folder with unknown gaps is worse than none.
    if (parts.length > 0) return err(failure('damaged', id, `list of files: ${parts.join(', ')}`));
    const lost: string[] = [];
    const from = new Source(project, vault);
    await buildFolder(target, async (building) => {
      await makeFolders(building, entries);
      let done = 0;
      await each(entries, async (entry) => {
        watch.signal?.throwIfAborted();
        if (!(await from.put(entry, join(building, entry.path)))) lost.push(entry.path);
        done += 1;
        if (done % 64 === 0) watch.onProgress?.(done / entries.length);
      });
      for (const folder of foldersOf(entries)) await syncFolder(join(building, folder));
      watch.signal?.throwIfAborted();
    });
    watch.onProgress?.(1);
    return ok({ folder: target, lost: lost.sort() });
  } catch (problem) {
    if (watch.signal?.aborted) return err(failure('cancelled', basename(target)));
    return err(failureOf(problem, 'write', target));
  } finally {
    await vault?.close();
  }
}

const foldersOf = (entries: readonly Entry[]): readonly string[] => [
  ...new Set(entries.map(({ path }) => dirname(path))),
];

async function makeFolders(building: string, entries: readonly Entry[]): Promise<void> {
  for (const folder of foldersOf(entries)) await makeFolder(join(building, folder));
}

/** Where the contents of a backup come from. */
class Source {
  constructor(
    private readonly project: string,
    private readonly vault: Vault,
  ) {}

  /** Writes one file of a backup; false where its content is nowhere whole. */
  async put(entry: Entry, target: string): Promise<boolean> {
    const what = fileAt(entry.path);
    // A header that somebody else has written may name any path.
    if (what === undefined) throw new StoreError(failure('damaged', entry.path, 'no place in a project'));
    if (what.kind === 'asset') return this.#picture(entry, target);
    const bytes = await this.vault.read(entry.sha256);
    if (!bytes) return false;
    await writeNew(target, bytes);
    return true;
  }

  async #picture({ path, sha256 }: Entry, target: string): Promise<boolean> {
    for (const place of [pictureFile(path), path]) {
      const source = join(this.project, place);
      try {
        if ((await hashOfFile(source)) !== sha256) continue;
      } catch (problem) {
        if (NO_FILE.has(codeOf(problem)) || codeOf(problem) === 'EIO') continue;
        throw problem;
      }
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      const handle = await open(target, 'r+');
      await handle.sync().finally(() => handle.close());
      return true;
    }
    return false;
  }
}
