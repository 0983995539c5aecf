import type { Em } from '../base/units';
import { C, classOf, isWestern } from './classes';
import type { Glyphs } from './glyphs';
import type { Prepared, RubyGroup } from './prepared';
import { EM_MIDDLE, EM_TOP } from './standing';
import type { SetRun } from './types';

/**
 * Size of ruby in em of the line. CLREQ (#positioning_of_pinyin) asks for about half; a newspaper's pitch of 1.37 em leaves
 * less than that between the lines, and ruby must not move them (rule 24).
 */
const SCALE = 0.4;
/** Free space between the em box of the line and that of its ruby. */
const AIR: Em = 0.02;

interface RubyText {
  readonly characters: readonly string[];
  readonly advances: readonly Em[];
  readonly width: Em;
  /** Spelt in letters: kept together over the middle; other ruby spreads over its base. */
  readonly western: boolean;
}

function measure({ text, face }: RubyGroup): RubyText {
  const characters = [...text];
  const advances = characters.map((c) => (face.advance(c.codePointAt(0) ?? 0) as number) * SCALE);
  const western = characters.some((c) => {
    const cls = classOf(c.codePointAt(0) ?? 0);
    return isWestern(cls) && cls !== C.Digit;
  });
  return { characters, advances, width: advances.reduce((sum, a) => sum + a, 0), western };
}

/** Base characters that their ruby is wider than are set apart until they are as wide (rule 25). */
export function spreadBases(groups: readonly RubyGroup[], classes: Uint8Array, { box, pen }: Glyphs): void {
  for (const group of groups) {
    const { from, to } = group;
    let width = 0;
    let count = 0;
    for (let i = from; i < to; i++) {
      width += box[i] ?? 0;
      if (classes[i] !== C.Join) count++;
    }
    const each = ((measure(group).width as number) - width) / count;
    if (each <= 0 || count === 0) continue;
    for (let i = from; i < to; i++) {
      if (classes[i] === C.Join) continue;
      box[i] = (box[i] ?? 0) + each;
      pen[i] = (pen[i] ?? 0) + each / 2;
    }
  }
}

/** Where the bodies of a line's characters begin, from the line's start; entry k is character `start + k`. */
export interface LinePlaces {
  readonly start: number;
  readonly end: number;
  readonly at: Float64Array;
}

/** The ruby of the groups that stand on a line. */
export function rubyOf(p: Prepared, { start, end, at }: LinePlaces): SetRun[] {
  const runs: SetRun[] = [];
  for (const group of p.ruby ?? []) {
    if (group.from < start || group.to > end) continue;
    const last = group.to - 1;
    const from = at[group.from - start] ?? 0;
    const to = (at[last - start] ?? 0) + (p.box[last] ?? 0);
    runs.push(setRuby(group, from, to, p.upright !== undefined));
  }
  return runs;
}

function setRuby(group: RubyGroup, from: Em, to: Em, vertical: boolean): SetRun {
  const { characters, advances, width, western } = measure(group);
  const free = (to as number) - from - width;
  const each = western ? 0 : Math.max(0, free) / characters.length;
  let x = (from as number) + (western ? free / 2 : each / 2);
  const xs = advances.map((advance) => {
    const here = x;
    x += (advance as number) + each;
    return here;
  });
  const run = {
    face: group.face.id,
    text: group.text,
    xs,
    advances,
    scale: SCALE,
    over: [from, to] as const,
  };
  if (!vertical) return { ...run, shift: (EM_TOP as number) + AIR + (1 - EM_TOP) * SCALE };
  const axis = 0.5 + (AIR as number) + SCALE / 2;
  if (western) return { ...run, stand: 'turned', across: xs.map(() => axis - EM_MIDDLE * SCALE) };
  return {
    ...run,
    xs: xs.map((at) => at + EM_TOP * SCALE),
    stand: 'upright',
    across: advances.map((advance) => axis - (advance as number) / 2),
  };
}
