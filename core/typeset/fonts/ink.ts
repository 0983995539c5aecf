import type { InkBox } from '../../base/ports';
import type { GlyphData } from './glyf';
import { MARKS } from './marks';

/** Ink of the punctuation marks by code point, from the boxes of the glyphs they map to. */
export function readInk(
  data: GlyphData | undefined,
  glyph: (codePoint: number) => number,
): ReadonlyMap<number, InkBox> {
  const boxes = new Map<number, InkBox>();
  if (!data) return boxes;
  for (const mark of MARKS) {
    const index = glyph(mark);
    const box = index === 0 ? undefined : data.box(index);
    if (box) boxes.set(mark, box);
  }
  return boxes;
}
