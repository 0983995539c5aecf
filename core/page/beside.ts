import type { Em, Pt } from '../base/units';
import type { SetLine, SetStroke } from '../typeset/types';
import type { ComposedLine, StrokeMark } from './composed';
import type { Pose } from './pose';

/** Ink of a line stays within these distances of the baseline, in em: accents and descenders included. */
const INK_ABOVE: Em = 0.96;
const INK_BELOW: Em = 0.3;
/** Ends of a vertical line's ink beyond its em boxes: what glyphs of some faces stick out. */
const INK_BEYOND: Em = 0.1;
/** Type at scale s rises this much of itself over its baseline, ruby with tone marks included. */
const RUBY_ASCENT: Em = 1;

/**
 * What lies between the em box and the next line, so that the pitch need not change (rules 24 and 25), in em from the
 * baseline of a horizontal line; the foot of its em box is at 0.12.
 */
const DOT_BELOW: Em = 0.27;
const DOT_RADIUS: Em = 0.06;
const STROKE_BELOW: Em = 0.21;
/** The same from the axis of a vertical line, whose em boxes end at 0.5: dots at the right, strokes at the left. */
const DOT_RIGHT: Em = 0.65;
const STROKE_LEFT: Em = 0.59;
/** 专名号 and 书名号: as thick as the thin strokes of a text face, so that they print and do not shout. */
const STROKE_WEIGHT: Em = 0.05;
const WAVE_WEIGHT: Em = 0.04;
const WAVE_HEIGHT: Em = 0.1;

/** 着重号 of a line. */
export function dotsOf(
  dots: readonly Em[],
  set: SetLine,
  { x, y, size, ink }: Pose,
): NonNullable<ComposedLine['dots']> {
  const radius = DOT_RADIUS * size;
  if (!set.vertical) return { xs: dots.map((at) => x + at * size), y: y + DOT_BELOW * size, radius, ink };
  const ys = dots.map((at) => y + at * size);
  return { xs: ys.map(() => x + DOT_RIGHT * size), y: ys[0] ?? y, ys, radius, ink };
}

/** 专名号 and 书名号 of a line: under a horizontal one, at the left of a vertical one. */
export const strokesOf = (strokes: readonly SetStroke[], set: SetLine, pose: Pose): StrokeMark[] =>
  strokes.map(({ kind, from, to }) => {
    const { x, y, size, ink } = pose;
    const wavy = kind === 'title';
    const look = {
      kind,
      weight: (wavy ? WAVE_WEIGHT : STROKE_WEIGHT) * size,
      wave: wavy ? WAVE_HEIGHT * size : 0,
      ink,
    };
    if (set.vertical) {
      const at = x - STROKE_LEFT * size;
      return { ...look, x1: at, y1: y + from * size, x2: at, y2: y + to * size };
    }
    const at = y + STROKE_BELOW * size;
    return { ...look, x1: x + from * size, y1: at, x2: x + to * size, y2: at };
  });

/** Highest and lowest ink the line may touch. */
export function inkOf(set: SetLine, { y, size }: Pose): { readonly top: Pt; readonly bottom: Pt } {
  if (set.vertical) return verticalInk(set, y, size);
  let above: number = INK_ABOVE;
  let below: number = INK_BELOW;
  for (const run of set.ruby ?? [])
    above = Math.max(above, (run.shift ?? 0) + (run.scale ?? 1) * RUBY_ASCENT);
  if (set.dots) below = DOT_BELOW + 2 * DOT_RADIUS;
  return { top: y - above * size, bottom: y + below * size };
}

/** A hung mark stands under the line's width, ruby may overhang both ends. */
function verticalInk(set: SetLine, y: Pt, size: Pt): { readonly top: Pt; readonly bottom: Pt } {
  let from: number = set.offset;
  let to: number = set.offset + set.width;
  for (const run of set.runs) to = Math.max(to, run.xs.at(-1) ?? 0);
  for (const run of set.ruby ?? []) {
    from = Math.min(from, (run.xs[0] ?? from) - (run.scale ?? 1));
    to = Math.max(to, (run.xs.at(-1) ?? 0) + (run.scale ?? 1));
  }
  return { top: y + (from - INK_BEYOND) * size, bottom: y + (to + INK_BEYOND) * size };
}
