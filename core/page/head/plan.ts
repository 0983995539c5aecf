import type { Area } from '../../base/geometry';
import type { Em, GridLine } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import { firstLine, lastLine } from '../grid';
import type { PieceMaker } from '../piece';
import { type Column, divide } from '../slots';
import { displayWidth } from './display';
import { FLAG_SIDE, type HeadPart } from './parts';
import { planStanding } from './strip';
import {
  boxSides,
  type HeadPlace,
  type HeadPlan,
  isClear,
  type Lying,
  lay,
  layBeside,
  type Obstacles,
  overAll,
  placeLying,
  type Task,
} from './task';

const columnsOf = ({ item, area }: Task): readonly Column[] =>
  divide(area.x, area.w, item.columns, item.gutter, firstLine(area), lastLine(area));

/** A head in a room of its own inside the block; the text of its columns goes on above and below. */
function inRoom(task: Task, head: Lying): HeadPlan {
  const { area, item, maker } = task;
  const { size, pitch } = maker.bench.grid;
  const { x, measure, row } = head.room;
  // In a vertical block the lines beside the head keep a line's distance of their own.
  const aside = item.direction === 'vertical' ? (pitch - size) / size : 0;
  const obstacle = { left: x - aside, right: x + measure + aside, from: row, to: row + head.rows };
  return {
    columnsArea: { left: area.x, width: area.w, from: firstLine(area) },
    obstacles: head.rows > 0 ? [obstacle] : [],
    place: () => placeLying(task, head),
  };
}

/** A head over `span` horizontal columns from `first` on; it begins higher up where it would leave its block. */
function overColumns(task: Task, first: number, span: number, row: GridLine): HeadPlan {
  const { area } = task;
  const columns = columnsOf(task);
  const from = columns[Math.min(first, columns.length - 1)];
  const to = columns[Math.min(first + span, columns.length) - 1];
  const left = from?.x ?? area.x;
  const right = (to?.x ?? area.x) + (to?.measure ?? area.w);
  const top = firstLine(area);
  const at = (line: GridLine): Lying => layBeside(task, { x: left, measure: right - left, row: line });
  const head = at(top + row);
  const over = head.room.row + head.rows - lastLine(area);
  return inRoom(task, over > 0 && row > 0 ? at(Math.max(top, top + row - over)) : head);
}

/** What a part of a lying head takes of its width. */
const widthOf = ({ field, text }: HeadPart): number =>
  displayWidth(text) + (field === 'flag' ? 2 * FLAG_SIDE * text.style.size : 0);

/** A head among vertical lines keeps no more room than its type takes, so that they stand close to it. */
function narrowed(task: Task, head: Lying): Lying {
  const { maker, item } = task;
  const running = head.stack.parts.some(({ part }) => part.align === 'justify');
  if (running || item.head.fit === 'steps' || head.stack.tooWide || head.rows === 0) return head;
  const widest = Math.max(0, ...head.stack.parts.map(({ part }) => widthOf(part)));
  const { x, measure, row } = head.room;
  const own: Em = Math.min(measure, Math.ceil(widest / maker.bench.grid.size + boxSides(task) - 1e-6));
  return lay(task, { x: x + measure - own, measure: own, row });
}

const linesOf = ({ stack }: Lying): number =>
  Math.max(0, ...stack.parts.map(({ part }) => (part.field === 'headline' ? part.text.lines.length : 0)));

/** A head in `room`, moved up where it would leave the block; undefined where it cannot lie there. */
function fitInto(task: Task, room: HeadPlace, fewest: number): Lying | undefined {
  const top = firstLine(task.area);
  const foot = lastLine(task.area);
  const first = layBeside(task, room);
  const moved = Math.min(first.room.row, foot - first.rows);
  if (moved < top) return undefined;
  const head = narrowed(task, moved === first.room.row ? first : layBeside(task, { ...room, row: moved }));
  const { x, measure, row } = head.room;
  const inside = row >= top && row + head.rows <= foot && !head.stack.tooWide;
  const clear = isClear(task.pictures.all, [x, x + measure], row, row + head.rows);
  return inside && clear && linesOf(head) <= fewest + 1 ? head : undefined;
}

/**
 * A head among vertical lines, whose tiers have no columns: it lies in a room `span` shares of the block wide, which
 * is shared as if it had `columns` of them, counted from the right. Where it does not fit the room grows to the left,
 * and moves clear of pictures; where nothing helps the head lies over the whole block.
 */
function amongVertical(task: Task, first: number, span: number, line: GridLine): HeadPlan {
  const { item, area, pictures } = task;
  const share = area.w / Math.max(item.columns, span, 2);
  const edge = area.x + area.w;
  const right = Math.max(area.x + share, edge - first * share);
  const top = firstLine(area);
  const fewest = linesOf(lay(task, { x: area.x, measure: area.w, row: top }));
  const rows = [top + line, ...pictures.all.map((o) => o.to).filter((row) => row > top)];
  for (let wide = span; wide * share < area.w + share - 0.01; wide++) {
    const measure = Math.min(wide * share, area.w);
    const x = Math.max(area.x, right - measure);
    for (const row of rows) {
      const head = fitInto(task, { x, measure, row }, fewest);
      if (head) return inRoom(task, head);
    }
  }
  return overAll(task);
}

/** 眉式: over the first columns; the others begin at the block's top. */
function brow(task: Task): HeadPlan {
  const { head, columns, direction } = task.item;
  const span = head.span ?? Math.max(1, Math.ceil(columns / 2));
  return direction === 'vertical' ? amongVertical(task, 0, span, 0) : overColumns(task, 0, span, 0);
}

/** 串文: text on all the sides that are inside the block. */
function inset(task: Task): HeadPlan {
  const { head, columns, direction } = task.item;
  const span = Math.min(columns, head.span ?? 1);
  const first = Math.min(head.column ?? Math.floor((columns - span) / 2), columns - span);
  const row = Math.round(head.row ?? 0);
  return (direction === 'vertical' ? amongVertical : overColumns)(task, first, span, row);
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
      return planStanding(task, item.head.arrangement);
    default:
      return overAll(task);
  }
}
