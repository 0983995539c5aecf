import { HAO, type Pt } from '../../base/units';

/** Type above 特号 goes up in the steps poster type is cast in, in pt. */
const POSTER: readonly Pt[] = [120, 108, 96, 84, 72];

/** Every size a headline may take, largest first, in pt. */
const LADDER: readonly Pt[] = [...POSTER, ...HAO.map(([, size]) => size)];

/** Whole grades (初号 一号 二号 …), largest first; the small ones (小初 小一 …) stand half a grade under them. */
const WHOLE: readonly Pt[] = [84, 72, 63, 56, 42, 26, 22, 16, 14, 10.5, 7.5, 5.5];
const SMALL: readonly Pt[] = [72, 63, 56, 42, 36, 24, 18, 15, 12, 9, 6.5, 5.5];

/** Nearest by ratio: between 26 and 42 pt, 33 is nearer to both than 34 is. */
function nearest(sizes: readonly Pt[], size: Pt): number {
  const away = (i: number): number => Math.abs(Math.log((sizes[i] ?? 1) / size));
  return sizes.reduce<number>((best, _, i) => (away(i) < away(best) ? i : best), 0);
}

/** How many whole grades `a` is larger than `b`. */
export const gradesBetween = (a: Pt, b: Pt): number => nearest(WHOLE, b) - nearest(WHOLE, a);

/**
 * A size `grades` whole grades larger (or smaller, below zero), among the grades of its own kind: 小二 plus one is
 * 小一. A size between two grades counts as the nearest; no grades leave any size as it is.
 */
export function byGrades(size: Pt, grades: number): Pt {
  if (grades === 0) return size;
  const small = SMALL[nearest(SMALL, size)] ?? size;
  const whole = WHOLE[nearest(WHOLE, size)] ?? size;
  const kind = Math.abs(Math.log(small / size)) < Math.abs(Math.log(whole / size)) ? SMALL : WHOLE;
  const at = Math.min(kind.length - 1, Math.max(0, nearest(kind, size) - grades));
  return kind[at] ?? size;
}

/** Least and largest share of its own size that fitting may give a headline, and the most 号 steps either way. */
const RANGE = { least: 0.7, most: 1.45, steps: 3 } as const;

/** The 号 sizes round a style's own within the range a headline may be fitted in, its own among them; largest first. */
export function stepsAround(size: Pt): readonly Pt[] {
  const inRange = LADDER.filter((s) => s >= size * RANGE.least && s <= size * RANGE.most);
  const larger = inRange.filter((s) => s > size + 0.01).slice(-RANGE.steps);
  const smaller = inRange.filter((s) => s < size - 0.01).slice(0, RANGE.steps);
  return [...larger, size, ...smaller];
}
