import type { Pt } from '../../base/units';
import type { ComposedLine, StrokeMark } from '../../page/composed';
import { waveOf } from '../stroke';

/** A place on the page as operands. */
type At = (x: Pt, y: Pt) => string;

/** The path of a 专名号, straight, or of a 书名号, in waves. */
export function strokePath(stroke: StrokeMark, at: At): readonly string[] {
  const waves = waveOf(stroke).map((curve) => `${curve.map(({ x, y }) => at(x, y)).join(' ')} c`);
  const way = waves.length > 0 ? waves : [`${at(stroke.x2, stroke.y2)} l`];
  return [`${at(stroke.x1, stroke.y1)} m`, ...way];
}

/** 着重号: each dot is a stroke of no length, for round ends to fill. */
export const dotPaths = ({ xs, y, ys }: NonNullable<ComposedLine['dots']>, at: At): readonly string[] =>
  xs.map((x, i) => {
    const place = at(x, ys?.[i] ?? y);
    return `${place} m ${place} l`;
  });
