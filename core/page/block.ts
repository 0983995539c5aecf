import type { Area } from '../base/geometry';
import type { GridLine } from '../base/units';
import type { PictureItem, StoryItem } from '../document/records/page';
import type { Story } from '../document/records/story';
import { fitOf, setBody } from './body';
import { type RuledColumns, ruleColumns } from './columnrules';
import { type CopyCache, type CopyStyles, copyOf } from './copy';
import { firstLine, lastLine, rectOf, TOLERANCE, within } from './grid';
import { planHead } from './head/plan';
import type { ColumnsArea, Obstacles } from './head/task';
import { horizontalLay, type Lay, layOf } from './lay';
import { noteLines } from './linenotes';
import { captionRows, placePicture } from './pictures';
import type { Part, PieceMaker } from './piece';
import { type PlacedBody, placeBody, storyLines } from './placing';
import {
  type Column,
  distanceLeft,
  divide,
  framesOf,
  type Obstacle,
  type PlacedSlot,
  slotsOf,
} from './slots';
import { obstaclesFor, turned, type Wrapped } from './wrap';

/** A picture of the page that the block's text keeps clear of; its area is that of the type area. */
export type Neighbour = Pick<PictureItem, 'picture' | 'area' | 'distance' | 'caption' | 'wrap'>;

/** Underset lines up to this number are a short last column, not a hole. */
const SHORT_COLUMN: GridLine = 2;

/** How far rules between columns keep from an outline and between tiers from a picture; elsewhere the lines' air parts them. */
const RULE_DISTANCE = 0.4;

/** Own and neighbouring pictures that text goes round. Only an outline's caption is to be known before it is set. */
const wrappedOf = (
  maker: PieceMaker,
  item: StoryItem,
  area: Area,
  neighbours: readonly Neighbour[],
): NamedPicture[] =>
  [...item.pictures.map((p) => ({ ...p, area: within(area, p.area) })), ...neighbours].map((p) => ({
    area: p.area,
    distance: p.distance,
    ...(p.wrap && { wrap: p.wrap }),
    foot: p.wrap?.outline ? captionRows(maker, p) : 0,
    name: maker.bench.pictures[p.picture]?.name ?? p.picture,
  }));

/** A picture that text goes round, and what editors know it by. */
interface NamedPicture extends Wrapped {
  readonly name: string;
}

function obstaclesOf(maker: PieceMaker, lay: Lay, wrapped: readonly NamedPicture[]): Obstacles {
  const { grid } = maker.bench;
  const rules = ({ wrap }: Wrapped): number =>
    wrap?.outline || lay.direction === 'vertical' ? RULE_DISTANCE : 0;
  return {
    all: wrapped.flatMap((p) => obstaclesFor(lay, grid, p, p.distance)),
    names: wrapped.flatMap((p) => obstaclesFor(lay, grid, p, 0).map(() => p.name)),
    bare: wrapped.flatMap((p) => obstaclesFor(lay, grid, p, rules(p))),
  };
}

/** Vertical measures hold whole characters even where one tier fills the block. */
const whole = (lay: Lay, columns: Column[]): Column[] =>
  lay.direction === 'horizontal'
    ? columns
    : columns.map((c) => ({ ...c, measure: Math.max(1, Math.floor(c.measure + TOLERANCE)) }));

function columnsOf(lay: Lay, item: StoryItem, area: Area, headed: ColumnsArea): Column[] {
  if (item.thread && item.thread.length > 0)
    return whole(lay, framesOf(item.thread.map((a) => lay.box(within(area, a)))));
  const { left, width, from } = headed;
  const box = lay.box({ x: left, y: from, w: width, h: lastLine(area) - from });
  return whole(lay, divide(box.x, box.w, item.columns, item.gutter, firstLine(box), lastLine(box)));
}

/** What a block comes to before its body text is set: its head, columns and slots. */
interface Setup {
  readonly lay: Lay;
  readonly columns: readonly Column[];
  readonly slots: readonly PlacedSlot[];
  readonly styles: CopyStyles;
  /** First body line of the columns. */
  readonly top: GridLine;
  /** What rules between columns keep clear of. */
  readonly bare: readonly Obstacle[];
}

/** A block as it was composed: as long as only its body text changes, all the rest of it stands. */
export interface BlockState {
  readonly story: Story;
  readonly setup: Setup;
  readonly head: Part;
  readonly body: PlacedBody;
  readonly rules: RuledColumns | undefined;
  readonly pictures: Part;
}

