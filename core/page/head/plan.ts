import type { Area, Rect } from '../../base/geometry';
import type { Em, GridLine, Pt } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import { firstLine, lastLine, topOf, xOf } from '../grid';
import type { PieceMaker } from '../piece';
import { type Column, divide, type Obstacle, widestFree } from '../slots';
import { borderInside, drawBorder } from './frame';
import type { HeadField } from './parts';
import { type HeadStack, placeHead, setHead } from './stack';
import { placeStanding, setStanding } from './standing';

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

interface Task {
  readonly maker: PieceMaker;
  readonly item: StoryItem;
  readonly story: Story;
  readonly area: Area;
  readonly pictures: Obstacles;
}

/**
 * Space between the border or the tint of a head and its type, body em at the sides and body lines above and below;
 * and the two lines that a boxed head takes in all, so that its box keeps clear of the text under (inset: and over) it.
 */
const BOX_SIDE: Em = 0.75;
const BOX_ROWS: GridLine = 2;
const BOX_AIR: GridLine = 0.6;

/** A headline is not fitted so large that it takes more than this share of its block. */
const DEEPEST = 0.5;

const isBoxed = ({ head }: StoryItem): boolean =>
  (head.border !== undefined && head.border !== 'none') || head.tint !== undefined;

const noteHeadline = ({ maker, story }: Task, lines: GridLine): void =>
  maker.note('PAGE-HEADLINE', 'error', { slug: story.slug, lines }, { story: story.id, field: 'headline' });

/** Border and tint of a head, under its type. */
function drawBox({ maker, item }: Task, rect: Rect): void {
  if (item.head.tint) maker.tint({ rect, ink: item.head.tint });
  drawBorder(maker, item.head.border ?? 'none', rect);
}

/** A room of a head whose parts lie one under the other: em and body lines of the type area. */
interface Room {
  readonly x: Em;
  readonly measure: Em;
  readonly row: GridLine;
}

/** A head set into its room; boxed ones have a frame round them that takes a line more. */
interface Lying {
  readonly room: Room;
  readonly stack: HeadStack;
  readonly rows: GridLine;
}

function lay(task: Task, room: Room, wanted?: (field: HeadField) => boolean): Lying {
  const { maker, item, story, area } = task;
  const { size, pitch } = maker.bench.grid;
  const boxed = isBoxed(item);
  const side = boxed ? 2 * (BOX_SIDE + borderInside(item.head.border ?? 'none') / size) : 0;
  const width = Math.max(1, room.measure - side) * size;
  const depth = Math.max(1, lastLine(area) - room.row) * pitch * DEEPEST;
  const stack = setHead(maker, item, story, { width, depth }, wanted);
  return { room, stack, rows: stack.rows > 0 && boxed ? stack.rows + BOX_ROWS : stack.rows };
}

function placeLying(task: Task, { room, stack, rows }: Lying): void {
  const { maker, item, story, area } = task;
  const { grid } = maker.bench;
  const inside = isBoxed(item) ? BOX_SIDE * grid.size + borderInside(item.head.border ?? 'none') : 0;
  const x = xOf(grid, room.x);
  const width = room.measure * grid.size;
  const outside = item.head.arrangement === 'inset' ? BOX_ROWS / 2 - BOX_AIR : 0;
  if (isBoxed(item) && rows > 0) {
    const height = (stack.rows + 2 * BOX_AIR) * grid.pitch - grid.lead;
    drawBox(task, { x, y: topOf(grid, room.row + outside) + grid.lead / 2, width, height });
  }
  const air = isBoxed(item) ? outside + BOX_AIR : 0;
  placeHead(maker, story, stack, { x: x + inside, width: width - 2 * inside }, room.row + air);
  const over = room.row + rows - lastLine(area);
  if (over > 0 || stack.tooWide) noteHeadline(task, Math.max(over, 0));
}

/** The room a lying head has between pictures: one that stands in the head's own lines narrows it. */
function layBeside(task: Task, room: Room, wanted?: (field: HeadField) => boolean): Lying {
  const head = lay(task, room, wanted);
  const { all, bare } = task.pictures;
  const foot = room.row + head.rows;
  const beside = all.filter((_, i) => (bare[i]?.from ?? 0) < foot);
  const free = widestFree(room.x, room.x + room.measure, room.row, foot, beside);
  if (head.rows === 0 || !free || free.measure > room.measure - 0.01) return head;
  return lay(task, { x: free.x, measure: free.measure, row: room.row }, wanted);
}

/** 通栏, 盖文: over all columns. */
function overAll(task: Task): HeadPlan {
  const { area } = task;
  const from = firstLine(area);
  const head = layBeside(task, { x: area.x, measure: area.w, row: from });
  return {
    columnsArea: { left: area.x, width: area.w, from: from + head.rows },
    obstacles: [],
    place: () => placeLying(task, head),
  };
}

const columnsOf = ({ item, area }: Task): readonly Column[] =>
  divide(
    area.x,
    area.w,
    item.direction === 'vertical' ? 1 : item.columns,
    item.gutter,
    firstLine(area),
    lastLine(area),
  );

