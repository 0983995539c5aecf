import { pairDemerits, RELIEF } from '../../core/typeset/demerits';
import { fitLine, lineEnd, newEnd, newFit, TINY } from '../../core/typeset/fit';
import { levelOf, Needs, type Prepared } from '../../core/typeset/prepared';

const edge = newEnd();
const fit = newFit();

/** Gaps over this look open; none is wider than that. */
const OPEN = 0.25;
const WORST = 0.5;
/** Lines of copy are never longer than this, in characters. */
const FAR = 80;

/**
 * The least number of open lines with which a justified paragraph can be set in so many lines, for every number of lines
 * that it can be set in with no gap over half an em and no rule broken: all rows of breaks are tried.
 */
export function leastOpen(p: Prepared, measure: number): ReadonlyMap<number, number> {
  const level = levelOf(p);
  const least: Map<number, number>[] = [new Map([[0, 0]])];
  for (let stop = 1; stop <= p.n; stop++) {
    const here = new Map<number, number>();
    least.push(here);
    if (stop < p.n && (p.needs[stop] ?? Needs.Never) > level) continue;
    lineEnd(p, stop, edge);
    for (let start = Math.max(0, stop - FAR); start < stop; start++) {
      const before = least[start];
      if (!before || before.size === 0) continue;
      const width = measure - (start === 0 ? p.style.indent : 0);
      if (!fitLine(p, start, edge, width, stop < p.n, fit) || fit.stretch > WORST + TINY) continue;
      if (pairDemerits(p, start, stop) >= RELIEF) continue;
      const open = fit.stretch > OPEN + TINY ? 1 : 0;
      for (const [lines, count] of before)
        here.set(lines + 1, Math.min(here.get(lines + 1) ?? Infinity, count + open));
    }
  }
  return least[p.n] ?? new Map();
}

/** What is to be put into columns: rows a line takes, and the open lines of every number of lines it can be set in. */
export interface Stack {
  readonly rows: number;
  readonly counts: ReadonlyMap<number, number>;
}

/** Whether so many lines may begin `start` rows into columns of one height: no line alone, no subhead at a foot. */
function sound({ rows }: Stack, start: number, count: number, height: number): boolean {
  const left = height - (start % height);
  if (rows > 1) return rows * count < left;
  return count < 2 || (left > 1 && (start + count - 1) % height > 0);
}

/**
 * The fewest open lines with which stacks end level in columns of one height, the last short by less than a line a
 * column: all numbers of lines are tried. Undefined where they cannot.
 */
export function levelOpen(stacks: readonly Stack[], columns: number, height: number): number | undefined {
  const known = new Map<string, number>();
  const go = (index: number, start: number): number => {
    const stack = stacks[index];
    if (!stack) return start <= columns * height && start > columns * (height - 1) ? 0 : Infinity;
    const key = `${index} ${start}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best = Infinity;
    for (const [count, open] of stack.counts)
      if (start < columns * height && sound(stack, start, count, height))
        best = Math.min(best, open + go(index + 1, start + count * stack.rows));
    known.set(key, best);
    return best;
  };
  const open = go(0, 0);
  return open === Infinity ? undefined : open;
}
