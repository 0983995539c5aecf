import { fitting, u16, u32 } from './bytes';

/** From a code point to a glyph index; 0 where the face lacks the character. */
export type CharacterMap = (codePoint: number) => number;

/** Windows full Unicode, Unicode full, Windows BMP, Unicode BMP: best first. */
const PREFERENCE = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0'];

/** Chooses the best Unicode subtable of format 12 or 4 and copies what it needs, so that the file can go. */
export function readCharacterMap(cmap: DataView): CharacterMap | undefined {
  const offsets = new Map<string, number>();
  const count = fitting(cmap, 4, u16(cmap, 2), 8);
  for (let i = 0; i < count; i++) {
    const entry = 4 + i * 8;
    offsets.set(`${u16(cmap, entry)}.${u16(cmap, entry + 2)}`, u32(cmap, entry + 4));
  }
  for (const key of PREFERENCE) {
    const offset = offsets.get(key);
    if (offset === undefined) continue;
    const format = u16(cmap, offset);
    if (format === 12) return readGroups(cmap, offset);
    if (format === 4) return readSegments(cmap, offset);
  }
  return undefined;
}

/** Format 12: sorted groups of start, end, first glyph. */
function readGroups(cmap: DataView, at: number): CharacterMap {
  const count = fitting(cmap, at + 16, u32(cmap, at + 12), 12);
  const groups = new Uint32Array(count * 3);
  for (let i = 0; i < groups.length; i++) groups[i] = u32(cmap, at + 16 + i * 4);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint < (groups[middle * 3] ?? 0)) high = middle - 1;
      else if (codePoint > (groups[middle * 3 + 1] ?? 0)) low = middle + 1;
      else return (groups[middle * 3 + 2] ?? 0) + codePoint - (groups[middle * 3] ?? 0);
    }
    return 0;
  };
}

/** Format 4: the BMP in segments, unfolded once into a table of 128 KB. */
function readSegments(cmap: DataView, at: number): CharacterMap {
  const glyphs = new Uint16Array(0x10000);
  const twice = u16(cmap, at + 6) & 0xfffe;
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const ranges = deltas + twice;
  // Segments come in rising order; one that goes back is a sign of damage.
  let next = 0;
  for (let s = 0; s < twice; s += 2) {
    const end = u16(cmap, ends + s);
    const delta = u16(cmap, deltas + s);
    const range = u16(cmap, ranges + s);
    const start = u16(cmap, starts + s);
    for (let c = Math.max(start, next); c <= end && c < 0xffff; c++) {
      const direct = range === 0 ? c : u16(cmap, ranges + s + range + (c - start) * 2);
      glyphs[c] = direct === 0 ? 0 : (direct + delta) & 0xffff;
    }
    next = Math.max(next, end + 1);
  }
  return (codePoint) => glyphs[codePoint] ?? 0;
}
