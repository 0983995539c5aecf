// A reader of the tar archives npm packs: regular files below one folder, no links, nothing outside the target.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BLOCK = 512;

function text(field) {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/** The entries of an archive: name, type flag and body. POSIX ustar with pax and GNU long names. */
function* entries(archive) {
  let at = 0;
  let longName;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
    const body = archive.subarray(at + BLOCK, at + BLOCK + size);
    const type = String.fromCharCode(header[156]);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'x') {
      longName = /\d+ path=(.*)\n/u.exec(body.toString('utf8'))?.[1];
    } else if (type === 'L') {
      longName = text(body);
    } else {
      const prefix = text(header.subarray(345, 500));
      yield { name: longName ?? (prefix ? `${prefix}/` : '') + text(header.subarray(0, 100)), type, body };
      longName = undefined;
    }
  }
}

/** Unpacks the files below `prefix` into `target`; answers how many. Throws where a name leads outside. */
export function unpack(archive, prefix, target) {
  let files = 0;
  for (const { name, type, body } of entries(archive)) {
    if ((type !== '0' && type !== '\0') || !name.startsWith(prefix)) continue;
    const inside = path.normalize(name.slice(prefix.length));
    if (inside.startsWith('..') || path.isAbsolute(inside)) {
      throw new Error(`the archive names a file outside its folder: ${name}`);
    }
    const file = path.join(target, inside);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, body);
    files += 1;
  }
  return files;
}
