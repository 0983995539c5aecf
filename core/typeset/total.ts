import type { BreakLevel } from '../document/records/style';
import { C } from './classes';
import { fitLine, type LineFit, LOOSE, measureLine, newFit } from './fit';
import { Needs, type Prepared } from './prepared';
import type { Measures } from './types';

/** One way to break a paragraph: the start of every line and the end, and what it costs. */
export interface Breaks {
  readonly at: readonly number[];
  readonly cost: number;
}

const LEVEL: Readonly<Record<BreakLevel, Needs>> = {
  strict: Needs.Strict,
  gb: Needs.Gb,
  basic: Needs.Basic,
  none: Needs.None,
};

/** Demerits of the relief ladder; each step is dearer than any line the step before could make. */
const RELIEF_LEVEL = 2e7;
const RELIEF_CHAIN = 1e10;
const RELIEF_MARK = 1e12;
const RELIEF_WORD = 1e15;
const OVERFULL = 1e18;
/** 孤字: worse than one loose line, better than two (rule 21). */
const LONE_CHARACTER = 1e8;
const FITNESS_JUMP = 2500;
/** Lines kept beside the best count: enough for the −1/+1 variants. */
const SPREAD = 2;
const STATES = 5;
/** Shortest useful line as a share of the measure in the first pass. */
const USEFUL = 0.6;

/** Ways to end a line at one break position, one per number of lines so far. */
interface Node {
  readonly at: number;
  readonly line: Int32Array;
  readonly cost: Float64Array;
  readonly fitness: Uint8Array;
  readonly from: Node[];
  readonly slot: Int32Array;
  count: number;
}

const newNode = (at: number): Node => ({
  at,
  line: new Int32Array(STATES),
  cost: new Float64Array(STATES),
  fitness: new Uint8Array(STATES),
  from: [],
  slot: new Int32Array(STATES),
  count: 0,
});

/**
 * The cheapest breaks of a paragraph over its whole length (total fit: Knuth and Plass, “Breaking Paragraphs
 * into Lines”, 1981, with classes of space filled in order instead of one ratio). Answers with the best way
 * and, where they exist, those with one line less and one more.
 */
export function breakParagraph(
  p: Prepared,
  measures: Measures,
): { best: Breaks; fewer?: Breaks; more?: Breaks } {
  const legal = search(p, measures, false);
  const end = legal && best(legal) < RELIEF_LEVEL ? legal : search(p, measures, true);
  return end ? harvest(end) : { best: { at: [0, p.n], cost: OVERFULL } };
}

function best(node: Node): number {
  let cost = Infinity;
  for (let s = 0; s < node.count; s++) cost = Math.min(cost, node.cost[s] ?? Infinity);
  return cost;
}