/** Left and right edge of `span` columns from `first` on; a vertical block is shared as if it had such columns. */
function columnsFrom(task: Task, first: number, span: number): readonly [Em, Em] {
  const { item, area } = task;
  if (item.direction === 'vertical') {
    const share = area.w / Math.max(item.columns, span, 2);
    const right = area.x + area.w - first * share;
    return [Math.max(area.x, right - span * share), right];
  }
  const columns = columnsOf(task);
  const from = columns[Math.min(first, columns.length - 1)];
  const to = columns[Math.min(first + span, columns.length) - 1];
  return [from?.x ?? area.x, (to?.x ?? area.x) + (to?.measure ?? area.w)];
}

/** A head in a room of its own inside the block; the text of its columns goes on above and below. */
function inRoom(task: Task, first: number, span: number, row: GridLine): HeadPlan {
  const { area, item, maker } = task;
  const { size, pitch } = maker.bench.grid;
  const [left, right] = columnsFrom(task, first, span);
  const head = layBeside(task, { x: left, measure: right - left, row: firstLine(area) + row });
  // In a vertical block the lines beside the head keep a line's distance of their own.
  const aside = item.direction === 'vertical' ? (pitch - size) / size : 0;
  const obstacle = {
    left: left - aside,
    right: right + aside,
    from: head.room.row,
    to: head.room.row + head.rows,
  };
  return {
    columnsArea: { left: area.x, width: area.w, from: firstLine(area) },
    obstacles: head.rows > 0 ? [obstacle] : [],
    place: () => placeLying(task, head),
  };
}

/** 眉式: over the first columns; the others begin at the block's top. */
const brow = (task: Task): HeadPlan =>
  inRoom(task, 0, task.item.head.span ?? Math.max(1, Math.ceil(task.item.columns / 2)), 0);

/** 串文: text on all the sides that are inside the block. */
function inset(task: Task): HeadPlan {
  const { head, columns } = task.item;
  const span = Math.min(columns, head.span ?? 1);
  const first = Math.min(head.column ?? Math.floor((columns - span) / 2), columns - span);
  return inRoom(task, first, span, Math.round(head.row ?? 0));
}

/** Beside horizontal columns the headline with 引题 and 副题 stands; in a vertical block the whole head does. */
const standsIn =
  (vertical: boolean) =>
  (field: HeadField): boolean =>
    vertical || field === 'kicker' || field === 'headline' || field === 'deck';

/** 竖题: the head stands at one side of the block; what does not stand lies over the columns beside it. */
function standing(task: Task, side: 'left' | 'right'): HeadPlan {
  const { maker, item, story, area } = task;
  const { grid } = maker.bench;
  const from = firstLine(area);
  const air = isBoxed(item) ? BOX_AIR : 0;
  const stands = standsIn(item.direction === 'vertical');
  const rows = Math.max(1, Math.floor(lastLine(area) - from - 2 * air));
  const head = setStanding(maker, item, story, { rows, depth: area.w * grid.size * DEEPEST }, stands);
  if (!head) return overAll(task);
  const inside: Pt = isBoxed(item) ? BOX_SIDE * grid.size + borderInside(item.head.border ?? 'none') : 0;
  const strip = Math.min(Math.ceil(head.strip + (2 * inside) / grid.size - 1e-6), Math.max(1, area.w - 1));
  const left = side === 'left' ? area.x + strip : area.x;
  const width = area.w - strip;
  const rest = layBeside(task, { x: left, measure: width, row: from }, (field) => !stands(field));
  return {
    columnsArea: { left, width, from: from + rest.rows },
    obstacles: [],
    place() {
      const outer =
        side === 'left' ? xOf(grid, area.x) : xOf(grid, area.x + area.w) - head.depth - 2 * inside;
      if (isBoxed(item)) {
        const height = (head.rows + 2 * air) * grid.pitch - 2 * grid.lead;
        drawBox(task, { x: outer, y: topOf(grid, from) + grid.lead, width: head.depth + 2 * inside, height });
      }
      placeStanding(maker, story, head, outer + inside + head.depth, from + air);
      placeLying(task, rest);
      const below = Math.ceil(from + head.rows + 2 * air - lastLine(area));
      if (below > 0 || head.tooLong || head.strip > area.w) noteHeadline(task, Math.max(below, 0));
    },
  };
}

/**
 * Measures the head of a story block in its arrangement; `area` is that of the type area. Every part lies on whole
 * body lines, so that the columns keep the page's grid (rule 24).
 */
export function planHead(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  area: Area,
  obstacles: Obstacles,
): HeadPlan {
  const task: Task = { maker, item, story, area, pictures: obstacles };
  switch (item.head.arrangement) {
    case 'brow':
      return brow(task);
    case 'inset':
      return inset(task);
    case 'left':
    case 'right':
      return standing(task, item.head.arrangement);
    default:
      return overAll(task);
  }
}
