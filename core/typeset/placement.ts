import type { Setting } from './paragraph';
import type { Seated } from './seating';
import type { Seat } from './slots';

/** One paragraph in place: the slot each of its lines takes, −1 where there was none left. */
export interface Placement {
  readonly paragraph: number;
  readonly setting: Setting;
  readonly seat: Seat;
  readonly slots: readonly number[];
}

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
