import type { Pt } from '../../base/units';

/** No text is near as small, so that readers never take a lintel for a part of a block. */
export const BAR_SIZE: Pt = 0.5;

/** From where to where a line reaches for readers. */
export interface Extent {
  readonly left: Pt;
  readonly right: Pt;
  /** Baseline at which a reader finds the line, where it is not its own. */
  readonly foot?: Pt;
  /** Size of the blanks at the line's ends there; the least where absent. */
  readonly size?: Pt;
}
