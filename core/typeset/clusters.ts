import type { FaceMetrics } from '../base/ports';
import { C, classOf } from './classes';
import { lacks } from './coverage';

const FIRST_ACCENT = 0x300;
const DRAWN = /^[\p{Mn}\p{Me}]$/u;
const NEVER_DRAWN = /^\p{Default_Ignorable_Code_Point}$/u;

const isDrawnMark = (codePoint: number): boolean => {
  const character = String.fromCodePoint(codePoint);
  return DRAWN.test(character) && !NEVER_DRAWN.test(character);
};
const known = new Map<number, boolean>();

/** A combining mark that is drawn over, under or through the character before it; no selector and no joiner. */
export function isAccent(codePoint: number): boolean {
  if (codePoint < FIRST_ACCENT || classOf(codePoint) !== C.Join) return false;
  let answer = known.get(codePoint);
  if (answer === undefined) known.set(codePoint, (answer = isDrawnMark(codePoint)));
  return answer;
}

/** Whether marks may stand on a character of this class; else they stand alone. */
export const carries = (cls: C): boolean =>
  cls !== C.Space && cls !== C.Glue && cls !== C.BreakHere && cls !== C.Hidden && cls !== C.Join;

/** What a base and its marks are drawn with. */
export interface Clothed {
  readonly face: FaceMetrics;
  /** The character whose glyph stands for the base and the first `absorbed` of its marks. */
  readonly drawn: number;
  readonly absorbed: number;
  /** Whether the face has all that is drawn. */
  readonly whole: boolean;
}

/**
 * The first of the faces that has a base and all its marks, together (NFC) or apart; where none has, the first face
 * with what it has. `points` are the base and its marks.
 */
export function clothe(points: readonly number[], faces: readonly FaceMetrics[]): Clothed | undefined {
  const composed = composedOf(points);
  let first: Clothed | undefined;
  for (const face of faces) {
    const clothed = clotheIn(face, points, composed);
    if (clothed.whole) return clothed;
    first ??= clothed;
  }
  return first;
}

/** No character of Unicode has more marks in it than this. */
const MOST_ABSORBED = 4;

/** Entry k is the one character that the base is together with its first k marks; 0 where there is none. */
function composedOf(points: readonly number[]): readonly number[] {
  return points.slice(0, MOST_ABSORBED + 1).map((base, k) => {
    if (k === 0) return base;
    const text = String.fromCodePoint(...points.slice(0, k + 1)).normalize('NFC');
    const codePoint = text.codePointAt(0) ?? 0;
    return text === String.fromCodePoint(codePoint) ? codePoint : 0;
  });
}

/** Letters that lose their dot under a mark above them (Unicode, Soft_Dotted), without it. */
const DOTLESS: ReadonlyMap<number, number> = new Map([
  [0x69, 0x131],
  [0x6a, 0x237],
]);
/** Combining grave below (class 220), combining comma above right (232). */
const [BELOW, ABOVE_RIGHT] = ['\u0316', '\u0315'];
const above = new Map<number, boolean>();

/** Whether a mark stands above its base: in canonical order it comes after those below and before those beside. */
function isAbove(mark: number): boolean {
  let answer = above.get(mark);
  if (answer === undefined) {
    const text = String.fromCodePoint(mark);
    answer = swaps(text + BELOW) && swaps(ABOVE_RIGHT + text);
    above.set(mark, answer);
  }
  return answer;
}

const swaps = (pair: string): boolean => pair.normalize('NFD') !== pair;

/** The letter without its dot, where one of the marks takes the dot's place and the face has it. */
function undotted(face: FaceMetrics, drawn: number, marks: readonly number[]): number {
  const dotless = DOTLESS.get(drawn);
  return dotless !== undefined && !lacks(face, dotless) && marks.some(isAbove) ? dotless : drawn;
}

function clotheIn(face: FaceMetrics, points: readonly number[], composed: readonly number[]): Clothed {
  let absorbed = composed.length - 1;
  while (absorbed > 0 && (composed[absorbed] === 0 || lacks(face, composed[absorbed] ?? 0))) absorbed--;
  const marks = points.slice(absorbed + 1);
  const drawn = undotted(face, composed[absorbed] ?? 0, marks);
  const whole = !lacks(face, drawn) && marks.every((mark) => !lacks(face, mark));
  return { face, drawn, absorbed, whole };
}
