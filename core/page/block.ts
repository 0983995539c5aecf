import type { Area } from '../base/geometry';
import type { GridLine } from '../base/units';
import type { StoryItem } from '../document/records/page';
import type { Story } from '../document/records/story';
import type { Style } from '../document/records/style';
import { fitOf, placeBody, type SetBody, setBody, storyLines } from './body';
import { ruleColumns } from './columnrules';
import { type CopyCache, copyOf } from './copy';
import { firstLine, lastLine, rectOf, TOLERANCE, within, xOf } from './grid';
import { measureStanding, placeHead, placeStanding, setHead } from './headstack';
import { placePicture } from './pictures';
import type { PieceMaker } from './piece';
import {
  type Column,
  distanceLeft,
  divide,
  framesOf,
  type Obstacle,
  obstacleOf,
  slotsOf,
  widestFree,
} from './slots';

/** A picture of the page that the block's text keeps clear of: area of the type area and its distance. */
export interface Neighbour {
  readonly area: Area;
  readonly distance: number;
}

/** Underset lines up to this number are a short last column, not a hole. */
const SHORT_COLUMN: GridLine = 2;

interface Obstacles {
  /** With distances: what text keeps out of. */
  readonly all: readonly Obstacle[];
  /** Without: what interrupts rules. */
  readonly bare: readonly Obstacle[];
}

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

/** What the head leaves of a block for its body. */
interface Headed {
  readonly left: number;
  readonly width: number;
  readonly from: GridLine;
}

function headOver(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  area: Area,
  obstacles: Obstacles,
): Headed {
  const { grid } = maker.bench;
  const from = firstLine(area);
  const standing = item.head.arrangement === 'left' ? standingHead(maker, item, story, area) : 0;
  const left = area.x + standing;
  const width = area.w - standing;
  const without = standing > 0 ? (['headline'] as const) : [];
  let room = { x: left, measure: width };
  let head = setHead(maker, item, story, width * grid.size, without);
  // Only a picture that stands in the head's own lines narrows it; sideways it keeps its distance.
  const beside = obstacles.all.filter((_, i) => (obstacles.bare[i]?.from ?? 0) < from + head.rows);
  const free = widestFree(left, left + width, from, from + head.rows, beside);
  if (head.rows > 0 && free && free.measure < width - 0.01) {
    room = free;
    head = setHead(maker, item, story, free.measure * grid.size, without);
  }
  placeHead(maker, story, head, { x: xOf(grid, room.x), width: room.measure * grid.size }, from);
  const over = from + head.rows - lastLine(area);
  if (over > 0 || head.tooWide) noteHeadline(maker, story, Math.max(over, 0));
  return { left, width, from: from + head.rows };
}

function standingHead(maker: PieceMaker, item: StoryItem, story: Story, area: Area): number {
  const { grid } = maker.bench;
  if (story.headline.trim() === '') return 0;
  const style: Style = maker.style(item.head.headline, 'headline-1');
  const { strip, rows } = measureStanding(maker, story, style);
  const from = firstLine(area);
  placeStanding(maker, story, style, { x: xOf(grid, area.x), strip: strip * grid.size }, from);
  const over = from + rows - lastLine(area);
  if (over > 0 || strip > area.w) noteHeadline(maker, story, Math.max(over, 0));
  return Math.min(strip, area.w - 1);
}

const noteHeadline = (maker: PieceMaker, story: Story, lines: GridLine): void =>
  maker.note('PAGE-HEADLINE', 'error', { slug: story.slug, lines }, { story: story.id, field: 'headline' });

function columnsOf(item: StoryItem, area: Area, headed: Headed): Column[] {
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
  const headed = headOver(maker, item, story, area, obstacles);
  const columns = columnsOf(item, area, headed);
  const styles = {
    body: maker.style(item.body, 'body'),
    subhead: maker.style(undefined, 'subhead'),
    dateline: maker.style(undefined, 'dateline'),
  };
  const copies = copyOf(maker, cache, story, styles);
  const body = setBody(typesetter, item.fill, copies, columns, slotsOf(columns, obstacles.all));
  placeBody(maker, story, body, lastLine(area));
  if (item.columnRule) ruleColumns(maker, body, obstacles.bare);
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
