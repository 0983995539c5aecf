import { C } from './classes';
import { fitLine, type LineFit, lineEnd, naturalWidth, newEnd, newFit } from './fit';
import { fillsMeasure, levelOf, Needs, type Prepared } from './prepared';
import type { Measures } from './types';
import { STATES, Ways } from './ways';

/** One way to break a paragraph: the start of every line and the end, and what it costs. */
export interface Breaks {
  readonly at: readonly number[];
  readonly cost: number;
}

/** Demerits of the relief ladder; each step is dearer than any line the step before could make. */
const RELIEF_LEVEL = 2e7;
const RELIEF_CHAIN = 1e10;
const RELIEF_MARK = 1e12;
const RELIEF_WORD = 1e15;
const OVERFULL = 1e18;
/** 孤字: worse than one loose line, better than two (rule 21). */
const LONE_CHARACTER = 1e8;
const FITNESS_JUMP = 2500;
/** Lines that are not justified (subheads, display) part at a mark before they part inside a phrase. */
const TORN_SENSE = 25;
const ways = new Ways();
const fit = newFit();
const edge = newEnd();
/** Shortest useful line as a share of the measure in the first pass. */
const USEFUL = 0.66;

/**
 * The cheapest breaks of a paragraph over its whole length (total fit: Knuth and Plass, “Breaking Paragraphs
 * into Lines”, 1981, with classes of space filled in order instead of one ratio). Answers with the best way
 * and, where they exist, those with one line less and one more.
 */
export function breakParagraph(
  p: Prepared,
  measures: Measures,
): { best: Breaks; fewer?: Breaks; more?: Breaks } {
  let end = search(p, measures, false);
  if (end < 0 || (ways.cost[ways.best(end)] ?? 0) >= RELIEF_LEVEL) end = search(p, measures, true);
  const found = harvest(end);
  ways.release();
  return found;
}

/** Break positions to consider: those of the style's level, or with relief all that a cluster allows. */
function* positions(p: Prepared, relief: boolean, narrowest: number): Generator<number> {
  const level = levelOf(p);
  for (let i = 1; i < p.n; i++) {
    const need = p.needs[i] ?? Needs.Never;
    if (need <= level || (relief && need < Needs.Word)) yield i;
    else if (relief && need === Needs.Word && (p.wordWidth[i] ?? 0) > narrowest) yield i;
  }
  yield p.n;
}

/** The least and greatest measure a line of this paragraph can meet. */
function extremes(p: Prepared, measures: Measures): { least: number; most: number } {
  let least = measures.at(measures.uniformFrom);
  let most = least;
  for (let k = 0; k < measures.uniformFrom; k++) {
    least = Math.min(least, measures.at(k));
    most = Math.max(most, measures.at(k));
  }
  const first = measures.at(0) - p.style.indent;
  return { least: Math.min(least, first), most };
}

/** Fills `ways`; answers with the node of the paragraph's end, or −1 where no way leads there. */
function search(p: Prepared, measures: Measures, relief: boolean): number {
  const { least, most } = extremes(p, measures);
  ways.reset(p.n + 1);
  let low = 0;
  let high = 0;
  for (const at of positions(p, relief, least)) {
    const node = ways.size;
    const last = at === p.n;
    lineEnd(p, at, edge);
    ways.at[node] = at;
    ways.count[node] = 0;
    high = last ? node - 1 : usefulStart(p, high, least * USEFUL);
    low = extend(p, node, low, high, measures, most);
    if (relief && ways.count[node] === 0) extend(p, node, low, node - 1, measures, most);
    if (relief && ways.count[node] === 0) join(p, node - 1, node, measures, true);
    if (ways.count[node] === 0) continue;
    ways.prune(node);
    ways.size++;
  }
  const end = ways.size - 1;
  return ways.at[end] === p.n ? end : -1;
}

/** Moves past the starts that would still leave the line too short to be worth looking at. */
function usefulStart(p: Prepared, high: number, useful: number): number {
  let index = high;
  while (index + 1 < ways.size && naturalWidth(p, ways.at[index + 1] ?? 0, edge) >= useful) index++;
  return index;
}

/** Tries the starts from `high` down to `low`; answers with the first that later ends can still use. */
function extend(
  p: Prepared,
  node: number,
  low: number,
  high: number,
  measures: Measures,
  most: number,
): number {
  const room = most + (p.style.hang ? 1 : 0) + 1e-9;
  for (let s = high; s >= low; s--) {
    const start = ways.at[s] ?? 0;
    const lead = start === 0 ? p.style.indent : 0;
    const least = naturalWidth(p, start, edge) - edge.shrinkable + (p.shrinkable[start] ?? 0) + lead;
    if (least > room) return s + 1;
    join(p, s, node, measures, false);
  }
  return low;
}

