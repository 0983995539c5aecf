import type { Measures } from './types';

/**
 * The measures of a paragraph's lines while it is broken: looked up once each, with the narrowest and widest of those
 * that any way has come to. A result that looked at the first lines only holds for all measures that begin alike.
 */
export class Widths {
  readonly #measures: Measures;
  readonly #known: number[] = [];
  readonly #indent: number;
  /** Narrowest line; the first one begins at its indent. */
  least = Infinity;
  /** Narrowest measure, the first line's without its indent: what does not fit there fits no line. */
  full = Infinity;
  most = -Infinity;
  /** Last line that any way has come to. */
  deepest = -1;

  constructor(measures: Measures, indent: number) {
    this.#measures = measures;
    this.#indent = indent;
    this.reach(0);
  }

  /** The measure of a line that has been reached. */
  at(line: number): number {
    const { uniformFrom } = this.#measures;
    return this.#known[line < uniformFrom ? line : uniformFrom] ?? 0;
  }

  /** A way has come to this line. */
  reach(line: number): void {
    if (line <= this.deepest) return;
    this.deepest = line;
    const last = Math.min(line, this.#measures.uniformFrom);
    for (let k = this.#known.length; k <= last; k++) {
      const width: number = this.#measures.at(k);
      this.#known.push(width);
      if (width > this.most) this.most = width;
      if (width < this.full) this.full = width;
      const own = k === 0 ? width - this.#indent : width;
      if (own < this.least) this.least = own;
    }
  }

  /** Whether measures are the same as these for all lines looked at. */
  agree(measures: Measures): boolean {
    for (let k = 0; k <= this.deepest; k++) if ((measures.at(k) as number) !== this.at(k)) return false;
    return true;
  }
}
