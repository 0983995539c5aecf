import { HALF, keepsLineEndBlank } from './blanks';
import { C, closes } from './classes';
import { GAP_KINDS, Gap, type Prepared } from './prepared';

/**
 * How well the characters from a line start up to a break fill a measure. One object is reused for every
 * candidate: the break search asks hundreds of thousands of times.
 */
export interface LineFit {
  /** Last character with ink on the line + 1: spaces before the break are swallowed. */
  end: number;
  natural: number;
  /** What is missing (> 0) or too much (< 0). */
  slack: number;
  /** All that the line can shrink. */
  shrinkable: number;
  /** Last mark stands outside the measure. */
  hung: boolean;
  /** The widest space of the last stretching step. */
  stretch: number;
  /** 0 for a line set naturally; 100 for one that stretches every gap by 0.15 em. */
  badness: number;
}

/** What every line that ends at one break has in common. */
export interface LineEnd {
  end: number;
  /** Right edge of the line in the paragraph's running sum, a kept blank included. */
  right: number;
  tail: number;
  shrinkable: number;
}

export const newFit = (): LineFit => ({
  end: 0,
  natural: 0,
  slack: 0,
  shrinkable: 0,
  hung: false,
  stretch: 0,
  badness: 0,
});
export const newEnd = (): LineEnd => ({ end: 0, right: 0, tail: 0, shrinkable: 0 });

/** Shrinking steps in the order of rule 17, with the price of one em taken from each. */
export const SHRINK_STEPS: readonly (readonly [Gap, number])[] = [
  [Gap.Word, 20],
  [Gap.Dot, 25],
  [Gap.Bracket, 28],
  [Gap.Pause, 34],
  [Gap.HanLatin, 45],
  [Gap.Stop, 100],
];
/** The line-end blank of 全角 goes first of all and nearly free. */
const LINE_END_PRICE = 4;
/** Every gap opened by this much is a badness of 100. */
const COMFORT = 0.15;
/** Badness beyond which lines are equally hopeless. */
const WORST = 100_000;
/** Over this a line is loose. */
export const LOOSE = 0.5;

export const shrinkOf = (p: Prepared, from: number, to: number, kind: Gap): number =>
  (p.shrinks[to * GAP_KINDS + kind] ?? 0) - (p.shrinks[from * GAP_KINDS + kind] ?? 0);

/** Blank before an opening mark at the line start that is not cut (rule 12). */
export const leadBlank = (p: Prepared, i: number): number => {
  if (i > 0 || p.style.trimIndentedOpener || p.style.indent === 0) return 0;
  const { punctuation } = p.style;
  const full = punctuation === 'quanjiao' || punctuation === 'line-end';
  return full && p.classes[0] === C.Open ? HALF : 0;
};

/** Blank behind the last mark that 全角 keeps where there is room. */
export const tailBlank = (p: Prepared, end: number): number =>
  p.style.punctuation !== 'grid' &&
  keepsLineEndBlank(p.style.punctuation) &&
  closes((p.classes[end - 1] ?? C.Han) as C)
    ? HALF
    : 0;

/** Looks at the end of a line once for all its possible starts. */
export function lineEnd(p: Prepared, stop: number, out: LineEnd): LineEnd {
  let end = stop;
  while (end > 1 && p.classes[end - 1] === C.Space) end--;
  out.end = end;
  out.tail = tailBlank(p, end);
  out.right = (p.right[end] ?? 0) + out.tail;
  out.shrinkable = (p.shrinkable[end - 1] ?? 0) + out.tail;
  return out;
}

/** Natural width of the line from `start` to a looked-at end. */
export const naturalWidth = (p: Prepared, start: number, at: LineEnd): number =>
  at.right - (p.left[start] ?? 0) + (start === 0 ? leadBlank(p, 0) : 0);

/** Rates the line whose `natural` and `shrinkable` are set; false where it cannot be squeezed into `width`. */
function rateLine(p: Prepared, i: number, width: number, justified: boolean, out: LineFit): boolean {
  out.slack = width - out.natural;
  out.stretch = 0;
  if (out.slack < 0) {
    if (-out.slack > out.shrinkable + 1e-9) return false;
    out.badness = shrinkBadness(p, i, out.end, -out.slack);
    return true;
  }
  if (justified) stretchBadness(p, i, out);
  else out.badness = 0;
  return true;
}

function shrinkBadness(p: Prepared, i: number, end: number, need: number): number {
  const tail = Math.min(need, tailBlank(p, end));
  let rest = need - tail;
  let badness = tail * LINE_END_PRICE;
  for (const [kind, price] of SHRINK_STEPS) {
    if (rest <= 1e-9) break;
    const take = Math.min(rest, shrinkOf(p, i, end - 1, kind));
    badness += take * price;
    rest -= take;
  }
  return badness;
}

function stretchBadness(p: Prepared, i: number, out: LineFit): void {
  const last = out.end - 1;
  const words = (p.wordStretch[last] ?? 0) - (p.wordStretch[i] ?? 0);
  const latin = (p.latinStretch[last] ?? 0) - (p.latinStretch[i] ?? 0);
  const early = Math.min(out.slack, words + latin);
  const rest = out.slack - early;
  const count = (p.plain[last] ?? 0) - (p.plain[i] ?? 0);
  out.stretch = rest <= 1e-9 ? 0 : rest / Math.max(1, count);
  const ratio = out.stretch / COMFORT;
  out.badness = Math.min(WORST, 12 * early + 100 * ratio * ratio * ratio);
}

/** One of `、，。` that may hang: never within a run of marks (rule 14). */
function mayHang(p: Prepared, i: number, end: number): boolean {
  if (end - i < 2) return false;
  const c = p.codePoints[end - 1];
  if (c !== 0x3001 && c !== 0xff0c && c !== 0x3002) return false;
  const before = (p.classes[end - 2] ?? C.Han) as C;
  const after = end < p.n ? ((p.classes[end] ?? C.Han) as C) : C.Han;
  return !closes(before) && before !== C.Open && !closes(after) && after !== C.Open;
}

/** Rates the line [start, at) for a width, hanging the last mark where that is the better line. */
export function fitLine(
  p: Prepared,
  start: number,
  at: LineEnd,
  width: number,
  justified: boolean,
  out: LineFit,
): boolean {
  out.end = Math.max(at.end, start + 1);
  out.natural = naturalWidth(p, start, at);
  out.shrinkable = at.shrinkable - (p.shrinkable[start] ?? 0);
  out.hung = false;
  const plain = rateLine(p, start, width, justified, out);
  if (!p.style.hang || (plain && out.badness < 1) || !mayHang(p, start, out.end)) return plain;
  const { badness, natural, shrinkable, slack, stretch } = out;
  const last = out.end - 1;
  out.natural = natural - (p.box[last] ?? 0) - (p.gap[last - 1] ?? 0) - at.tail;
  out.shrinkable = shrinkable - at.tail - (p.shrink[last - 1] ?? 0);
  out.hung = true;
  const hung = rateLine(p, start, width, justified, out);
  if (hung && (!plain || out.badness < badness)) return true;
  Object.assign(out, { badness, natural, shrinkable, slack, stretch, hung: false });
  return plain;
}
