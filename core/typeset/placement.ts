import type { SetParagraph } from './types';

/** One paragraph in place: the slot each of its lines takes, −1 where there was none left. */
export interface Placement {
  readonly paragraph: number;
  readonly set: SetParagraph;
  readonly slots: readonly number[];
}
