import type { Em } from '../base/units';
import { leadBlank, lineEnd, newEnd, TINY } from './fit';
import { levelOf, Needs, type Prepared } from './prepared';

const edge = newEnd();
/** Breaks of the paragraph being looked at, and the least lines before each. */
let breaks = new Int32Array(0);
let lines = new Int32Array(0);

function makeRoom(n: number): void {
  if (breaks.length > n) return;
  breaks = new Int32Array(2 * n + 2);
  lines = new Int32Array(2 * n + 2);
}

/**
 * Lines of one measure that no decent setting of a paragraph can do with fewer of: every line is begun as early as its
 * shrink allows. What only makes lines longer, a hyphen, is left out. Takes time in proportion to the characters.
 */
export function leastLines(p: Prepared, measure: Em): number {
  const { n, needs, left, shrinkable } = p;
  const level = levelOf(p);
  const lead = leadBlank(p, 0) + p.style.indent;
  makeRoom(n);
  breaks[0] = lines[0] = 0;
  let size = 1;
  let first = 0;
  for (let at = 1; at <= n; at++) {
    if (at < n && (needs[at] ?? Needs.Never) > level) continue;
    lineEnd(p, at, edge);
    const hung = edge.hangs ? edge.hungRight - edge.hungShrinkable : Infinity;
    const over = Math.min(hung, edge.right - edge.shrinkable) - edge.hyphen - measure - TINY;
    for (; first < size; first++) {
      const start = breaks[first] ?? 0;
      if (over - (left[start] ?? 0) + (start === 0 ? lead : 0) + (shrinkable[start] ?? 0) <= 0) break;
    }
    if (first === size) return 0;
    breaks[size] = at;
    lines[size++] = (lines[first] ?? 0) + 1;
  }
  return lines[size - 1] ?? 0;
}
