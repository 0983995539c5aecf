import { C } from './classes';
import { LOOSE, PARTED, TINY } from './fit';
import { fillsMeasure, levelOf, Needs, type Prepared } from './prepared';
import { Look } from './ways';

/**
 * Demerits of the relief ladder; each step is dearer than any line the step before could make: a looser level, a
 * compound parted at a seam or with a hyphen, a word wider than the line, a chain of marks, a loose line, a word that
 * would fit a line, a hole in a line, 孤字, a break at a mark, a line wider than its measure.
 */
const LEVEL = 2e7;
const SEAM = 5e7;
const HYPHENED_SEAM = 1e8;
const WORD = 3e8;
const CHAIN = 1e9;
const LOOSE_LINE = 4e9;
const TORN_WORD = 2e10;
const HOLE_LINE = 5e10;
const LONE = 1e11;
const MARK = 1e12;
export const OVERFULL = 1e13;
/** From here on a way needs relief; below it no line breaks a rule. */
export const RELIEF = LEVEL;

/** A hyphen at a line's end, and one under another: the price in badness and in demerits. */
const HYPHEN = 40;
const HYPHENS_RUNNING = 10_000;
/** Lines that are not justified (subheads, display) part at a mark before they part inside a phrase. */
const TORN_SENSE = 25;
/** Shrinking worse than this makes a line tight, stretching its gaps by more than this an open one. */
const TIGHT = 20;
const OPEN = 0.12;
/** Wider gaps than this are seen: fewer such lines are better than many that are a little less wide. */
const WIDE_GAP = 0.25;
const WIDE_LINE = 2e6;
/** A loose line with gaps of more than about an em has a hole. */
const HOLE = 1 + PARTED - LOOSE;
/** Demerits are multiples of one by this, so that sums of them are exact however they are added up. */
const GRAIN = 16;
const GRAIN_SIZE = 1 / GRAIN;

/** The look of a line that was squeezed, and of one that was stretched. */
export const lookTight = (badness: number): Look => (badness > TIGHT ? Look.Tight : Look.Even);
export const lookOpen = (stretch: number): Look => (stretch > OPEN + TINY ? Look.Open : Look.Even);

/** Demerits of one line, for `all` that is bad about it: one, its badness and the penalty of its break. */
export const demeritsOf = (all: number, stretch: number): number => {
  const own = Math.floor(all * all * GRAIN + 0.5) * GRAIN_SIZE;
  if (stretch <= WIDE_GAP + TINY) return own;
  if (stretch <= PARTED + TINY) return own + WIDE_LINE;
  return own + (stretch > HOLE + TINY ? HOLE_LINE : LOOSE_LINE);
};

/** Display lines come out even: a short line is bad by the square of what it lacks. */
const raggedness = (slack: number, width: number, last: boolean): number => {
  const share = Math.max(0, slack) / Math.max(1, width);
  return (last ? 60 : 100) * share * share;
};

/** Badness of a line that does not fill its measure, for what it lacks and where it ends. */
export function ragged(p: Prepared, stop: number, slack: number, width: number): number {
  const last = stop === p.n;
  const justify = p.style.align === 'justify';
  const short = fillsMeasure(p) || (last && justify) ? 0 : raggedness(slack, width, last);
  return short + (justify || last || endsAtMark(p, stop) ? 0 : TORN_SENSE);
}

const endsAtMark = (p: Prepared, stop: number): boolean => {
  const c = p.classes[stop - 1];
  return c === C.Close || c === C.Pause || c === C.Stop || c === C.Space || c === C.WideSpace;
};

/** Badness that a break brings whatever the line is like. */
export const breakPenalty = (p: Prepared, stop: number): number =>
  (p.penalty[stop] ?? 0) + ((p.hyphen?.[stop] ?? 0) > 0 ? HYPHEN : 0);

/** Demerits of a break whatever the line is like: relief of the rules. `room` is what a word has at most. */
export function breakDemerits(p: Prepared, stop: number, room: number): number {
  if (stop === p.n) return 0;
  const need = p.needs[stop] ?? Needs.Strict;
  const level = levelOf(p);
  if (need <= level) return 0;
  if (need === Needs.Seam) return (p.hyphen?.[stop] ?? 0) > 0 ? HYPHENED_SEAM : SEAM;
  if (need >= Needs.Letter) return (p.wordWidth[stop] ?? 0) > room ? WORD : TORN_WORD;
  if (need === Needs.Mark) return MARK;
  return need === Needs.None ? CHAIN : LEVEL * (need - level);
}

/** 孤字 (rule 21): whether the line that starts there and ends the paragraph holds one character or none, marks aside. */
export const isLone = ({ copy, n }: Prepared, start: number): boolean =>
  (copy[n] ?? 0) - (copy[start] ?? 0) < 2;

/** Demerits of a line for both its ends: 孤字 on the last line (rule 21), hyphens under one another. */
export function pairDemerits(p: Prepared, start: number, stop: number): number {
  if (start === 0) return 0;
  if (stop === p.n) return isLone(p, start) ? LONE : 0;
  const { hyphen } = p;
  return hyphen && (hyphen[stop] ?? 0) > 0 && (hyphen[start] ?? 0) > 0 ? HYPHENS_RUNNING : 0;
}
