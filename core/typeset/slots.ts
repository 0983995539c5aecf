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
    while (cursor < slots.length && (cursor === skip || !fits(slots, cursor, rows))) cursor++;
    found.push(cursor < slots.length ? cursor : -1);
    if (cursor < slots.length) cursor += rows;
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
      return last < 0 ? slots.length : last + rows;
    },
  };
}

const fits = (slots: readonly Slot[], at: number, rows: number): boolean =>
  slots[at + rows - 1]?.room === slots[at]?.room;

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
  let least = Infinity;
  for (let k = 0; k < rows; k++) least = Math.min(least, slots[slot + k]?.measure ?? Infinity);
  return least;
}
