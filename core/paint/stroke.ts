import type { Point } from '../base/geometry';
import type { Pt } from '../base/units';
import type { StrokeMark } from '../page/composed';

/** Two control points and the end of a cubic Bézier curve that begins where the last one ended. */
export type Curve = readonly [first: Point, second: Point, end: Point];

/** How long a wave is for its height. */
const LENGTH_TO_HEIGHT = 3.2;
/** Control points of half a wave: so far in, and so high, that the curve is a sine to the eye. */
const IN = 0.3642;
const HIGH = 4 / 3;

/**
 * The smooth wave of a 书名号 as curves from (x1, y1) to (x2, y2): whole waves, evenly spread, so that a stroke begins
 * and ends on its middle line. Empty for a straight stroke. Both painters draw the same curves.
 */
export function waveOf({ x1, y1, x2, y2, wave }: StrokeMark): readonly Curve[] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (wave <= 0 || length === 0) return [];
  const halves = 2 * Math.max(1, Math.round(length / (wave * LENGTH_TO_HEIGHT)));
  const along = { x: (x2 - x1) / length, y: (y2 - y1) / length };
  const at = (way: Pt, off: Pt): Point => ({
    x: x1 + along.x * way - along.y * off,
    y: y1 + along.y * way + along.x * off,
  });
  const half = length / halves;
  return Array.from({ length: halves }, (_, i): Curve => {
    const start = i * half;
    const height = (i % 2 === 0 ? -1 : 1) * (wave / 2) * HIGH;
    const end = i === halves - 1 ? { x: x2, y: y2 } : at(start + half, 0);
    return [at(start + IN * half, height), at(start + (1 - IN) * half, height), end];
  });
}
