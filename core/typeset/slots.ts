import type { Em } from '../base/units';
import { listed, uniform } from './measures';
import type { Slot } from './thread';
import type { Measures } from './types';

/** The slots of a thread with what the flow asks of them again and again. */
export interface SlotRow {
  readonly slots: readonly Slot[];
  readonly overflow: number;
  /** From this slot on every measure equals the overflow measure. */
  readonly uniformFrom: number;
}

export function slotRow(slots: readonly Slot[], overflowMeasure: Em): SlotRow {
  const overflow: number = overflowMeasure;
  let uniformFrom = slots.length;
  while (uniformFrom > 0 && slots[uniformFrom - 1]?.measure === overflow) uniformFrom--;
  return { slots, overflow, uniformFrom };
}

/** No slot is left out. */
export const NONE = -1;

/**
 * The slots that the lines of a paragraph take, from `start` on, `rows` under one another in one room each,
 * leaving out the slot `skip`. `at(k)` is the first slot of line k, or −1 where the thread is full.
 */
export interface LineSlots {
  at(line: number): number;
  /** The first free slot after `lines` lines. */
  after(lines: number): number;
}

export function lineSlots(row: SlotRow, start: number, rows: number, skip: number): LineSlots {
  const { slots } = row;
  if (rows === 1 && skip < start) {
    return {
      at: (line) => (start + line < slots.length ? start + line : -1),
      after: (lines) => Math.min(start + lines, slots.length),
    };
  }
  const found: number[] = [];
  let cursor = start;
  const grow = (): void => {
    let stand: number | undefined;
    while (cursor < slots.length && (cursor === skip || (stand = standAt(slots, cursor, rows)) === undefined))
      cursor++;
    found.push(stand ?? -1);
    if (stand !== undefined) cursor = afterRows(slots, stand, rows);
  };
  const at = (line: number): number => {
    while (found.length <= line) grow();
    return found[line] ?? -1;
  };
  return {
    at,
    after(lines) {
      if (lines === 0) return start;
      const last = at(lines - 1);
      return last < 0 ? slots.length : afterRows(slots, last, rows);
    },
  };
}

const sameRow = (slots: readonly Slot[], a: number, b: number): boolean =>
  a === b ||
  (slots[a]?.row !== undefined && slots[a].row === slots[b]?.row && slots[a].room === slots[b]?.room);

/** The first slot after all those on the row of `slot`. */
function endOfRow(slots: readonly Slot[], slot: number): number {
  let end = slot + 1;
  while (end < slots.length && sameRow(slots, slot, end)) end++;
  return end;
}

/** The first slot after a line of `rows` rows that stands in `slot`. */
export function afterRows(slots: readonly Slot[], slot: number, rows: number): number {
  if (rows === 1) return slot + 1;
  let end = slot;
  for (let k = 0; k < rows && end < slots.length; k++) end = endOfRow(slots, end);
  return end;
}

const beginOf = (slot: Slot): number => slot.x ?? 0;
const overlap = (a: Slot, b: Slot): number =>
  Math.min(beginOf(a) + a.measure, beginOf(b) + b.measure) - Math.max(beginOf(a), beginOf(b));

/** The slots one under the other, in one room, that a line of `rows` rows takes from `slot` on; undefined where one is missing. */
export function stackFrom(slots: readonly Slot[], slot: number, rows: number): readonly number[] | undefined {
  const stack = [slot];
  for (let k = 1, above = slot; k < rows; k++) {
    const from = endOfRow(slots, above);
    const to = endOfRow(slots, from);
    const upper = slots[above];
    if (!upper || slots[from]?.room !== upper.room) return undefined;
    let under = from;
    for (let i = from; i < to; i++) {
      const here = slots[i];
      const best = slots[under];
      if (here && best && overlap(upper, here) > overlap(upper, best)) under = i;
    }
    stack.push(under);
    above = under;
  }
  return stack;
}

/** What the slots of a stack have in common. */
export function stackWidth(slots: readonly Slot[], stack: readonly number[]): Em {
  let left = -Infinity;
  let right = Infinity;
  for (const at of stack) {
    const slot = slots[at];
    if (!slot) return 0;
    left = Math.max(left, beginOf(slot));
    right = Math.min(right, beginOf(slot) + slot.measure);
  }
  return right - left;
}

/** A line of several rows is not set in less than this, unless all its slots are that narrow. */
const NARROWEST_STACK: Em = 4;

/** The slot of the row beginning at `at` in which a line of `rows` rows stands: the widest; undefined where it has no room. */
function standAt(slots: readonly Slot[], at: number, rows: number): number | undefined {
  if (rows === 1) return at;
  if (at > 0 && sameRow(slots, at - 1, at)) return undefined;
  let stand: number | undefined;
  let widest = 0;
  for (let i = at; i < endOfRow(slots, at); i++) {
    const stack = stackFrom(slots, i, rows);
    const width = stack ? stackWidth(slots, stack) : 0;
    const least = Math.min(NARROWEST_STACK, slots[i]?.measure ?? 0);
    if (width <= widest || width < least - 1e-6) continue;
    stand = i;
    widest = width;
  }
  return stand;
}

/** First slot of the room after the one that holds `slot`. */
export function nextRoom(row: SlotRow, slot: number): number {
  const room = row.slots[slot]?.room;
  let next = slot;
  while (next < row.slots.length && row.slots[next]?.room === room) next++;
  return next;
}

/** The measures of the lines in those slots for type of `scale` body ems; `likely` bounds how many are listed. */
export function measuresOf(
  row: SlotRow,
  start: number,
  lines: LineSlots,
  scale: number,
  rows: number,
  likely: number,
): Measures {
  const then = row.overflow / scale;
  if (start >= row.uniformFrom) return uniform(then);
  const first: number[] = [];
  for (let k = 0; k < likely; k++) {
    const slot = lines.at(k);
    if (slot < 0) break;
    first.push(narrowest(row.slots, slot, rows) / scale);
  }
  return listed(first, first.length < likely ? then : (first[first.length - 1] ?? then));
}

function narrowest(slots: readonly Slot[], slot: number, rows: number): number {
  if (rows === 1) return slots[slot]?.measure ?? Infinity;
  return stackWidth(slots, stackFrom(slots, slot, rows) ?? [slot]);
}
