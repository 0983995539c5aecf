import { breakPenalty, demeritsOf, lookOpen, lookTight, pairDemerits } from './demerits';
import {
  type LineEnd,
  leadBlank,
  leastDemerits,
  lineEnd,
  newEnd,
  shrinkBadness,
  stretchBadness,
  stretchOf,
  TINY,
} from './fit';
import { fillsMeasure, levelOf, type Prepared } from './prepared';
import { JUMP, LOOKS, Look, SUMS, USEFUL, WINDOW } from './ways';

const edge = newEnd();
/** Cheapest ways to the break being looked at, by look of their last line. */
const found = new Float64Array(LOOKS);
const foundFrom = new Int32Array(LOOKS);

/**
 * The forward table of a justified paragraph set to one measure, which is what nearly all body copy is: the same
 * search as `Search` runs, but with no line numbers, no relief and no hanging marks to mind. Node k has a way for
 * each look of its last line at k × LOOKS.
 */
export class EvenTable {
  size = 0;
  at = new Int32Array(0);
  /** The way each way continues. */
  from = new Int32Array(0);
  /** What it costs to go on from a node with a line of each look; which look's way that is, two bits each. */
  cost = new Float64Array(0);
  picks = new Uint8Array(0);
  /** Running sums at the node as a line's start: left edge, shrink, early stretch, plain gaps, gaps inside words. */
  sums = new Float64Array(0);
  /** Nodes each cheaper to go on from than all nodes after it, in `first`–`last` of this. */
  readonly cheap: { list: Int32Array; first: number; last: number } = {
    list: new Int32Array(0),
    first: 0,
    last: 0,
  };
  /** First node that a later break can still use. */
  low = 0;

  /** Makes room for a paragraph of n characters and starts with the one way to begin it. */
  reset(p: Prepared): void {
    const nodes = p.n + 1;
    if (this.at.length < nodes) this.#grow(Math.ceil(1.25 * nodes));
    this.size = 0;
    found.fill(0);
    foundFrom.fill(-1);
    this.low = 0;
    this.cheap.first = 0;
    this.cheap.last = -1;
    this.add(p, 0);
  }

  #grow(nodes: number): void {
    this.at = new Int32Array(nodes);
    this.from = new Int32Array(nodes * LOOKS);
    this.cost = new Float64Array(nodes * LOOKS);
    this.picks = new Uint8Array(nodes);
    this.sums = new Float64Array(nodes * SUMS);
    this.cheap.list = new Int32Array(nodes);
  }

  /** Takes the break looked at, before character `stop`, into the table with the ways found to it. */
  add(p: Prepared, stop: number): void {
    const node = this.size++;
    const k = node * LOOKS;
    const { from, cost } = this;
    this.at[node] = stop;
    const tight = found[0] ?? 0;
    const even = found[1] ?? 0;
    const open = found[2] ?? 0;
    from[k] = foundFrom[0] ?? 0;
    from[k + 1] = foundFrom[1] ?? 0;
    from[k + 2] = foundFrom[2] ?? 0;
    const closed = even <= tight ? even : tight;
    const loose = even <= open ? even : open;
    const beforeTight = open + JUMP < closed;
    const beforeOpen = tight + JUMP < loose;
    const tighter = even <= tight ? Look.Even : Look.Tight;
    const looser = even <= open ? Look.Even : Look.Open;
    cost[k] = beforeTight ? open + JUMP : closed;
    cost[k + 1] = closed <= open ? closed : open;
    cost[k + 2] = beforeOpen ? tight + JUMP : loose;
    this.picks[node] =
      (beforeTight ? Look.Open : tighter) |
      ((closed <= open ? tighter : Look.Open) << 2) |
      ((beforeOpen ? Look.Tight : looser) << 4);
    this.note(p, node);
    this.queue(node);
  }

  /** Notes what lines that start at a node need to know. */
  note(p: Prepared, node: number): void {
    const { sums } = this;
    const stop = this.at[node] ?? 0;
    const s = node * SUMS;
    const lead = stop === 0 ? leadBlank(p, 0) + (p.style.indent as number) : 0;
    sums[s] = (p.left[stop] ?? 0) - lead;
    sums[s + 1] = p.shrinkable[stop] ?? 0;
    sums[s + 2] = (p.wordStretch[stop] ?? 0) + (p.latinStretch[stop] ?? 0);
    sums[s + 3] = p.plain[stop] ?? 0;
    sums[s + 4] = p.letters[stop] ?? 0;
  }

  /** Puts a node among the cheap ones. */
  queue(node: number): void {
    const { cheap, cost } = this;
    const own = cost[node * LOOKS + Look.Even] ?? 0;
    let { last } = cheap;
    while (last >= cheap.first && (cost[(cheap.list[last] ?? 0) * LOOKS + Look.Even] ?? 0) >= own) last--;
    cheap.list[++last] = node;
    cheap.last = last;
  }

  /** The way that going on from `node` with a line of that look continues. */
  wayFor(node: number, look: number): number {
    return node * LOOKS + (((this.picks[node] ?? 0) >> (2 * look)) & 3);
  }

  /** Cost of the whole paragraph, and its breaks: the start of every line and the end. */
  get total(): number {
    return this.cost[(this.size - 1) * LOOKS + Look.Even] ?? 0;
  }

  trace(): number[] {
    const breaks: number[] = [];
    let way = this.wayFor(this.size - 1, Look.Even);
    while (way >= 0) {
      breaks.push(this.at[Math.floor(way / LOOKS)] ?? 0);
      way = this.from[way] ?? -1;
    }
    return breaks.reverse();
  }
}

