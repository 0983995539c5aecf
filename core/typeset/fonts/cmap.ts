/** From a code point to a glyph index; 0 where the face lacks the character. */
export type CharacterMap = (codePoint: number) => number;

/** Windows full Unicode, Unicode full, Windows BMP, Unicode BMP: best first. */
const PREFERENCE = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0'];

/** Chooses the best Unicode subtable of format 12 or 4 and copies what it needs, so that the file can go. */
export function readCharacterMap(cmap: DataView): CharacterMap | undefined {
  const offsets = new Map<string, number>();
  const count = cmap.getUint16(2);
  for (let i = 0; i < count; i++) {
    const entry = 4 + i * 8;
    offsets.set(`${cmap.getUint16(entry)}.${cmap.getUint16(entry + 2)}`, cmap.getUint32(entry + 4));
  }
  for (const key of PREFERENCE) {
    const offset = offsets.get(key);
    if (offset === undefined) continue;
    const format = cmap.getUint16(offset);
    if (format === 12) return readGroups(cmap, offset);
    if (format === 4) return readSegments(cmap, offset);
  }
  return undefined;
}

/** Format 12: sorted groups of start, end, first glyph. */
function readGroups(cmap: DataView, at: number): CharacterMap {
  const count = cmap.getUint32(at + 12);
  const groups = new Uint32Array(count * 3);
  for (let i = 0; i < groups.length; i++) groups[i] = cmap.getUint32(at + 16 + i * 4);
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
  const twice = cmap.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const ranges = deltas + twice;
  for (let s = 0; s < twice; s += 2) {
    const end = cmap.getUint16(ends + s);
    const start = cmap.getUint16(starts + s);
    const delta = cmap.getUint16(deltas + s);
    const range = cmap.getUint16(ranges + s);
    for (let c = start; c <= end && c < 0xffff; c++) {
      const direct = range === 0 ? c : cmap.getUint16(ranges + s + range + (c - start) * 2);
      glyphs[c] = direct === 0 ? 0 : (direct + delta) & 0xffff;
    }
  }
  return (codePoint) => glyphs[codePoint] ?? 0;
}
