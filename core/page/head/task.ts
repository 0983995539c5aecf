import type { Area, Rect } from '../../base/geometry';
import type { Em, GridLine } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import { firstLine, lastLine, topOf, xOf } from '../grid';
import type { PieceMaker } from '../piece';
import { meets, NARROWEST, type Obstacle, widestFree } from '../slots';
import { borderInside, drawBorder } from './frame';
import type { HeadField } from './parts';
import { type HeadStack, placeHead, setHead } from './stack';

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
  /** Without: what interrupts rules. One for each of `all`, in their order; so are the names. */
  readonly bare: readonly Obstacle[];
  /** What editors know the pictures by. */
  readonly names: readonly string[];
}

/** A head that has been measured: what it leaves of the block, and how to put it there. */
export interface HeadPlan {
  readonly columnsArea: ColumnsArea;
  /** Rooms that the head takes out of the columns' area, distances included. */
  readonly obstacles: readonly Obstacle[];
  /** Puts the head on the page and notes what does not fit. */
  readonly place: () => void;
}

export interface Task {
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
export const BOX_SIDE: Em = 0.75;
const BOX_ROWS: GridLine = 2;
export const BOX_AIR: GridLine = 0.6;

/** A headline is not fitted so large that it takes more than this share of its block. */
export const DEEPEST = 0.5;

export const isBoxed = ({ head }: StoryItem): boolean =>
  (head.border !== undefined && head.border !== 'none') || head.tint !== undefined;

export const noteHeadline = ({ maker, story }: Task, lines: GridLine): void =>
  maker.note('PAGE-HEADLINE', 'error', { slug: story.slug, lines }, { story: story.id, field: 'headline' });

/** Border and tint of a head, under its type. */
export function drawBox({ maker, item }: Task, rect: Rect): void {
  if (item.head.tint) maker.tint({ rect, ink: item.head.tint });
  drawBorder(maker, item.head.border ?? 'none', rect);
}

/** Whether a room, given by its edges and lines, keeps clear of all obstacles. */
export const isClear = (
  obstacles: readonly Obstacle[],
  [left, right]: readonly [Em, Em],
  from: GridLine,
  to: GridLine,
): boolean => !obstacles.some((o) => o.left < right - 0.01 && o.right > left + 0.01 && meets(o, from, to));

/** Names the pictures that a head could not but be printed over. */
export function noteCollisions(
  { maker, story, pictures }: Task,
  edges: readonly [Em, Em],
  from: GridLine,
  to: GridLine,
): void {
  const hidden = pictures.names.filter((_, i) => {
    const picture = pictures.bare[i];
    return picture !== undefined && !isClear([picture], edges, from, to);
  });
  for (const b of new Set(hidden))
    maker.note('PAGE-COLLIDE', 'error', { a: story.slug, b }, { story: story.id, field: 'headline' });
}

/** A room of a head whose parts lie one under the other: em and body lines of the type area. */
export interface HeadPlace {
  readonly x: Em;
  readonly measure: Em;
  readonly row: GridLine;
}

/** A head set into its room; boxed ones have a frame round them that takes a line more. */
export interface Lying {
  readonly room: HeadPlace;
  readonly stack: HeadStack;
  readonly rows: GridLine;
}

type Wanted = (field: HeadField) => boolean;

/** What a box takes of its room at both sides. */
export function boxSides({ maker, item }: Task): Em {
  if (!isBoxed(item)) return 0;
  return 2 * (BOX_SIDE + borderInside(item.head.border ?? 'none') / maker.bench.grid.size);
}

export function lay(task: Task, room: HeadPlace, wanted?: Wanted): Lying {
  const { maker, item, story, area } = task;
  const { size, pitch } = maker.bench.grid;
  const width = Math.max(1, room.measure - boxSides(task)) * size;
  const depth = Math.max(1, lastLine(area) - room.row) * pitch * DEEPEST;
  const stack = setHead(maker, item, story, { width, depth }, wanted);
  return { room, stack, rows: stack.rows > 0 && isBoxed(item) ? stack.rows + BOX_ROWS : stack.rows };
}

export function placeLying(task: Task, { room, stack, rows }: Lying): void {
  const { maker, item, story, area } = task;
  const { grid } = maker.bench;
  const inside = (boxSides(task) / 2) * grid.size;
  const x = xOf(grid, room.x);
  const width = room.measure * grid.size;
  const outside = item.head.arrangement === 'inset' ? BOX_ROWS / 2 - BOX_AIR : 0;
  if (isBoxed(item) && rows > 0) {
    const height = (stack.rows + 2 * BOX_AIR) * grid.pitch - grid.lead;
    drawBox(task, { x, y: topOf(grid, room.row + outside) + grid.lead / 2, width, height });
  }
  const air = isBoxed(item) ? outside + BOX_AIR : 0;
  placeHead(maker, story, stack, { x: x + inside, width: width - 2 * inside }, room.row + air);
  if (rows > 0) noteCollisions(task, [room.x, room.x + room.measure], room.row, room.row + rows);
  const over = room.row + rows - lastLine(area);
  if (over > 0 || stack.tooWide) noteHeadline(task, Math.max(over, 0));
}

/** The room a lying head has between pictures: one that stands in the head's own lines narrows it. */
export function layBeside(task: Task, room: HeadPlace, wanted?: Wanted): Lying {
  const head = lay(task, room, wanted);
  if (head.rows === 0) return head;
  const { all, bare } = task.pictures;
  const foot = room.row + head.rows;
  const beside = all.filter((_, i) => (bare[i]?.from ?? 0) < foot);
  const free = widestFree(room.x, room.x + room.measure, room.row, foot, beside);
  if (free && free.measure > room.measure - 0.01) return head;
  if (free && free.measure >= NARROWEST)
    return lay(task, { x: free.x, measure: free.measure, row: room.row }, wanted);
  // Nothing is left beside them: the head goes under the picture that ends first, as long as it stays in its block.
  const row = Math.min(...beside.filter((o) => meets(o, room.row, foot)).map((o) => o.to));
  return row + head.rows <= lastLine(task.area) ? layBeside(task, { ...room, row }, wanted) : head;
}

/** 通栏, 盖文: over all columns. */
export function overAll(task: Task): HeadPlan {
  const { area } = task;
  const from = firstLine(area);
  const head = layBeside(task, { x: area.x, measure: area.w, row: from });
  return {
    columnsArea: { left: area.x, width: area.w, from: head.rows > 0 ? head.room.row + head.rows : from },
    obstacles: [],
    place: () => placeLying(task, head),
  };
}
