import type { ItemId } from '../base/ids';
import type { Em, GridLine } from '../base/units';
import type { PackageItem, PageItem, StoryItem } from '../document/records/page';
import { type Story, storyCharacters } from '../document/records/story';
import type { StyleRole } from '../document/roles';
import { columnsWidth } from '../page/grid';
import { type Bench, composeOn, measureStory } from './measure';

/** What is placed as a whole: one story, or a box of several under one head. */
export type Unit =
  | { readonly kind: 'story'; readonly story: Story; readonly id: ItemId; readonly size: number }
  | {
      readonly kind: 'package';
      readonly head: readonly string[];
      readonly stories: readonly Story[];
      readonly id: ItemId;
      readonly size: number;
    };

/** A unit set to some width, at the top left of the type area. */
export interface SetUnit {
  readonly item: StoryItem | PackageItem;
  readonly height: GridLine;
  readonly over: boolean;
}

export const storiesOf = (unit: Unit): readonly Story[] =>
  unit.kind === 'story' ? [unit.story] : unit.stories;
export const sizeOf = (stories: readonly Story[]): number =>
  stories.reduce((sum, story) => sum + storyCharacters(story), 0);

/** Air between a box's border and its stories, in em and body lines, and between two stories in it. */
const BOX_SIDE: Em = 2;
const BOX_FOOT: GridLine = 1.5;
const BOX_GAP: Em = 2;
/** Narrowest column inside a box: under ten characters a line is advised against. */
const BOX_MEASURE: Em = 11;
const TINT = { c: 0, m: 0, y: 0, k: 5 };

/** The lead has the largest headline; on a crowded page all are a grade smaller. */
export interface Rank {
  readonly lead: boolean;
  readonly compact: boolean;
}

/** Sets a unit over `columns` of the page's columns. */
export function setUnit(bench: Bench, unit: Unit, columns: number, rank: Rank): SetUnit {
  const { measure, gutter, columns: all } = bench.input.paper.grid;
  const width = columnsWidth(columns, measure, gutter);
  const headlines = headlinesFor(columns / all, rank);
  if (unit.kind === 'story')
    return measureStory(bench, unit.story, { width, columns, gutter, headlines }, unit.id);
  return setBox(bench, unit, width, columns >= 6 ? 3 : columns >= 3 ? 2 : 1);
}

const ladder: readonly StyleRole[] = ['headline-lead', 'headline-1', 'headline-2'];
const headlinesFor = (share: number, { lead, compact }: Rank): readonly StyleRole[] => {
  const first = lead && share > 0.6 ? 0 : share >= 0.5 ? 1 : 2;
  return ladder.slice(Math.min(first + (compact ? 1 : 0), ladder.length - 1));
};

function setBox(bench: Bench, unit: Extract<Unit, { kind: 'package' }>, width: Em, perRow: number): SetUnit {
  const top = headLines(bench, unit, width) + 1;
  const inside = width - 2 * BOX_SIDE;
  const items: StoryItem[] = [];
  let y = top;
  let over = false;
  for (let i = 0; i < unit.stories.length; i += perRow) {
    const row = setBoxRow(bench, unit, unit.stories.slice(i, i + perRow), inside, i);
    items.push(
      ...row.items.map((item) => ({ ...item, area: { ...item.area, x: item.area.x + BOX_SIDE, y } })),
    );
    y += row.height + 1;
    over ||= row.over;
  }
  const height = Math.ceil(y - 1 + BOX_FOOT);
  return { item: boxOf(unit, items, width, height), height, over };
}

function boxOf(
  unit: Extract<Unit, { kind: 'package' }>,
  items: readonly StoryItem[],
  w: Em,
  h: GridLine,
): PackageItem {
  return {
    kind: 'package',
    id: unit.id,
    area: { x: 0, y: 0, w, h },
    border: 'wenwu',
    tint: TINT,
    head: unit.head.map((text, i) => ({
      text,
      style: i === unit.head.length - 1 ? 'series-head' : 'series',
    })),
    headRule: unit.head.length > 0,
    items,
  };
}

/** Body lines that the head of a box takes, by composing it. */
function headLines(bench: Bench, unit: Extract<Unit, { kind: 'package' }>, width: Em): GridLine {
  const composed = composeOn(bench, [boxOf(unit, [], width, bench.lines)]);
  const series = composed.frames.filter((frame) => frame.item === unit.id && frame.role === 'series');
  const height = series.reduce((sum, frame) => sum + frame.rect.height, 0);
  return Math.ceil(height / composed.grid.pitch - 1e-6) + 1;
}

function setBoxRow(
  bench: Bench,
  unit: Extract<Unit, { kind: 'package' }>,
  stories: readonly Story[],
  inside: Em,
  from: number,
): { items: readonly StoryItem[]; height: GridLine; over: boolean } {
  const room = inside - (stories.length - 1) * BOX_GAP;
  const shares = sharesOf(stories);
  const items: StoryItem[] = [];
  let x = 0;
  let height = 0;
  let over = false;
  stories.forEach((story, i) => {
    const width = room * (shares[i] ?? 1);
    const columns = Math.max(1, Math.floor((width + 1) / (BOX_MEASURE + 1)));
    const set = measureStory(
      bench,
      story,
      { width, columns, gutter: 1, headlines: ['headline-2'] },
      `${unit.id.slice(0, 58)}-${from + i + 1}`,
    );
    items.push({ ...set.item, area: { ...set.item.area, x } });
    x += width + BOX_GAP;
    height = Math.max(height, set.height);
    over ||= set.over;
  });
  return { items, height, over };
}

/** Widths by length, none under 0.6 of an equal share. */
function sharesOf(stories: readonly Story[]): readonly number[] {
  const least = 0.6 / stories.length;
  const sizes = stories.map((story) => storyCharacters(story) + 60);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const raw = sizes.map((size) => Math.max(least, size / total));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((share) => share / sum);
}

/** A set unit moved to its place on the page. */
export const moved = (set: SetUnit, x: Em, y: GridLine): PageItem => ({
  ...set.item,
  area: { ...set.item.area, x, y },
});
