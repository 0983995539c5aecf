/** Ways kept at one break position. */
export const STATES = 4;
/** Line counts kept beside the best one: enough for the −1/+1 variants. */
const SPREAD = 1;
/** The arrays of a much longer paragraph are not kept. */
const KEPT_NODES = 100_000;

/**
 * Ways to end a line at each break position, up to STATES of them by number of lines, in flat arrays: node k
 * has its ways at k × STATES and after. One instance serves all searches, so that a search allocates nothing.
 */
export class Ways {
  /** Index of the character each node breaks before. */
  at = new Int32Array(0);
  count = new Uint8Array(0);
  line = new Int32Array(0);
  cost = new Float64Array(0);
  fitness = new Uint8Array(0);
  /** The way it continues, as an index into these arrays. */
  from = new Int32Array(0);
  size = 0;

  /** Makes room and starts with the one way to begin a paragraph. */
  reset(nodes: number): void {
    if (this.at.length < nodes) this.grow(Math.ceil(nodes * 1.5));
    this.at[0] = 0;
    this.count[0] = 1;
    this.line[0] = 0;
    this.cost[0] = 0;
    this.fitness[0] = 1;
    this.from[0] = -1;
    this.size = 1;
  }

  /** Gives the memory of an unusually long paragraph back. */
  release(): void {
    if (this.at.length > KEPT_NODES) this.grow(0);
  }

  private grow(room: number): void {
    this.at = new Int32Array(room);
    this.count = new Uint8Array(room);
    this.line = new Int32Array(room * STATES);
    this.cost = new Float64Array(room * STATES);
    this.fitness = new Uint8Array(room * STATES);
    this.from = new Int32Array(room * STATES);
  }

  /** Keeps the way if it is the cheapest with that many lines, dropping the dearest where there is no room. */
  keep(node: number, line: number, cost: number, fitness: number, from: number): void {
    const base = node * STATES;
    const count = this.count[node] ?? 0;
    let target = -1;
    for (let s = base; s < base + count; s++) if (this.line[s] === line) target = s;
    if (target >= 0 && (this.cost[target] ?? 0) <= cost) return;
    if (target < 0 && count < STATES) {
      target = base + count;
      this.count[node] = count + 1;
    }
    if (target < 0) {
      target = base;
      for (let s = base + 1; s < base + STATES; s++)
        if ((this.cost[s] ?? 0) > (this.cost[target] ?? 0)) target = s;
      if ((this.cost[target] ?? 0) <= cost) return;
    }
    this.line[target] = line;
    this.cost[target] = cost;
    this.fitness[target] = fitness;
    this.from[target] = from;
  }

  /** Index of the node's cheapest way. */
  best(node: number): number {
    const base = node * STATES;
    let top = base;
    for (let s = base + 1; s < base + (this.count[node] ?? 0); s++)
      if ((this.cost[s] ?? 0) < (this.cost[top] ?? 0)) top = s;
    return top;
  }

  /** Drops ways whose line count is too far from the best to matter for a variant. */
  prune(node: number): void {
    const base = node * STATES;
    const middle = this.line[this.best(node)] ?? 0;
    let kept = base;
    for (let s = base; s < base + (this.count[node] ?? 0); s++) {
      if (Math.abs((this.line[s] ?? 0) - middle) > SPREAD) continue;
      this.line[kept] = this.line[s] ?? 0;
      this.cost[kept] = this.cost[s] ?? 0;
      this.fitness[kept] = this.fitness[s] ?? 1;
      this.from[kept] = this.from[s] ?? 0;
      kept++;
    }
    this.count[node] = kept - base;
  }
}
