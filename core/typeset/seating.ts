import type { Setting } from './paragraph';
import { NONE, nextRoom, type Seat, type SlotRow, seatLines } from './slots';

/**
 * Demerits of the flow in one currency: a variant line is cheap, a hyphen at a column's foot less so, a hole is
 * visible, a lone line (孤行) worse (rule 23).
 */
export const VARIANT = 200;
const VARIANT_SCALE = 1e-3;
const WORST_VARIANT = 5000;
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
export const variantPrice = (other: Setting, best: Setting): number =>
  VARIANT + Math.min(WORST_VARIANT, Math.max(0, other.cost - best.cost) * VARIANT_SCALE);

export function seated(row: SlotRow, setting: Setting, seat: Seat): Seated {
  const { count } = setting;
  const { length } = row.slots;
  const plain = seat.rows === 1 && seat.skip < seat.start;
  const { slots, next } = plain
    ? { slots: undefined, next: Math.min(length, seat.start + count) }
    : seatLines(row, seat, count);
  const at = (line: number): number => {
    if (slots) return slots[line] ?? NONE;
    return line >= 0 && seat.start + line < length ? seat.start + line : NONE;
  };
  const first = at(0);
  const beforeLast = at(count - 2);
  const last = at(count - 1);
  let cost = setting.hyphens ? hyphensAtFeet(row, setting, seat, at) : 0;
  if (count > 1 && seat.rows === 1) {
    if (parted(row, first, at(1))) cost += ORPHAN;
    if (parted(row, beforeLast, last)) cost += WIDOW;
  }
  return { setting, seat, first, beforeLast, last, next, cost };
}

/** A word parted between two columns is worse than one parted inside a column. */
function hyphensAtFeet(row: SlotRow, setting: Setting, { rows }: Seat, at: (line: number) => number): number {
  let cost = 0;
  for (let line = 1; line < setting.count; line++) {
    const slot = at(line - 1);
    const foot = slot >= 0 && slot + rows === row.to[slot];
    if (foot && setting.hyphenated(line)) cost += HYPHEN_AT_FOOT;
  }
  return cost;
}

/** Whether the first line stands alone at a foot. */
export const startsAlone = (row: SlotRow, { setting, first, seat }: Seated): boolean =>
  setting.count > 1 && seat.rows === 1 && first >= 0 && nextRoom(row, first) === first + 1;

/** The slot to leave free so that a lone last line gets company, or NONE. */
export const loneEnd = (row: SlotRow, { setting, beforeLast, last }: Seated): number =>
  setting.count >= 3 && parted(row, beforeLast, last) ? beforeLast : NONE;

export const lastRoom = (row: SlotRow, { last }: Seated): number => roomOf(row, last);
export const firstRoom = (row: SlotRow, { first }: Seated): number => roomOf(row, first);
