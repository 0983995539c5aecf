// The bytes of an archive packed into a file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const XZ = ['/usr/bin/xz', '/usr/local/bin/xz', '/opt/homebrew/bin/xz'].find((file) => existsSync(file));

/** gzip's header has no time and no name, so that equal bytes give equal files. */
export async function gzipTo(file, bytes) {
  await pipeline(Readable.from(bytes), createGzip({ level: 9 }), createWriteStream(file));
}

/** How hard xz tries, 0–9: less saves minutes where a package is only tried out. */
const EFFORT = /^[0-9]$/u.test(process.env.BANXIN_PACKAGE_EFFORT ?? '')
  ? process.env.BANXIN_PACKAGE_EFFORT
  : '6';

/**
 * xz where it is there, else gzip; answers with the ending. xz cuts the bytes into blocks of one size whatever the
 * number of threads, but only while there is more than one.
 */
export async function packTo(file, bytes) {
  if (!XZ) {
    await gzipTo(`${file}.gz`, bytes);
    return 'gz';
  }
  const xz = spawn(XZ, [`-${EFFORT}`, '--threads=2', '--block-size=24MiB', '--check=crc64', '-c'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(xz, 'close');
  await Promise.all([
    pipeline(Readable.from(bytes), xz.stdin),
    pipeline(xz.stdout, createWriteStream(`${file}.xz`)),
  ]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`xz ended with ${code}`);
  return 'xz';
}
