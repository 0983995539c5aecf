import type { Area } from '../../base/geometry';
import type { Em, GridLine } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import type { Style } from '../../document/records/style';
import { firstLine, lastLine, xOf } from '../grid';
import type { PieceMaker } from '../piece';
import { type Obstacle, widestFree } from '../slots';
import { measureStanding, placeHead, placeStanding, setHead } from './stack';

/** What a head leaves of its block for the body columns: em and lines of the type area. */
export interface ColumnsArea {
  readonly left: Em;
  readonly width: Em;
  readonly from: GridLine;
}

/** Pictures the head and the text keep clear of. */
export interface Obstacles {
  /** With distances: what text keeps out of. */
  readonly all: readonly Obstacle[];
  /** Without: what interrupts rules. */
  readonly bare: readonly Obstacle[];
}

/** A head that has been measured: what it leaves of the block, and how to put it there. */
export interface HeadPlan {
  readonly columnsArea: ColumnsArea;
  /** Rooms that the head takes out of the columns' area, distances included. */
  readonly obstacles: readonly Obstacle[];
  /** Puts the head on the page and notes what does not fit. */
  readonly place: () => void;
}

/** Measures the head of a story block; `area` is that of the type area. */
export function planHead(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  area: Area,
  obstacles: Obstacles,
): HeadPlan {
  const { grid } = maker.bench;
  const from = firstLine(area);
  const standing = item.head.arrangement === 'left' ? standingHead(maker, item, story, area) : undefined;
  const taken = standing?.strip ?? 0;
  const left = area.x + taken;
  const width = area.w - taken;
  const without = standing ? (['headline'] as const) : [];
  let room = { x: left, measure: width };
  let head = setHead(maker, item, story, width * grid.size, without);
  // Only a picture that stands in the head's own lines narrows it; sideways it keeps its distance.
  const beside = obstacles.all.filter((_, i) => (obstacles.bare[i]?.from ?? 0) < from + head.rows);
  const free = widestFree(left, left + width, from, from + head.rows, beside);
  if (head.rows > 0 && free && free.measure < width - 0.01) {
    room = free;
    head = setHead(maker, item, story, free.measure * grid.size, without);
  }
  return {
    columnsArea: { left, width, from: from + head.rows },
    obstacles: [],
    place: () => {
      standing?.place();
      placeHead(maker, story, head, { x: xOf(grid, room.x), width: room.measure * grid.size }, from);
      const over = from + head.rows - lastLine(area);
      if (over > 0 || head.tooWide) noteHeadline(maker, story, Math.max(over, 0));
    },
  };
}

interface Standing {
  readonly strip: Em;
  readonly place: () => void;
}

function standingHead(maker: PieceMaker, item: StoryItem, story: Story, area: Area): Standing | undefined {
  const { grid } = maker.bench;
  if (story.headline.trim() === '') return undefined;
  const style: Style = maker.style(item.head.headline, 'headline-1');
  const { strip, rows } = measureStanding(maker, story, style);
  const from = firstLine(area);
  const over = from + rows - lastLine(area);
  return {
    strip: Math.min(strip, area.w - 1),
    place: () => {
      placeStanding(maker, story, style, { x: xOf(grid, area.x), strip: strip * grid.size }, from);
      if (over > 0 || strip > area.w) noteHeadline(maker, story, Math.max(over, 0));
    },
  };
}

const noteHeadline = (maker: PieceMaker, story: Story, lines: GridLine): void =>
  maker.note('PAGE-HEADLINE', 'error', { slug: story.slug, lines }, { story: story.id, field: 'headline' });
