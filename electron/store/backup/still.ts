import { basename } from 'node:path';
import { failure, StoreError } from '../failures';
import { each } from './each';
import { type Listed, listFiles, type ProjectFile } from './files';

/** Attempts at a moment in which nothing changes from the first look at the folder to the last. */
const ROUNDS = 40;

const KINDS = ['document', 'branch', 'asset'] as const;

export interface StillOptions {
  readonly signal?: AbortSignal | undefined;
  /** Resolves at a moment at which no save is under way. Without it nobody else may be saving. */
  readonly quiet?: (() => Promise<void>) | undefined;
  /** Files read and to be read in this round. */
  readonly onRead?: (done: number, of: number) => void;
}

const isSame = (a: ProjectFile | undefined, b: ProjectFile): boolean =>
  a?.path === b.path && a.size === b.size && a.modified === b.modified;

const sameFiles = (a: Listed, b: Listed): boolean =>
  a.files.length === b.files.length && a.files.every((file, i) => isSame(b.files[i], file));

/**
 * Reads a project's documents, branches and pictures until what was read is the state of one moment: nothing has
 * changed between two looks at the folder, and at a moment between them no save was half done. Saves are not held
 * up; what they have changed is read again. `listedAt` is when the folder was looked through, in milliseconds since
 * 1970. Throws a `StoreError` where the project does not come to rest.
 */
export async function readStill(
  project: string,
  read: (file: ProjectFile, listedAt: number) => Promise<void>,
  options: StillOptions,
): Promise<Listed> {
  const known = new Map<string, ProjectFile>();
  let listedAt = Date.now();
  let listed = await listFiles(project, KINDS);
  for (let round = 0; round < ROUNDS; round++) {
    const changed = listed.files.filter((file) => !isSame(known.get(file.path), file));
    let done = 0;
    await each(changed, async (file) => {
      options.signal?.throwIfAborted();
      await read(file, listedAt);
      known.set(file.path, file);
      done += 1;
      if (done % 64 === 0) options.onRead?.(done, changed.length);
    });
    await options.quiet?.();
    options.signal?.throwIfAborted();
    const againAt = Date.now();
    const again = await listFiles(project, KINDS);
    if (sameFiles(listed, again)) return listed;
    [listed, listedAt] = [again, againAt];
  }
  throw new StoreError(failure('changed-on-disk', basename(project)));
}
