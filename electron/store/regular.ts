import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
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

/**
 * Does something with a plain file that is open for reading and what the system says of it. Throws the system's error,
 * `ENOTFILE` for a pipe or a device, `ETOOLARGE` before anything is read of a longer one.
 */
export async function withRegular<Value>(
  file: string,
  most: number,
  work: (handle: FileHandle, info: Stats) => Promise<Value>,
): Promise<Value> {
  const handle = await open(file, READING);
  try {
    const info = await handle.stat();
    mustFit(info, most);
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
