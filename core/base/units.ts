import type { Flavor } from './flavor';

/** PostScript point, 1/72 inch: the unit of every composed page. */
export type Pt = Flavor<number, 'pt'>;
/** Millimetre: the unit of paper sizes and bleeds in records. */
export type Mm = Flavor<number, 'mm'>;
/** Multiples of the body (or of the style's own) type size: 字. */
export type Em = Flavor<number, 'em'>;
/** Body lines of the page grid: 行. */
export type GridLine = Flavor<number, 'line'>;

const PT_PER_MM = 72 / 25.4;

export const mmToPt = (mm: Mm): Pt => (mm as number) * PT_PER_MM;
export const ptToMm = (pt: Pt): Mm => (pt as number) / PT_PER_MM;

/** 号 sizes in points, as Chinese printing counts them (GB/T 40636 and common practice), largest first. */
export const HAO: readonly (readonly [name: string, size: Pt])[] = [
  ['特号', 63],
  ['大特号', 56],
  ['初号', 42],
  ['小初', 36],
  ['一号', 26],
  ['小一', 24],
  ['二号', 22],
  ['小二', 18],
  ['三号', 16],
  ['小三', 15],
  ['四号', 14],
  ['小四', 12],
  ['五号', 10.5],
  ['新五号', 9.5],
  ['小五', 9],
  ['六号', 7.5],
  ['小六', 6.5],
  ['七号', 5.5],
];

/** The 号 name of a size, or undefined where the size lies between two grades. */
export const haoOf = (size: Pt): string | undefined =>
  HAO.find(([, pt]) => Math.abs((pt as number) - (size as number)) < 0.01)?.[0];
