import { type Rect, right, union } from '../../base/geometry';
import type { ComposedLine, Mark } from '../../page/composed';

/** Ink may leave a glyph's own box a little: slanted strokes, hung marks, antialiasing. In em. */
const OVERHANG = 0.12;

const extents = new WeakMap<ComposedLine, Rect>();

/** Everything a line's ink may touch, pt. */
export function lineExtent(line: ComposedLine): Rect {
  const known = extents.get(line);
  if (known) return known;
  const extent = measure(line);
  extents.set(line, extent);
  return extent;
}

function measure(line: ComposedLine): Rect {
  let from = line.x;
  let to = line.x + line.width;
  let em = 0;
  for (const run of line.runs) {
    em = Math.max(em, run.size);
    const last = run.xs.length - 1;
    from = Math.min(from, run.xs[0] ?? from);
    to = Math.max(to, (run.xs[last] ?? 0) + (run.advances[last] ?? 0));
  }
  const over = em * OVERHANG;
  const top = Math.min(line.top, line.y - em * 0.9) - over;
  const bottom = Math.max(line.bottom, line.y + em * 0.2) + over;
  return { x: from - over, y: top, width: to - from + 2 * over, height: bottom - top };
}

/** Everything a mark may touch, pt. */
export function markExtent(mark: Mark): Rect {
  switch (mark.kind) {
    case 'line':
      return lineExtent(mark.line);
    case 'rule': {
      // Half a point more: a hairline is drawn one device pixel wide even where it is thinner than that.
      const half = mark.weight / 2 + 0.5;
      const x = Math.min(mark.x1, mark.x2) - half;
      const y = Math.min(mark.y1, mark.y2) - half;
      return {
        x,
        y,
        width: Math.abs(mark.x2 - mark.x1) + 2 * half,
        height: Math.abs(mark.y2 - mark.y1) + 2 * half,
      };
    }
    default:
      return mark.rect;
  }
}

const size = (r: Rect): number => r.width * r.height;
/** Painting one piece costs about as much as this many square points of page. */
const PIECE_COST = 600;

/** Joins neighbours where painting them together costs less than apart: lines under one another become one piece. */
export function joinRects(rects: readonly Rect[]): readonly Rect[] {
  const joined: Rect[] = [];
  for (const rect of rects) {
    const last = joined.at(-1);
    const both = last && union(last, rect);
    if (last && both && size(both) <= size(last) + size(rect) + PIECE_COST) joined[joined.length - 1] = both;
    else joined.push(rect);
  }
  return joined;
}

/** The part of `a` inside `b`; undefined where they do not meet. */
export function overlap(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(right(a), right(b)) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
