import { Cheapest } from './cheapest';

/** Looks of a line that do not go beside one another: squeezed, even, opened. */
export const Look = { Tight: 0, Even: 1, Open: 2 } as const;
export type Look = (typeof Look)[keyof typeof Look];
export const LOOKS = 3;
/** A tight line beside an open one (fitness classes of Knuth and Plass). */
export const JUMP = 2500;

/** Line numbers kept at one break: the best way's own and one less and more, for the −1/+1 variants. */
export const SPREAD = 1;
/** The same for threads that come out well with no such variant. */
export const WIDE = 2;
/** Line numbers that the ways to one break may differ by while it is looked at; a power of two. */
const SCRATCH = 8;
/** Numbers kept of a break as the start of a line: running sums at its left edge. */
export const SUMS = 5;
/** Shortest useful line as a share of the measure, before relief is asked for. */
export const USEFUL = 0.6;
/** Starts looked at for one break, however many breaks of no width there are: time stays linear. */
export const WINDOW = 4096;
/** Nodes of which one number tells the cheapest; a power of two. */
export const BLOCK = 16;
const BLOCK_BITS = Math.log2(BLOCK);
/** Breaks of a table that is kept whole; of a longer paragraph only the last ones keep more than their origin. */
export const WHOLE = 1 << 16;

/**
 * The forward table of a paragraph: ways to end a line at each break, the cheapest for every number of lines and
 * look of the last line. Node k has its `rows` of LOOKS ways at k × stride; row r holds ways of `line[k]` + r lines.
 * All in flat arrays; an instance can be used again, so that a search allocates next to nothing.
 */
export class Ways {
  size = 0;
  /** Index of the character each node breaks before. */
  at = new Int32Array(0);
  line = new Int32Array(0);
  rows = new Uint8Array(0);
  /** The way each way continues, as an index into this array. */
  from = new Int32Array(0);
  /** What it costs to go on from a node with a line of each look, and with which of the node's ways. */
  cost = new Float64Array(0);
  pick = new Int32Array(0);
  sums = new Float64Array(0);
  /** Late nodes by what it costs to go on from them, where lines are not counted. */
  readonly cheapest = new Cheapest();
  /** The least that it costs to go on from a node of each block, where lines are not counted. */
  floor = new Float64Array(1);
  /** Nodes modulo this + 1 have a place in `cost`, `pick` and `sums`. */
  mask = 0;
  /** Ways of one node: those of one number of lines alone where lines are not counted. */
  stride = LOOKS;
  #spread = SPREAD;

  /** The node being looked at: cheapest ways by line number and look. */
  readonly #cost = new Float64Array(SCRATCH * LOOKS).fill(Infinity);
  readonly #from = new Int32Array(SCRATCH * LOOKS);
  #least = 0;
  #most = -1;

  /** Makes room and starts with the one way to begin a paragraph. */
  reset(nodes: number, counted: boolean, spread = SPREAD): void {
    this.#spread = spread;
    this.stride = counted ? (2 * spread + 1) * LOOKS : LOOKS;
    const ring = Math.min(WHOLE, 2 ** Math.ceil(Math.log2(nodes + 1)));
    this.mask = ring - 1;
    if (this.at.length < nodes) {
      const room = nodes < WHOLE ? Math.ceil(nodes * 1.25) : nodes;
      this.at = new Int32Array(room);
      this.line = new Int32Array(room);
      this.rows = new Uint8Array(room);
    }
    if (this.from.length < nodes * this.stride) this.from = new Int32Array(this.at.length * this.stride);
    if (this.cost.length < ring * this.stride) {
      this.cost = new Float64Array(ring * this.stride);
      this.pick = new Int32Array(ring * this.stride);
    }
    if (this.sums.length < ring * SUMS) this.sums = new Float64Array(ring * SUMS);
    if (this.floor.length < ring / BLOCK) this.floor = new Float64Array(ring / BLOCK);
    this.floor[0] = 0;
    this.#clear();
    this.at[0] = 0;
    this.line[0] = 0;
    this.rows[0] = 1;
    this.cost.fill(0, 0, LOOKS);
    this.pick.fill(0, 0, LOOKS);
    this.from.fill(-1, 0, LOOKS);
    this.cheapest.reset(ring);
    this.cheapest.push(0, 0);
    this.size = 1;
  }

  /** Gives the memory of an unusually long paragraph back. */
  release(): void {
    if (this.at.length <= WHOLE) return;
    this.at = this.line = this.from = new Int32Array(0);
    this.rows = new Uint8Array(0);
  }

