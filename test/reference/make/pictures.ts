import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { newPicture } from '../../../core/document/factory';
import type { Picture } from '../../../core/document/records/picture';

/** A picture drawn for the reference pages, with its card. */
export interface MadePicture {
  readonly card: Picture;
  readonly file: string;
}

const folder = join(tmpdir(), 'banxin-reference-pictures');

/** Writes the drawing as a grey PNG. The card's hash is that of the drawing, so that it is the same everywhere. */
export async function drawPicture(
  id: string,
  size: readonly [width: number, height: number],
  drawing: string,
  caption = '',
  credit = '',
): Promise<MadePicture> {
  const [width, height] = size;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}</svg>`;
  const sha256 = createHash('sha256').update(svg).digest('hex');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${sha256}.png`);
  await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).toColourspace('b-w').png().toFile(file);
  return {
    card: newPicture(id, { sha256, ext: 'png', width, height, name: `${id}.png` }, { caption, credit }),
    file,
  };
}

const box = (w: number, h: number, tone: string): string =>
  `<rect width="${w}" height="${h}" fill="${tone}"/>`;

/** Hills behind one another under a pale sky, a river in front. */
export function hills(width: number, height: number, seed: number): string {
  const ridge = (level: number, tone: string, phase: number): string => {
    const points = Array.from({ length: 41 }, (_, i) => {
      const x = (i / 40) * width;
      const wave = Math.sin(i * 0.33 + phase) + 0.5 * Math.sin(i * 0.81 + 2 * phase);
      return `${x.toFixed(1)},${(height * (level - 0.08 * wave)).toFixed(1)}`;
    });
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${tone}"/>`;
  };
  const sun = `<circle cx="${width * 0.72}" cy="${height * 0.24}" r="${height * 0.09}" fill="#f4f4f4"/>`;
  return [
    box(width, height, '#cfcfcf'),
    sun,
    ridge(0.5, '#a2a2a2', seed),
    ridge(0.62, '#7b7b7b', seed + 1.7),
    ridge(0.76, '#474747', seed + 3.1),
    `<rect y="${height * 0.86}" width="${width}" height="${height * 0.14}" fill="#b9b9b9"/>`,
    `<rect y="${height * 0.9}" width="${width * 0.7}" height="${height * 0.012}" fill="#8d8d8d"/>`,
  ].join('');
}

/** A bridge of five arches over water. */
export function bridge(width: number, height: number): string {
  const deck = height * 0.42;
  const foot = height * 0.78;
  const span = width / 5;
  const arches = Array.from({ length: 5 }, (_, i) => {
    const x = i * span + span * 0.12;
    const w = span * 0.76;
    return `<path d="M${x} ${foot} v${-(foot - deck) * 0.35} a${w / 2} ${(foot - deck) * 0.5} 0 0 1 ${w} 0 V${foot} z" fill="#d6d6d6"/>`;
  });
  return [
    box(width, height, '#dedede'),
    `<rect y="${deck}" width="${width}" height="${foot - deck}" fill="#5b5b5b"/>`,
    ...arches,
    `<rect y="${deck - height * 0.05}" width="${width}" height="${height * 0.03}" fill="#333"/>`,
    `<rect y="${foot}" width="${width}" height="${height - foot}" fill="#9c9c9c"/>`,
  ].join('');
}

/** Houses of a street in the evening, some windows lit. */
export function street(width: number, height: number): string {
  const houses: string[] = [box(width, height, '#8a8a8a')];
  for (let i = 0; i < 7; i += 1) {
    const x = (i * width) / 7;
    const top = height * (0.28 + 0.17 * Math.abs(Math.sin(i * 2.3 + 1)));
    houses.push(
      `<rect x="${x}" y="${top}" width="${width / 7 - 4}" height="${height - top}" fill="#3a3a3a"/>`,
    );
    for (let k = 0; k < 8; k += 1) {
      const lit = (i * 5 + k * 3) % 4 === 0 ? '#f1f1f1' : '#5c5c5c';
      const wx = x + (width / 7) * (k % 2 === 0 ? 0.2 : 0.58);
      const wy = top + height * (0.05 + 0.13 * Math.floor(k / 2));
      houses.push(`<rect x="${wx}" y="${wy}" width="${width / 38}" height="${height / 16}" fill="${lit}"/>`);
    }
  }
  return houses.join('');
}

/** A round fan with its handle before a wall, which is cut away where text follows the outline. */
export function fan(size: number): string {
  const c = size / 2;
  return [
    box(size, size, '#a8a8a8'),
    `<circle cx="${c}" cy="${c * 0.86}" r="${c * 0.82}" fill="#d8d8d8" stroke="#3d3d3d" stroke-width="${size / 90}"/>`,
    `<path d="M${c * 0.4} ${c * 1.1} q${c * 0.5} ${-c * 0.9} ${c * 1.1} ${-c * 0.6}" fill="none" stroke="#555" stroke-width="${size / 40}"/>`,
    `<circle cx="${c * 1.25}" cy="${c * 0.62}" r="${c * 0.13}" fill="#777"/><circle cx="${c * 0.86}" cy="${c * 0.74}" r="${c * 0.1}" fill="#999"/>`,
    `<rect x="${c * 0.94}" y="${c * 1.62}" width="${c * 0.12}" height="${c * 0.38}" fill="#3d3d3d"/>`,
  ].join('');
}

/** The fan's outline as fractions of its square. */
export const FAN_OUTLINE: readonly (readonly [x: number, y: number])[] = [
  ...Array.from({ length: 28 }, (_, i): readonly [number, number] => {
    // Begins right of the handle and goes over the top to its left.
    const angle = Math.PI * (0.5 - 0.07) - (i / 27) * Math.PI * 1.86;
    return [0.5 + 0.42 * Math.cos(angle), 0.43 + 0.42 * Math.sin(angle)];
  }),
  [0.46, 1],
  [0.54, 1],
];

/** A portrait bust in two tones. */
export function bust(width: number, height: number): string {
  const c = width / 2;
  return [
    box(width, height, '#c4c4c4'),
    `<ellipse cx="${c}" cy="${height * 0.4}" rx="${width * 0.19}" ry="${height * 0.2}" fill="#707070"/>`,
    `<path d="M${width * 0.1} ${height} q${width * 0.05} ${-height * 0.34} ${width * 0.4} ${-height * 0.34} t${width * 0.4} ${height * 0.34} z" fill="#4a4a4a"/>`,
    `<path d="M${width * 0.3} ${height * 0.34} q${width * 0.2} ${-height * 0.26} ${width * 0.4} 0 q${-width * 0.2} ${-height * 0.1} ${-width * 0.4} 0 z" fill="#2a2a2a"/>`,
  ].join('');
}