/** Characters of a longer paragraph cost more memory here than there. */
const LONGEST = 100_000;

/** Whether the table can do a paragraph. */
export const isEven = (p: Prepared): boolean => fillsMeasure(p) && !p.style.hang && p.n < LONGEST;

/**
 * Goes through the breaks from character `from` on; true where the end can be reached. `synced`, asked after each
 * node, ends it early.
 */
export function fillTable(
  p: Prepared,
  table: EvenTable,
  width: number,
  from: number,
  synced?: (stop: number) => boolean,
): boolean {
  const { n, needs } = p;
  const level = levelOf(p);
  line[USELESS] = USEFUL * (width < width - p.style.indent ? width : width - p.style.indent) - TINY;
  for (let stop = from; stop < n; stop++) {
    if ((needs[stop] ?? 0) > level) continue;
    lineEnd(p, stop, edge);
    findLines(p, table, stop, width);
    if (found[0] === Infinity && found[1] === Infinity && found[2] === Infinity) continue;
    table.add(p, stop);
    if (synced?.(stop)) return true;
  }
  return endTable(p, table, width);
}

/**
 * The line being rated: what it lacks, the penalty of its break; its demerits, and what no line with a later start
 * falls below; the width that a line is not to be shorter than, and how far its end lies beyond the measure. Numbers
 * that go in and out of functions otherwise take memory, tens of thousands of them a page.
 */
const line = new Float64Array(6);
const SLACK = 0;
const PENALTY = 1;
const OWN = 2;
const LEAST = 3;
const USELESS = 4;
const OVER = 5;

/**
 * Rates the filled lines up to the looked-at end from all nodes that are neither too far nor too near. Most of the
 * time of composition is spent here.
 */
function findLines(p: Prepared, table: EvenTable, stop: number, width: number): void {
  const { sums, cost, size, cheap } = table;
  found[0] = found[1] = found[2] = Infinity;
  const low = firstNode(table, edge, width);
  line[PENALTY] = breakPenalty(p, stop);
  const free = width - edge.right;
  const useful = edge.right - (line[USELESS] ?? 0);
  const hyphened = edge.hyphen > 0;
  const { list } = cheap;
  let best = Infinity;
  let ahead = cheap.first;
  for (let node = low; node < size; node++) {
    const left = sums[node * SUMS] ?? 0;
    if (left > useful) return;
    const k = node * LOOKS;
    if ((cost[k + Look.Even] ?? 0) >= best) continue;
    line[SLACK] = free + left;
    const look = left + free < 0 ? squeezed(p, table, node) : opened(table, node);
    if (look < 0) continue;
    const pair = hyphened ? pairDemerits(p, table.at[node] ?? 0, stop) : 0;
    const all = (cost[k + look] ?? 0) + (line[OWN] ?? 0) + pair;
    offer(table, node, look, all);
    best = Math.min(best, all + JUMP);
    if (node >= (list[ahead] ?? 0)) ahead++;
    // A way dearer than the cheapest and a jump is never gone on with.
    const least = line[LEAST] ?? 0;
    if (least > 0 && least + (cost[(list[ahead] ?? 0) * LOOKS + Look.Even] ?? 0) >= best) return;
  }
}

