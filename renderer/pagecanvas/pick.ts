import { contains, inset, type Point } from '../../core/base/geometry';
import type { ItemId } from '../../core/base/ids';
import type { PageSummary, SummaryItem } from '../session/composer';

/** Rules are thin: this much beside them counts too, pt. */
const REACH = 4;

const within = (item: SummaryItem, point: Point): boolean =>
  contains(item.kind === 'rule' ? inset(item.rect, -REACH, -REACH) : item.rect, point);

/** The topmost thing at a point of the page (pt). */
export const itemAt = (summary: PageSummary | undefined, point: Point): ItemId | null =>
  summary?.items.findLast((item) => within(item, point))?.item ?? null;

/** A way over the page in whole steps of its grid: 字 to the right, 行 downwards. */
export const gridSteps = (
  grid: PageSummary['grid'],
  from: Point,
  to: Point,
): { readonly dx: number; readonly dy: number } => ({
  // Adding nought makes 0 of −0.
  dx: Math.round((to.x - from.x) / grid.size) + 0,
  dy: Math.round((to.y - from.y) / grid.pitch) + 0,
});
