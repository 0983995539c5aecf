import type { ItemId } from '../base/ids';
import type { Em, GridLine } from '../base/units';
import type { Page, PageItem, PlacedPicture, StoryItem } from '../document/records/page';
import type { Story } from '../document/records/story';
import type { StyleRole } from '../document/roles';
import type { ComposeInput, PageComposer } from '../page/compose';
import type { ComposedPage } from '../page/composed';
import { columnsWidth } from '../page/grid';

/** How a story is to be set before its place is known. */
export interface Setting {
  readonly width: Em;
  readonly columns: number;
  readonly gutter: Em;
  /** Headline styles to try, largest first. */
  readonly headlines: readonly StyleRole[];
}

/** A block at the top left of the type area (or of its box), as high as its story needs. */
export interface MeasuredBlock {
  readonly item: StoryItem;
  readonly height: GridLine;
  /** Even the whole page is too small for it. */
  readonly over: boolean;
}

/** What every measuring needs: a composer and the page's surroundings. */
export interface Bench {
  readonly composer: PageComposer;
  readonly input: ComposeInput;
  /** Highest block, in body lines. */
  readonly lines: GridLine;
}

/** Lines a headline may take before a smaller style is tried. */
const HEADLINE_LINES = 2;
/** Lines tried beyond the estimate: lines kept together may ask for one or two more. */
const PATIENCE = 8;

/** The measured pages never meet the real one in the composer's memory. */
const benchPage = (page: Page, items: readonly PageItem[]): Page => ({
  ...page,
  id: `${page.id.slice(0, 50)}-bench`,
  items,
});

export const composeOn = (bench: Bench, items: readonly PageItem[]): ComposedPage =>
  bench.composer.compose({ ...bench.input, page: benchPage(bench.input.page, items) });

/** Body lines from the top of the type area to under the last line of an item. */
function usedLines(composed: ComposedPage, item: ItemId): GridLine {
  const { area, pitch } = composed.grid;
  let used = 0;
  for (const frame of composed.frames) {
    if (frame.item !== item) continue;
    for (const line of frame.lines) used = Math.max(used, Math.floor((line.y - area.y) / pitch + 1e-6) + 1);
  }
  return used;
}

const isOver = (composed: ComposedPage, item: ItemId): boolean =>
  composed.stories.some((story) => story.item === item && story.fit.state === 'over');

function headlineFits(composed: ComposedPage, story: Story): boolean {
  if (composed.diagnostics.some(({ rule }) => rule === 'PAGE-HEADLINE')) return false;
  const lines = composed.frames.filter((f) => f.role === 'headline').reduce((n, f) => n + f.lines.length, 0);
  return lines <= Math.max(HEADLINE_LINES, story.headline.split('\n').length);
}

/** The smallest block in which a story is not overset, found by composing it. */
export function measureStory(bench: Bench, story: Story, setting: Setting, id: ItemId): MeasuredBlock {
  let chosen: { item: StoryItem; composed: ComposedPage } | undefined;
  for (const headline of setting.headlines) {
    const item = withPicture(bench, blockOf(story, setting, headline, id, bench.lines), story, setting);
    const composed = composeOn(bench, [item]);
    chosen = { item, composed };
    if (headlineFits(composed, story)) break;
  }
  const item = chosen?.item ?? blockOf(story, setting, 'headline-2', id, bench.lines);
  if (chosen === undefined || isOver(chosen.composed, id)) return { item, height: bench.lines, over: true };
  const pictures = Math.max(0, ...item.pictures.map(({ area }) => Math.ceil(area.y + area.h)));
  return lowest(bench, item, Math.max(1, pictures, usedLines(chosen.composed, id)));
}

function lowest(bench: Bench, item: StoryItem, estimate: GridLine): MeasuredBlock {
  for (let h = estimate; h <= Math.min(bench.lines, estimate + PATIENCE); h += 1) {
    const lower = { ...item, area: { ...item.area, h } };
    const composed = composeOn(bench, [lower]);
    if (!isOver(composed, item.id)) return { item: lower, height: h, over: false };
  }
  return { item, height: bench.lines, over: false };
}

function blockOf(story: Story, setting: Setting, headline: StyleRole, id: ItemId, h: GridLine): StoryItem {
  return {
    kind: 'story',
    id,
    story: story.id,
    area: { x: 0, y: 0, w: setting.width, h },
    columns: setting.columns,
    gutter: setting.gutter,
    columnRule: setting.columns > 1,
    head: { arrangement: 'over', align: setting.columns > 2 ? 'center' : 'start', headline },
    pictures: [],
    fill: 'level',
  };
}

/** The story's first picture under the head, at the right, over about a third of the columns. */
function withPicture(bench: Bench, item: StoryItem, story: Story, setting: Setting): StoryItem {
  const card = bench.input.pictures[story.pictures[0] ?? ''];
  if (card === undefined) return item;
  const { size, pitch } = bench.input.paper.grid;
  const measure = (setting.width - (setting.columns - 1) * setting.gutter) / setting.columns;
  const w = columnsWidth(Math.max(1, Math.round(setting.columns / 3)), measure, setting.gutter);
  const body = composeOn(bench, [item]).frames.find(
    (frame) => frame.item === item.id && frame.role === 'body',
  );
  const grid = composeOn(bench, []).grid;
  const y = body === undefined ? 0 : Math.round((body.rect.y - grid.area.y) / pitch);
  const caption = card.caption === '' && card.credit === '' ? 0 : 2;
  const h = Math.min(bench.lines / 2, Math.ceil((w * size * card.height) / card.width / pitch)) + caption;
  const placed: PlacedPicture = {
    picture: card.id,
    area: { x: setting.width - w, y, w, h },
    caption: caption > 0,
    distance: 1,
  };
  return { ...item, pictures: [placed] };
}
