// Draws resources/icons/*.svg in the sizes that systems ask for, and puts them into the containers of Windows (.ico)
// and the Mac (.icns). Run it again only when a drawing has changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const folder = path.join(import.meta.dirname, '..', 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Sizes with a drawing of their own. */
const OWN = { banxin: { 16: 'banxin-small', 24: 'banxin-24', 32: 'banxin-small' } };
const ICO = [16, 24, 32, 48, 64, 128, 256];
/** Types of the Mac's container by pixels (PNG inside, OS X 10.7 and later). */
const ICNS = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

async function draw(name, size) {
  const drawing = readFileSync(path.join(folder, `${name}.svg`));
  const [, own] = /width="(\d+)"/u.exec(drawing.toString());
  return sharp(drawing, { density: (72 * size) / Number(own) })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let at = header.length;
  pictures.forEach(([size, png], i) => {
    const entry = 6 + 16 * i;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([header, ...pictures.map(([, png]) => png)]);
}

function block(type, body) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}

const icns = (pictures) => block('icns', Buffer.concat(pictures.map(([type, png]) => block(type, png))));

async function make(name) {
  const drawn = new Map();
  for (const size of SIZES) drawn.set(size, await draw(OWN[name]?.[size] ?? name, size));
  const target = path.join(folder, name);
  mkdirSync(target, { recursive: true });
  for (const [size, png] of drawn) writeFileSync(path.join(target, `${size}x${size}.png`), png);
  writeFileSync(path.join(folder, `${name}.ico`), ico(ICO.map((size) => [size, drawn.get(size)])));
  writeFileSync(path.join(folder, `${name}.icns`), icns(ICNS.map(([type, size]) => [type, drawn.get(size)])));
}

await make('banxin');
await make('paper');
