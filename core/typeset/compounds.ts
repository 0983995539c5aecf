import { C, isWestern } from './classes';
import { hyphenationPoints, LEAST_AFTER, LEAST_BEFORE } from './hyphenation/liang';
import type { Characters } from './prepared';

/** What stays on either side of a seam: parts shorter than this are no words of their own (`iPhone`, `PM2.5`, `5G`). */
export const LEAST_PART = 3;
const LEAST_FIGURES = 2;
/** Shorter words in capitals are read letter by letter. */
const LEAST_CAPITALS = 8;
const LONGEST = 60;
const HYPHEN = 0x2d;

const isSmall = (c: number): boolean => c >= 0x61 && c <= 0x7a;
const isCapital = (c: number): boolean => c >= 0x41 && c <= 0x5a;
const isFigure = (c: number): boolean => c >= 0x30 && c <= 0x39;
export const isLatin = (c: number): boolean => isSmall(c) || isCapital(c);
const isSign = (c: number): boolean => isLatin(c) || isFigure(c);

/** What may be done at a place inside a compound. */
export type Marker = (at: number, seam: boolean) => void;

/**
 * Names made of several words, and words that are never parted otherwise for their capitals or figures: marks the
 * seams between their parts (`Blue|Heron|15|Pro`), where they may part without a hyphen, and with `hyphenate` the
 * places at which a dictionary parts a part. Figures stay whole, with a unit behind them too (rule 6).
 */
export function markCompounds(
  characters: Characters,
  from: number,
  to: number,
  hyphenate: boolean,
  mark: Marker,
): void {
  const { codePoints } = characters;
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && isSign(codePoints[end] ?? 0)) end++;
    if (end - start >= LEAST_BEFORE + LEAST_AFTER && end - start <= LONGEST)
      markCompound(characters, start, end, hyphenate, mark);
    start = Math.max(end, start + 1);
  }
}

function markCompound(
  characters: Characters,
  start: number,
  end: number,
  hyphenate: boolean,
  mark: Marker,
): void {
  const { codePoints } = characters;
  const alone = hyphenate && !joins(characters, start - 1, -1) && !joins(characters, end, 1);
  let part = start;
  for (let i = start + 1; i <= end; i++) {
    if (i < end && !turns(codePoints, i)) continue;
    if (i < end && isSeam(codePoints, start, i, end)) mark(i, true);
    if (alone) hyphenatePart(characters, part, i, mark);
    part = i;
  }
}

/** Whether the mark at i joins a word to another, as in names of files and mail addresses: a hyphen would be taken for theirs. */
function joins({ codePoints, classes }: Characters, i: number, step: number): boolean {
  const c = (classes[i] ?? C.Han) as C;
  return isWestern(c) && codePoints[i] !== HYPHEN && isSign(codePoints[i + step] ?? 0);
}

/** Whether another part may begin at i: a capital after small letters, figures after letters, letters after figures. */
function turns(codePoints: Uint32Array, i: number): boolean {
  const a = codePoints[i - 1] ?? 0;
  const b = codePoints[i] ?? 0;
  return isFigure(a) !== isFigure(b) || (isSmall(a) && isCapital(b));
}

function isSeam(codePoints: Uint32Array, start: number, i: number, end: number): boolean {
  if (i - start < LEAST_PART) return false;
  const after = end - i;
  if (isFigure(codePoints[i] ?? 0)) return after >= LEAST_FIGURES;
  if (after < LEAST_PART) return false;
  if (!isFigure(codePoints[i - 1] ?? 0)) return true;
  // `100Mbps` is one: letters part from figures only behind a name.
  return isLatin(codePoints[start] ?? 0) && isCapital(codePoints[i] ?? 0) && isSmall(codePoints[i + 1] ?? 0);
}

function hyphenatePart(characters: Characters, start: number, end: number, mark: Marker): void {
  const { text, offsets } = characters;
  if (end - start < LEAST_BEFORE + LEAST_AFTER || !isWord(characters, start, end)) return;
  for (const point of hyphenationPoints(text.slice(offsets[start], offsets[end]))) mark(start + point, false);
}

/** Letters in small but for the first, or many in capitals, with no letter of another script or accent beside them. */
function isWord({ codePoints, classes }: Characters, start: number, end: number): boolean {
  const inner = codePoints.subarray(start + 1, end);
  const capitals =
    end - start >= LEAST_CAPITALS && inner.every(isCapital) && isCapital(codePoints[start] ?? 0);
  if (!capitals && !(inner.every(isSmall) && isLatin(codePoints[start] ?? 0))) return false;
  const foreign = (i: number): boolean => {
    const c = classes[i];
    return c === C.Join || c === C.Glue || (c === C.Letter && !isLatin(codePoints[i] ?? 0));
  };
  return !foreign(start - 1) && !foreign(end);
}
