import type { FaceMetrics } from '../base/ports';
import { C, isWestern } from './classes';
import type { Glyphs } from './glyphs';
import { type Characters, Stand, type Upright } from './prepared';
import type { Room } from './room';
import { EM_MIDDLE, EM_TOP, type Standing } from './standing';
import type { ParagraphStyle } from './types';
import { placeMark } from './uprightmarks';

/** 纵中横 keeps this much of its em free at either side. */
const BESIDE_MARGIN = 0.02;
const COMBINED_DIGITS = 3;
/** Full-width forms stand upright like Han. */
const FULL_WIDTH = 0xff00;

/**
 * Stands the characters of a vertical paragraph up (composition.md rules 9 and 26; CLREQ
 * #handling_of_vertical_writing_mode, #handling_western_text_in_vertical_writing_mode): Han upright, marks in their
 * vertical forms, words turned, single letters and short numerals upright in one em. Changes the boxes and pens in
 * place and answers with how each character stands, and with the classes that blanks and gaps go by.
 */
export function standUp(
  characters: Characters,
  style: ParagraphStyle,
  glyphs: Glyphs,
  room: Room,
): { upright: Upright; blanks: Uint8Array } {
  const { n } = characters;
  const standing: Standing = {
    ...glyphs,
    characters,
    style,
    stand: room.u8(n),
    glyphs: room.u32(n),
    across: room.f64(n),
    classes: room.u8(n),
  };
  standing.classes.set(characters.classes);
  for (let i = 0; i < n; ) i = standOne(standing, i);
  const { stand, across } = standing;
  return { upright: { stand, glyphs: standing.glyphs, across }, blanks: standing.classes };
}

/** Stands the character at i, or the word or unit that begins there; answers with where it ends. */
function standOne(standing: Standing, i: number): number {
  const { characters } = standing;
  const cls = (characters.classes[i] ?? C.Han) as C;
  if (cls === C.Join) return standJoined(standing, i);
  if (isWord(characters, i)) return standWord(standing, i);
  const end = placeMark(standing, i, cls);
  if (end > i) return end;
  standPlain(standing, i);
  return i + 1;
}

const faceAt = ({ faces, faceOf }: Characters, i: number): FaceMetrics | undefined => faces[faceOf[i] ?? 0];
const scaleAt = ({ scales, faceOf }: Characters, i: number): number => scales[faceOf[i] ?? 0] ?? 1;
const shiftAt = ({ shifts, faceOf }: Characters, i: number): number => shifts[faceOf[i] ?? 0] ?? 0;

/** Han and all that stands like it: in the middle of the line, its em box the box. */
function standPlain(standing: Standing, i: number): void {
  const { characters, glyphs, pen, across, advance } = standing;
  const face = faceAt(characters, i);
  const codePoint = characters.codePoints[i] ?? 0;
  const scale = scaleAt(characters, i);
  const variant = face?.verticalGlyph(codePoint) ?? 0;
  if (face && variant !== face.glyph(codePoint)) glyphs[i] = variant;
  pen[i] = EM_TOP * scale;
  across[i] = shiftAt(characters, i) - (advance[i] ?? 1) / 2;
}

/** Combining marks are drawn from the pen position after their base. */
function standJoined(standing: Standing, i: number): number {
  const { stand, pen, box, across, advance, classes } = standing;
  if (i === 0) return i + 1;
  stand[i] = stand[i - 1] ?? Stand.Upright;
  if (stand[i] === Stand.Turned) across[i] = across[i - 1] ?? 0;
  else {
    pen[i] = (pen[i - 1] ?? 0) - (box[i - 1] ?? 0);
    across[i] = (across[i - 1] ?? 0) + (advance[i - 1] ?? 0);
  }
  if (stand[i] === Stand.Beside) classes[i] = C.Join;
  return i + 1;
}

const isWord = ({ codePoints, classes }: Characters, i: number): boolean =>
  isWestern((classes[i] ?? C.Han) as C) && (codePoints[i] ?? 0) < FULL_WIDTH;

/** A word with its marks, and the words that follow it: spaces and joiners between them belong to the row. */
function wordEnd(characters: Characters, start: number): number {
  let end = start + 1;
  for (let i = end; i < characters.n; i++) {
    const cls = characters.classes[i];
    if (isWord(characters, i) || cls === C.Join) end = i + 1;
    else if (cls !== C.Space && cls !== C.Glue && cls !== C.BreakHere && cls !== C.Hidden) break;
  }
  return end;
}

function standWord(standing: Standing, start: number): number {
  const { characters, style } = standing;
  const end = wordEnd(characters, start);
  const most = style.combine ?? COMBINED_DIGITS;
  const every = (cls: C): boolean => {
    for (let i = start; i < end; i++)
      if (characters.classes[i] !== cls && characters.classes[i] !== C.Join) return false;
    return true;
  };
  let count = 0;
  for (let i = start; i < end; i++) if (characters.classes[i] !== C.Join) count++;
  if ((count === 1 && every(C.Letter)) || (count <= Math.max(1, most) && every(C.Digit)))
    standBeside(standing, start, end);
  else turn(standing, start, end);
  return end;
}

/** How far right of the axis upright letters and digits stand: a composite font's shift is for the baseline of a row. */
const asideAt = (characters: Characters, i: number): number =>
  characters.superscript?.[i] === 1 ? shiftAt(characters, i) : 0;

/** One em for all of them, side by side and no wider than it. */
function standBeside(standing: Standing, start: number, end: number): void {
  const { characters, box, pen, across, advance, widen, stand, classes } = standing;
  let total = 0;
  for (let i = start; i < end; i++) total += advance[i] ?? 0;
  const scale = scaleAt(characters, start);
  const narrow = Math.min(1, (scale * (1 - 2 * BESIDE_MARGIN)) / total);
  let at = asideAt(characters, start) - (total * narrow) / 2;
  for (let i = start; i < end; i++) {
    const first = i === start;
    stand[i] = first ? Stand.Upright : Stand.Beside;
    classes[i] = first ? C.Han : C.Join;
    box[i] = first ? scale : 0;
    pen[i] = EM_TOP * scale - (first ? 0 : scale);
    across[i] = at;
    advance[i] = (advance[i] ?? 0) * narrow;
    if (narrow < 1) widen.set(i, narrow);
    at += advance[i] ?? 0;
  }
}

/** On its side: the middle of the Han em box stays on the axis, boxes and pens are those of a horizontal line. */
function turn({ characters, stand, across }: Standing, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    stand[i] = Stand.Turned;
    across[i] = shiftAt(characters, i) - EM_MIDDLE;
  }
}
