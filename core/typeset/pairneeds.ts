import { C, isHan, isWestern } from './classes';
import { Needs } from './prepared';

/** Classes are fewer than this: `a * ROW + b` is an index into the table of pairs. */
export const ROW = 32;

/** Pairs that two classes do not settle: what has to be looked at. Numbers continue those of Needs. */
export const Look = {
  /** Both Western: the untailored algorithm and the rules for words and numerals. */
  Western: 9,
  /** Hangul letters: the untailored algorithm. */
  Hangul: 10,
  /** Dashes, ellipses and runs of ？！: rigid in twos and fours (rule 5). */
  Rigid: 11,
  /** A numeral before Han: perhaps its measure word. */
  Measure: 12,
  /** ： ． · between two figures, － before one, ’ between two letters. */
  Between: 13,
  /** After a space: what stands before it. */
  Space: 14,
  /** A hyphen after Han: perhaps a minus sign. */
  Minus: 15,
  /** Han after a hyphen or solidus. */
  Solidus: 16,
} as const;
export type Look = (typeof Look)[keyof typeof Look];

const among = (...classes: readonly C[]): ReadonlySet<C> => new Set(classes);
/** Never starts a line (rules 1 and 8), superscripts by rule 7. */
const NO_START = among(
  C.Close,
  C.Pause,
  C.Stop,
  C.Dot,
  C.Connector,
  C.Slash,
  C.WestClose,
  C.Suffix,
  C.HanTail,
  C.Super,
  C.Quote,
  C.WideSpace,
);
/** Never ends a line (rule 2). */
const NO_END = among(C.Open, C.WestOpen, C.Quote);
export const neverStarts = (c: C): boolean => NO_START.has(c);
export const neverEnds = (c: C): boolean => NO_END.has(c);
const stays = (c: C): boolean => c === C.Join || c === C.Hidden || c === C.Glue;

/** Figures with the signs before and after them (rule 6). */
const isNumeral = (a: C, b: C): boolean =>
  (b === C.Digit && (a === C.Digit || a === C.Prefix)) || (a === C.Digit && b === C.Suffix);

/** Spaces, joiners, invisible characters, Western text. */
function clusterNeed(a: C, b: C): number | undefined {
  if (stays(b) || b === C.Space || b === C.BreakHere || a === C.Hidden) return Needs.Never;
  if (a === C.BreakHere) return Needs.Strict;
  if (a === C.Glue) return Needs.Word;
  if (a === C.Space) return isWestern(b) ? Look.Western : Look.Space;
  if (a === C.Jamo || b === C.Jamo) return isHan(a) && isHan(b) ? Look.Hangul : undefined;
  if (isNumeral(a, b)) return Needs.Word;
  return isWestern(a) && isWestern(b) ? Look.Western : undefined;
}

/** Marks that may be of the figure they stand before. */
const BEFORE_FIGURE = among(C.Pause, C.Stop, C.Dot, C.Connector);

/** Pairs whose code points decide. */
function lookNeed(a: C, b: C): number | undefined {
  if (b === C.Dash || b === C.Ellipsis) return Look.Rigid;
  if (a === C.Stop && b === C.Stop) return Look.Rigid;
  if (b === C.Digit && BEFORE_FIGURE.has(a)) return Look.Between;
  if (b === C.Letter && a === C.Close) return Look.Between;
  if (b === C.Han && (a === C.Digit || a === C.Suffix)) return Look.Measure;
  if (b === C.After) return a === C.Open ? undefined : Look.Minus;
  if (b === C.Connector && !NO_END.has(a)) return Look.Minus;
  return a === C.After && !NO_START.has(b) ? Look.Solidus : undefined;
}

/** Rules 1–4, 7 and 8 for two characters side by side. */
function pairNeed(a: C, b: C): number {
  const special = clusterNeed(a, b) ?? lookNeed(a, b);
  if (special !== undefined) return special;
  if (b === C.Super) return Needs.Word;
  if (NO_START.has(b) || NO_END.has(a)) return Needs.Mark;
  if (a === C.Slash) return Needs.Basic;
  return a === C.Prefix && b === C.Digit ? Needs.Mark : Needs.Strict;
}

/** What a break between two classes needs: one of Needs, or what to look at (Look). */
export const PAIRS = new Uint8Array(ROW * ROW);
for (let a = 0; a < ROW; a++) for (let b = 0; b < ROW; b++) PAIRS[a * ROW + b] = pairNeed(a as C, b as C);

/** Marks that can make up a chain of three (rule 3). */
const CHAINED = among(C.Open, C.Close, C.Pause, C.Stop, C.WestOpen, C.WestClose);
export const isChained = new Uint8Array(ROW);
for (const c of CHAINED) isChained[c] = 1;
