import type { GridLine } from '../base/units';
import type { StoryItem } from '../document/records/page';
import type { SetThread } from '../typeset/thread';
import type { Typesetter } from '../typeset/typesetter';
import type { Fit } from './composed';
import type { Copy } from './copy';
import { levelled, type Ran, type Run, runAll } from './level';
import type { Column, PlacedSlot } from './slots';

/** The body of a block after it has been run into its slots. */
export interface SetBody {
  readonly copies: readonly Copy[];
  readonly thread: SetThread;
  /** The slots the thread was run into: all of the block's, or those above a level foot. */
  readonly slots: readonly PlacedSlot[];
  /** All slots of the block. */
  readonly room: readonly PlacedSlot[];
  readonly columns: readonly Column[];
  /** Lines left free so that no line stands alone, where columns were to end level and cannot; 0 where they do. */
  readonly uneven: GridLine;
}

/** Runs the copy into the slots, level or column by column. Text that does not fit uses the full height. */
export function setBody(
  typesetter: Typesetter,
  fill: StoryItem['fill'],
  copies: readonly Copy[],
  columns: readonly Column[],
  room: readonly PlacedSlot[],
): SetBody {
  const paragraphs = copies.map((copy) => copy.paragraph);
  const run: Run = { typesetter, paragraphs, room, measure: columns[0]?.measure ?? 1 };
  const together = columns.length > 1 && columns.every((column) => column.to === columns[0]?.to);
  const level = fill === 'level' && together && room.length > 0 && paragraphs.length > 0;
  if (!level) return { copies, columns, room, ...runAll(run), uneven: 0 };
  const ran = levelled(run, columns);
  return { copies, columns, room, ...ran, uneven: unevenLines(ran, columns) };
}

/** Holes, and what the last column is short by beyond a line for each of the others. Beside pictures nobody can tell. */
function unevenLines({ thread, slots }: Ran, columns: readonly Column[]): GridLine {
  const alike = slots.every(({ measure }) => measure === columns[0]?.measure);
  if (!alike || thread.overset.lines > 0) return 0;
  const short = slots.length - thread.used - (columns.length - 1);
  return Math.max(0, thread.used - thread.rows) + Math.max(0, short);
}

/** Free body lines of the block: what is under the level foot, and what the thread left in the last column. */
export const freeLines = (body: SetBody): number =>
  body.thread.overset.lines > 0 ? 0 : body.room.length - body.thread.used;

/** 齐 / 余 n 行 / 溢 n 字. Characters short are what the free lines would hold. */
export function fitOf(body: SetBody): Fit {
  const { overset } = body.thread;
  if (overset.lines > 0) return { state: 'over', lines: overset.lines, characters: overset.characters };
  const lines = freeLines(body);
  if (lines === 0) return { state: 'even', lines: 0, characters: 0 };
  const measure = body.columns[0]?.measure ?? 0;
  return { state: 'under', lines, characters: Math.floor(lines * measure) };
}
