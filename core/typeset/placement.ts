import type { Setting } from './paragraph';

/** One paragraph in place: the slot each of its lines takes, −1 where there was none left. */
export interface Placement {
  readonly paragraph: number;
  readonly setting: Setting;
  readonly slots: readonly number[];
}
