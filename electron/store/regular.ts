import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { harm } from '../../core/contract/harm';
import { codeOf } from './failures';

/** The largest document that is read or written: 10,000 pages of a book. Bytes. */
export const MAX_DOCUMENT = 32 * 2 ** 20;

/** What systems, and readers of ours, say where no plain file is. */
export const NO_FILE: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENOTFILE',
  'ELINK',
]);

/** Without it, as on Windows, a file is looked at before it is opened. */
const NO_LINKS = constants.O_NOFOLLOW ?? 0;
/** Opening a pipe waits for its other end, a device may wait for ever: neither is waited for. A link leads anywhere. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | NO_LINKS;

const odd = (code: 'EISDIR' | 'ENOTFILE' | 'ETOOLARGE' | 'ELINK', message: string): Error =>
  Object.assign(new Error(message), { code });

function mustFit(
  info: { isFile(): boolean; isDirectory(): boolean; readonly size: number },
  most: number,
): void {
  if (info.isDirectory()) throw odd('EISDIR', harm('folder'));
  if (!info.isFile()) throw odd('ENOTFILE', harm('no-plain-file'));
  if (info.size > most) throw odd('ETOOLARGE', harm('too-large', `${Math.floor(most / 2 ** 20)} MB`));
}

const aLink = (): Error => odd('ELINK', harm('link'));

/** The system says so of a link that it is not to follow. */
const orLink = (problem: unknown): unknown =>
  codeOf(problem) === 'ELOOP' || codeOf(problem) === 'EMLINK' ? aLink() : problem;

/**
 * Opens a plain file for reading and answers with what the system says of it, too. Throws the system's error, `ELINK`
 * for a link, `ENOTFILE` for a pipe or a device, `ETOOLARGE` for a longer one.
 */
export async function openRegular(
  file: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly handle: FileHandle; readonly info: Stats }> {
  if (NO_LINKS === 0 && (await lstat(file)).isSymbolicLink()) throw aLink();
  const handle = await open(file, READING).catch((problem: unknown) => {
    throw orLink(problem);
  });
  try {
    const info = await handle.stat();
    mustFit(info, most);
    return { handle, info };
  } catch (problem) {
    await handle.close();
    throw problem;
  }
}

/**
 * Does something with a plain file that is open for reading and what the system says of it. Throws what `openRegular`
 * throws, before anything is read.
 */
export async function withRegular<Value>(
  file: string,
  most: number,
  work: (handle: FileHandle, info: Stats) => Promise<Value>,
): Promise<Value> {
  const { handle, info } = await openRegular(file, most);
  try {
    return await work(handle, info);
  } finally {
    await handle.close();
  }
}

/** The first `size` bytes, or what there is where somebody has made the file shorter meanwhile. */
export async function readAll(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let read = 0;
  while (read < size) {
    const { bytesRead } = await handle.read(bytes, read, size - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

/** All bytes of a plain file that somebody else may have made. */
export const readRegular = (file: string, most = MAX_DOCUMENT): Promise<Buffer> =>
  withRegular(file, most, (handle, { size }) => readAll(handle, size));

function openPlainly(file: string): number {
  if (NO_LINKS === 0 && lstatSync(file).isSymbolicLink()) throw aLink();
  try {
    return openSync(file, READING);
  } catch (problem) {
    throw orLink(problem);
  }
}

/** `readRegular` for a process that has nothing else to do. */
export function readRegularSync(file: string, most = MAX_DOCUMENT): Buffer {
  const handle = openPlainly(file);
  try {
    mustFit(fstatSync(handle), most);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
