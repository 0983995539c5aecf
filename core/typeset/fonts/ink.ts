import type { Em } from '../../base/units';
import type { Tables } from './sfnt';

/** Marks whose ink composition centres or joins itself, because fonts disagree about their widths. */
const MARKS = '“”‘’—⸺―…⋯·‧・–～－／（）《》〈〉【】〔〕［］｛｝「」『』，、；：。．？！';

/** Ink edges of the punctuation marks from the `glyf` boxes; empty for fonts with CFF outlines. */
export function readInk(
  tables: Tables,
  unitsPerEm: number,
  glyph: (codePoint: number) => number,
): ReadonlyMap<number, readonly [Em, Em]> {
  const edges = new Map<number, readonly [Em, Em]>();
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  const long = tables.get('head')?.getInt16(50) === 1;
  if (!loca || !glyf) return edges;
  const offset = (index: number): number =>
    long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2;
  const last = loca.byteLength / (long ? 4 : 2) - 2;
  for (const mark of MARKS) {
    const codePoint = mark.codePointAt(0) ?? 0;
    const index = glyph(codePoint);
    if (index === 0 || index > last) continue;
    const start = offset(index);
    if (offset(index + 1) < start + 10 || start + 10 > glyf.byteLength) continue;
    edges.set(codePoint, [glyf.getInt16(start + 2) / unitsPerEm, glyf.getInt16(start + 6) / unitsPerEm]);
  }
  return edges;
}
