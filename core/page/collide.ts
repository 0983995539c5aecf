import type { Diagnostic } from '../base/diagnostic';
import type { Area } from '../base/geometry';
import type { PackageItem, Page, PageItem, StoryItem } from '../document/records/page';
import type { PageInput } from './input';

/** Overlaps smaller than this, in em or lines, come from fractions and are none. */
const TOUCH = 0.05;

/** What a collision is called by: the name editors know the thing under. */
export function nameOf(item: PageItem | StoryItem, input: Pick<PageInput, 'stories' | 'pictures'>): string {
  switch (item.kind) {
    case 'story':
      return input.stories[item.story]?.slug ?? item.id;
    case 'picture':
      return input.pictures[item.picture]?.name ?? item.id;
    case 'banner':
      return item.text;
    case 'package':
      return item.head.at(-1)?.text ?? item.id;
    default:
      return item.id;
  }
}

/** A rule is as thick as it prints, not as its area is. */
function solid(item: PageItem | StoryItem): Area {
  const { area } = item;
  if (item.kind !== 'rule') return area;
  return area.w >= area.h
    ? { ...area, y: area.y + area.h / 2, h: 0 }
    : { ...area, x: area.x + area.w / 2, w: 0 };
}

const overlap = (a: Area, b: Area): boolean =>
  a.x + TOUCH < b.x + b.w && b.x + TOUCH < a.x + a.w && a.y + TOUCH < b.y + b.h && b.y + TOUCH < a.y + a.h;

const wraps = (a: PageItem | StoryItem, b: PageItem | StoryItem): boolean =>
  (a.kind === 'picture') !== (b.kind === 'picture') &&
  [a, b].some((item) => item.kind === 'story' || item.kind === 'package');

type Items = readonly (PageItem | StoryItem)[];
type Pair = readonly [PageItem | StoryItem, PageItem | StoryItem];

/** Items of a list that lie over one another: found once for every list, not at every edit of a story. */
const pairs = new WeakMap<Items, readonly Pair[]>();

function pairsAmong(items: Items): readonly Pair[] {
  let found = pairs.get(items);
  if (!found) pairs.set(items, (found = findPairs(items)));
  return found;
}

const findPairs = (items: Items): Pair[] =>
  items.flatMap((a, i) =>
    items
      .slice(i + 1)
      .filter((b) => !wraps(a, b) && overlap(solid(a), solid(b)))
      .map((b): Pair => [a, b]),
  );

/** Items that lie over one another, where neither is a picture that text flows round. */
export function collisions(page: Page, input: Pick<PageInput, 'stories' | 'pictures'>): Diagnostic[] {
  const boxes = page.items.filter((item): item is PackageItem => item.kind === 'package');
  return [page.items, ...boxes.map(({ items }) => items)].flatMap(pairsAmong).map(
    ([a, b]): Diagnostic => ({
      rule: 'PAGE-COLLIDE',
      severity: 'error',
      place: { page: page.id, item: a.id },
      params: { a: nameOf(a, input), b: nameOf(b, input) },
    }),
  );
}