/** Rates the line from a node that has room to spare; answers with its look. */
function opened({ sums }: EvenTable, node: number): number {
  const s = node * SUMS;
  const slack = line[SLACK] ?? 0;
  const early = edge.early - (sums[s + 2] ?? 0);
  const stretch = stretchOf(slack, early, edge.plain - (sums[s + 3] ?? 0), edge.letters - (sums[s + 4] ?? 0));
  line[OWN] = demeritsOf(1 + stretchBadness(slack, early, stretch) + (line[PENALTY] ?? 0), stretch);
  line[LEAST] = leastDemerits(stretch);
  return lookOpen(stretch);
}

/** Rates the line from a node that is too long; answers with its look, −1 where it cannot be squeezed so much. */
function squeezed(p: Prepared, { sums, at }: EvenTable, node: number): number {
  const slack = line[SLACK] ?? 0;
  if (-slack > edge.shrinkable - (sums[node * SUMS + 1] ?? 0) + TINY) return -1;
  const badness = shrinkBadness(p, at[node] ?? 0, edge, false, -slack);
  line[OWN] = demeritsOf(1 + badness + (line[PENALTY] ?? 0), 0);
  line[LEAST] = 0;
  return lookTight(badness);
}

function offer(table: EvenTable, node: number, look: number, cost: number): void {
  if (cost >= (found[look] ?? 0)) return;
  found[look] = cost;
  foundFrom[look] = table.wayFor(node, look);
}

/** The first node from which the line up to an end is not too long however it is squeezed. */
function firstNode(table: EvenTable, end: LineEnd, width: number): number {
  const { size, cheap } = table;
  const least = end.right - end.shrinkable - width - TINY;
  // A hyphen makes this line longer than the next may be: later ends can still use the nodes that it shuts out.
  line[OVER] = least - end.hyphen;
  const low = fitting(table, Math.max(table.low, size - WINDOW));
  table.low = low < size ? low : size - 1;
  while ((cheap.list[cheap.first] ?? 0) < table.low) cheap.first++;
  if (end.hyphen === 0) return low;
  line[OVER] = least;
  return fitting(table, low);
}

/** The first node from `low` on from which the line, its right edge so far beyond the measure, is not too long. */
function fitting({ sums, size }: EvenTable, low: number): number {
  const over = line[OVER] ?? 0;
  for (let node = low; node < size; node++) {
    const s = node * SUMS;
    if (over - (sums[s] ?? 0) + (sums[s + 1] ?? 0) <= 0) return node;
  }
  return size;
}

/** The last line: it need not fill its measure; false where no way leads to it. */
function endTable(p: Prepared, table: EvenTable, width: number): boolean {
  const { sums, cost, size } = table;
  found[0] = found[1] = found[2] = Infinity;
  lineEnd(p, p.n, edge);
  const penalty = breakPenalty(p, p.n);
  line[PENALTY] = penalty;
  for (let node = firstNode(table, edge, width); node < size; node++) {
    const s = node * SUMS;
    const start = table.at[node] ?? 0;
    const slack = width - edge.right + (sums[s] ?? 0);
    line[SLACK] = slack;
    line[OWN] = demeritsOf(1 + penalty, 0);
    const look = slack < 0 ? squeezed(p, table, node) : Look.Even;
    if (look < 0) continue;
    const own = line[OWN] ?? 0;
    offer(table, node, look, (cost[node * LOOKS + look] ?? 0) + own + pairDemerits(p, start, p.n));
  }
  if (Math.min(found[0], found[1], found[2]) === Infinity) return false;
  table.add(p, p.n);
  return true;
}
