import type { PunctuationStyle } from '../document/records/style';
import { HALF } from './blanks';
import { C, closes, isHan, isWestern } from './classes';
import type { Characters } from './prepared';
import type { Room } from './room';

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
/** Least space between two words on the character grid. */
const GRID_SPACE = 1 / 3;

/**
 * Widths from the model, not from the font (composition.md rules 9, 10, 15): a mark's body is half an em, the
 * glyph is placed so that its ink lies in that body whatever the font's own advance is.
 */
export function placeGlyphs(characters: Characters, style: PunctuationStyle, room: Room): Glyphs {
  const { n, codePoints, classes, faces, faceOf } = characters;
  const box = room.f64(n);
  const pen = room.f64(n);
  const advance = room.f64(n);
  for (let i = 0; i < n; i++) {
    const face = faces[faceOf[i] ?? 0];
    const codePoint = codePoints[i] ?? 0;
    const cls = (classes[i] ?? C.Han) as C;
    const own = face?.advance(codePoint) ?? 1;
    advance[i] = own;
    const width = bodyWidth(cls, codePoint, own);
    box[i] = width;
    pen[i] = face ? penOffset(cls, width, own, face.ink(codePoint)) : 0;
  }
  const glyphs = { box, pen, advance, widen: new Map<number, number>() };
  joinDashes(characters, glyphs);
  if (style === 'grid') widenToGrid(characters, box, pen);
  return glyphs;
}

/** Widths that do not depend on the font. */
const FIXED: ReadonlyMap<C, number> = new Map<C, number>([
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
]);
const EN_DASH = 0x2013;
const DOUBLE_DASH = 0x2e3a;

function bodyWidth(cls: C, codePoint: number, own: number): number {
  if (codePoint === EN_DASH) return HALF;
  if (codePoint === DOUBLE_DASH) return 2;
  const fixed = FIXED.get(cls);
  if (fixed !== undefined) return fixed;
  return isHan(cls) && own > 0.9 && own < 1.1 ? 1 : own;
}

/** Where the pen stands in the body so that the ink is in it: kept by design, else centred. */
function penOffset(cls: C, width: number, own: number, ink: readonly [number, number] | undefined): number {
  const [left, right] = ink ?? [own * 0.1, own * 0.9];
  if (cls === C.Open) return own > 0.9 && left >= HALF - 0.02 ? -HALF : width / 2 - (left + right) / 2;
  if (closes(cls)) return own > 0.9 && right <= HALF + 0.02 ? 0 : width / 2 - (left + right) / 2;
  if (cls === C.Dot || cls === C.Slash || cls === C.Connector || cls === C.Dash || cls === C.Ellipsis)
    return width / 2 - (left + right) / 2;
  return 0;
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

/**
 * 纵横对齐: every character and mark fills one em, adjoining marks share one, and a western word takes as
 * many whole ems as it needs.
 */
function widenToGrid({ n, classes }: Characters, box: Float64Array, pen: Float64Array): void {
  const at = (i: number): C => (classes[i] ?? C.Han) as C;
  const mark = (i: number): boolean => i < n && (at(i) === C.Open || closes(at(i)));
  for (let i = 0; i < n; i++) {
    const cls = at(i);
    if (mark(i)) {
      if (mark(i + 1) && !(cls === C.Open && closes(at(i + 1)))) {
        i++;
        continue;
      }
      if (cls === C.Open) pen[i] = (pen[i] ?? 0) + HALF;
      box[i] = 1;
    } else if (cls === C.Dot || cls === C.Slash || cls === C.Connector) {
      pen[i] = (pen[i] ?? 0) + (1 - (box[i] ?? 1)) / 2;
      box[i] = 1;
    }
  }
  padWords(n, at, box, pen);
}

/** Gives each western word, its spaces included, the whole ems it needs, and centres it in them. */
function padWords(n: number, at: (i: number) => C, box: Float64Array, pen: Float64Array): void {
  for (let start = 0; start < n; start++) {
    if (!isWestern(at(start))) continue;
    let end = start;
    let width = 0;
    while (end < n && isWestern(at(end))) width += box[end++] ?? 0;
    const last = end - 1;
    if (at(end) === C.Space) width += GRID_SPACE;
    const spare = Math.ceil(width - 1e-6) - width;
    for (let k = start; k < end; k++) pen[k] = (pen[k] ?? 0) + spare / 2;
    box[last] = (box[last] ?? 0) + spare + (at(end) === C.Space ? GRID_SPACE : 0);
    start = last;
  }
}
