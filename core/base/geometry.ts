import type { Em, GridLine, Pt } from './units';

/** A point on the page in pt; x to the right, y downwards, from the top left of the trimmed page. */
export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

export interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

/** A rectangle on the page in pt. */
export interface Rect extends Point, Size {}

/**
 * A rectangle in the newspaper's own measure, 字 × 行: x and w in em of the body size from the left of the
 * type area (or of the enclosing box), y and h in body lines from its top. Fractions are allowed.
 */
export interface Area {
  readonly x: Em;
  readonly y: GridLine;
  readonly w: Em;
  readonly h: GridLine;
}

export const right = (r: Rect): Pt => r.x + r.width;
export const bottom = (r: Rect): Pt => r.y + r.height;

export const contains = (r: Rect, p: Point): boolean =>
  p.x >= r.x && p.x <= right(r) && p.y >= r.y && p.y <= bottom(r);

export const intersects = (a: Rect, b: Rect): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

export const inset = (r: Rect, dx: Pt, dy: Pt): Rect => ({
  x: r.x + dx,
  y: r.y + dy,
  width: Math.max(0, r.width - 2 * dx),
  height: Math.max(0, r.height - 2 * dy),
});

/** The smallest rectangle that holds both. */
export const union = (a: Rect, b: Rect): Rect => {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y };
};
