import type { Setting } from './paragraph';
import { NONE, nextRoom, type Seat, type SlotRow, seatLines } from './slots';

/**
 * Demerits of the flow in one currency: a variant line is cheap, a hyphen at a column's foot less so, a hole is
 * visible, a lone line (孤行) worse (rule 23).
 */
export const VARIANT = 200;
const VARIANT_SCALE = 1e-4;
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

/** Price of taking another setting than the best. */
export const variantPrice = (other: Setting, best: Setting): number =>
  VARIANT + Math.max(0, other.cost - best.cost) * VARIANT_SCALE;

export function seated(row: SlotRow, setting: Setting, seat: Seat): Seated {
  const { count } = setting;
  const { length } = row.slots;
  if (seat.rows === 1 && seat.skip < seat.start) {
    const at = (line: number): number => (line >= 0 && seat.start + line < length ? seat.start + line : NONE);
    const next = Math.min(length, seat.start + count);
    return priced(row, { setting, seat, first: at(0), beforeLast: at(count - 2), last: at(count - 1), next });
  }
  const { slots, next } = seatLines(row, seat, count);
  const at = (line: number): number => slots[line] ?? NONE;
  return priced(
    row,
    { setting, seat, first: at(0), beforeLast: at(count - 2), last: at(count - 1), next },
    slots,
  );
}

function priced(row: SlotRow, placed: Omit<Seated, 'cost'>, slots?: readonly number[]): Seated {
  const { setting, seat, beforeLast, last, first } = placed;
  let cost = hyphensAtFeet(row, placed, slots);
  if (setting.count > 1 && seat.rows === 1) {
    const second = slots ? (slots[1] ?? NONE) : first < 0 || first + 1 >= row.slots.length ? NONE : first + 1;
    if (parted(row, first, second)) cost += ORPHAN;
    if (parted(row, beforeLast, last)) cost += WIDOW;
  }
  return { ...placed, cost };
}

/** A word parted between two columns is worse than one parted inside a column. */
function hyphensAtFeet(
  row: SlotRow,
  { setting, seat }: Omit<Seated, 'cost'>,
  slots?: readonly number[],
): number {
  if (!setting.hyphens) return 0;
  let cost = 0;
  for (let line = 1; line < setting.count; line++) {
    const slot = slots ? (slots[line - 1] ?? NONE) : seat.start + line - 1;
    const foot = slot >= 0 && slot + seat.rows === row.to[slot];
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
