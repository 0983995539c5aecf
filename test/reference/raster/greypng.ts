import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** Grey levels of a stored picture: enough for the eye, and half the bytes of eight bits. */
export const LEVELS = 16;

/** A grey picture of 16 levels, 0 black, one byte a pixel. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

export const toLevels = (width: number, height: number, grey: Float32Array): GreyPicture => ({
  width,
  height,
  levels: Uint8Array.from(grey, (v) => Math.round(Math.min(1, Math.max(0, v)) * (LEVELS - 1))),
});

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG of four bits a pixel (ISO/IEC 15948), the same bytes for the same picture and zlib. */
export function writeGreyPng({ width, height, levels }: GreyPicture): Buffer {
  const row = 1 + Math.ceil(width / 2);
  const raw = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * row + 1 + (x >> 1);
      raw[at] = (raw[at] ?? 0) | ((levels[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 4;
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const all = Buffer.alloc(body.length + 8);
  all.writeUInt32BE(data.length, 0);
  body.copy(all, 4);
  all.writeUInt32BE(crc32(body), body.length + 4);
  return all;
}

export function readGreyPng(bytes: Buffer): GreyPicture {
  const { width, height, data } = PNG.sync.read(bytes);
  const levels = new Uint8Array(width * height);
  for (let i = 0; i < levels.length; i += 1)
    levels[i] = Math.round(((data[i * 4] ?? 255) / 255) * (LEVELS - 1));
  return { width, height, levels };
}
