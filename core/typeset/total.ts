import {
  breakDemerits,
  breakPenalty,
  demeritsOf,
  lookOpen,
  lookTight,
  OVERFULL,
  pairDemerits,
  ragged,
} from './demerits';
import {
  fitLine,
  leadBlank,
  leastShrinkBadness,
  leastStretchBadness,
  lineEnd,
  newEnd,
  newFit,
  shrinkBadness,
  stretchBadness,
  stretchOf,
  TINY,
} from './fit';
import { fillsMeasure, levelOf, Needs, type Prepared } from './prepared';
import { BLOCK, JUMP, LOOKS, Look, SPREAD, SUMS, USEFUL, type Ways, WINDOW } from './ways';
import type { Widths } from './widths';

/** One way to break a paragraph: the start of every line and the end, and what it costs. */
export interface Breaks {
  readonly at: readonly number[];
  readonly cost: number;
}

const fit = newFit();
const edge = newEnd();

/** From so many starts of one line on it pays to look for a good one first, and to pass over whole blocks of others. */
const MANY = 64;

/**
 * Of the line rated last: its demerits; the widest space of its last stretching step, −1 where it was squeezed; the word
 * space and Han–Latin gap it could open before that; what no line to the same end with a later start falls below, where
 * that was asked for. A number that leaves a function costs memory.
 */
const rated = new Float64Array(4);
const OWN = 0;
const STRETCH = 1;
const EARLY = 2;
const LATER = 3;

/** Rates the filled line from a node to the looked-at end; answers with its look, −1 where it cannot be squeezed in. */
function rateFilled(p: Prepared, ways: Ways, node: number, free: Float64Array): number {
  const { sums } = ways;
  const k = (node & ways.mask) * SUMS;
  const slack = (free[0] ?? 0) - edge.right + (sums[k] ?? 0);
  const penalty = free[1] ?? 0;
  if (slack < 0) {
    if (-slack > edge.shrinkable - (sums[k + 1] ?? 0) + TINY) return -1;
    const badness = shrinkBadness(p, ways.at[node] ?? 0, edge, false, -slack);
    rated[OWN] = demeritsOf(1 + badness + penalty, 0);
    rated[STRETCH] = -1;
    return lookTight(badness);
  }
  const early = edge.early - (sums[k + 2] ?? 0);
  const stretch = stretchOf(slack, early, edge.plain - (sums[k + 3] ?? 0), edge.letters - (sums[k + 4] ?? 0));
  rated[OWN] = demeritsOf(1 + stretchBadness(slack, early, stretch) + penalty, stretch);
  rated[STRETCH] = stretch;
  rated[EARLY] = early;
  return lookOpen(stretch);
}

/** Notes what no line with a later start than the one rated last falls below, at this penalty of its end. */
function rateLater(free: Float64Array): void {
  const stretch = rated[STRETCH] ?? 0;
  const own = rated[OWN] ?? 0;
  // A later start leaves at least as wide gaps, but perhaps nothing of word space and Han–Latin gap to pay for.
  const opens = (rated[EARLY] ?? 0) > 0;
  const open = opens ? demeritsOf(1 + stretchBadness(0, 0, stretch) + (free[1] ?? 0), stretch) : own;
  rated[LATER] = stretch < 0 ? 0 : open;
}

/** The width of the line being rated; penalty and demerits of its end, whatever the line is like. */
const wanted = new Float64Array(3);
const DEMERITS = 2;

/** The first character inside no word before which a line may end. */
function firstBreak({ needs, n }: Prepared): number {
  let i = 1;
  while (i < n && (needs[i] ?? Needs.Never) > Needs.Mark) i++;
  return i;
}

/**
 * Finds the cheapest breaks of a paragraph over its whole length (total fit: Knuth and Plass, “Breaking Paragraphs
 * into Lines”, 1981, with classes of space filled in order instead of one ratio). Its `ways` are the forward table:
 * what stands in it depends only on the text before each node.
 */
