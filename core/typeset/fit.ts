import { HALF, keepsLineEndBlank } from './blanks';
import { C, closes } from './classes';
import { Gap, type Prepared } from './prepared';

/** How well the characters from a line start up to a break fill a measure. */
export interface LineFit {
  /** Last character with ink on the line + 1: spaces before the break are swallowed. */
  end: number;
  /** A hyphen that the break adds is part of it. */
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

/** What every line that ends at one break has in common. One object is reused for every break of a search. */
export interface LineEnd {
  end: number;
  /** Right edge of the line in the paragraph's running sum, a kept blank or an added hyphen included. */
  right: number;
  tail: number;
  hyphen: number;
  shrinkable: number;
  /** Running sums up to the last gap of the line: stretch of words and Han–Latin gaps, number of plain gaps. */
  early: number;
  plain: number;
  /** Gaps inside words and numerals. */
  letters: number;
  /** The last mark may hang, and then the line's right edge and sums are these: no gap opens before the mark. */
  hangs: boolean;
  hungRight: number;
  hungShrinkable: number;
  hungEarly: number;
  hungPlain: number;
  hungLetters: number;
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
export const newEnd = (): LineEnd => ({
  end: 0,
  right: 0,
  tail: 0,
  hyphen: 0,
  shrinkable: 0,
  early: 0,
  plain: 0,
  letters: 0,
  hangs: false,
  hungRight: 0,
  hungShrinkable: 0,
  hungEarly: 0,
  hungPlain: 0,
  hungLetters: 0,
});

/** Shrinking steps in the order of rule 17, with the price of one em taken from each. */
export const SHRINK_STEPS: readonly (readonly [Gap, number])[] = [
  [Gap.Word, 20],
  [Gap.Dot, 25],
  [Gap.Bracket, 28],
  [Gap.Pause, 34],
  [Gap.HanLatin, 45],
  [Gap.Stop, 100],
];
const STEP_KINDS: readonly Gap[] = SHRINK_STEPS.map(([kind]) => kind);
const STEP_PRICES = Float64Array.from(SHRINK_STEPS, ([, price]) => price);
/** The line-end blank of 全角 goes first of all and nearly free. */
const LINE_END_PRICE = 4;
/** Every gap opened by this much is a badness of 100. */
const COMFORT = 0.15;
const STRETCH_PRICE = 100 / COMFORT ** 3;
/** An em of word space or Han–Latin gap within their limits. */
const EARLY_PRICE = 12;
/** Badness from which on lines are hopeless: it grows slowly from there with each em that every gap is opened by. */
const WORST = 20_000;
const HOPELESS = 1000;
/** Over this a line is loose. */
export const LOOSE = 0.5;
/** Sums of widths differ by less than this where the widths are the same. */
export const TINY = 1e-9;

/** What the gaps of one kind between two characters can give. */
export function shrinkOf(p: Prepared, from: number, to: number, kind: Gap): number {
  const sums = p.shrinks[kind];
  return sums ? (sums[to] ?? 0) - (sums[from] ?? 0) : 0;
}

/** On the character grid a mark that shares its em with the one before keeps to its half of it where a line parts them. */
function gridLead({ box, blanks }: Prepared, i: number): number {
  let first = i;
  while (first >= 0 && box[first] === HALF) first--;
  return first < i && (i - first) % 2 === 0 && blanks[i] === C.Open ? HALF : 0;
}

/** Blank before an opening mark at the line start that is not cut (rule 12). */
export const leadBlank = (p: Prepared, i: number): number => {
  if (p.style.punctuation === 'grid') return gridLead(p, i);
  if (i > 0 || p.style.trimIndentedOpener || p.style.indent === 0) return 0;
  const { punctuation } = p.style;
  const full = punctuation === 'quanjiao' || punctuation === 'line-end';
  return full && p.classes[0] === C.Open ? HALF : 0;
};

/** Blank behind the last mark that 全角 keeps where there is room. */
export const tailBlank = (p: Prepared, end: number): number =>
  p.style.punctuation !== 'grid' &&
  keepsLineEndBlank(p.style.punctuation) &&
  closes((p.blanks[end - 1] ?? C.Han) as C)
    ? HALF
    : 0;

/** Looks at the end of a line once for all its possible starts. */
export function lineEnd(p: Prepared, stop: number, out: LineEnd): LineEnd {
  let end = stop;
  while (end > 1 && p.classes[end - 1] === C.Space) end--;
  const last = end - 1;
  const hyphen = p.hyphen?.[stop] ?? 0;
  const tail = tailBlank(p, end);
  out.end = end;
  out.tail = tail;
  out.hyphen = hyphen;
  out.right = (p.right[end] ?? 0) + tail + hyphen;
  out.shrinkable = (p.shrinkable[last] ?? 0) + tail;
  out.early = (p.wordStretch[last] ?? 0) + (p.latinStretch[last] ?? 0);
  out.plain = p.plain[last] ?? 0;
  out.letters = p.letters[last] ?? 0;
  out.hangs = p.style.hang && mayHang(p, end);
  if (out.hangs) hangEnd(p, end, out);
  return out;
}

/** The same without the last mark, which stands outside the measure. */
function hangEnd(p: Prepared, end: number, out: LineEnd): void {
  const last = end - 1;
  out.hungRight = (p.right[end] ?? 0) - (p.box[last] ?? 0) - (p.gap[last - 1] ?? 0);
  out.hungShrinkable = p.shrinkable[last - 1] ?? 0;
  out.hungEarly = (p.wordStretch[last - 1] ?? 0) + (p.latinStretch[last - 1] ?? 0);
  out.hungPlain = p.plain[last - 1] ?? 0;
  out.hungLetters = p.letters[last - 1] ?? 0;
}

/** One of `、，。` that may hang: never within a run of marks (rule 14). */
function mayHang(p: Prepared, end: number): boolean {
  const c = p.codePoints[end - 1];
  if (end < 2 || (c !== 0x3001 && c !== 0xff0c && c !== 0x3002)) return false;
  const before = (p.classes[end - 2] ?? C.Han) as C;
  const after = end < p.n ? ((p.classes[end] ?? C.Han) as C) : C.Han;
  return !closes(before) && before !== C.Open && !closes(after) && after !== C.Open;
}

/** Natural width of the line from `start` to a looked-at end. */
export const naturalWidth = (p: Prepared, start: number, at: LineEnd): number =>
  at.right - (p.left[start] ?? 0) + leadBlank(p, start);

/** Badness of a line from which `need` em are taken, class after class. */
export function shrinkBadness(p: Prepared, start: number, at: LineEnd, hung: boolean, need: number): number {
  const tail = hung ? 0 : Math.min(need, at.tail);
  let rest = need - tail;
  let badness = tail * LINE_END_PRICE;
  const to = at.end - (hung ? 2 : 1);
  for (let step = 0; step < STEP_KINDS.length && rest > TINY; step++) {
    const room = shrinkOf(p, start, to, STEP_KINDS[step] ?? Gap.Rigid);
    const take = room < rest ? room : rest;
    badness += take * (STEP_PRICES[step] ?? 0);
    rest -= take;
  }
  return badness;
}

const LEAST_STEP_PRICE = Math.min(...STEP_PRICES);

/** Badness that no line falls below from which `need` em are taken, whatever it can give. */
export const leastShrinkBadness = (at: LineEnd, need: number): number =>
  need < at.tail ? need * LINE_END_PRICE : at.tail * LINE_END_PRICE + (need - at.tail) * LEAST_STEP_PRICE;

/**
 * What the search counts a line at whose letters part: no hole, but dear enough to be looked for only where every
 * other line needs relief.
 */
export const PARTED = 0.545;

/**
 * Widest space of the last stretching step, when `early` em of word space and Han–Latin gap are used up. Where the
 * plain gaps would leave a hole, letters part as well.
 */
export const stretchOf = (slack: number, early: number, plain: number, letters: number): number => {
  const rest = slack - early;
  if (rest <= TINY) return 0;
  if (rest <= LOOSE * plain + TINY) return rest / plain;
  const all = plain + letters;
  // Nothing can open: the line does not fill its measure.
  if (all <= 0) return PARTED + rest;
  const room = LOOSE * all;
  return PARTED - LOOSE + (rest <= room + TINY ? room / all : rest / all);
};

export const stretchBadness = (slack: number, early: number, stretch: number): number => {
  const badness = EARLY_PRICE * (slack < early ? slack : early) + STRETCH_PRICE * stretch * stretch * stretch;
  return badness < WORST ? badness : WORST + HOPELESS * (stretch < 20 ? stretch : 20);
};

/** Badness that no line falls below that opens by `slack` or more, and by so much before its plain gaps do. */
export const leastStretchBadness = (slack: number, early: number): number =>
  EARLY_PRICE * (slack < early ? slack : early);

/** Demerits that no line to the same end with a later start falls below: it is stretched as much or more. */
export const leastDemerits = (stretch: number): number => {
  const badness = STRETCH_PRICE * stretch * stretch * stretch;
  return badness < WORST ? badness * badness : WORST * WORST;
};

/** Rates the line whose `natural` and `shrinkable` are set; false where it cannot be squeezed into `width`. */
function rateLine(
  p: Prepared,
  start: number,
  at: LineEnd,
  width: number,
  justified: boolean,
  out: LineFit,
): boolean {
  out.slack = width - out.natural;
  out.stretch = 0;
  out.badness = 0;
  if (out.slack < 0) {
    if (-out.slack > out.shrinkable + TINY) return false;
    out.badness = shrinkBadness(p, start, at, out.hung, -out.slack);
  } else if (justified) {
    const early =
      (out.hung ? at.hungEarly : at.early) - (p.wordStretch[start] ?? 0) - (p.latinStretch[start] ?? 0);
    const plain = (out.hung ? at.hungPlain : at.plain) - (p.plain[start] ?? 0);
    const letters = (out.hung ? at.hungLetters : at.letters) - (p.letters[start] ?? 0);
    out.stretch = stretchOf(out.slack, early, plain, letters);
    out.badness = stretchBadness(out.slack, early, out.stretch);
  }
  return true;
}

/** A plain line worse than this is compared with the one whose last mark hangs. */
const NEARLY_PERFECT = 1;
/** A mark hangs where the line is so much better for it. */
export const hangs = (plain: number, hung: number): boolean => plain >= NEARLY_PERFECT && hung < plain;

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
  const plain = rateLine(p, start, at, width, justified, out);
  if (!at.hangs || at.end - start < 2 || (plain && out.badness < NEARLY_PERFECT)) return plain;
  const { badness, natural, shrinkable, slack, stretch } = out;
  out.natural = at.hungRight - (p.left[start] ?? 0) + leadBlank(p, start);
  out.shrinkable = at.hungShrinkable - (p.shrinkable[start] ?? 0);
  out.hung = true;
  const hung = rateLine(p, start, at, width, justified, out);
  if (hung && (!plain || hangs(badness, out.badness))) return true;
  Object.assign(out, { badness, natural, shrinkable, slack, stretch, hung: false });
  return plain;
}
