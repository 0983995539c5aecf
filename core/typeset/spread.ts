import {
  fitLine,
  type LineFit,
  LOOSE,
  lineEnd,
  newEnd,
  newFit,
  SHRINK_STEPS,
  shrinkOf,
  TINY,
  tailBlank,
} from './fit';
import { fillsMeasure, GAP_KINDS, Gap, type Prepared } from './prepared';

/** A line with its space shared out. It and its arrays are scratch: they hold until the next line is spread. */
export interface SpreadLine {
  readonly start: number;
  /** Last character with ink + 1. */
  readonly end: number;
  readonly fit: Readonly<LineFit>;
  /** Space after character `start + k` beyond its body. */
  readonly space: Float64Array;
  /** Blank behind the last mark. */
  readonly tail: number;
  /** The widest space that the last step put between two characters. */
  readonly stretch: number;
  /** Letters and figures part as well. */
  readonly letterspaced: boolean;
}

const fit = newFit();
const edge = newEnd();
const ratio = new Float64Array(GAP_KINDS);
let space = new Float64Array(256);
let letterspaced = false;
const line: { -readonly [Part in keyof SpreadLine]: SpreadLine[Part] } = {
  start: 0,
  end: 0,
  fit,
  space,
  tail: 0,
  stretch: 0,
  letterspaced,
};

const isJustified = (p: Prepared, stop: number): boolean => fillsMeasure(p) && stop < p.n;

/** Fits the characters [start, stop) into `width` and shares what is missing or too much among their gaps. */
export function spreadLine(p: Prepared, start: number, stop: number, width: number): SpreadLine {
  const justified = isJustified(p, stop);
  fitLine(p, start, lineEnd(p, stop, edge), width, justified, fit);
  const { end, hung } = fit;
  if (space.length < end - start) space = new Float64Array((end - start) * 2);
  const slack = justified || fit.slack < 0 ? fit.slack : 0;
  const blank = hung ? 0 : tailBlank(p, end);
  let tail = blank;
  let stretch = 0;
  letterspaced = false;
  if (slack < 0) tail = squeeze(p, start, end, blank, -slack);
  else if (slack > 0) stretch = open(p, start, end, slack, hung);
  else for (let i = start; i + 1 < end; i++) space[i - start] = p.gap[i] ?? 0;
  line.start = start;
  line.end = end;
  line.space = space;
  line.tail = tail;
  line.stretch = stretch;
  line.letterspaced = letterspaced;
  return line;
}

const share = (need: number, room: number): number => (room > 0 ? Math.min(1, need / room) : 0);

/** Rule 17: one class after the other, each exhausted before the next and shared equally. */
function squeeze(p: Prepared, start: number, end: number, blank: number, need: number): number {
  const last = end - 1;
  const tail = blank - Math.min(need, blank);
  let rest = need - (blank - tail);
  ratio.fill(0);
  for (const [kind] of SHRINK_STEPS) {
    if (rest <= 0) break;
    const room = shrinkOf(p, start, last, kind);
    ratio[kind] = share(rest, room);
    rest -= Math.min(rest, room);
  }
  for (let i = start; i < last; i++)
    space[i - start] = (p.gap[i] ?? 0) - (p.shrink[i] ?? 0) * (ratio[p.kind[i] ?? Gap.Rigid] ?? 0);
  return tail;
}

const between = (sums: Float64Array | Uint32Array, from: number, to: number): number =>
  (sums[to] ?? 0) - (sums[from] ?? 0);

/**
 * Rule 18: word spaces, then Han–Latin, then every gap that is not rigid. Where those would open too far, letters and
 * digits part a little as well: the last relief before a hole in the line. Answers with the widest of the last step.
 */
function open(p: Prepared, start: number, end: number, slack: number, hung: boolean): number {
  const last = end - 1;
  // Nothing opens before a mark that hangs.
  const to = hung ? last - 1 : last;
  const words = between(p.wordStretch, start, to);
  const latin = between(p.latinStretch, start, to);
  const forWords = share(slack, words);
  const forLatin = share(slack - Math.min(slack, words), latin);
  const rest = Math.max(0, slack - words - latin);
  const plain = between(p.plain, start, to);
  const spaced = rest > LOOSE * plain + TINY;
  const letters = spaced ? between(p.letters, start, to) : 0;
  letterspaced = letters > 0;
  const count = plain + letters;
  const each = rest / Math.max(1, count);
  for (let i = start; i < last; i++) {
    const kind = p.kind[i];
    let more = 0;
    if (kind === Gap.Word) more = (p.stretch[i] ?? 0) * forWords;
    else if (kind === Gap.HanLatin) more = (p.stretch[i] ?? 0) * forLatin;
    else if (i < to && (kind !== Gap.Rigid || (spaced && isLetters(p, i)))) more = each;
    space[i - start] = (p.gap[i] ?? 0) + more;
  }
  return each;
}

/** Whether the gap after i lies inside a word or numeral: the running sum of such gaps says so. */
const isLetters = ({ letters }: Prepared, i: number): boolean => letters[i + 1] !== letters[i];

/** How far a line that leaves `free` of its measure begins from the measure's start. */
export function alignShift(p: Prepared, free: number): number {
  if (p.style.align === 'center') return Math.max(0, free / 2);
  return p.style.align === 'end' ? Math.max(0, free) : 0;
}