export class Search {
  readonly #p: Prepared;
  readonly #widths: Widths;
  readonly ways: Ways;
  readonly #relief: boolean;
  /** Ways are told apart by their number of lines. */
  readonly #counted: 0 | 1;
  readonly #level: Needs;
  readonly #filled: boolean;
  /** Where the word ends that the paragraph begins with; 0 where that is the same to it as to others. */
  readonly #opening: number;
  /** Line numbers kept beside the best way's, where ways are told apart by them. */
  readonly #spread: number;
  /** Lines of so many demerits are left out. */
  readonly #worst: number;
  /** First node that a later break can still use. */
  low = 0;

  constructor(
    p: Prepared,
    widths: Widths,
    ways: Ways,
    relief: boolean,
    counted: boolean,
    spread = SPREAD,
    worst = Infinity,
  ) {
    this.#p = p;
    this.#widths = widths;
    this.ways = ways;
    this.#relief = relief;
    this.#counted = counted ? 1 : 0;
    this.#level = levelOf(p);
    this.#filled = fillsMeasure(p);
    this.#opening = relief && p.style.indent > 0 ? firstBreak(p) : 0;
    this.#spread = spread;
    this.#worst = worst;
  }

  /** Starts an empty table. */
  begin(): void {
    this.ways.reset(this.#p.n + 1, this.#counted === 1, this.#spread);
    this.#note(0);
  }

  /** Whether the paragraph may break before character i, in this pass. */
  #legal(i: number): boolean {
    const p = this.#p;
    const need = p.needs[i] ?? Needs.Never;
    if (need <= this.#level) return true;
    if (!this.#relief || need === Needs.Never) return false;
    return need !== Needs.Word || (p.wordWidth[i] ?? 0) > this.#roomOf(i);
  }

  /** What a word round character i may be as wide as; the one that the paragraph begins with stands beside the indent. */
  #roomOf(i: number): number {
    return i < this.#opening ? this.#widths.least : this.#widths.full;
  }

  /** Goes through the breaks from character `from` on; true where the end can be reached. `stop` ends it early. */
  run(from: number, stop?: (at: number) => boolean): boolean {
    const { n } = this.#p;
    for (let at = from; at <= n; at++) {
      if (at < n && !this.#legal(at)) continue;
      this.#reach(at);
      if (this.ways.keep(at)) {
        this.#note(this.ways.size - 1);
        if (stop?.(at)) return true;
      }
    }
    return this.ways.at[this.ways.size - 1] === n;
  }

  /** The finished paragraph's best row: that of the fewest demerits. */
  bestRow(): number {
    const { ways } = this;
    const end = ways.size - 1;
    let best = 0;
    for (let row = 1; row < (ways.rows[end] ?? 0); row++)
      if (ways.costOf(end, row) < ways.costOf(end, best)) best = row;
    return best;
  }

  get bestCost(): number {
    return this.ways.costOf(this.ways.size - 1, this.bestRow());
  }

  get rowCount(): number {
    return this.ways.rows[this.ways.size - 1] ?? 0;
  }

  linesOf(row: number): number {
    return (this.ways.line[this.ways.size - 1] ?? 0) + row;
  }

  breaks(row: number): Breaks {
    const end = this.ways.size - 1;
    return { at: this.ways.trace(end, row), cost: this.ways.costOf(end, row) };
  }

  /** Notes what lines that start at a new node need to know. */
  #note(node: number): void {
    const p = this.#p;
    const { ways } = this;
    const start = ways.at[node] ?? 0;
    const k = (node & ways.mask) * SUMS;
    const lead = start === 0 ? leadBlank(p, 0) + (p.style.indent as number) : 0;
    ways.sums[k] = (p.left[start] ?? 0) - lead;
    ways.sums[k + 1] = p.shrinkable[start] ?? 0;
    ways.sums[k + 2] = (p.wordStretch[start] ?? 0) + (p.latinStretch[start] ?? 0);
    ways.sums[k + 3] = p.plain[start] ?? 0;
    ways.sums[k + 4] = p.letters[start] ?? 0;
    if (this.#counted === 1) this.#widths.reach((ways.line[node] ?? 0) + (ways.rows[node] ?? 1) - 1);
  }

  /** Offers all lines that end before character `at`. */
  #reach(at: number): void {
    const p = this.#p;
    const { ways } = this;
    const { sums, mask, size } = ways;
    lineEnd(p, at, edge);
    const low = this.#firstOf(size);
    const inner = at < p.n;
    const useful =
      inner && this.#filled && !this.#relief ? edge.right - this.#widths.least * USEFUL + TINY : Infinity;
    const demerits = breakDemerits(p, at, this.#roomOf(at));
    const penalty = breakPenalty(p, at);
    const plain = this.#filled && inner && !edge.hangs;
    wanted[1] = penalty;
    wanted[DEMERITS] = demerits;
    if (plain && this.#counted === 0) this.#fillOne(low, useful, at, demerits);
    else
      for (let node = low; node < size; node++) {
        if ((sums[(node & mask) * SUMS] ?? 0) > useful) break;
        if (plain) this.#fill(node, at);
        else this.#set(node, at, demerits, penalty, false);
      }
    if (this.#relief && !ways.reached) this.#set(size - 1, at, demerits, penalty, true);
  }

  /** The first node from which the line up to the looked-at end is not too long however it is squeezed. */
  #firstOf(size: number): number {
    const hung = edge.hangs ? edge.hungRight - edge.hungShrinkable : Infinity;
    const plain = edge.right - edge.shrinkable;
    const least = (hung < plain ? hung : plain) - this.#widths.most - TINY;
    const { low } = this;
    // A hyphen makes this line longer than the next may be: later ends can still use the nodes that it shuts out.
    const free = this.#fitting(least - edge.hyphen, Math.max(low, size - WINDOW), size);
    this.low = free < size ? free : size - 1;
    this.ways.cheapest.dropTo(this.low);
    return edge.hyphen === 0 ? free : this.#fitting(least, free, size);
  }

  /** The first node from `low` on from which a line with its right edge so far beyond the measure is not too long. */
  #fitting(least: number, low: number, size: number): number {
    const { sums, mask } = this.ways;
    for (let node = low; node < size; node++) {
      const k = (node & mask) * SUMS;
      if (least - (sums[k] ?? 0) + (sums[k + 1] ?? 0) <= 0) return node;
    }
    return size;
  }

  /**
   * Offers the filled lines to one measure from all nodes, where lines are not counted: very long paragraphs, and all
   * that need relief. A way dearer than the cheapest and a jump is never gone on with, nor one as dear as an even way,
   * which goes beside lines of every look: nodes that are as dear are passed over, and the search ends at a line
   * stretched so far that no later start can make up for it.
   */
  #fillOne(low: number, useful: number, at: number, demerits: number): void {
    const { ways } = this;
    const { sums, cost, mask, size, cheapest } = ways;
    wanted[0] = this.#widths.at(0);
    const many = size - low > MANY;
    let most = many ? this.#fairPrice(low, at, demerits) : Infinity;
    let mostOpen = Infinity;
    let ahead = cheapest.first;
    for (let node = low; node < size; node++) {
      if ((sums[(node & mask) * SUMS] ?? 0) > useful) return;
      if (many && node % BLOCK === 0 && this.#leastOfBlock(node) + demerits > most) {
        node += BLOCK - 1;
        continue;
      }
      if ((cost[(node & mask) * LOOKS + Look.Even] ?? 0) + demerits > most) continue;
      const look = this.#offerOne(node, at, demerits);
      if (look < 0) continue;
      const price = ways.price[0] ?? 0;
      most = Math.min(most, look === Look.Even ? price : price + JUMP);
      if (look === Look.Open && price < mostOpen) mostOpen = price;
      ahead = cheapest.after(node, ahead);
      rateLater(wanted);
      const least = cheapest.costAt(ahead) + (rated[LATER] ?? 0) + demerits;
      if (least > most || (look === Look.Open && least >= mostOpen)) return;
    }
  }

  /** What no way through the nodes of a block falls below, demerits of the break left out. */
  #leastOfBlock(node: number): number {
    const { sums, mask, size, floor } = this.ways;
    const last = node + BLOCK - 1;
    const cheapest = floor[(node & mask) / BLOCK] ?? 0;
    if (last >= size) return cheapest;
    const k = (last & mask) * SUMS;
    const need = edge.right - (sums[k] ?? 0) - (wanted[0] ?? 0);
    const slack = (wanted[0] ?? 0) - edge.right + (sums[(node & mask) * SUMS] ?? 0);
    let badness = 0;
    if (need > 0) badness = leastShrinkBadness(edge, need);
    else if (slack > 0) badness = leastStretchBadness(slack, edge.early - (sums[k + 2] ?? 0));
    const all = 1 + badness + (wanted[1] ?? 0);
    return cheapest + all * all - 1;
  }

