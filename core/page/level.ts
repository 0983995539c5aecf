import { tied } from '../base/tied';
import type { Em, GridLine } from '../base/units';
import type { SetThread, ThreadParagraph } from '../typeset/thread';
import type { Typesetter } from '../typeset/typesetter';
import type { Column, PlacedSlot } from './slots';

/** Everything needed to run a thread once more. */
export interface Run {
  readonly typesetter: Typesetter;
  readonly paragraphs: readonly ThreadParagraph[];
  readonly room: readonly PlacedSlot[];
  readonly measure: Em;
}

export interface Ran {
  readonly thread: SetThread;
  readonly slots: readonly PlacedSlot[];
}

const fits = (ran: Ran): boolean => ran.thread.overset.lines === 0;

/** The slots of a room above each foot that was asked for: what an edit leaves alone is looked at by identity. */
const cuts = tied<readonly PlacedSlot[], Map<GridLine, readonly PlacedSlot[]>>();

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

/** The same, with lines saved and lent so that it ends above the foot and leaves no more than `spare` slots free there. */
function endAbove({ typesetter, paragraphs, room, measure }: Run, foot: GridLine, spare: number): Ran {
  const slots = roomAbove(room, foot);
  return { slots, thread: typesetter.flow(paragraphs, slots, measure, true, spare) };
}

/** The thread in all its slots; what is over then is brought in by lines that paragraphs can save. */
export function runAll({ typesetter, paragraphs, room, measure }: Run): Ran {
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
/** Lines that the foot may lie lower than it has to so that columns end better. */
const DEEPER = 2;
/** Demerits under which no hole and no line alone is among them: the foot may stay where it is. */
const GOOD = 12_000;

/**
 * Columns end level, the shortage in the last, which is less than a line for each column: the smallest foot at which
 * all text still fits. The count of lines says where it must be; there lines are saved and lent so that it fits. Only
 * where that leaves a hole, a line alone or a last column too short, the foot may lie a line or two lower. Where all
 * slots are of one measure, the count needs no thread to be run.
 */
export function levelled(run: Run, columns: readonly Column[]): Ran {
  const even = run.room.every((slot) => slot.measure === run.measure);
  const all = even ? undefined : runAll(run);
  if (all && !fits(all)) return all;
  const needed = all ? all.thread.rows : run.typesetter.rows(run.paragraphs, run.measure);
  const foot = columns[0]?.to ?? 0;
  const top = Math.min(...columns.map((column) => column.from));
  const above = slotsAbove(run.room, top, foot);
  const enough = above.findIndex((count) => count >= needed);
  const guess = enough < 0 ? foot : top + Math.max(1, enough);
  const best = bestFoot(run, guess, foot, columns.length - 1);
  if (!best) return all ?? runAll(run);
  const least = even ? needed - SAVED_LINES : 0;
  const free = (above[guess - top] ?? 0) - best.thread.used;
  const more = free >= (above[guess - top] ?? 0) - (above[guess - top - 1] ?? 0);
  return more ? lowered(run, best, guess, (less) => less > top && (above[less - top] ?? 0) >= least) : best;
}

/** The thread above the first foot from `guess` on at which it comes out well, or where it comes out best. */
function bestFoot(run: Run, guess: GridLine, foot: GridLine, spare: number): Ran | undefined {
  let best: Ran | undefined;
  let fair = false;
  for (let at = guess; at <= foot; at++) {
    const ran = endAbove(run, at, spare);
    if (fits(ran)) {
      const { cost, used } = ran.thread;
      if (cost < GOOD && ran.slots.length - used <= spare) return ran;
      const now = cost < GOOD || !lastLonger(run, ran);
      if (!best || (now && !fair) || (now === fair && cost < best.thread.cost)) best = ran;
      fair ||= now;
    }
    if (fair && at >= guess + DEEPER) break;
  }
  return best;
}

/** Whether a hole at the foot of the first column makes it shorter than the last. */
function lastLonger({ paragraphs }: Run, { thread, slots }: Ran): boolean {
  const last = slots.at(-1)?.column;
  let first: GridLine = 0;
  let end: GridLine = 0;
  for (const { paragraph, slot, stand } of thread.lines) {
    const at = slots[slot];
    if (!at) continue;
    const foot = at.row + (stand?.rows ?? paragraphs[paragraph]?.rows ?? 1);
    if (at.column === 0) first = Math.max(first, foot);
    if (at.column === last) end = Math.max(end, foot);
  }
  return end > first;
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