/** Break positions to consider: those of the style's level, or with relief all that a cluster allows. */
function positions(p: Prepared, relief: boolean, narrowest: number): number[] {
  const level = LEVEL[p.style.level];
  const found: number[] = [];
  for (let i = 1; i < p.n; i++) {
    const need = p.needs[i] ?? Needs.Never;
    if (need <= level || (relief && need < Needs.Word)) found.push(i);
    else if (relief && need === Needs.Word && (p.wordWidth[i] ?? 0) > narrowest) found.push(i);
  }
  found.push(p.n);
  return found;
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

function search(p: Prepared, measures: Measures, relief: boolean): Node | undefined {
  const { least, most } = extremes(p, measures);
  const nodes: Node[] = [newNode(0)];
  const origin = nodes[0];
  if (!origin) return undefined;
  origin.count = 1;
  const fit = newFit();
  let low = 0;
  let high = 0;
  for (const at of positions(p, relief, least)) {
    const node = newNode(at);
    const last = at === p.n;
    high = last || relief ? nodes.length - 1 : advance(p, nodes, high, at, least * USEFUL, fit);
    for (let s = high; s >= low; s--) {
      const start = nodes[s];
      if (!start) break;
      measureLine(p, start.at, at, fit);
      const lead = start.at === 0 ? p.style.indent : 0;
      const tooWide = fit.natural - fit.shrinkable + lead > most + (p.style.hang ? 1 : 0) + 1e-9;
      if (tooWide && !(relief && s === nodes.length - 1)) {
        low = Math.max(low, s + 1);
        break;
      }
      join(p, start, node, measures, last, tooWide, fit);
    }
    if (node.count > 0) {
      prune(node);
      nodes.push(node);
    }
  }
  const end = nodes[nodes.length - 1];
  return end && end.at === p.n && end.count > 0 ? end : undefined;
}

/** Moves past the starts that would still leave the line too short to be worth looking at. */
function advance(
  p: Prepared,
  nodes: readonly Node[],
  high: number,
  at: number,
  useful: number,
  fit: LineFit,
): number {
  let index = high;
  while (index + 1 < nodes.length) {
    measureLine(p, nodes[index + 1]?.at ?? at, at, fit);
    if (fit.natural < useful) break;
    index++;
  }
  return index;
}

/** Extends every way that ends at `start` by the line [start, node). */
function join(
  p: Prepared,
  start: Node,
  node: Node,
  measures: Measures,
  last: boolean,
  overfull: boolean,
  fit: LineFit,
): void {
  const filled = p.style.align === 'justify' && p.style.punctuation !== 'grid';
  const justified = filled && !last;
  const indent = start.at === 0 ? p.style.indent : 0;
  const fixed = lineDemerits(p, start.at, node.at, last);
  for (let s = 0; s < start.count; s++) {
    const line = start.line[s] ?? 0;
    const width = measures.at(line) - indent;
    const fits = fitLine(p, start.at, node.at, width, justified, fit);
    if (!fits && !overfull) continue;
    const ragged = filled || (last && p.style.align === 'justify') ? 0 : raggedness(fit.slack, width, last);
    const badness = fits ? fit.badness + ragged + (p.penalty[node.at] ?? 0) : 0;
    const fitness = fitnessOf(fit);
    const jump = start.at > 0 && Math.abs(fitness - (start.fitness[s] ?? 1)) > 1 ? FITNESS_JUMP : 0;
    const cost = (start.cost[s] ?? 0) + (1 + badness) ** 2 + jump + fixed + (fits ? 0 : OVERFULL);
    keep(node, line + 1, cost, fitness, start, s);
  }
}

/** Display lines come out even: a short line is bad by the square of what it lacks. */
const raggedness = (slack: number, width: number, last: boolean): number => {
  const share = Math.max(0, slack) / Math.max(1, width);
  return (last ? 60 : 100) * share * share;
};

function fitnessOf(fit: LineFit): number {
  if (fit.slack < 0) return fit.badness > 20 ? 0 : 1;
  if (fit.stretch < 0.08) return 1;
  return fit.stretch < 0.16 ? 2 : 3;
}

/** What the break itself costs: relief of the rules, and 孤字 on the last line. */
function lineDemerits(p: Prepared, start: number, end: number, last: boolean): number {
  if (last) {
    const alone = start > 0 && (p.copy[end] ?? 0) - (p.copy[start] ?? 0) === 1;
    return alone ? LONE_CHARACTER : 0;
  }
  const need = p.needs[end] ?? Needs.Strict;
  const level = LEVEL[p.style.level];
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

/** Keeps the way if it is the cheapest with that many lines, dropping the dearest where there is no room. */
function keep(node: Node, line: number, cost: number, fitness: number, from: Node, slot: number): void {
  let target = -1;
  for (let s = 0; s < node.count; s++) if (node.line[s] === line) target = s;
  if (target >= 0 && (node.cost[target] ?? 0) <= cost) return;
  if (target < 0 && node.count < STATES) target = node.count++;
  if (target < 0) {
    target = 0;
    for (let s = 1; s < STATES; s++) if ((node.cost[s] ?? 0) > (node.cost[target] ?? 0)) target = s;
    if ((node.cost[target] ?? 0) <= cost) return;
  }
  node.line[target] = line;
  node.cost[target] = cost;
  node.fitness[target] = fitness;
  node.from[target] = from;
  node.slot[target] = slot;
}

/** Drops ways whose line count is too far from the best to matter for a variant. */
function prune(node: Node): void {
  let bestSlot = 0;
  for (let s = 1; s < node.count; s++) if ((node.cost[s] ?? 0) < (node.cost[bestSlot] ?? 0)) bestSlot = s;
  const middle = node.line[bestSlot] ?? 0;
  let kept = 0;
  for (let s = 0; s < node.count; s++) {
    if (Math.abs((node.line[s] ?? 0) - middle) > SPREAD) continue;
    const from = node.from[s];
    node.line[kept] = node.line[s] ?? 0;
    node.cost[kept] = node.cost[s] ?? 0;
    node.fitness[kept] = node.fitness[s] ?? 1;
    node.slot[kept] = node.slot[s] ?? 0;
    if (from) node.from[kept] = from;
    kept++;
  }
  node.count = kept;
}

function harvest(end: Node): { best: Breaks; fewer?: Breaks; more?: Breaks } {
  let top = 0;
  for (let s = 1; s < end.count; s++) if ((end.cost[s] ?? 0) < (end.cost[top] ?? 0)) top = s;
  const lines = end.line[top] ?? 1;
  const withLines = (count: number): Breaks | undefined => {
    for (let s = 0; s < end.count; s++)
      if (end.line[s] === count && (end.cost[s] ?? 0) < LONE_CHARACTER) return trace(end, s);
    return undefined;
  };
  const fewer = withLines(lines - 1);
  const more = withLines(lines + 1);
  return { best: trace(end, top), ...(fewer && { fewer }), ...(more && { more }) };
}

function trace(end: Node, slot: number): Breaks {
  const at: number[] = [];
  let node: Node | undefined = end;
  let s = slot;
  while (node) {
    at.push(node.at);
    const from: Node | undefined = node.from[s];
    s = node.slot[s] ?? 0;
    node = from;
  }
  return { at: at.reverse(), cost: end.cost[slot] ?? 0 };
}

/** Over this stretch a line is reported as loose. */
export { LOOSE };
