import type { Area } from '../base/geometry';
import type { GridLine } from '../base/units';
import type { StoryItem } from '../document/records/page';
import type { Story } from '../document/records/story';
import { fitOf, placeBody, type SetBody, setBody, storyLines } from './body';
import { ruleColumns } from './columnrules';
import { type CopyCache, copyOf } from './copy';
import { firstLine, lastLine, rectOf, TOLERANCE, within } from './grid';
import { type ColumnsArea, type Obstacles, planHead } from './head/plan';
import { placePicture } from './pictures';
import type { PieceMaker } from './piece';
import { type Column, distanceLeft, divide, framesOf, obstacleOf, slotsOf } from './slots';

/** A picture of the page that the block's text keeps clear of: area of the type area and its distance. */
export interface Neighbour {
  readonly area: Area;
  readonly distance: number;
}

/** Underset lines up to this number are a short last column, not a hole. */
const SHORT_COLUMN: GridLine = 2;

function obstaclesOf(
  maker: PieceMaker,
  item: StoryItem,
  area: Area,
  neighbours: readonly Neighbour[],
): Obstacles {
  const { size, pitch } = maker.bench.grid;
  const own = item.pictures.map((p) => ({ area: within(area, p.area), distance: p.distance }));
  const every = [...own, ...neighbours];
  return {
    all: every.map((p) => obstacleOf(p.area, p.distance, size, pitch)),
    bare: every.map((p) => obstacleOf(p.area, 0, size, pitch)),
  };
}

function columnsOf(item: StoryItem, area: Area, headed: ColumnsArea): Column[] {
  if (item.thread && item.thread.length > 0) return framesOf(item.thread.map((a) => within(area, a)));
  return divide(headed.left, headed.width, item.columns, item.gutter, headed.from, lastLine(area));
}

/** Composes a story block into `maker`: head, body, rules, pictures, fit. `area` is that of the type area. */
export function composeBlock(
  maker: PieceMaker,
  cache: CopyCache,
  item: StoryItem,
  story: Story,
  area: Area,
  neighbours: readonly Neighbour[],
): void {
  const { grid, typesetter } = maker.bench;
  const obstacles = obstaclesOf(maker, item, area, neighbours);
  const head = planHead(maker, item, story, area, obstacles);
  const headed = head.columnsArea;
  head.place();
  const columns = columnsOf(item, area, headed);
  const styles = {
    body: maker.style(item.body, 'body'),
    subhead: maker.style(undefined, 'subhead'),
    dateline: maker.style(undefined, 'dateline'),
    direction: item.direction ?? 'horizontal',
  };
  const copies = copyOf(maker, cache, story, styles);
  const body = setBody(
    typesetter,
    item.fill,
    copies,
    columns,
    slotsOf(columns, [...obstacles.all, ...head.obstacles]),
  );
  placeBody(maker, story, body, lastLine(area));
  if (item.columnRule) ruleColumns(maker, body, [...obstacles.bare, ...head.obstacles]);
  item.pictures.forEach((p, n) => {
    const at = within(area, p.area);
    const air = distanceLeft(p.distance, grid.size, grid.pitch);
    const above = at.y > headed.from + TOLERANCE ? air : 0;
    const below = at.y + at.h < lastLine(area) - TOLERANCE ? air : 0;
    placePicture(maker, { ...p, area: at, n, story: story.id, above, below });
  });
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
}

function noteFit(maker: PieceMaker, story: Story, fit: ReturnType<typeof fitOf>): void {
  const place = { story: story.id, field: 'body' } as const;
  const { lines, characters } = fit;
  if (fit.state === 'over')
    maker.note('PAGE-OVERSET', 'error', { slug: story.slug, characters, lines }, place);
  if (fit.state === 'under' && lines > SHORT_COLUMN)
    maker.note('PAGE-UNDERSET', 'advice', { slug: story.slug, lines }, place);
}

/** Lines that came out badly: loose ones, and those that stand alone. */
function noteLines(maker: PieceMaker, story: Story, body: SetBody): void {
  for (const warning of body.thread.warnings) {
    const placed = body.thread.lines[warning.line];
    const copy = body.copies[warning.paragraph];
    if (!placed || !copy || warning.kind === 'relief') continue;
    const place = {
      story: story.id,
      field: copy.field,
      ...(copy.block === undefined ? {} : { block: copy.block }),
      start: Math.max(0, placed.line.start - copy.lead),
      end: Math.max(0, placed.line.end - copy.lead),
    };
    if (warning.kind === 'loose') {
      const stretch = Math.round(warning.stretch * 100) / 100;
      maker.note('PAGE-LOOSE', 'advice', { slug: story.slug, stretch }, place);
    } else maker.note('PAGE-ORPHAN', 'advice', { slug: story.slug, kind: warning.kind }, place);
  }
}
