import type { Ink } from '../base/ink';
import type { Pt } from '../base/units';
import type { LineSource } from './composed';

/** Where a set line goes. */
export interface Pose {
  readonly frame: string;
  /** Left end of the line's measure; the axis of a vertical line. */
  readonly x: Pt;
  /** Baseline; the upper end of a vertical line's measure. */
  readonly y: Pt;
  /** Type size. */
  readonly size: Pt;
  readonly ink: Ink;
  readonly source: LineSource | undefined;
}
