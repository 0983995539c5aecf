import type { Diagnostic } from '../base/diagnostic';
import type { ItemId, StoryId } from '../base/ids';
import type { Em, GridLine } from '../base/units';
import type { BannerItem, PageItem, RuleItem, StoryItem } from '../document/records/page';
import type { Story } from '../document/records/story';
import type { ComposeInput, PageComposer } from '../page/compose';
import { columnsWidth } from '../page/grid';
import type { Bench } from './measure';
import { moved, type SetUnit, setUnit, sizeOf, storiesOf, type Unit } from './units';

/** What is to be placed, in the order it came in. */
export interface SimpleMakeup {
  readonly stories: readonly Story[];
  /** 通栏主题 over the whole page; empty for none. */
  readonly theme: string;
  /** Stories that share a box, under their head. */
  readonly packages: readonly { readonly head: readonly string[]; readonly stories: readonly StoryId[] }[];
}

export interface MadeUp {
  readonly items: readonly PageItem[];
  readonly blocks: readonly StoryItem[];
  /** Stories for which there was no room. */
  readonly left: readonly StoryId[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `gap`: free lines between two rows of blocks, with a hairline in the middle. `compact`: small headlines. */
interface Density {
  readonly gap: GridLine;
  readonly compact: boolean;
}
/** Tried in turn until everything has found room. */
const DENSITIES: readonly Density[] = [
  { gap: 2, compact: false },
  { gap: 1, compact: false },
  { gap: 1, compact: true },
];
const BANNER: GridLine = 4;
/** Columns a block has at least, where it shares a row. */
const NARROWEST = 2;
const MOST_IN_ROW = 3;
const HAIRLINE = { weight: 0.25, ink: { c: 0, m: 0, y: 0, k: 100 } };

interface Row {
  readonly units: readonly { readonly unit: Unit; readonly set: SetUnit; readonly columns: number }[];
  readonly height: GridLine;
}

/**
 * Plain make-up: every story a block of whole columns, the longest first, top to bottom; short ones stand
 * side by side where that saves room. Heights come from composing each block, so nothing placed is overset
 * unless one story alone is longer than the page.
 */
export function makeUpSimply(task: SimpleMakeup, composer: PageComposer, input: ComposeInput): MadeUp {
  const bench: Bench = { composer, input, lines: input.paper.grid.lines };
  const banner = task.theme.trim() === '' ? 0 : BANNER;
  const units = unitsOf(task);
  const sets = new Map<string, SetUnit>();
  let placed: Placed = { items: [], left: units };
  for (const { gap, compact } of DENSITIES) {
    const setAt = (i: number, columns: number): SetUnit => {
      const key = `${i}/${columns}/${compact}`;
      const unit = units[i];
      const set = sets.get(key) ?? (unit && setUnit(bench, unit, columns, { lead: i === 0, compact }));
      if (set === undefined) throw new RangeError(`no unit ${i}`);
      sets.set(key, set);
      return set;
    };
    const rows = bestRows(units, input.paper.grid.columns, gap, setAt);
    const tried = placeRows(rows, input, banner, gap);
    if (unplacedSize(tried) < unplacedSize(placed) || placed.items.length === 0) placed = tried;
    if (placed.left.length === 0) break;
  }
  const { items, left } = placed;
  const all = banner > 0 ? [bannerOf(task.theme, input, banner), ...items] : items;
  return {
    items: all,
    blocks: all.flatMap((item) =>
      item.kind === 'story' ? [item] : item.kind === 'package' ? absolute(item) : [],
    ),
    left: left.flatMap((unit) => storiesOf(unit).map((story) => story.id)),
    diagnostics: left.flatMap((unit) => storiesOf(unit).map((story) => unplaced(story, input.page.id))),
  };
}

const unplacedSize = ({ left }: Placed): number => left.reduce((sum, unit) => sum + unit.size + 1, 0);

const absolute = (box: Extract<PageItem, { kind: 'package' }>): readonly StoryItem[] =>
  box.items.map((item) => ({
    ...item,
    area: { ...item.area, x: box.area.x + item.area.x, y: box.area.y + item.area.y },
  }));

const unplaced = (story: Story, page: string): Diagnostic => ({
  rule: 'MAKEUP-UNPLACED',
  severity: 'error',
  place: { page, story: story.id },
  params: { slug: story.slug, characters: sizeOf([story]) },
});

function unitsOf(task: SimpleMakeup): readonly Unit[] {
  const byId = new Map(task.stories.map((story) => [story.id, story]));
  const boxed = new Set<StoryId>();
  const units: Unit[] = [];
  task.packages.forEach((pack, i) => {
    const stories = pack.stories.flatMap((id) => byId.get(id) ?? []).filter((story) => !boxed.has(story.id));
    if (stories.length === 0) return;
    for (const story of stories) boxed.add(story.id);
    const id = itemId('box', stories[0]?.id ?? String(i));
    units.push({ kind: 'package', head: pack.head, stories, id, size: sizeOf(stories) });
  });
  for (const story of task.stories) {
    if (boxed.has(story.id)) continue;
    units.push({ kind: 'story', story, id: itemId('block', story.id), size: sizeOf([story]) });
  }
  const order = (unit: Unit): number => task.stories.findIndex((story) => story === storiesOf(unit)[0]);
  return units.sort((a, b) => b.size - a.size || order(a) - order(b));
}

const itemId = (prefix: string, id: string): ItemId => `${prefix}-${id}`.slice(0, 64);

/** Rows of the least total height that keep the order: dynamic programme over where a row may begin. */
function bestRows(
  units: readonly Unit[],
  columns: number,
  gap: GridLine,
  setAt: (i: number, columns: number) => SetUnit,
): readonly Row[] {
  const best: { height: number; rows: readonly Row[] }[] = [];
  best[units.length] = { height: 0, rows: [] };
  for (let i = units.length - 1; i >= 0; i -= 1) {
    const most = i === 0 && units.length > 1 ? 1 : MOST_IN_ROW;
    for (let n = 1; n <= most && i + n <= units.length; n += 1) {
      const rest = best[i + n];
      const row = bestRow(units, i, n, columns, setAt);
      if (rest === undefined || row === undefined) continue;
      const height = row.height + (rest.height > 0 ? gap : 0) + rest.height;
      const known = best[i];
      if (known === undefined || height < known.height) best[i] = { height, rows: [row, ...rest.rows] };
    }
  }
  return best[0]?.rows ?? [];
}

function bestRow(
  units: readonly Unit[],
  i: number,
  n: number,
  columns: number,
  setAt: (i: number, columns: number) => SetUnit,
): Row | undefined {
  let best: Row | undefined;
  for (const split of splits(columns, n)) {
    const row: Row['units'][number][] = [];
    split.forEach((width, k) => {
      const unit = units[i + k];
      if (unit !== undefined) row.push({ unit, set: setAt(i + k, width), columns: width });
    });
    const height = Math.max(...row.map(({ set }) => set.height));
    if (best === undefined || height < best.height) best = { units: row, height };
  }
  return best;
}

/** Every way to share `columns` among `n` blocks. */
function splits(columns: number, n: number): readonly (readonly number[])[] {
  if (n === 1) return [[columns]];
  const found: (readonly number[])[] = [];
  for (let first = NARROWEST; first <= columns - NARROWEST * (n - 1); first += 1)
    for (const rest of splits(columns - first, n - 1)) found.push([first, ...rest]);
  return found;
}

interface Placed {
  readonly items: readonly PageItem[];
  readonly left: readonly Unit[];
}

function placeRows(rows: readonly Row[], input: ComposeInput, top: GridLine, gap: GridLine): Placed {
  const { lines } = input.paper.grid;
  const items: PageItem[] = [];
  const left: Unit[] = [];
  let y = top;
  rows.forEach((row, i) => {
    const first = i === 0;
    const height = first ? Math.min(row.height, lines - top) : row.height;
    const start = first ? y : y + gap;
    if (start + height > lines + 1e-6) {
      left.push(...row.units.map(({ unit }) => unit));
      return;
    }
    if (!first) items.push(ruleAt(`rule-row-${i}`, 0, y, widthOf(input), gap));
    items.push(...placeRow(row, input, start, height));
    y = start + height;
  });
  return { items, left };
}

function placeRow(row: Row, input: ComposeInput, y: GridLine, height: GridLine): readonly PageItem[] {
  const { measure, gutter } = input.paper.grid;
  const items: PageItem[] = [];
  let x: Em = 0;
  row.units.forEach(({ set, columns }, k) => {
    if (k > 0) items.push(ruleAt(`rule-${set.item.id}`, x - gutter, y, gutter, height));
    const item = moved(set, x, y);
    items.push({ ...item, area: { ...item.area, h: Math.min(item.area.h, height) } });
    x += columns * (measure + gutter);
  });
  return items;
}

const widthOf = (input: ComposeInput): Em =>
  columnsWidth(input.paper.grid.columns, input.paper.grid.measure, input.paper.grid.gutter);

const ruleAt = (id: string, x: Em, y: GridLine, w: Em, h: GridLine): RuleItem => ({
  kind: 'rule',
  id: id.slice(0, 64),
  area: { x, y, w: Math.max(w, 0.1), h },
  ...HAIRLINE,
});

const bannerOf = (text: string, input: ComposeInput, h: GridLine): BannerItem => ({
  kind: 'banner',
  id: 'banner-theme',
  area: { x: 0, y: 0, w: widthOf(input), h: h - 1 },
  text,
  style: 'banner',
  rule: 0.25,
});
