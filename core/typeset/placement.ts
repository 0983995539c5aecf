import { countCharacters } from '../base/text';
import type { Em } from '../base/units';
import type { Setting } from './paragraph';
import type { Seated } from './seating';
import { NONE, type Seat, type SlotRow, seatLines } from './slots';
import { afterRows, rowFrom } from './stacks';
import { textOf } from './text';
import type { PlacedLine, PlacedParagraph } from './thread';
import type { ParagraphInput } from './types';

/** A way to have set all paragraphs before `index`, ending before slot `next`. */
export interface Way {
  readonly index: number;
  readonly next: number;
  readonly cost: number;
  /** Room of the last line if it must keep the next line with it. */
  readonly keep: number;
  readonly seated: Seated | undefined;
  readonly before: Way | undefined;
}

/** Where line k of `count` stands among those of its rows. */
function standOf({ lines, rows }: Seat, k: number, count: number): PlacedLine['stand'] {
  if (lines === undefined) return undefined;
  const nth = k % lines;
  return { nth, of: Math.min(lines, count - k + nth), rows };
}

const sameSeat = (a: Seat, b: Seat): boolean =>
  a.start === b.start && a.rows === b.rows && a.skip === b.skip && a.lines === b.lines;

/** One paragraph in place. Its lines are justified when they are first asked for. */
export class Placement implements PlacedParagraph {
  readonly paragraph: number;
  readonly setting: Setting;
  /** The slot each of its lines takes, −1 where there was none left. */
  readonly slots: readonly number[];
  /** Rows that its lines take or would take; lines that found no slot; the first slot after it where a row begins, 0 for no slot. */
  readonly rows: number;
  readonly overset: number;
  readonly end: number;
  readonly #seat: Seat;
  readonly #scale: Em;
  #lines: readonly PlacedLine[] | undefined;
  #characters: number | undefined;

  constructor(row: SlotRow, paragraph: number, { setting, seat }: Seated, scale: Em) {
    const { slots } = seatLines(row, seat, setting.count);
    let placed = slots.length;
    while (placed > 0 && slots[placed - 1] === NONE) placed--;
    this.paragraph = paragraph;
    this.setting = setting;
    this.slots = slots;
    this.rows = Math.ceil(setting.count / (seat.lines ?? 1)) * seat.rows;
    this.overset = slots.length - placed;
    const last = slots[placed - 1];
    this.end = last === undefined ? 0 : rowFrom(row.slots, afterRows(row.slots, last, seat.rows));
    this.#seat = seat;
    this.#scale = scale;
  }

  /** Whether this is what placing the paragraph in the same row of slots comes to. */
  is(paragraph: number, { setting, seat }: Seated, scale: Em): boolean {
    return (
      this.paragraph === paragraph &&
      this.setting === setting &&
      this.#scale === scale &&
      sameSeat(this.#seat, seat)
    );
  }

  get lines(): readonly PlacedLine[] {
    this.#lines ??= this.#placeLines();
    return this.#lines;
  }

  #placeLines(): PlacedLine[] {
    const set = this.setting.paragraph.lines;
    return set.map((line, k) => {
      const stand = standOf(this.#seat, k, set.length);
      const placed = { paragraph: this.paragraph, line, slot: this.slots[k] ?? NONE, scale: this.#scale };
      return stand ? { ...placed, stand } : placed;
    });
  }

  /** Code points without white space on the lines that found no slot. */
  oversetCharacters(input: ParagraphInput): number {
    if (this.overset === 0) return 0;
    this.#characters ??= countCharacters(textOf(input).slice(this.setting.startOf(this.slots.indexOf(NONE))));
    return this.#characters;
  }
}