  /**
   * Long lines have hundreds of starts that are next to perfect. What the one costs that fits best, where its line is
   * even, shuts nearly all others out; Infinity where it is not.
   */
  #fairPrice(low: number, at: number, demerits: number): number {
    const { ways } = this;
    const { sums, cost, mask, size } = ways;
    let from = low;
    let to = size - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((wanted[0] ?? 0) - edge.right + (sums[(middle & mask) * SUMS] ?? 0) < 0) from = middle + 1;
      else to = middle;
    }
    if (rateFilled(this.#p, ways, from, wanted) !== Look.Even) return Infinity;
    const hyphens = edge.hyphen > 0 ? pairDemerits(this.#p, ways.at[from] ?? 0, at) : 0;
    return (cost[(from & mask) * LOOKS + Look.Even] ?? 0) + (rated[OWN] ?? 0) + demerits + hyphens;
  }

  /** Offers the filled line from one node; answers with its look, −1 where it cannot be squeezed in. */
  #offerOne(node: number, at: number, demerits: number): number {
    const { ways } = this;
    const look = rateFilled(this.#p, ways, node, wanted);
    if (look < 0) return look;
    const way = (node & ways.mask) * LOOKS + look;
    const fixed = demerits + (edge.hyphen > 0 ? pairDemerits(this.#p, ways.at[node] ?? 0, at) : 0);
    ways.price[0] = (ways.cost[way] ?? 0) + (rated[OWN] ?? 0) + fixed;
    ways.offer(0, look as Look, ways.pick[way] ?? 0);
    return look;
  }

  /** Extends the ways that end at `node` by the filled line up to the looked-at end. */
  #fill(node: number, at: number): void {
    const { ways } = this;
    const start = ways.at[node] ?? 0;
    const fixed = (wanted[DEMERITS] ?? 0) + (edge.hyphen > 0 ? pairDemerits(this.#p, start, at) : 0);
    let width = Number.NaN;
    let look = -1;
    const first = ways.line[node] ?? 0;
    const rows = ways.rows[node] ?? 0;
    const ring = (node & ways.mask) * ways.stride;
    for (let row = 0; row < rows; row++) {
      const line = first + row;
      const measure = this.#widths.at(line);
      if (measure !== width) {
        width = measure;
        wanted[0] = width;
        look = rateFilled(this.#p, ways, node, wanted);
      }
      if (look < 0 || (rated[OWN] ?? 0) >= this.#worst) continue;
      const way = ring + row * LOOKS + look;
      ways.price[0] = (ways.cost[way] ?? 0) + (rated[OWN] ?? 0) + fixed;
      ways.offer(line + this.#counted, look as Look, ways.pick[way] ?? 0);
    }
  }

  /** The same for last lines, lines that may hang a mark, lines that do not fill their measure, and overfull ones. */
  #set(node: number, at: number, demerits: number, penalty: number, overfull: boolean): void {
    const p = this.#p;
    const { ways } = this;
    const start = ways.at[node] ?? 0;
    const indent: number = start === 0 ? p.style.indent : 0;
    const fixed = demerits + pairDemerits(p, start, at) + (overfull ? OVERFULL : 0);
    const justified = this.#filled && at < p.n;
    for (let row = 0; row < (ways.rows[node] ?? 0); row++) {
      const line = (ways.line[node] ?? 0) + row;
      const width = this.#widths.at(line) - indent;
      if (!fitLine(p, start, edge, width, justified, fit) && !overfull) continue;
      const { slack, badness, stretch } = fit;
      const more = justified ? penalty : penalty + ragged(p, at, slack, width);
      const own = demeritsOf(1 + badness + more, stretch);
      if (own + fixed >= this.#worst) continue;
      const look = slack < 0 ? lookTight(badness) : lookOpen(stretch);
      const way = (node & ways.mask) * ways.stride + row * LOOKS + look;
      ways.price[0] = (ways.cost[way] ?? 0) + own + fixed;
      ways.offer(line + this.#counted, look, ways.pick[way] ?? 0);
    }
  }
}