/**
 * Extends every way that ends at node `start` by the line up to `node`. Ways differ in their line number
 * only, so the line is rated again just where that changes its width.
 */
function join(p: Prepared, start: number, node: number, measures: Measures, overfull: boolean): void {
  const from = ways.at[start] ?? 0;
  const stop = ways.at[node] ?? 0;
  const indent = from === 0 ? p.style.indent : 0;
  const fixed = lineDemerits(p, from, stop) + (overfull ? OVERFULL : 0);
  const base = start * STATES;
  const end = base + (ways.count[start] ?? 0);
  let rated = Number.NaN;
  let demerits = 0;
  for (let s = base; s < end; s++) {
    const line = ways.line[s] ?? 0;
    const width = measures.at(line) - indent;
    if (width !== rated) {
      demerits = rate(p, from, stop, width, overfull);
      rated = width;
    }
    if (demerits < 0) continue;
    const fitness = fitnessOf(fit);
    const jump = from > 0 && Math.abs(fitness - (ways.fitness[s] ?? 1)) > 1 ? FITNESS_JUMP : 0;
    ways.keep(node, line + 1, (ways.cost[s] ?? 0) + demerits + jump + fixed, fitness, s);
  }
}

/** Demerits of one line for its own look, or −1 where it cannot be set. */
function rate(p: Prepared, from: number, stop: number, width: number, overfull: boolean): number {
  const last = stop === p.n;
  const justify = p.style.align === 'justify';
  const filled = fillsMeasure(p);
  if (!fitLine(p, from, edge, width, filled && !last, fit)) return overfull ? 1 : -1;
  const ragged = filled || (last && justify) ? 0 : raggedness(fit.slack, width, last);
  const torn = justify || last || endsAtMark(p, stop) ? 0 : TORN_SENSE;
  return (1 + fit.badness + ragged + torn + (p.penalty[stop] ?? 0)) ** 2;
}

const endsAtMark = (p: Prepared, stop: number): boolean => {
  const c = p.classes[stop - 1];
  return c === C.Close || c === C.Pause || c === C.Stop || c === C.Space || c === C.WideSpace;
};

/** Display lines come out even: a short line is bad by the square of what it lacks. */
const raggedness = (slack: number, width: number, last: boolean): number => {
  const share = Math.max(0, slack) / Math.max(1, width);
  return (last ? 60 : 100) * share * share;
};

function fitnessOf({ slack, badness, stretch }: LineFit): number {
  if (slack < 0) return badness > 20 ? 0 : 1;
  if (stretch < 0.08) return 1;
  return stretch < 0.16 ? 2 : 3;
}

/** What the break itself costs: relief of the rules, and 孤字 on the last line. */
function lineDemerits(p: Prepared, start: number, end: number): number {
  if (end === p.n) {
    const alone = start > 0 && (p.copy[end] ?? 0) - (p.copy[start] ?? 0) === 1;
    return alone ? LONE_CHARACTER : 0;
  }
  const need = p.needs[end] ?? Needs.Strict;
  const level = levelOf(p);
  if (need <= level) return 0;
  if (need === Needs.Word) return RELIEF_WORD;
  if (need < Needs.None) return RELIEF_LEVEL * (need - level);
  return inChain(p, end) ? RELIEF_CHAIN : RELIEF_MARK;
}

/** Whether the break parts a chain of three marks or more, which `none` may relieve (rule 3). */
function inChain(p: Prepared, at: number): boolean {
  const mark = (i: number): boolean => {
    const c = p.classes[i];
    return c === C.Open || c === C.Close || c === C.Pause || c === C.Stop;
  };
  if (!mark(at - 1) || !mark(at)) return false;
  return mark(at - 2) || mark(at + 1);
}

function harvest(end: number): { best: Breaks; fewer?: Breaks; more?: Breaks } {
  const top = ways.best(end);
  const lines = ways.line[top] ?? 1;
  const withLines = (count: number): Breaks | undefined => {
    const base = end * STATES;
    for (let s = base; s < base + (ways.count[end] ?? 0); s++)
      if (ways.line[s] === count && (ways.cost[s] ?? 0) < LONE_CHARACTER) return trace(s);
    return undefined;
  };
  const fewer = withLines(lines - 1);
  const more = withLines(lines + 1);
  return { best: trace(top), ...(fewer && { fewer }), ...(more && { more }) };
}

function trace(way: number): Breaks {
  const at: number[] = [];
  for (let s = way; s >= 0; s = ways.from[s] ?? -1) at.push(ways.at[Math.floor(s / STATES)] ?? 0);
  return { at: at.reverse(), cost: ways.cost[way] ?? 0 };
}
