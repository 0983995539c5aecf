import type { Diagnostic } from '../../../core/base/diagnostic';
import { type Rect, union } from '../../../core/base/geometry';
import type { ItemId } from '../../../core/base/ids';
import type { Page, StoryItem } from '../../../core/document/records/page';
import type { ComposedPage, ComposedStory, Fit } from '../../../core/page/composed';
import { cornersOf } from './corners';
import type { Composed } from './document';
import type { ComposeTimings, PageSummary, SummaryItem } from './summary';

/** The small part of a composed page that the window needs. */
export function summarise(
  composed: Composed,
  record: Page | undefined,
  diagnostics: readonly Diagnostic[],
  timings: ComposeTimings,
): PageSummary {
  const { page, revision } = composed;
  return {
    page: page.page,
    number: page.number,
    revision,
    size: { width: page.width, height: page.height },
    grid: page.grid,
    stories: page.stories,
    items: itemsOf(page, record),
    corners: cornersOf(page),
    fit: fitOfPage(page.stories),
    diagnostics,
    timings,
  };
}

/** A page is as full as its worst block says; the numbers are sums over the blocks in that state. */
export function fitOfPage(stories: readonly ComposedStory[]): Fit {
  const fits = stories.map((story) => story.fit);
  const state = fits.some((f) => f.state === 'over')
    ? 'over'
    : fits.some((f) => f.state === 'under')
      ? 'under'
      : 'even';
  const those = state === 'even' ? [] : fits.filter((f) => f.state === state);
  return {
    state,
    lines: those.reduce((sum, f) => sum + f.lines, 0),
    characters: those.reduce((sum, f) => sum + f.characters, 0),
  };
}

/** Rectangles that each item's marks and frames take together. */
function rectsOf(page: ComposedPage): ReadonlyMap<ItemId, Rect> {
  const rects = new Map<ItemId, Rect>();
  const add = (item: ItemId, rect: Rect): void => {
    const known = rects.get(item);
    rects.set(item, known ? union(known, rect) : rect);
  };
  for (const mark of page.marks) {
    if (mark.kind === 'tint' || mark.kind === 'picture') add(mark.item, mark.rect);
    else if (mark.kind === 'rule') {
      const x = Math.min(mark.x1, mark.x2);
      const y = Math.min(mark.y1, mark.y2);
      const width = Math.abs(mark.x2 - mark.x1);
      add(mark.item, { x, y, width, height: Math.abs(mark.y2 - mark.y1) });
    }
  }
  for (const frame of page.frames) add(frame.item, frame.rect);
  for (const story of page.stories) rects.set(story.item, story.rect);
  return rects;
}

const storyOf = ({ id, story, direction }: StoryItem): Omit<SummaryItem, 'rect'> => ({
  item: id,
  kind: 'story',
  story,
  ...(direction === 'vertical' && { vertical: true as const }),
});

/** Everything on the page that can be pointed at, in painting order; what lies inside a box comes after it. */
export function itemsOf(page: ComposedPage, record: Page | undefined): readonly SummaryItem[] {
  const rects = rectsOf(page);
  const items: SummaryItem[] = [];
  const place = (item: Omit<SummaryItem, 'rect'>, inside: readonly ItemId[] = []): void => {
    const all = [item.item, ...inside].flatMap((id) => rects.get(id) ?? []);
    const [first, ...others] = all;
    if (first) items.push({ ...item, rect: others.reduce(union, first) });
  };
  for (const item of record?.items ?? []) {
    if (item.kind === 'story') place(storyOf(item));
    else if (item.kind === 'picture') place({ item: item.id, kind: 'picture', picture: item.picture });
    else if (item.kind === 'package') {
      place(
        { item: item.id, kind: 'package' },
        item.items.map((inner) => inner.id),
      );
      for (const inner of item.items) place({ ...storyOf(inner), parent: item.id });
    } else place({ item: item.id, kind: item.kind });
  }
  return items;
}
