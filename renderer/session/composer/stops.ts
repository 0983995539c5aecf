import type { Point, Rect } from '../../../core/base/geometry';
import type { Pt } from '../../../core/base/units';
import type { ComposedLine, GlyphRun } from '../../../core/page/composed';
import { lineBox } from '../../../core/paint/canvas';

/** A place in a line where a caret can stand: before a character, or after the last. */
export interface Stop {
  /** UTF-16 offset in the line's text. */
  readonly at: number;
  /** Way along the line's direction, as a coordinate of the page: x, or y in a vertical line. */
  readonly along: Pt;
}

/** The em box of an upright character reaches this far above its baseline, in em. */
const EM_ABOVE = 0.88;

interface Box {
  readonly from: Pt;
  readonly to: Pt;
}

/** What a character takes of the line's length. Figures side by side share their em. */
function boxOf(run: GlyphRun, i: number, line: ComposedLine): Box {
  const advance = (run.advances[i] ?? 0) * (run.widen ?? 1);
  if (!line.vertical) {
    const from = run.xs[i] ?? line.x;
    return { from, to: from + advance };
  }
  const y = run.ys?.[i] ?? line.y;
  if (run.turned) return { from: y, to: y + advance };
  const top = y - EM_ABOVE * run.size;
  const [part, parts] = shareOf(run, i);
  return { from: top + (run.size * part) / parts, to: top + (run.size * (part + 1)) / parts };
}

/** Which of how many figures on one level the glyph is. */
function shareOf({ ys = [] }: GlyphRun, i: number): readonly [part: number, parts: number] {
  const level = ys[i];
  let first = i;
  while (first > 0 && ys[first - 1] === level) first -= 1;
  let end = i + 1;
  while (end < ys.length && ys[end] === level) end += 1;
  return [i - first, end - first];
}

/** Where a caret can stand in a line: before every character, and after the last. What the composition added has no place. */
export function stopsOf(line: ComposedLine): readonly Stop[] {
  const stops: Stop[] = [];
  const start = line.vertical ? line.y : line.x;
  let at = 0;
  let end = start;
  for (const run of line.runs) {
    if (run.added) continue;
    let i = 0;
    for (const character of run.text) {
      const { from, to } = boxOf(run, i, line);
      stops.push({ at, along: from });
      end = to;
      at += character.length;
      i += 1;
    }
  }
  stops.push({ at, along: Math.min(end, Math.max(start + line.width, stops.at(-1)?.along ?? 0)) });
  return stops;
}

/** The stop nearest to a point. */
export function stopNear(line: ComposedLine, point: Point): Stop {
  const along = line.vertical ? point.y : point.x;
  const all = stopsOf(line);
  return all.reduce(
    (best, stop) => (Math.abs(stop.along - along) < Math.abs(best.along - along) ? stop : best),
    all[0] ?? { at: 0, along },
  );
}

/** Coordinate along the line of an offset in its text. */
export function alongOf(line: ComposedLine, at: number): Pt {
  const all = stopsOf(line);
  return (all.find((stop) => stop.at >= at) ?? all.at(-1))?.along ?? (line.vertical ? line.y : line.x);
}

/** The strip of a line between two offsets of its text. */
export function stripOf(line: ComposedLine, from: number, to: number): Rect {
  const box = lineBox(line);
  const start = alongOf(line, from);
  const length = Math.max(0, alongOf(line, to) - start);
  return line.vertical ? { ...box, y: start, height: length } : { ...box, x: start, width: length };
}
