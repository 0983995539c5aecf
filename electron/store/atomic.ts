import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './failures';
import { type FileStat, fileStat, sameFile } from './fileStat';
import { mustBeInside, removeInside } from './inside';
import { renameOver } from './rename';

export { renameOver } from './rename';

/** A temporary file of another machine is left alone for this long. */
const STALE_MS = 10 * 60 * 1000;

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const TEMPORARY = /^\..+\.(?<host>[0-9a-f]{6})-(?<pid>\d+)-[0-9a-f]{8}\.tmp$/u;

/** A name that no other writer has; it says who writes, so that what a crash leaves can be told from work under way. */
export const temporaryName = (file: string): string =>
  `.${basename(file)}.${host}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;

/** Network and user-space file systems that cannot sync a folder say so by one of these. */
const UNSUPPORTED = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR']);

/** Makes a rename or a new name in a folder survive a power cut. Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (problem) {
    if (!UNSUPPORTED.has(codeOf(problem) ?? '')) throw problem;
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder with those above it that are missing, so that they survive a power cut with what they hold.
 * Level by level, because Node's own recursive call never comes back where a folder that is there refuses a new
 * one as not found, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  await mustBeInside(join(folder, 'x'));
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder);
  } catch (problem) {
    // Another process was quicker.
    if (codeOf(problem) === 'EEXIST' && (await isFolder(folder))) return;
    throw problem;
  }
  await syncFolder(parent);
}

/** False where there is nothing; a file in a folder's place or above it throws. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return false;
    throw problem;
  }
  throw Object.assign(new Error(`ENOTDIR: not a directory, mkdir '${path}'`), { code: 'ENOTDIR' });
}

/**
 * Makes what was written survive a power cut, all of it. Throws ESHORT where fewer bytes are there: some file systems
 * take a write on a full disk and keep only a part of it.
 */
export async function settle(handle: FileHandle, bytes: number): Promise<FileStat> {
  await handle.sync();
  const written = fileStat(await handle.stat());
  if (written.size !== bytes) throw Object.assign(new Error('short write'), { code: 'ESHORT' });
  return written;
}

/** Writes a file that is not there yet, whole and durable but for its name: that takes `syncFolder`. Throws. */
export async function writeNew(file: string, bytes: Uint8Array): Promise<FileStat> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    return await settle(handle, bytes.byteLength);
  } finally {
    await handle.close();
  }
}

/** `writeNew`, the folder made where that turns out to be missing. */
async function writeNewIn(folder: string, file: string, bytes: Uint8Array): Promise<FileStat> {
  try {
    return await writeNew(file, bytes);
  } catch (problem) {
    if (codeOf(problem) !== 'ENOENT') throw problem;
  }
  await makeFolder(folder);
  return writeNew(file, bytes);
}

/** What was written, with the change time that it has in its place; without one where something else stands there. */
async function inPlace(file: string, written: FileStat): Promise<FileStat> {
  const there = await stat(file).then(fileStat, () => null);
  return there !== null && sameFile(there, written) ? there : { ...written, ctimeMs: Number.NaN };
}

/**
 * Replaces a file so that at every moment, power cuts included, either the old or the new one is there whole:
 * temporary file beside it → all bytes → fsync → size check → rename → fsync of the folder. Throws the
 * system's error, the old file untouched and nothing left behind. `lastLook` is taken right before the rename; where
 * it throws, nothing is replaced. Answers with what it has put there.
 */
export async function replaceFile(
  file: string,
  bytes: Uint8Array,
  lastLook?: () => Promise<void>,
): Promise<FileStat> {
  const folder = dirname(file);
  const temporary = join(folder, temporaryName(file));
  let written: FileStat;
  await mustBeInside(file);
  try {
    written = await writeNewIn(folder, temporary, bytes);
    await lastLook?.();
    await renameOver(temporary, file);
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
  const [there] = await Promise.all([inPlace(file, written), syncFolder(folder)]);
  return there;
}

/** `replaceFile` for a file of which nobody has to know afterwards whether it is still the same. */
export async function writeAtomic(file: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(file, bytes);
}

/** `writeAtomic` for text, as UTF-8. */
export const writeTextAtomic = (file: string, text: string): Promise<void> =>
  writeAtomic(file, new TextEncoder().encode(text));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return codeOf(problem) === 'EPERM';
  }
};

const isStale = async (path: string, name: string): Promise<boolean> => {
  const groups = TEMPORARY.exec(name)?.groups;
  if (!groups) return false;
  if (groups['host'] === host && !isAlive(Number(groups['pid']))) return true;
  return Date.now() - (await stat(path)).mtimeMs > STALE_MS;
};

/** What writers that no longer live have left in a folder and below it. */
export async function staleTemporaries(folder: string): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await isStale(path, entry.name))) stale.push(path);
  }
  return stale;
}

/** Removes what writers that no longer live have left in a folder and below it; answers with the paths. */
export async function sweepTemporaries(folder: string): Promise<readonly string[]> {
  const stale = await staleTemporaries(folder);
  for (const path of stale) await removeInside(path);
  return stale;
}
