import type { Rect } from '../../base/geometry';
import type { ComposedLine, ComposedPage, Mark } from '../../page/composed';
import { joinRects, lineExtent, markExtent } from './extent';

const linesOf = (marks: readonly Mark[]): Set<ComposedLine> => {
  const lines = new Set<ComposedLine>();
  for (const mark of marks) if (mark.kind === 'line') lines.add(mark.line);
  return lines;
};

/** Rules, tints and pictures are few: they are compared by what they say. */
const othersOf = (marks: readonly Mark[]): Map<string, Mark> => {
  const others = new Map<string, Mark>();
  for (const mark of marks) if (mark.kind !== 'line') others.set(JSON.stringify(mark), mark);
  return others;
};

/** What lies between the marks that two pages begin with alike and those that they end with alike. */
function apart(a: readonly Mark[], b: readonly Mark[]): readonly [readonly Mark[], readonly Mark[]] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
}

/**
 * Where two compositions of a page look different, pt. A line that did not change is the same object, so
 * most of the page is told apart without reading a glyph. Empty where they look the same.
 */
export function dirtyRects(before: ComposedPage, after: ComposedPage): readonly Rect[] {
  if (before === after) return [];
  if (before.page !== after.page || before.width !== after.width || before.height !== after.height) {
    return [{ x: 0, y: 0, width: after.width, height: after.height }];
  }
  const rects: Rect[] = [];
  const [old, fresh] = apart(before.marks, after.marks);
  const oldLines = linesOf(old);
  const newLines = linesOf(fresh);
  for (const line of oldLines) if (!newLines.has(line)) rects.push(lineExtent(line));
  for (const line of newLines) if (!oldLines.has(line)) rects.push(lineExtent(line));
  const oldOthers = othersOf(old);
  const newOthers = othersOf(fresh);
  for (const [key, mark] of oldOthers) if (!newOthers.has(key)) rects.push(markExtent(mark));
  for (const [key, mark] of newOthers) if (!oldOthers.has(key)) rects.push(markExtent(mark));
  return joinRects(rects.sort((a, b) => a.x - b.x || a.y - b.y));
}

/** Share of the page, 0–1, that the rectangles cover (counted twice where they overlap). */
export function share(rects: readonly Rect[], page: ComposedPage): number {
  const area = rects.reduce((sum, r) => sum + r.width * r.height, 0);
  return area / (page.width * page.height);
}
