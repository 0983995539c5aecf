import type { Em } from '../../base/units';
import type { Prepared } from '../../typeset/prepared';

/** Part of a headline on one line, in UTF-16 offsets; white space at its ends is left out. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** A place where a headline may part, its two ends among them. */
export interface Stop {
  /** Index of the character a line may begin with. */
  readonly at: number;
  /** The line before ends with the character before this one: white space is left out. */
  readonly end: number;
  readonly price: number;
  /** Ends of clauses before this stop, and whether it is one: the ends of the text are. */
  readonly clauses: number;
  readonly clause: boolean;
  /** Nothing that belongs together is parted here. */
  readonly sound: boolean;
}

/** A way to set a headline in some number of lines. */
export interface SenseBreak {
  readonly parts: readonly Part[];
  /** What the breaks cost by sense, and the unevenness of the lines: comparable between numbers of lines. */
  readonly price: number;
  /** Natural width of the widest line. */
  readonly widest: Em;
  /** Characters of the line that has most of them: where tracking counts. */
  readonly longest: number;
}

/** What is asked of the ways to set a headline. */
export interface Wanted {
  /** No line may be wider. */
  readonly room: Em;
  /** Lines up to this width are all the same to the asker; `0` where every width makes a difference. */
  readonly floor: Em;
}

/** Price of a line that differs from the mean by its whole width; differences below `LEVEL` look even. */
const UNEVEN = 1000;
const LEVEL = 0.06;
/** A line much shorter than the others looks like a mistake. */
const STUMP = 0.45;
const STUMP_PRICE = 200;
/** A line that runs over the end of a clause and begins or ends in the middle of another; for each of its two ends. */
const CROSSING = 230;

/** Natural width of a line from one character up to another. */
export const widthOf = (p: Prepared, i: number, j: number): Em => (p.right[j] ?? 0) - (p.left[i] ?? 0);

function linePrice(width: Em, mean: Em): number {
  const off = Math.max(0, Math.abs(width - mean) / mean - LEVEL);
  return UNEVEN * off ** 2 + (width < STUMP * mean ? STUMP_PRICE : 0);
}

/** What running over the end of a clause costs a line that does not hold whole clauses. */
function crossing(from: Stop, to: Stop): number {
  const inside = to.clauses - from.clauses - (from.clause && from.at > 0 ? 1 : 0);
  return inside > 0 ? CROSSING * ((from.clause ? 0 : 1) + (to.clause ? 0 : 1)) : 0;
}

/** What a line from one stop to another costs beside lines that are `mean` wide, the break at its end included. */
export const lineCost = (width: Em, mean: Em, from: Stop, to: Stop): number =>
  linePrice(width, mean) + crossing(from, to) + to.price;

/** The lines up to a stop, by their last one. */
interface Way {
  readonly cost: number;
  readonly widest: Em;
  readonly longest: number;
  readonly start: Stop;
  readonly stop: Stop;
  readonly before: Way | undefined;
}

type Ways = Map<number, Way>;

/** Ways that are alike for the asker share a key; the cheapest of them is kept. */
const keyOf = (widest: Em, longest: number, floor: Em): number =>
  widest <= floor ? 0 : Math.round(widest * 1000) * 256 + (floor > 0 ? 0 : Math.min(longest, 255));

const begun = (start: Stop): Way => ({
  cost: 0,
  widest: 0,
  longest: 0,
  start,
  stop: start,
  before: undefined,
});

/** One line more: the cheapest ways to each stop from those the lines before could reach. */
function further(
  p: Prepared,
  stops: readonly Stop[],
  before: readonly (Ways | undefined)[],
  mean: Em,
  { room, floor }: Wanted,
): (Ways | undefined)[] {
  const next: (Ways | undefined)[] = stops.map(() => undefined);
  before.forEach((ways, s) => {
    const start = stops[s];
    if (!ways || !start) return;
    for (let e = s + 1; e < stops.length; e++) {
      const stop = stops[e];
      if (!stop) break;
      const width = widthOf(p, start.at, stop.end);
      if (width > room) break;
      const cost = lineCost(width, mean, start, stop);
      const length = stop.end - start.at;
      const known = (next[e] ??= new Map());
      for (const way of ways.values()) {
        const widest = Math.max(way.widest, width);
        const longest = Math.max(way.longest, length);
        const key = keyOf(widest, longest, floor);
        const best = known.get(key);
        const total = way.cost + cost;
        if (!best || total < best.cost)
          known.set(key, { cost: total, widest, longest, start, stop, before: way });
      }
    }
  });
  return next;
}

function breakOf(p: Prepared, { cost, widest, longest, ...last }: Way): SenseBreak {
  const parts: Part[] = [];
  for (let way: Omit<Way, 'cost' | 'widest' | 'longest'> | undefined = last; way?.before; way = way.before)
    parts.unshift({
      start: p.offsets[way.start.at] ?? 0,
      end: p.offsets[way.stop.end] ?? p.text.length,
    });
  return { parts, price: cost, widest, longest };
}

/**
 * The ways to set a headline in each of some numbers of lines: of all that are alike to the asker the cheapest, so that
 * no way that is not here could be better than all that are.
 */
export function waysIn(
  p: Prepared,
  stops: readonly Stop[],
  counts: Iterable<number>,
  wanted: Wanted,
): SenseBreak[] {
  const found: SenseBreak[] = [];
  const first = stops[0];
  if (!first) return found;
  const natural = widthOf(p, 0, p.n);
  // Lines are measured against their mean, which differs with their number: each number is a search of its own.
  for (const count of counts) {
    let ways: readonly (Ways | undefined)[] = stops.map((_, s) =>
      s === 0 ? new Map([[0, begun(first)]]) : undefined,
    );
    for (let line = 0; line < count; line++) ways = further(p, stops, ways, natural / count, wanted);
    for (const way of ways.at(-1)?.values() ?? []) found.push(breakOf(p, way));
  }
  return found;
}

/** The fewest lines that `stops` allow, each as full as it can be; undefined where what stands between two is wider than `room`. */
function fewestBy(p: Prepared, stops: readonly Stop[], room: Em): number | undefined {
  let lines = 0;
  let s = 0;
  while (s < stops.length - 1) {
    const from = stops[s]?.at ?? 0;
    let e = s;
    while (e + 1 < stops.length && widthOf(p, from, stops[e + 1]?.end ?? 0) <= room) e++;
    if (e === s) return undefined;
    s = e;
    lines++;
  }
  return lines;
}

/**
 * The numbers of lines worth looking at where none may be wider than `room`: the fewest, one more, and as many as it
 * takes to part nothing that belongs together. None where something that no rule lets part is wider.
 */
export function countsFor(p: Prepared, stops: readonly Stop[], room: Em): readonly number[] {
  const fewest = fewestBy(p, stops, room);
  if (fewest === undefined) return [];
  if (fewest === 1) return [1];
  const sound = fewestBy(
    p,
    stops.filter((stop) => stop.sound),
    room,
  );
  return sound === undefined || sound <= fewest + 1 ? [fewest, fewest + 1] : [fewest, fewest + 1, sound];
}
