import type { FaceMetrics, InkBox } from '../base/ports';
import { HALF } from './blanks';
import { C } from './classes';
import { Stand } from './prepared';
import { EM_MIDDLE, EM_TOP, type Standing } from './standing';

/** Ink may overlap the middle of its em by this much and still be meant for one half. */
const TOUCH = 0.02;
/** Where `，。、` stand whose face has no vertical form: at the right of the line, under the character before. */
const CORNER = { right: 0.42, top: 0.08 };
/** How vertical text quotes (rule 26; GB/T 15834-2011 5.2.3). */
const CORNERS: ReadonlyMap<number, number> = new Map([
  [0x201c, 0x300e],
  [0x201d, 0x300f],
  [0x2018, 0x300c],
  [0x2019, 0x300d],
]);
/** `：；？！` fill their em in vertical text (rule 9). */
const FILLING = new Set([0xff1a, 0xff1b, 0xff1f, 0xff01]);
const QUESTION = 0xff1f;
const EXCLAMATION = 0xff01;

/** The glyph that stands for a mark, and its ink. */
interface Form {
  readonly glyph: number;
  readonly ink: InkBox | undefined;
  /** Whether the face draws it for vertical text. */
  readonly vertical: boolean;
  /** Whether it differs from what the character itself maps to. */
  readonly other: boolean;
}

/** Places a mark of a vertical line and what is one unit with it; answers with its end, or i where it is no mark. */
export function placeMark(standing: Standing, i: number, cls: C): number {
  switch (cls) {
    case C.Open:
    case C.Close:
      return placeBracket(standing, i, cls);
    case C.Pause:
    case C.Stop:
      return FILLING.has(standing.characters.codePoints[i] ?? 0)
        ? placeFilling(standing, i)
        : placeStop(standing, i);
    case C.Dash:
    case C.Ellipsis:
    case C.Connector:
    case C.Slash:
    case C.Dot:
      return turnMark(standing, i);
    default:
      return i;
  }
}

const faceAt = ({ characters: { faces, faceOf } }: Standing, i: number): FaceMetrics | undefined =>
  faces[faceOf[i] ?? 0];

function formOf(standing: Standing, i: number): Form {
  const own = standing.characters.codePoints[i] ?? 0;
  const face = faceAt(standing, i);
  const corner = standing.style.quotes === 'keep' ? undefined : CORNERS.get(own);
  const drawn = corner !== undefined && face && face.glyph(corner) !== 0 ? corner : own;
  const glyph = face?.verticalGlyph(drawn) ?? 0;
  return {
    glyph,
    ink: face?.verticalInk(drawn),
    vertical: glyph !== (face?.glyph(drawn) ?? 0),
    other: glyph !== (face?.glyph(own) ?? 0),
  };
}

/** A bracket's ink lies in its half em: the lower half of its em for openers, the upper one for closers. */
function placeBracket(standing: Standing, i: number, cls: C): number {
  const form = formOf(standing, i);
  if (!form.vertical) return turnMark(standing, i, form);
  const { glyphs, pen, across, advance } = standing;
  glyphs[i] = form.glyph;
  // Corner quotes fill an em of the face, whatever the curly ones they stand for are wide.
  if (form.other) advance[i] = 1;
  across[i] = -(advance[i] ?? 1) / 2;
  pen[i] = wayDown(form.ink, cls === C.Open);
  return i + 1;
}

/** The way from the half em's upper end to the baseline: kept by design, else ink in the middle. */
function wayDown(ink: InkBox | undefined, opens: boolean): number {
  if (!ink) return opens ? EM_TOP - HALF : EM_TOP;
  const top = EM_TOP - ink.top;
  const foot = EM_TOP - ink.bottom;
  if (opens && top >= HALF - TOUCH) return EM_TOP - HALF;
  if (!opens && foot <= HALF + TOUCH) return EM_TOP;
  return HALF / 2 + (ink.top + ink.bottom) / 2;
}

/** `，。、` stand at the right of the line in the upper half of their em. */
function placeStop(standing: Standing, i: number): number {
  const { glyphs, pen, across, advance } = standing;
  const form = formOf(standing, i);
  if (form.other) glyphs[i] = form.glyph;
  if (form.vertical || !form.ink) {
    across[i] = -(advance[i] ?? 1) / 2;
    pen[i] = wayDown(form.ink, false);
  } else {
    across[i] = CORNER.right - form.ink.right;
    pen[i] = CORNER.top + form.ink.top;
  }
  return i + 1;
}

/**
 * `：；？！` fill an em, where their face puts them (GB/T 15834-2011 5.2.1: below and to the right), else in its middle;
 * two of `？！` share one, side by side, three take two (rule 5).
 */
function placeFilling(standing: Standing, start: number): number {
  const { codePoints } = standing.characters;
  const exclaims = (i: number): boolean => codePoints[i] === QUESTION || codePoints[i] === EXCLAMATION;
  let end = start + 1;
  if (exclaims(start)) while (end < start + 2 && exclaims(end)) end++;
  for (let i = start; i < end; i++) {
    const { glyphs, stand, classes, box, pen, across } = standing;
    const form = formOf(standing, i);
    if (form.other) glyphs[i] = form.glyph;
    const first = i === start;
    stand[i] = first ? Stand.Upright : Stand.Beside;
    // Like a blank em: no blank of its own, and no Han–Latin gap beside it (rule 16).
    classes[i] = first ? C.WideSpace : C.Join;
    box[i] = first ? 1 : 0;
    if (form.vertical && end - start === 1) {
      across[i] = -(standing.advance[i] ?? 1) / 2;
      pen[i] = EM_TOP;
      continue;
    }
    const ink = form.ink ?? { left: 0.4, right: 0.6, top: 0.8, bottom: 0 };
    const middle = (i - start + 0.5) / (end - start) - 0.5;
    across[i] = middle - (ink.left + ink.right) / 2;
    pen[i] = 0.5 + (ink.top + ink.bottom) / 2 - (first ? 0 : 1);
  }
  return end;
}

/** Dashes, ellipses, connectors and brackets without a vertical form: the horizontal glyph turned, in the same box. */
function turnMark(standing: Standing, i: number, form = formOf(standing, i)): number {
  const { stand, across } = standing;
  stand[i] = Stand.Turned;
  const known = !form.vertical && !form.other ? form.ink : undefined;
  across[i] = -(known ? ((known.top as number) + known.bottom) / 2 : EM_MIDDLE);
  return i + 1;
}
