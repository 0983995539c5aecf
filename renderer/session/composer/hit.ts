import { contains, type Point, type Rect } from '../../../core/base/geometry';
import type { ComposedFrame, ComposedLine, ComposedPage, LineSource } from '../../../core/page/composed';
import { lineBox } from '../../../core/paint/canvas';
import { alongOf, stopNear, stripOf } from './stops';
import type { CaretBox, Hit, SummaryItem, TextPlace } from './summary';

/** The place in the story that offset `at` of the line's own text stands for. */
function placeAt(source: LineSource, at: number): TextPlace {
  const block = source.block === undefined ? {} : { block: source.block };
  const lead = source.lead?.length ?? 0;
  if (source.lead && at < lead) return { story: source.story, field: source.lead.field, offset: at };
  const offset = Math.min(source.end, source.start + at - lead);
  return { story: source.story, field: source.field, ...block, offset };
}

/** How far a point lies from a line: across its direction, along it, and from its middle. */
type Distance = readonly [across: number, along: number, middle: number];

const off = (value: number, from: number, length: number): number =>
  Math.max(from - value, value - from - length, 0);

function distanceOf(line: ComposedLine, { x, y }: Point): Distance {
  const box = lineBox(line);
  const dx = off(x, box.x, box.width);
  const dy = off(y, box.y, box.height);
  return line.vertical
    ? [dx, dy, Math.abs(x - box.x - box.width / 2)]
    : [dy, dx, Math.abs(y - box.y - box.height / 2)];
}

const nearer = (a: Distance, b: Distance): boolean => {
  const i = a.findIndex((value, k) => value !== b[k]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
};

/** The line at a point: the one at its level first, and of several there (a picture between them) the one beside it. */
function lineNear(frame: ComposedFrame, point: Point): ComposedLine | undefined {
  let best: { readonly line: ComposedLine; readonly distance: Distance } | undefined;
  for (const line of frame.lines) {
    const distance = distanceOf(line, point);
    if (!best || nearer(distance, best.distance)) best = { line, distance };
  }
  return best?.line;
}

/** What lies under a point of the page: the text of the topmost frame there, else the topmost item. */
export function hitPage(page: ComposedPage, items: readonly SummaryItem[], point: Point): Hit {
  const frame = page.frames.findLast((f) => f.story !== undefined && contains(f.rect, point));
  const line = frame && lineNear(frame, point);
  if (frame && line?.source) {
    return { item: frame.item, text: placeAt(line.source, stopNear(line, point).at) };
  }
  const item = frame?.item ?? items.findLast((i) => contains(i.rect, point))?.item;
  return item === undefined ? {} : { item };
}

/** The part of the line's own text that a field's or block's text has in it: from where to where, and how far shifted. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

function partOf(source: LineSource, place: TextPlace): Part | undefined {
  if (source.story !== place.story) return undefined;
  const lead = source.lead?.length ?? 0;
  if (source.lead?.field === place.field) return { start: 0, end: lead, shift: 0 };
  if (source.field !== place.field || source.block !== place.block) return undefined;
  return { start: source.start, end: source.end, shift: lead - source.start };
}

interface Found {
  readonly frame: ComposedFrame;
  readonly line: ComposedLine;
  readonly at: number;
}

interface Held extends Found {
  readonly part: Part;
}

/** Lines that hold any of the text the place is in, in reading order. */
function* linesWith(page: ComposedPage, place: TextPlace): Generator<Omit<Held, 'at'>> {
  for (const frame of page.frames) {
    if (frame.story !== place.story) continue;
    for (const line of frame.lines) {
      const part = line.source && partOf(line.source, place);
      if (part) yield { frame, line, part };
    }
  }
}

/** A place between two lines belongs to the later one, as in every editor. */
function find(page: ComposedPage, place: TextPlace): Found | undefined {
  let found: Found | undefined;
  for (const { frame, line, part } of linesWith(page, place)) {
    if (place.offset < part.start || place.offset > part.end) continue;
    found = { frame, line, at: place.offset + part.shift };
  }
  return found;
}

/** The strips of the page that show the text from a place's offset to its other end. */
function selected(page: ComposedPage, place: TextPlace): readonly Rect[] {
  const { offset, end } = place;
  if (end === undefined || end === offset) return [];
  const [from, to] = [Math.min(offset, end), Math.max(offset, end)];
  const strips: Rect[] = [];
  for (const { line, part } of linesWith(page, place)) {
    const start = Math.max(from, part.start);
    const stop = Math.min(to, part.end);
    if (start < stop) strips.push(stripOf(line, start + part.shift, stop + part.shift));
  }
  return strips;
}

const level = (one: ComposedLine): number => (one.vertical ? one.x : one.y);

/** How-manieth line of its frame a line is, from 1; the pieces beside a picture are one line. */
function rowOf({ lines }: ComposedFrame, line: ComposedLine): number {
  const until = lines.slice(0, lines.indexOf(line) + 1);
  return until.filter((one, i) => i === 0 || level(one) !== level(until[i - 1] ?? one)).length;
}

/** Where a character of a story stands on the page; undefined where it is overset or not placed. */
export function locate(page: ComposedPage, place: TextPlace): CaretBox | undefined {
  const { end, ...start } = place;
  // The moving end of a selection is where the caret is.
  const found = find(page, end === undefined ? start : { ...start, offset: end });
  if (!found) return undefined;
  const { frame, line, at } = found;
  const box = lineBox(line);
  const along = alongOf(line, at);
  const columns = page.frames.filter((f) => f.item === frame.item && f.role === frame.role);
  return {
    caret: line.vertical
      ? { x: box.x, y: along, width: box.width, height: 0 }
      : { x: along, y: box.y, width: 0, height: box.height },
    line: box,
    selected: selected(page, place),
    item: frame.item,
    column: columns.indexOf(frame) + 1,
    row: rowOf(frame, line),
  };
}
