import type { Setting } from './paragraph';
import { NONE, nextRoom, type Seat, type SlotRow, seatLines } from './slots';

/**
 * Demerits of the flow in one currency: a variant line is cheap, a hyphen at a column's foot less so, a hole is
 * visible, a lone line (孤行) worse (rule 23).
 */
export const VARIANT = 200;
const VARIANT_SCALE = 1e-3;
const WORST_VARIANT = 5000;
/** What is worse than that counts little more, but still tells bad from worse. */
const WORSE_SCALE = 0.05;
const WORSE_STILL = 2000;
const HYPHEN_AT_FOOT = 900;
export const HOLE = 12_000;
const ORPHAN = 20_000;
const WIDOW = 22_000;
export const STRANDED = 60_000;

/** A setting in its slots, as far as the flow needs to know it. */
export interface Seated {
  readonly setting: Setting;
  readonly seat: Seat;
  /** First slots of the first, the last but one and the last line; NONE where there is none left. */
  readonly first: number;
  readonly beforeLast: number;
  readonly last: number;
  /** First free slot after the last line. */
  readonly next: number;
  readonly cost: number;
}

const roomOf = (row: SlotRow, slot: number): number => (slot < 0 ? NONE : (row.from[slot] ?? NONE));

/** Whether two lines one after the other stand in different rooms. */
const parted = (row: SlotRow, a: number, b: number): boolean => b >= 0 && roomOf(row, a) !== roomOf(row, b);

/** Price of taking another setting than the best: by its looks, but less than the hole it may save. */
export function variantPrice(other: Setting, best: Setting): number {
  const lines = Math.abs(other.count - best.count);
  const worse = Math.max(0, other.cost - best.cost) * VARIANT_SCALE;
  const over = Math.max(0, worse - WORST_VARIANT);
  return lines * VARIANT + Math.min(WORST_VARIANT, worse) + Math.min(WORSE_STILL, over * WORSE_SCALE);
}

export function seated(row: SlotRow, setting: Setting, seat: Seat): Seated {
  const { count } = setting;
  const { length } = row.slots;
  if (seat.rows > 1 || seat.skip >= seat.start) return seatedApart(row, setting, seat);
  // Line k just takes slot start + k.
  const { start } = seat;
  const first = count > 0 && start < length ? start : NONE;
  const beforeLast = count > 1 && start + count - 2 < length ? start + count - 2 : NONE;
  const last = count > 0 && start + count - 1 < length ? start + count - 1 : NONE;
  let cost = loneCost(
    row,
    count,
    first,
    count > 1 && start + 1 < length ? start + 1 : NONE,
    beforeLast,
    last,
  );
  if (setting.hyphens)
    for (let line = 1; line < count && start + line <= length; line++)
      cost += hyphenCost(row, setting, line, start + line - 1, 1);
  return { setting, seat, first, beforeLast, last, next: Math.min(length, start + count), cost };
}

/** The same where lines take several rows or a slot is left out. */
function seatedApart(row: SlotRow, setting: Setting, seat: Seat): Seated {
  const { count } = setting;
  const { slots, next, passed } = seatLines(row, seat, count);
  const at = (line: number): number => slots[line] ?? NONE;
  const [first, beforeLast, last] = [at(0), at(count - 2), at(count - 1)];
  let cost = passed * HOLE;
  if (seat.rows === 1) cost += loneCost(row, count, first, at(1), beforeLast, last);
  if (setting.hyphens)
    for (let line = 1; line < count; line++) {
      const slot = at(line - 1);
      if (slot >= 0) cost += hyphenCost(row, setting, line, slot, seat.rows);
    }
  return { setting, seat, first, beforeLast, last, next, cost };
}

/** 孤行: a first or a last line that stands alone. */
function loneCost(
  row: SlotRow,
  count: number,
  first: number,
  second: number,
  beforeLast: number,
  last: number,
): number {
  if (count < 2) return 0;
  return (parted(row, first, second) ? ORPHAN : 0) + (parted(row, beforeLast, last) ? WIDOW : 0);
}

/** A word parted between two columns is worse than one parted inside a column: the line before is the last of its room. */
const hyphenCost = (row: SlotRow, setting: Setting, line: number, before: number, rows: number): number =>
  before + rows === row.to[before] && setting.hyphenated(line) ? HYPHEN_AT_FOOT : 0;

/** Whether the first line stands alone at a foot. */
export const startsAlone = (row: SlotRow, { setting, first, seat }: Seated): boolean =>
  setting.count > 1 && seat.rows === 1 && first >= 0 && nextRoom(row, first) === first + 1;

/** The slot to leave free so that a lone last line gets company, or NONE. */
export const loneEnd = (row: SlotRow, { setting, beforeLast, last }: Seated): number =>
  setting.count >= 3 && parted(row, beforeLast, last) ? beforeLast : NONE;

export const lastRoom = (row: SlotRow, { last }: Seated): number => roomOf(row, last);
export const firstRoom = (row: SlotRow, { first }: Seated): number => roomOf(row, first);
