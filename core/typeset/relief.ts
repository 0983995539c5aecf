import { LOOSE, TINY } from './fit';
import { levelOf, Needs, type Prepared } from './prepared';
import type { Relief, SetLine } from './types';

/** A line that needed relief: which, and the text that is too long for it and has no better break. */
export interface Relieved {
  readonly relief: Relief;
  readonly unit: string;
}

/** More of a unit is neither looked at nor said: a megabyte of figures has no place to break. */
const SAID = 24;

/** What the relief ladder did to the line [start, stop), if anything (composition.md, Method). */
export function relievedOf(p: Prepared, start: number, stop: number, line: SetLine): Relieved | undefined {
  const relief = reliefOf(p, stop, line);
  if (!relief) return undefined;
  const [from, to] = relief === 'overfull' ? [start, stop] : unitAt(p, stop);
  const most = Math.min(to, from + SAID);
  const unit = p.text.slice(p.offsets[from], p.offsets[most]).trim();
  return { relief, unit: most < to ? `${unit}…` : unit };
}

function reliefOf(p: Prepared, stop: number, line: SetLine): Relief | undefined {
  if (line.offset + line.width > line.measure + TINY) return 'overfull';
  if (line.stretch > LOOSE + TINY) return 'loose';
  const need = stop < p.n ? (p.needs[stop] ?? Needs.Strict) : Needs.Strict;
  if (need > Needs.Mark) return 'word';
  if (need > levelOf(p)) return need < Needs.None ? 'level' : 'chain';
  return line.letterspaced ? 'letters' : undefined;
}

/** What lies between the last and the next place where the paragraph may part: it holds the place, or begins there. */
function unitAt(p: Prepared, place: number): readonly [from: number, to: number] {
  const level = levelOf(p);
  const parts = (i: number): boolean => i <= 0 || i >= p.n || (p.needs[i] ?? Needs.Never) <= level;
  let from = place;
  while (!parts(from) && from > place - SAID) from--;
  let to = place + 1;
  while (!parts(to) && to <= place + SAID) to++;
  return [from, Math.min(to, p.n)];
}
