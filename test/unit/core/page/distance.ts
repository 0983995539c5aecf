import type { Rect } from '../../../../core/base/geometry';

type P = readonly [number, number];

/** Distance of a point from a segment. */
export function fromSegment([x, y]: P, [ax, ay]: P, [bx, by]: P): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

export function contains(outline: readonly P[], [x, y]: P): boolean {
  let inside = false;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  });
  return inside;
}

const side = ([ax, ay]: P, [bx, by]: P, [x, y]: P): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
const cross = (a: P, b: P, c: P, d: P): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** How far a rectangle is from a closed outline; 0 where they share a point. */
export function apart(rect: Rect, outline: readonly P[]): number {
  const corners: P[] = [
    [rect.x, rect.y],
    [rect.x + rect.width, rect.y],
    [rect.x + rect.width, rect.y + rect.height],
    [rect.x, rect.y + rect.height],
  ];
  if (corners.some((corner) => contains(outline, corner))) return 0;
  if (outline.some((corner) => contains(corners, corner))) return 0;
  let least = Infinity;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    corners.forEach((c, k) => {
      const d = corners[(k + 1) % 4] ?? c;
      if (cross(a, b, c, d)) least = 0;
      least = Math.min(least, fromSegment(c, a, b), fromSegment(a, c, d));
    });
  });
  return least;
}
