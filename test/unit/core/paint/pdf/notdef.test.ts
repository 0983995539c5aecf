import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../typeset/fonts/build';
import { face } from '../fixture';

/** Bytes of a glyph's outline in a TrueType file. */
function outlineBytes(file: Uint8Array, glyph: number): number {
  const { head, loca } = tablesOf(file);
  if (!head || !loca) throw new Error('no outlines');
  const long = new DataView(head.buffer, head.byteOffset).getUint16(50) === 1;
  const offsets = new DataView(loca.buffer, loca.byteOffset, loca.byteLength);
  const at = (k: number): number => (long ? offsets.getUint32(4 * k) : 2 * offsets.getUint16(2 * k));
  return at(glyph + 1) - at(glyph);
}

describe('a character that no face has', () => {
  it.each(['song-text', 'hei'])('is seen as a box on the printed page, and no empty place, in %s', (id) => {
    const { metrics } = face(id);
    const zhong = metrics.glyph(0x4e2d);
    const made = face(id).subset([zhong]);
    if (!made.ok) throw new Error(made.error.detail);
    expect(outlineBytes(made.value, 0)).toBeGreaterThan(0);
    expect(outlineBytes(made.value, zhong)).toBeGreaterThan(0);
    // What is not asked for is not in the file.
    expect(outlineBytes(made.value, metrics.glyph(0x4e00))).toBe(0);
  });
});