/** Whether two states of a story differ at most in their body text. */
function sameBesideBody(a: Story, b: Story): boolean {
  const fields = Object.keys(a) as (keyof Story)[];
  return (
    fields.length === Object.keys(b).length &&
    fields.every((field) => field === 'body' || (field in b && a[field] === b[field]))
  );
}

/** Plans the head and puts it on the page; measures what it leaves for the body. */
function setUp(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  area: Area,
  neighbours: readonly Neighbour[],
): Setup {
  const { grid } = maker.bench;
  const direction = item.direction ?? 'horizontal';
  const wrapped = wrappedOf(maker, item, area, neighbours);
  const beside = obstaclesOf(maker, horizontalLay(grid), wrapped);
  const head = planHead(maker, item, story, area, beside);
  const headed = head.columnsArea;
  head.place();
  const lay = layOf(grid, direction, headed.left + headed.width);
  const pictures = direction === 'horizontal' ? beside : obstaclesOf(maker, lay, wrapped);
  const heads = head.obstacles.map((o) => turned(lay, o));
  const columns = columnsOf(lay, item, area, headed);
  const styles = {
    body: maker.style(item.body, 'body'),
    subhead: maker.style(undefined, 'subhead'),
    dateline: maker.style(undefined, 'dateline'),
    direction,
  };
  const slots = slotsOf(columns, [...pictures.all, ...heads]);
  return { lay, columns, slots, styles, top: headed.from, bare: [...pictures.bare, ...heads] };
}

/**
 * Composes a story block into `maker`: head, body, rules, pictures, fit. `area` is that of the type area. `known` is
 * the block's last state, where nothing it was made from has changed but its story.
 */
export function composeBlock(
  maker: PieceMaker,
  cache: CopyCache,
  item: StoryItem,
  story: Story,
  area: Area,
  neighbours: readonly Neighbour[],
  known: BlockState | undefined,
): BlockState {
  const { grid, typesetter } = maker.bench;
  const before = known && sameBesideBody(known.story, story) ? known : undefined;
  let made = before?.setup;
  const head = maker.part(before?.head, () => {
    made = setUp(maker, item, story, area, neighbours);
  });
  const setup = made ?? setUp(maker, item, story, area, neighbours);
  const { lay, columns } = setup;
  const copies = copyOf(maker, cache, story, setup.styles, before?.body.copies);
  const body = setBody(typesetter, item.fill, copies, columns, setup.slots);
  const placed = placeBody(maker, lay, story, body, lastLine(area), before?.body);
  const rules = item.columnRule
    ? ruleColumns(maker, lay, body, placed, setup.bare, before?.rules)
    : undefined;
  const pictures = maker.part(before?.pictures, () => placePictures(maker, item, story, area, setup.top));
  const fit = fitOf(body);
  maker.story({
    item: item.id,
    story: story.id,
    rect: rectOf(grid, area),
    fit,
    lines: storyLines(body),
    capacity: { lines: body.room.length, measure: columns[0]?.measure ?? 0 },
  });
  noteFit(maker, story, fit);
  noteLines(maker, story, body);
  return { story, setup, head, body: placed, rules, pictures };
}

/** Text above and below a rectangle keeps whole lines clear; what is left of the distance the picture yields. */
function placePictures(maker: PieceMaker, item: StoryItem, story: Story, area: Area, top: GridLine): void {
  const { grid } = maker.bench;
  item.pictures.forEach((p, n) => {
    const at = within(area, p.area);
    const yields = item.direction !== 'vertical' && !p.wrap?.outline;
    const air = yields ? distanceLeft(p.distance, grid.size, grid.pitch) : 0;
    const above = at.y > top + TOLERANCE ? air : 0;
    const below = at.y + at.h < lastLine(area) - TOLERANCE ? air : 0;
    placePicture(maker, { ...p, area: at, n, story: story.id, above, below });
  });
}

function noteFit(maker: PieceMaker, story: Story, fit: ReturnType<typeof fitOf>): void {
  const place = { story: story.id, field: 'body' } as const;
  const { lines, characters } = fit;
  if (fit.state === 'over')
    maker.note('PAGE-OVERSET', 'error', { slug: story.slug, characters, lines }, place);
  if (fit.state === 'under' && lines > SHORT_COLUMN)
    maker.note('PAGE-UNDERSET', 'advice', { slug: story.slug, lines }, place);
}
