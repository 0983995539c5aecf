import { tied } from '../base/tied';
import type { Em } from '../base/units';
import { afterRows, beginOfRow, stackFrom, stackWidth, standAt } from './stacks';
import type { Slot } from './thread';
import type { Measures } from './types';

/** The slots of a thread with what the flow asks of them again and again. */
export interface SlotRow {
  readonly slots: readonly Slot[];
  readonly overflow: number;
  /** From this slot on every measure equals the overflow measure. */
  readonly uniformFrom: number;
  /** First slot of each slot's room, and the first of the room after it. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const known = tied<readonly Slot[], SlotRow>();

/** What the flow asks of slots; a row that is asked for again is the same one. */
export function slotRow(slots: readonly Slot[], overflowMeasure: Em): SlotRow {
  const before = known.get(slots);
  if (before?.overflow === overflowMeasure) return before;
  const row = freshRow(slots, overflowMeasure);
  known.set(slots, row);
  return row;
}

function freshRow(slots: readonly Slot[], overflowMeasure: Em): SlotRow {
  const overflow: number = overflowMeasure;
  let uniformFrom = slots.length;
  while (uniformFrom > 0 && slots[uniformFrom - 1]?.measure === overflow) uniformFrom--;
  const from = new Int32Array(slots.length);
  const to = new Int32Array(slots.length);
  let first = 0;
  for (let k = 1; k <= slots.length; k++) {
    if (k < slots.length && slots[k]?.room === slots[first]?.room) continue;
    from.fill(first, first, k);
    to.fill(k, first, k);
    first = k;
  }
  return { slots, overflow, uniformFrom, from, to };
}

/** No slot: what the lines take that find none, and the slot left out where none is. */
export const NONE = -1;

/** Slots that a paragraph's lines take from `start` on, `rows` a line, leaving out the slot `skip`. */
export interface Seat {
  readonly start: number;
  readonly rows: number;
  readonly skip: number;
  /** Lines that stand together in those rows; 1 where absent. */
  readonly lines?: number;
}

/** Whether line k just takes slot start + k. */
const plain = ({ start, rows, skip }: Seat): boolean => rows === 1 && skip < start;

/** The lines of a seat in their slots. */
interface SeatedLines {
  /** The slot each line stands in, NONE from where the thread is full. */
  readonly slots: number[];
  /** The first free slot after them. */
  readonly next: number;
  /** Slots left free because the rows of a line did not find room there. */
  readonly passed: number;
}

export function seatLines(row: SlotRow, seat: Seat, count: number): SeatedLines {
  const { length } = row.slots;
  const slots: number[] = [];
  let cursor = seat.start;
  let passed = 0;
  for (let line = 0; line < count; line++) {
    if (seat.lines !== undefined && line % seat.lines > 0) {
      slots.push(slots[line - 1] ?? NONE);
      continue;
    }
    const stand = seatAt(row, seat, cursor);
    slots.push(stand < length ? stand : NONE);
    if (seat.rows > 1 && stand < length) passed += beginOfRow(row.slots, stand) - cursor;
    cursor = stand < length ? afterRows(row.slots, stand, seat.rows) : length;
  }
  return { slots, next: cursor, passed };
}

/** The first slot from `cursor` on that a line can stand in: all its rows lie in one room. */
function seatAt(row: SlotRow, { rows, skip }: Seat, cursor: number): number {
  const { slots, to } = row;
  for (let at = cursor; at < slots.length; at++) {
    if (at === skip || at + rows > (to[at] ?? 0)) continue;
    const stand = standAt(slots, at, rows);
    if (stand !== undefined) return stand;
  }
  return slots.length;
}

/** First slot of the room after the one that holds `slot`. */
export const nextRoom = (row: SlotRow, slot: number): number => row.to[slot] ?? row.slots.length;

/** The measures of the lines of a seat for type of `scale` body ems. */
export function measuresOf(row: SlotRow, seat: Seat, scale: number): Measures {
  return new SeatMeasures(row, seat, scale);
}

class SeatMeasures implements Measures {
  readonly uniformFrom: number;
  readonly #row: SlotRow;
  readonly #seat: Seat;
  readonly #scale: number;
  readonly #plain: boolean;
  /** Slots of the lines so far where they do not just follow one another. */
  readonly #slots: number[] = [];
  #cursor: number;

  constructor(row: SlotRow, seat: Seat, scale: number) {
    this.#row = row;
    this.#seat = seat;
    this.#scale = scale;
    this.#plain = plain(seat);
    this.#cursor = seat.start;
    this.uniformFrom = Math.max(0, row.uniformFrom - seat.start) * (seat.lines ?? 1);
  }

  at(line: number): number {
    const { slots, overflow } = this.#row;
    if (this.#plain) return (slots[this.#seat.start + line]?.measure ?? overflow) / this.#scale;
    const group = this.#seat.lines === undefined ? line : Math.floor(line / this.#seat.lines);
    while (this.#slots.length <= group) {
      const slot = seatAt(this.#row, this.#seat, this.#cursor);
      this.#slots.push(slot);
      this.#cursor = slot < slots.length ? afterRows(slots, slot, this.#seat.rows) : slots.length;
    }
    const slot = this.#slots[group] ?? slots.length;
    const stack = slot < slots.length ? stackFrom(slots, slot, this.#seat.rows) : undefined;
    return (stack ? stackWidth(slots, stack) : overflow) / this.#scale;
  }

  get key(): string {
    return Array.from({ length: this.uniformFrom + 1 }, (_, line) => this.at(line)).join(' ');
  }
}
