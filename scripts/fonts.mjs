// Puts the faces of resources/fonts.json beside it as plain TrueType, from the npm packages that carry them.
// A WOFF is only a TrueType file with compressed tables: they are inflated, nothing else is changed.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'resources', 'fonts');

/** WOFF 1.0 (W3C Recommendation 2012) to the sfnt inside it. */
function unwrapWoff(woff) {
  const flavor = woff.readUInt32BE(4);
  const count = woff.readUInt16BE(12);
  const tables = [];
  for (let i = 0; i < count; i++) {
    const entry = 44 + i * 20;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const stored = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(stored) : stored;
    if (data.length !== length) throw new Error('a table of the WOFF file is damaged');
    tables.push({ tag: woff.subarray(entry, entry + 4), sum: woff.readUInt32BE(entry + 16), data });
  }
  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  header.writeUInt32BE(flavor, 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);
  const parts = [header];
  let at = header.length;
  tables.forEach(({ tag, sum, data }, i) => {
    const entry = 12 + i * 16;
    tag.copy(header, entry);
    header.writeUInt32BE(sum, entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    at += data.length + padding.length;
  });
  return Buffer.concat(parts);
}

/** Makes the missing font files; answers with the names of those it made. */
export function prepareFonts() {
  const { faces } = JSON.parse(readFileSync(path.join(root, 'resources', 'fonts.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  const made = [];
  for (const face of faces) {
    const target = path.join(folder, face.file);
    const source = path.join(root, 'node_modules', face.package, face.source);
    if (existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs) continue;
    const part = `${target}.part`;
    if (source.endsWith('.woff')) writeFileSync(part, unwrapWoff(readFileSync(source)));
    else copyFileSync(source, part);
    renameSync(part, target);
    copyFileSync(
      path.join(root, 'node_modules', face.package, face.licenseFile),
      `${target.replace(/\.ttf$/u, '')}.LICENSE.txt`,
    );
    made.push(face.file);
  }
  return made;
}
