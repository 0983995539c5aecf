import type { Pt } from '../base/units';

/** A point of an outline, in pt along the lines and across them. */
export type Corner = readonly [along: Pt, across: Pt];
/** What an outline takes of a line, along it. */
export type Interval = readonly [from: Pt, to: Pt];

/**
 * How far an edge of an outline, grown by `distance` all round, reaches along a line that spans [top, foot] across: the
 * furthest point with `sign` 1, the nearest (negated) with −1; −Infinity where it does not touch the line. On the edge
 * the reach is its own place plus what the circle round it leaves at the line's border; that is concave, so that the
 * ends, the line's borders and the one place where its slope is 0 on either side are all that can be the furthest.
 */
function reach(a: Corner, b: Corner, top: Pt, foot: Pt, distance: Pt, sign: 1 | -1): number {
  const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
  const from = Math.max(low[1], top - distance);
  const to = Math.min(high[1], foot + distance);
  if (from > to) return -Infinity;
  const rise = high[1] - low[1];
  const slope = rise > 0 ? (sign * (high[0] - low[0])) / rise : 0;
  const start: number = rise > 0 ? sign * low[0] : Math.max(sign * low[0], sign * high[0]);
  const away = (distance * Math.abs(slope)) / Math.sqrt(1 + slope * slope);
  const at = (across: number): number => {
    const v = Math.min(to, Math.max(from, across));
    const out = Math.max(0, top - v, v - foot);
    return start + slope * (v - low[1]) + Math.sqrt(Math.max(0, distance * distance - out * out));
  };
  return Math.max(at(from), at(to), at(top), at(foot), slope < 0 ? at(top - away) : at(foot + away));
}

/** Where the line at `across` runs inside the outline. */
function inside(outline: readonly Corner[], across: Pt): Interval[] {
  const crossings: number[] = [];
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    if (a[1] > across === b[1] > across) return;
    crossings.push(a[0] + ((across - a[1]) * (b[0] - a[0])) / (b[1] - a[1]));
  });
  crossings.sort((x, y) => x - y);
  const spans: Interval[] = [];
  for (let i = 1; i < crossings.length; i += 2) spans.push([crossings[i - 1] ?? 0, crossings[i] ?? 0]);
  return spans;
}

function joined(intervals: Interval[]): Interval[] {
  intervals.sort((a, b) => a[0] - b[0]);
  const all: Interval[] = [];
  for (const next of intervals) {
    const last = all.at(-1);
    if (last && next[0] <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], next[1])];
    else all.push(next);
  }
  return all;
}

/**
 * What a closed outline, grown by `distance` all round, takes of a line whose characters span [top, foot] across.
 * The shadow of the grown outline on the line is that of its grown edges and of what the line's two borders cut
 * out of it: every other point of the outline inside the line lies between such points.
 */
export function takenBy(outline: readonly Corner[], distance: Pt, top: Pt, foot: Pt): Interval[] {
  const taken: Interval[] = [...inside(outline, top), ...inside(outline, foot)];
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    const to = reach(a, b, top, foot, distance, 1);
    if (to > -Infinity) taken.push([-reach(a, b, top, foot, distance, -1), to]);
  });
  return joined(taken);
}
