import type { Em } from '../base/units';
import type { Slot } from './thread';

const sameRow = (slots: readonly Slot[], a: number, b: number): boolean =>
  a === b ||
  (slots[a]?.row !== undefined && slots[a].row === slots[b]?.row && slots[a].room === slots[b]?.room);

/** The first slot after all those on the row of `slot`. */
function endOfRow(slots: readonly Slot[], slot: number): number {
  let end = slot + 1;
  while (end < slots.length && sameRow(slots, slot, end)) end++;
  return end;
}

/** The first slot of the row that `slot` lies on. */
export function beginOfRow(slots: readonly Slot[], slot: number): number {
  let begin = slot;
  while (begin > 0 && sameRow(slots, begin - 1, begin)) begin--;
  return begin;
}

/** The first slot after a line of `rows` rows that stands in `slot`. */
export function afterRows(slots: readonly Slot[], slot: number, rows: number): number {
  if (rows === 1) return slot + 1;
  let end = slot;
  for (let k = 0; k < rows && end < slots.length; k++) end = endOfRow(slots, end);
  return end;
}

/** The first slot from `slot` on at which a row begins: where a paragraph may. */
export const rowFrom = (slots: readonly Slot[], slot: number): number =>
  slot > 0 && slot < slots.length && sameRow(slots, slot - 1, slot) ? endOfRow(slots, slot) : slot;

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
export function standAt(slots: readonly Slot[], at: number, rows: number): number | undefined {
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
