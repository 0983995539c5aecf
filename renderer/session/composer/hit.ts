import { contains, type Point, type Rect } from '../../../core/base/geometry';
import type { ComposedFrame, ComposedLine, ComposedPage, LineSource } from '../../../core/page/composed';
import type { CaretBox, Hit, SummaryItem, TextPlace } from './summary';

interface Boundary {
  /** UTF-16 offset in the line's text. */
  readonly at: number;
  readonly x: number;
}

/** Where a caret can stand in a line: before every character, and after the last. */
function boundaries(line: ComposedLine): readonly Boundary[] {
  const found: Boundary[] = [];
  let at = 0;
  let end = line.x;
  for (const run of line.runs) {
    let i = 0;
    for (const character of run.text) {
      const x = run.xs[i] ?? end;
      found.push({ at, x });
      end = x + (run.advances[i] ?? 0);
      at += character.length;
      i += 1;
    }
  }
  found.push({ at, x: Math.min(end, Math.max(line.x + line.width, found.at(-1)?.x ?? 0)) });
  return found;
}

const nearest = (line: ComposedLine, x: number): Boundary => {
  const all = boundaries(line);
  return all.reduce(
    (best, b) => (Math.abs(b.x - x) < Math.abs(best.x - x) ? b : best),
    all[0] ?? { at: 0, x },
  );
};

/** The place in the story that offset `at` of the line's own text stands for. */
function placeAt(source: LineSource, at: number): TextPlace {
  const block = source.block === undefined ? {} : { block: source.block };
  const lead = source.lead?.length ?? 0;
  if (source.lead && at < lead) return { story: source.story, field: source.lead.field, offset: at };
  const offset = Math.min(source.end, source.start + at - lead);
  return { story: source.story, field: source.field, ...block, offset };
}

const lineNear = (frame: ComposedFrame, y: number): ComposedLine | undefined => {
  const off = (line: ComposedLine): number => Math.max(line.top - y, y - line.bottom, 0);
  return frame.lines.reduce<ComposedLine | undefined>(
    (best, line) => (best === undefined || off(line) < off(best) ? line : best),
    undefined,
  );
};

/** What lies under a point of the page: the text of the topmost frame there, else the topmost item. */
export function hitPage(page: ComposedPage, items: readonly SummaryItem[], point: Point): Hit {
  const frame = page.frames.findLast((f) => f.story !== undefined && contains(f.rect, point));
  const line = frame && lineNear(frame, point.y);
  if (frame && line?.source) {
    return { item: frame.item, text: placeAt(line.source, nearest(line, point.x).at) };
  }
  const item = frame?.item ?? items.findLast((i) => contains(i.rect, point))?.item;
  return item === undefined ? {} : { item };
}

/** Offset of a place in the line's own text; undefined where the line does not hold it. */
function offsetIn(source: LineSource, place: TextPlace): number | undefined {
  if (source.story !== place.story) return undefined;
  const lead = source.lead?.length ?? 0;
  if (source.lead?.field === place.field) return place.offset <= lead ? place.offset : undefined;
  if (source.field !== place.field || source.block !== place.block) return undefined;
  if (place.offset < source.start || place.offset > source.end) return undefined;
  return lead + place.offset - source.start;
}

interface Found {
  readonly frame: ComposedFrame;
  readonly row: number;
  readonly line: ComposedLine;
  readonly at: number;
}

/** A place between two lines belongs to the later one, as in every editor. */
function find(page: ComposedPage, place: TextPlace): Found | undefined {
  let found: Found | undefined;
  for (const frame of page.frames) {
    if (frame.story !== place.story) continue;
    frame.lines.forEach((line, row) => {
      const at = line.source && offsetIn(line.source, place);
      if (at !== undefined) found = { frame, row, line, at };
    });
  }
  return found;
}

/** Where a character of a story stands on the page; undefined where it is overset or not placed. */
export function locate(page: ComposedPage, place: TextPlace): CaretBox | undefined {
  const found = find(page, place);
  if (!found) return undefined;
  const { frame, line, row, at } = found;
  const all = boundaries(line);
  const stop = all.find((b) => b.at >= at) ?? all.at(-1);
  const box: Rect = { x: line.x, y: line.top, width: line.width, height: line.bottom - line.top };
  const columns = page.frames.filter((f) => f.item === frame.item && f.role === frame.role);
  return {
    x: stop?.x ?? line.x,
    top: line.top,
    bottom: line.bottom,
    line: box,
    item: frame.item,
    column: columns.indexOf(frame) + 1,
    row: row + 1,
  };
}
