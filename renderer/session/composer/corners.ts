import { type Rect, right } from '../../../core/base/geometry';
import type { ItemId } from '../../../core/base/ids';
import type { ComposedPage, FrameRole } from '../../../core/page/composed';
import { lineBox } from '../../../core/paint/canvas';

const HEAD: ReadonlySet<FrameRole> = new Set(['kicker', 'headline', 'deck', 'flag']);

interface Ink {
  /** Right edge of the head. */
  head: number;
  /** Upper edge of what is not head: body, pictures. */
  rest: { readonly right: number; readonly top: number }[];
}

/** What of each item is printed where, as far as its upper right corner is concerned. */
function inksOf(page: ComposedPage): ReadonlyMap<ItemId, Ink> {
  const frames = new Map(page.frames.map((frame) => [frame.id, frame]));
  const inks = new Map<ItemId, Ink>();
  const inkOf = (item: ItemId): Ink => {
    const known = inks.get(item) ?? { head: Number.NEGATIVE_INFINITY, rest: [] };
    inks.set(item, known);
    return known;
  };
  for (const mark of page.marks) {
    if (mark.kind === 'picture') {
      inkOf(mark.item).rest.push({ right: right(mark.rect), top: mark.rect.y });
    } else if (mark.kind === 'line') {
      const { line } = mark;
      const frame = frames.get(line.frame);
      if (!frame) continue;
      const ink = inkOf(frame.item);
      const box = lineBox(line);
      if (HEAD.has(frame.role)) ink.head = Math.max(ink.head, right(box));
      else ink.rest.push({ right: right(box), top: box.y });
    }
  }
  return inks;
}

/** The empty upper right corner of every story block; nothing where its head takes the whole width. */
export function cornersOf(page: ComposedPage): Readonly<Record<ItemId, Rect>> {
  const inks = inksOf(page);
  const corners: Record<ItemId, Rect> = {};
  for (const { item, rect } of page.stories) {
    const ink = inks.get(item);
    if (!ink) continue;
    const x = Math.max(rect.x, ink.head);
    const tops = ink.rest.filter((one) => one.right > x).map((one) => one.top);
    const height = Math.min(rect.height, ...tops.map((top) => top - rect.y));
    const width = right(rect) - x;
    if (width > 0 && height > 0) corners[item] = { x, y: rect.y, width, height };
  }
  return corners;
}
