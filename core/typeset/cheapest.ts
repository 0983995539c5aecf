/** Nodes in a ring each cheaper to go on from than all nodes after it; the first of them is the cheapest of all. */
export class Cheapest {
  #nodes = new Int32Array(1);
  #costs = new Float64Array(1);
  #mask = 0;
  first = 0;
  #last = -1;

  /** Starts empty, for no more than `ring` nodes at once, which is a power of two. */
  reset(ring: number): void {
    if (this.#nodes.length < ring) {
      this.#nodes = new Int32Array(ring);
      this.#costs = new Float64Array(ring);
    }
    this.#mask = this.#nodes.length - 1;
    this.first = 0;
    this.#last = -1;
  }

  /** Takes a node that comes after all others. */
  push(node: number, cost: number): void {
    let last = this.#last;
    while (last >= this.first && (this.#costs[last & this.#mask] ?? 0) >= cost) last--;
    last++;
    this.#nodes[last & this.#mask] = node;
    this.#costs[last & this.#mask] = cost;
    this.#last = last;
  }

  /** Lets go of the nodes before `low`. */
  dropTo(low: number): void {
    while (this.first <= this.#last && this.nodeAt(this.first) < low) this.first++;
  }

  /** The place, from `place` on, of the cheapest of the nodes after `node`. */
  after(node: number, place: number): number {
    let after = place;
    while (after < this.#last && node >= this.nodeAt(after)) after++;
    return after;
  }

  nodeAt(place: number): number {
    return this.#nodes[place & this.#mask] ?? 0;
  }

  costAt(place: number): number {
    return this.#costs[place & this.#mask] ?? 0;
  }
}
