import type { InkBox } from '../../base/ports';
import type { GlyphData } from './glyf';
import { ACCENTS, LETTERS, MARKS } from './marks';

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

/** Place of each letter and combining mark in a list of boxes. */
const places: ReadonlyMap<number, number> = new Map([...LETTERS, ...ACCENTS].map((point, i) => [point, i]));
const SIDES = 4;
/** Boxes are kept in this part of an em. */
const PARTS = 4096;

/** Ink of letters and combining marks, as numbers in one array: there are a thousand and more of them. */
export function readLetterInk(
  data: GlyphData | undefined,
  glyph: (codePoint: number) => number,
): (codePoint: number) => InkBox | undefined {
  if (!data) return () => undefined;
  const boxes = new Int16Array(places.size * SIDES);
  for (const [codePoint, place] of places) {
    const index = glyph(codePoint);
    const box = index === 0 ? undefined : data.box(index);
    if (!box) continue;
    const { left, bottom, right, top } = box;
    boxes.set(
      [left, bottom, right, top].map((side) => Math.round(side * PARTS)),
      place * SIDES,
    );
  }
  return (codePoint) => {
    const at = (places.get(codePoint) ?? -1) * SIDES;
    if (at < 0) return undefined;
    const [left = 0, bottom = 0, right = 0, top = 0] = boxes.subarray(at, at + SIDES);
    if (left === right && bottom === top) return undefined;
    return { left: left / PARTS, bottom: bottom / PARTS, right: right / PARTS, top: top / PARTS };
  };
}