  /** Cost of the way being offered; as an argument it would take memory. */
  readonly price = new Float64Array(1);

  /** Offers the node being looked at a way of `line` lines at `price`. */
  offer(line: number, look: Look, from: number): void {
    if (this.#most < this.#least) this.#least = this.#most = line;
    else if (line < this.#least) {
      if (this.#most - line >= SCRATCH) return;
      this.#least = line;
    } else if (line > this.#most) {
      if (line - this.#least >= SCRATCH) return;
      this.#most = line;
    }
    const k = (line & (SCRATCH - 1)) * LOOKS + look;
    const cost = this.price[0] ?? 0;
    if (cost >= (this.#cost[k] ?? 0)) return;
    this.#cost[k] = cost;
    this.#from[k] = from;
  }

  /** Whether the node being looked at has any way yet. */
  get reached(): boolean {
    return this.#least <= this.#most;
  }

  /** Takes the node being looked at, which breaks before character `at`, into the table; false where no way leads there. */
  keep(at: number): boolean {
    const least = this.#least;
    const most = this.#most;
    if (least > most) return false;
    let best = least;
    for (let line = least + 1; line <= most; line++)
      if (this.#cheapest(line) < this.#cheapest(best)) best = line;
    const node = this.size++;
    const first = Math.max(least, best - this.#spread);
    const last = Math.min(most, best + this.#spread);
    this.at[node] = at;
    this.line[node] = first;
    this.rows[node] = last - first + 1;
    for (let line = first; line <= last; line++)
      this.#settle(node, line - first, (line & (SCRATCH - 1)) * LOOKS);
    if (this.stride === LOOKS) this.#rank(node, this.costOf(node, 0));
    this.#clear();
    return true;
  }

  #rank(node: number, cost: number): void {
    this.cheapest.push(node, cost);
    const block = (node & this.mask) >> BLOCK_BITS;
    if ((node & (BLOCK - 1)) === 0 || cost < (this.floor[block] ?? 0)) this.floor[block] = cost;
  }

  #clear(): void {
    for (let line = this.#least; line <= this.#most; line++) {
      const k = (line & (SCRATCH - 1)) * LOOKS;
      this.#cost[k] = this.#cost[k + 1] = this.#cost[k + 2] = Infinity;
    }
    this.#least = 0;
    this.#most = -1;
  }

  #cheapest(line: number): number {
    const k = (line & (SCRATCH - 1)) * LOOKS;
    return Math.min(this.#cost[k] ?? 0, this.#cost[k + 1] ?? 0, this.#cost[k + 2] ?? 0);
  }

  /** Notes for each look of the next line which of the three ways it continues best, the jump included. */
  #settle(node: number, row: number, k: number): void {
    const { cost, pick, from } = this;
    const raw = node * this.stride + row * LOOKS;
    const here = (node & this.mask) * this.stride + row * LOOKS;
    const tight = this.#cost[k] ?? 0;
    const even = this.#cost[k + 1] ?? 0;
    const open = this.#cost[k + 2] ?? 0;
    for (let look = 0; look < LOOKS; look++) from[raw + look] = this.#from[k + look] ?? 0;
    const middle = even <= tight && even <= open;
    const low = tight < open ? tight : open;
    cost[here + Look.Even] = middle ? even : low;
    pick[here + Look.Even] = raw + (middle ? Look.Even : tight < open ? Look.Tight : Look.Open);
    const closed = even <= tight ? even : tight;
    const far = open + JUMP;
    cost[here + Look.Tight] = far < closed ? far : closed;
    pick[here + Look.Tight] = raw + (far < closed ? Look.Open : even <= tight ? Look.Even : Look.Tight);
    const loose = even <= open ? even : open;
    const near = tight + JUMP;
    cost[here + Look.Open] = near < loose ? near : loose;
    pick[here + Look.Open] = raw + (near < loose ? Look.Tight : even <= open ? Look.Even : Look.Open);
  }

  /** Cost of the cheapest way of a row of a late node. */
  costOf(node: number, row: number): number {
    return this.cost[(node & this.mask) * this.stride + row * LOOKS + Look.Even] ?? 0;
  }

  /** The breaks of the cheapest way of a row of a late node: the start of every line and the end. */
  trace(node: number, row: number): number[] {
    const breaks: number[] = [];
    let way = this.pick[(node & this.mask) * this.stride + row * LOOKS + Look.Even] ?? -1;
    while (way >= 0) {
      breaks.push(this.at[Math.floor(way / this.stride)] ?? 0);
      way = this.from[way] ?? -1;
    }
    return breaks.reverse();
  }
}
