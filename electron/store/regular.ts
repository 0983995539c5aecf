import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** The largest document that is read or written: 10,000 pages of a book. Bytes. */
export const MAX_DOCUMENT = 32 * 2 ** 20;

/** Opening a pipe waits for its other end, a device may wait for ever: neither is waited for. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const odd = (code: 'EISDIR' | 'ENOTFILE' | 'ETOOLARGE', message: string): Error =>
  Object.assign(new Error(message), { code });

function mustFit(
  info: { isFile(): boolean; isDirectory(): boolean; readonly size: number },
  most: number,
): void {
  if (info.isDirectory()) throw odd('EISDIR', 'a folder');
  if (!info.isFile()) throw odd('ENOTFILE', 'no plain file');
  if (info.size > most) throw odd('ETOOLARGE', `larger than ${Math.floor(most / 2 ** 20)} MB`);
}

/** Opens a plain file for reading. Throws the system's error, `ENOTFILE` for a pipe or a device. */
export async function openRegular(file: string, most = Number.POSITIVE_INFINITY): Promise<FileHandle> {
  const handle = await open(file, READING);
  try {
    mustFit(await handle.stat(), most);
    return handle;
  } catch (problem) {
    await handle.close();
    throw problem;
  }
}

/** All bytes of a plain file that somebody else may have made; `ETOOLARGE` before anything is read of a longer one. */
export async function readRegular(file: string, most = MAX_DOCUMENT): Promise<Buffer> {
  const handle = await openRegular(file, most);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** `readRegular` for a process that has nothing else to do. */
export function readRegularSync(file: string, most = MAX_DOCUMENT): Buffer {
  const handle = openSync(file, READING);
  try {
    mustFit(fstatSync(handle), most);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
