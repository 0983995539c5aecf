// A writer of tar archives that come out the same every time: sorted, owned by root, of one time.
import { createReadStream, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';

const BLOCK = 512;
const END = 2 * BLOCK;
const LONGEST_NAME = 100;

/**
 * One entry: `{name, mode}` and one of `file` (a path to read), `body` (bytes), `target` (a link's), or none of them
 * for a folder.
 */
const order = (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name));

/** What is below a folder, as entries below `prefix`. Modes are 755 where the owner may run it, else 644. */
export function entriesOf(folder, prefix) {
  return readdirSync(folder, { recursive: true }).map((inside) => {
    const file = path.join(folder, inside);
    const name = `${prefix}/${inside.split(path.sep).join('/')}`;
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return { name, mode: 0o777, target: readlinkSync(file) };
    if (stat.isDirectory()) return { name, mode: 0o755 };
    return { name, mode: stat.mode & 0o100 ? 0o755 : 0o644, file };
  });
}

/** The entries with every folder above them, sorted. */
export function withFolders(entries) {
  const known = new Map(entries.map((entry) => [entry.name, entry]));
  for (const { name } of entries)
    for (let above = path.posix.dirname(name); above !== '.'; above = path.posix.dirname(above))
      if (!known.has(above)) known.set(above, { name: above, mode: 0o755 });
  return [...known.values()].sort(order);
}

const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;

function header({ name, mode, size, type, target = '', time }) {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, LONGEST_NAME);
  block.write(octal(mode, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(time, 12), 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write(target, 157, LONGEST_NAME);
  block.write('ustar\x0000', 257);
  block.write('root', 265);
  block.write('root', 297);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padding = (size) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

function typeOf({ file, body, target }) {
  if (target !== undefined) return '2';
  return file === undefined && body === undefined ? '5' : '0';
}

function* heads(entry, size, time) {
  const type = typeOf(entry);
  const name = type === '5' ? `${entry.name}/` : entry.name;
  if (Buffer.byteLength(entry.target ?? '') > LONGEST_NAME) throw new Error(`${name} leads too far`);
  const bytes = Buffer.from(`${name}\0`);
  if (bytes.length > LONGEST_NAME) {
    yield header({ name: '././@LongLink', mode: 0o644, size: bytes.length, type: 'L', time });
    yield bytes;
    yield padding(bytes.length);
  }
  yield header({ name, mode: entry.mode, size, type, target: entry.target, time });
}

/** The archive's bytes, piece by piece. `time` is the one of all entries, in seconds since 1970. */
export async function* tar(entries, time) {
  for (const entry of withFolders(entries)) {
    const size = entry.body?.length ?? (entry.file === undefined ? 0 : statSync(entry.file).size);
    yield* heads(entry, size, time);
    if (entry.body) yield entry.body;
    if (entry.file !== undefined) yield* createReadStream(entry.file, { highWaterMark: 1 << 20 });
    yield padding(size);
  }
  yield Buffer.alloc(END);
}
