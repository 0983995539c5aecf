import { inset, type Rect, right, union } from '../../base/geometry';
import type { Em, Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, GlyphRun, Mark } from '../../page/composed';

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

/** Ink of upright glyphs lies within these distances of the baseline, in em: accents and descenders included. */
const ASCENT = 0.9;
const DESCENT = 0.2;

const sized = (x1: Pt, y1: Pt, x2: Pt, y2: Pt): Rect => ({ x: x1, y: y1, width: x2 - x1, height: y2 - y1 });

function measure(line: ComposedLine): Rect {
  let extent = lineBox(line);
  let em = 0;
  for (const run of [...line.runs, ...(line.ruby ?? [])]) {
    em = Math.max(em, run.size);
    extent = union(extent, runBox(run, line.y));
  }
  for (const { x1, y1, x2, y2, weight, wave } of line.strokes ?? []) {
    const half = (wave + weight) / 2;
    const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
    extent = union(extent, sized(left - half, top - half, Math.max(x1, x2) + half, Math.max(y1, y2) + half));
  }
  if (line.dots) extent = union(extent, dotsBox(line.dots));
  return inset(extent, -em * OVERHANG, -em * OVERHANG);
}

/** Where the glyphs of a run can have ink. A turned glyph's top points right and its way goes down the page. */
function runBox(run: GlyphRun, baseline: Pt): Rect {
  const { size, widen = 1 } = run;
  let box: Rect | undefined;
  const add = (rect: Rect): void => {
    box = box ? union(box, rect) : rect;
  };
  const last = run.xs.length - 1;
  // Without ys of their own all glyphs stand between the first and the last.
  for (let i = 0; i <= last; i += run.ys ? 1 : Math.max(1, last)) {
    const x = run.xs[i] ?? 0;
    const y = run.ys?.[i] ?? baseline;
    const way = (run.advances[i] ?? 0) * widen;
    if (run.turned) add(sized(x - DESCENT * size, y, x + ASCENT * size, y + way));
    else add(sized(x, y - ASCENT * size, x + way, y + DESCENT * size));
  }
  return box ?? { x: 0, y: baseline, width: 0, height: 0 };
}

function dotsBox({ xs, y, ys, radius }: NonNullable<ComposedLine['dots']>): Rect {
  const tops = ys ?? [y];
  return sized(
    Math.min(...xs) - radius,
    Math.min(...tops) - radius,
    Math.max(...xs) + radius,
    Math.max(...tops) + radius,
  );
}

/** Half of a vertical line's em box lies at each side of its axis. */
const HALF: Em = 0.5;

/** The line as a strip of the page: its length one way, its ink the other. What a caret and a highlight fill, pt. */
export function lineBox(line: ComposedLine): Rect {
  if (!line.vertical) return sized(line.x, line.top, line.x + line.width, line.bottom);
  const half = HALF * Math.max(0, ...line.runs.map((run) => run.size));
  return sized(line.x - half, line.y, line.x + half, line.y + line.width);
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

const frameExtents = new WeakMap<ComposedFrame, Rect>();

/** Everything the lines of a frame may touch, pt. */
export function frameExtent(frame: ComposedFrame): Rect {
  const known = frameExtents.get(frame);
  if (known) return known;
  const extent = frame.lines.map(lineExtent).reduce(union, frame.rect);
  frameExtents.set(frame, extent);
  return extent;
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
