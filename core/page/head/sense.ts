import type { FontBook } from '../../base/ports';
import type { Em } from '../../base/units';
import { itemise } from '../../typeset/itemise';
import { Needs, type Prepared } from '../../typeset/prepared';
import type { ParagraphInput } from '../../typeset/types';
import { priceJoints } from './joints';
import { segment } from './segment';

/** Part of a headline on one line, in UTF-16 offsets; white space at its ends is left out. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A way to set a headline in some number of lines. */
export interface SenseBreak {
  readonly parts: readonly Part[];
  /** What the breaks cost by sense, and the unevenness of the lines: comparable between numbers of lines. */
  readonly price: number;
  /** Natural width of the widest line. */
  readonly widest: Em;
}

/** Price of a line that differs from the mean by its whole width; differences below `LEVEL` look even. */
const UNEVEN = 1000;
const LEVEL = 0.06;
/** A line much shorter than the others looks like a mistake. */
const STUMP = 0.45;
const STUMP_PRICE = 200;
/** From this price on a break is one that readers stumble over. */
export const BAD_BREAK = 650;
/** What one line more must save. */
const EXTRA_LINE = 520;

/** Longer texts are no headlines: the typesetter breaks them. Code points. */
export const LONGEST_HEADLINE = 160;

/** A headline measured and cut into words: asked for one number of lines after the other. */
export interface Sense {
  readonly prepared: Prepared;
  readonly natural: Em;
  /** The best break into exactly `count` lines no wider than `room`; undefined where no legal one fits. */
  into(count: number, room: Em): SenseBreak | undefined;
}

/** A line that runs over the end of a clause and begins or ends in the middle of another; for each of its two ends. */
const CROSSING = 230;
/** Breaks cheaper than this are ends of clauses. */
const CLAUSE_END = -300;

interface Stop {
  /** Index of the character a line may begin with. */
  readonly at: number;
  /** The line before ends with the character before this one: white space is left out. */
  readonly end: number;
  readonly price: number;
  /** Ends of clauses before this stop, and whether it is one: the ends of the text are. */
  readonly clauses: number;
  readonly clause: boolean;
}

const isBlank = (codePoint: number | undefined): boolean => codePoint === 0x20 || codePoint === 0x3000;

function stopsOf(p: Prepared): Stop[] {
  const prices = priceJoints(p.text, segment(p.text));
  const stops: Stop[] = [{ at: 0, end: 0, price: 0, clauses: 0, clause: true }];
  let clauses = 0;
  for (let i = 1; i < p.n; i++) {
    if ((p.needs[i] ?? Needs.Never) > Needs.Gb || isBlank(p.codePoints[i])) continue;
    // Headlines are never hyphenated.
    if ((p.hyphen?.[i] ?? 0) > 0) continue;
    let end = i;
    while (end > 0 && isBlank(p.codePoints[end - 1])) end--;
    const sense = prices[p.offsets[i] ?? 0] ?? 0;
    const clause = sense <= CLAUSE_END;
    stops.push({ at: i, end, price: (p.penalty[i] ?? 0) + sense, clauses, clause });
    if (clause) clauses++;
  }
  stops.push({ at: p.n, end: p.n, price: 0, clauses, clause: true });
  return stops;
}

const widthOf = (p: Prepared, i: number, j: number): Em => (p.right[j] ?? 0) - (p.left[i] ?? 0);

interface Way {
  readonly cost: number;
  readonly from: number;
}

function linePrice(width: Em, mean: Em): number {
  const off = Math.max(0, Math.abs(width - mean) / mean - LEVEL);
  return UNEVEN * off ** 2 + (width < STUMP * mean ? STUMP_PRICE : 0);
}

/** What running over the end of a clause costs a line that does not hold whole clauses. */
function crossing(from: Stop, to: Stop): number {
  const inside = to.clauses - from.clauses - (from.clause && from.at > 0 ? 1 : 0);
  return inside > 0 ? CROSSING * ((from.clause ? 0 : 1) + (to.clause ? 0 : 1)) : 0;
}

/** One line more: the cheapest ways to each stop from those the lines before could reach. */
function nextWays(
  p: Prepared,
  stops: readonly Stop[],
  ways: readonly (Way | undefined)[],
  room: Em,
  mean: Em,
): (Way | undefined)[] {
  const next: (Way | undefined)[] = stops.map(() => undefined);
  ways.forEach((way, s) => {
    const start = stops[s];
    if (!way || !start) return;
    for (let e = s + 1; e < stops.length; e++) {
      const stop = stops[e];
      if (!stop) break;
      const width = widthOf(p, start.at, stop.end);
      if (width > room) break;
      const cost = way.cost + linePrice(width, mean) + crossing(start, stop) + stop.price;
      const known = next[e];
      if (!known || cost < known.cost) next[e] = { cost, from: s };
    }
  });
  return next;
}

function cheapest(p: Prepared, stops: readonly Stop[], count: number, room: Em): SenseBreak | undefined {
  const mean = widthOf(p, 0, p.n) / count;
  const history: (Way | undefined)[][] = [];
  let ways: (Way | undefined)[] = stops.map((_, s) => (s === 0 ? { cost: 0, from: -1 } : undefined));
  for (let line = 0; line < count; line++) {
    ways = nextWays(p, stops, ways, room, mean);
    history.push(ways);
  }
  const price = ways.at(-1)?.cost;
  if (price === undefined) return undefined;
  const parts: Part[] = [];
  let widest = 0;
  let to = stops.length - 1;
  for (let line = count - 1; line >= 0; line--) {
    const from = history[line]?.[to]?.from ?? 0;
    const [start, end] = [stops[from]?.at ?? 0, stops[to]?.end ?? p.n];
    parts.unshift({ start: p.offsets[start] ?? 0, end: p.offsets[end] ?? p.text.length });
    widest = Math.max(widest, widthOf(p, start, end));
    to = from;
  }
  return { parts, price, widest };
}

/** Measures a headline and cuts it into words; `input` is one line of the editor's, without line feeds. */
export function senseOf(input: ParagraphInput, fonts: FontBook): Sense {
  const p = itemise(input, fonts);
  let stops: readonly Stop[] | undefined;
  return {
    prepared: p,
    natural: widthOf(p, 0, p.n),
    into: (count, room) =>
      p.n > LONGEST_HEADLINE ? undefined : cheapest(p, (stops ??= stopsOf(p)), count, room),
  };
}

/**
 * Breaks a headline by sense into lines no wider than `room`: the fewest that fit, or one more where the
 * fewest would part a word. Undefined where no legal break makes it fit.
 */
export function breakBySense(sense: Sense, room: Em, fewest: number): SenseBreak | undefined {
  let best: SenseBreak | undefined;
  for (let count = fewest; count <= fewest + 1; count++) {
    const found = sense.into(count, room);
    if (found && (!best || found.price < best.price - EXTRA_LINE)) best = found;
    if (best && best.price < BAD_BREAK) break;
  }
  return best;
}
