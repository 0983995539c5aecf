import type { Em, GridLine } from '../base/units';
import type { StoryItem } from '../document/records/page';
import type { SetThread, ThreadParagraph } from '../typeset/thread';
import type { Typesetter } from '../typeset/typesetter';
import type { Fit } from './composed';
import type { Copy } from './copy';
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
}

/** Everything the level search needs to run the thread once more. */
interface Run {
  readonly typesetter: Typesetter;
  readonly paragraphs: readonly ThreadParagraph[];
  readonly room: readonly PlacedSlot[];
  readonly measure: Em;
}

interface Ran {
  readonly thread: SetThread;
  readonly slots: readonly PlacedSlot[];
}

const fits = (ran: Ran): boolean => ran.thread.overset.lines === 0;

/** The slots of a room above each foot that was asked for: what an edit leaves alone is looked at by identity. */
const cuts = new WeakMap<readonly PlacedSlot[], Map<GridLine, readonly PlacedSlot[]>>();

function roomAbove(room: readonly PlacedSlot[], foot: GridLine): readonly PlacedSlot[] {
  let feet = cuts.get(room);
  if (!feet) cuts.set(room, (feet = new Map()));
  let slots = feet.get(foot);
  if (!slots) feet.set(foot, (slots = room.filter((slot) => slot.row < foot)));
  return slots;
}

function runAbove({ typesetter, paragraphs, room, measure }: Run, foot: GridLine): Ran {
  const slots = roomAbove(room, foot);
  return { slots, thread: typesetter.flow(paragraphs, slots, measure) };
}

/** The thread in all its slots; what is over then is brought in by lines that paragraphs can save. */
function runAll({ typesetter, paragraphs, room, measure }: Run): Ran {
  return { slots: room, thread: typesetter.flow(paragraphs, room, measure, true) };
}

/** How many slots lie above each foot from `top` to `foot`. */
function slotsAbove(slots: readonly PlacedSlot[], top: GridLine, foot: GridLine): number[] {
  const counts = Array.from({ length: foot - top + 1 }, () => 0);
  for (const { row } of slots) counts[row - top + 1] = (counts[row - top + 1] ?? 0) + 1;
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  return counts;
}

/** Lines that another arrangement of the same text may save: no more is tried above the foot first guessed. */
const SAVED_LINES = 2;

/**
 * Columns end level, the shortage in the last: the smallest foot at which all text still fits. The count of
 * lines says where it must be nearly; lines kept together may ask for one or two more. Where all slots are of one
 * measure, that count needs no thread to be run.
 */
function levelled(run: Run, columns: readonly Column[]): Ran {
  const even = run.room.every((slot) => slot.measure === run.measure);
  const all = even ? undefined : runAll(run);
  if (all && !fits(all)) return all;
  const needed = all ? all.thread.rows : run.typesetter.rows(run.paragraphs, run.measure);
  const foot = columns[0]?.to ?? 0;
  const top = Math.min(...columns.map((column) => column.from));
  const above = slotsAbove(run.room, top, foot);
  const enough = above.findIndex((count) => count >= needed);
  const guess = enough < 0 ? foot : top + Math.max(1, enough);
  for (let at = guess; at < foot; at++) {
    const ran = runAbove(run, at);
    if (!fits(ran)) continue;
    const least = even ? needed - SAVED_LINES : 0;
    return at === guess
      ? lowered(run, ran, guess, (less) => less > top && (above[less - top] ?? 0) >= least)
      : ran;
  }
  return all ?? runAll(run);
}

/** Tries smaller feet than one that fits, as far as they `may` hold the text at all. */
function lowered(run: Run, fit: Ran, foot: GridLine, may: (foot: GridLine) => boolean): Ran {
  let best = fit;
  for (let less = foot - 1; may(less); less--) {
    const ran = runAbove(run, less);
    if (!fits(ran)) break;
    best = ran;
  }
  return best;
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
  return { copies, columns, room, ...(level ? levelled(run, columns) : runAll(run)) };
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
