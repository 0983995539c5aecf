import type { Em } from '../base/units';
import { type Prepared, Stand } from './prepared';
import type { LinePlaces } from './ruby';
import type { SetStroke } from './types';

/** Strokes under neighbouring names must not run into one: each ends this much before its last body does. */
const STROKE_MARGIN: Em = 0.06;

/** Middles of the characters with 着重号; digits side by side in one em (纵中横) share one dot. */
export function dotsOf(p: Prepared, { start, end, at }: LinePlaces): Em[] | undefined {
  if (!p.emphasis) return undefined;
  const stand = p.upright?.stand;
  const dots: Em[] = [];
  for (let i = start; i < end; i++)
    if (p.emphasis[i] === 1 && stand?.[i] !== Stand.Beside)
      dots.push((at[i - start] ?? 0) + (p.box[i] ?? 0) / 2);
  return dots.length > 0 ? dots : undefined;
}

/** 专名号 and 书名号 of a line: one stroke a name, going on where the line begins inside one. */
export function strokesOf(p: Prepared, { start, end, at }: LinePlaces): SetStroke[] | undefined {
  const { underline } = p;
  if (!underline) return undefined;
  const strokes: SetStroke[] = [];
  for (let i = start; i < end; i++) {
    const mark = underline[i] ?? 0;
    if (mark === 0) continue;
    const from = i;
    while (i + 1 < end && (underline[i + 1] ?? 0) === (mark | 1)) i++;
    strokes.push({
      kind: mark >= 4 ? 'title' : 'name',
      from: (at[from - start] ?? 0) + STROKE_MARGIN,
      to: (at[i - start] ?? 0) + (p.box[i] ?? 0) - STROKE_MARGIN,
    });
  }
  return strokes.length > 0 ? strokes : undefined;
}
