import { HALF } from './blanks';
import { C, closes, isHan } from './classes';
import type { Characters } from './prepared';
import type { Room } from './room';
import { WholeEms } from './whole';

/** Body widths, pen offsets and own advances, in em. */
export interface Glyphs {
  readonly box: Float64Array;
  readonly pen: Float64Array;
  readonly advance: Float64Array;
  /** Characters whose glyph is drawn wider than the font has it, and how much. */
  readonly widen: Map<number, number>;
}

/** Two dashes must touch; their ink overlaps by this much. */
const OVERLAP = 0.02;
/** Air that a dash keeps at either end of its ems. */
const DASH_MARGIN = 0.04;

/** Widths that do not depend on the font; the others take the glyph's own. */
const FIXED: readonly (readonly [C, number])[] = [
  [C.Open, HALF],
  [C.Close, HALF],
  [C.Pause, HALF],
  [C.Stop, HALF],
  [C.Dot, HALF],
  [C.Slash, HALF],
  [C.Connector, 1],
  [C.Dash, 1],
  [C.Ellipsis, 1],
  [C.WideSpace, 1],
  [C.Join, 0],
  [C.Hidden, 0],
  [C.BreakHere, 0],
  [C.Space, 0],
  [C.Glue, 0],
];
const OWN = -1;
const CLASSES = 256;
const bodies = new Float64Array(CLASSES).fill(OWN);
for (const [cls, width] of FIXED) bodies[cls] = width;
const centred = new Uint8Array(CLASSES);
for (const cls of [C.Open, C.Close, C.Pause, C.Stop, C.Dot, C.Slash, C.Connector, C.Dash, C.Ellipsis])
  centred[cls] = 1;

const EN_DASH = 0x2013;
const DOUBLE_DASH = 0x2e3a;
const NO_BREAK_SPACE = 0xa0;
const NARROW_NO_BREAK_SPACE = 0x202f;

/**
 * Widths from the model, not from the font (composition.md rules 9, 10, 15): a mark's body is half an em, the
 * glyph is placed so that its ink lies in that body whatever the font's own advance is.
 */
export function placeGlyphs(characters: Characters, room: Room): Glyphs {
  const { n, codePoints, classes, faces, scales, faceOf } = characters;
  const box = room.f64(n);
  const pen = room.f64(n);
  const advance = room.f64(n);
  const ems = faces.map((face) => WholeEms.of(face));
  let dashes = false;
  for (let i = 0; i < n; i++) {
    const index = faceOf[i] ?? 0;
    const codePoint = codePoints[i] ?? 0;
    const scale = scales[index] ?? 1;
    if (ems[index]?.has(codePoint)) {
      box[i] = advance[i] = scale;
      continue;
    }
    const face = faces[index];
    const cls = (classes[i] ?? C.Han) as C;
    const own = (face?.advance(codePoint) ?? 1) * scale;
    advance[i] = own;
    const width = bodyWidth(cls, codePoint, own, scale);
    box[i] = width;
    if (centred[cls] === 1 && face)
      pen[i] = scale * penOffset(cls, width / scale, own / scale, face.ink(codePoint));
    if (cls === C.Dash) dashes = true;
  }
  const glyphs = { box, pen, advance, widen: new Map<number, number>() };
  if (dashes) joinDashes(characters, glyphs);
  return glyphs;
}

export function bodyWidth(cls: C, codePoint: number, own: number, scale: number): number {
  const fixed = bodies[cls] ?? OWN;
  if (fixed >= 0) {
    if (codePoint === EN_DASH) return HALF * scale;
    if (codePoint === DOUBLE_DASH) return 2 * scale;
    if (codePoint === NO_BREAK_SPACE) return scale / 3;
    if (codePoint === NARROW_NO_BREAK_SPACE) return scale / 6;
    return fixed * scale;
  }
  return isHan(cls) && own > 0.9 * scale && own < 1.1 * scale ? scale : own;
}

/** Where the pen stands in the body so that the ink is in it: kept by design, else centred. */
function penOffset(cls: C, width: number, own: number, ink: readonly [number, number] | undefined): number {
  const left = ink ? ink[0] : own * 0.1;
  const right = ink ? ink[1] : own * 0.9;
  if (cls === C.Open && own > 0.9 && left >= HALF - 0.02) return -HALF;
  if (closes(cls) && own > 0.9 && right <= HALF + 0.02) return 0;
  return width / 2 - (left + right) / 2;
}

/**
 * `——` is one stroke of two ems (rule 5), but few fonts draw it so long: the dashes of a run are widened until
 * together they fill their ems but for the margin, and overlap a little so that no hairline parts them.
 */
function joinDashes(characters: Characters, glyphs: Glyphs): void {
  const { n, codePoints, classes, faces, faceOf } = characters;
  for (let start = 0; start < n; start++) {
    if (classes[start] !== C.Dash || codePoints[start] === DOUBLE_DASH) continue;
    let end = start + 1;
    while (end < n && codePoints[end] === codePoints[start]) end++;
    const count = end - start;
    const ink = faces[faceOf[start] ?? 0]?.ink(codePoints[start] ?? 0);
    if (count > 1 && ink && ink[1] > ink[0]) {
      const length = count - 2 * DASH_MARGIN;
      const stroke = (length + OVERLAP * (count - 1)) / count;
      const widen = stroke / (ink[1] - ink[0]);
      for (let k = 0; k < count; k++) {
        glyphs.widen.set(start + k, widen);
        glyphs.pen[start + k] = DASH_MARGIN + k * (stroke - OVERLAP) - ink[0] * widen - k;
        glyphs.advance[start + k] = (glyphs.advance[start + k] ?? 0) * widen;
      }
    }
    start = end - 1;
  }
}
