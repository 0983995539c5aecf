import type { Em } from '../base/units';
import type { Glyphs } from './glyphs';
import type { Characters } from './prepared';
import type { ParagraphStyle } from './types';

/** The Han em box lies from 0.88 em above the baseline to 0.12 em below; its middle is the line's axis. */
export const EM_TOP: Em = 0.88;
export const EM_MIDDLE: Em = 0.38;
/** What the rules of vertical text read and write. */
export interface Standing extends Glyphs {
  readonly characters: Characters;
  readonly style: ParagraphStyle;
  readonly stand: Uint8Array;
  readonly glyphs: Uint32Array;
  readonly across: Float64Array;
  readonly classes: Uint8Array;
}
