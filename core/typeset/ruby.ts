import type { FaceMetrics, FontBook } from '../base/ports';
import type { Em } from '../base/units';
import { stackMarks } from './accents';
import { C, classOf, isWestern } from './classes';
import { clothe, isAccent } from './clusters';
import type { Glyphs } from './glyphs';
import { NO_GLYPH, type Prepared, type RubyGroup } from './prepared';
import { EM_MIDDLE, EM_TOP } from './standing';
import type { SetRun } from './types';

/**
 * Size of ruby in em of the line. CLREQ (#positioning_of_pinyin) asks for about half; a newspaper's pitch of 1.37 em leaves
 * less than that between the lines, and ruby must not move them (rule 24).
 */
const SCALE = 0.4;
/** Free space between the em box of the line and that of its ruby. */
const AIR: Em = 0.02;

/** A character of ruby, or a combining mark on the one before it. */
interface RubyCharacter {
  readonly text: string;
  /** The glyph that is drawn for it, where it is not the character's own. */
  readonly glyph: number;
  readonly advance: Em;
  /** Only of marks: how far from the pen of their base they stand. */
  readonly right: Em;
  readonly up: Em;
  readonly mark: boolean;
}

interface RubyText {
  readonly characters: readonly RubyCharacter[];
  readonly width: Em;
  /** Spelt in letters: kept together over the middle; other ruby spreads over its base. */
  readonly western: boolean;
}

/** Ruby as bases, each with the combining marks on it. */
const clustersOf = (text: string): number[][] => {
  const clusters: number[][] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const last = clusters.at(-1);
    if (last && isAccent(point)) last.push(point);
    else clusters.push([point]);
  }
  return clusters;
};

/** Ruby is drawn in one face: the run's own, or the nearest one that has more of its characters. */
export function rubyFace(text: string, own: FaceMetrics, fonts: FontBook): FaceMetrics {
  const clusters = clustersOf(text);
  const lacking = (face: FaceMetrics): number =>
    clusters.filter((points) => !clothe(points, [face])?.whole).length;
  let best = own;
  let least = lacking(own);
  for (const face of least > 0 ? fonts.instead(own.id) : []) {
    const missing = lacking(face);
    if (missing < least) [best, least] = [face, missing];
  }
  return best;
}

function dressCluster(points: readonly number[], face: FaceMetrics): RubyCharacter[] {
  const [base = 0, ...marks] = points;
  const plain = { glyph: 0, right: 0, up: 0, advance: 0 };
  const clothed = marks.length > 0 ? clothe(points, [face]) : undefined;
  const drawn = clothed?.drawn ?? base;
  const absorbed = clothed?.absorbed ?? 0;
  const places = stackMarks(face, drawn, marks.slice(absorbed));
  const first = {
    ...plain,
    text: String.fromCodePoint(base),
    glyph: drawn === base ? 0 : face.glyph(drawn),
    advance: (face.advance(drawn) as number) * SCALE,
    mark: false,
  };
  return [
    first,
    ...marks.map((mark, k) => {
      const own = { ...plain, text: String.fromCodePoint(mark), mark: true };
      if (k < absorbed) return { ...own, glyph: NO_GLYPH };
      const [right, up] = places[k - absorbed] ?? [0, 0];
      return { ...own, glyph: face.glyph(mark), right: right * SCALE, up: up * SCALE };
    }),
  ];
}

function measure({ text, face }: RubyGroup): RubyText {
  const characters = clustersOf(text).flatMap((points) => dressCluster(points, face));
  const western = characters.some(({ text: character }) => {
    const cls = classOf(character.codePointAt(0) ?? 0);
    return isWestern(cls) && cls !== C.Digit;
  });
  return { characters, width: characters.reduce((sum, { advance }) => sum + advance, 0), western };
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
  const { characters, width, western } = measure(group);
  const free = (to as number) - from - width;
  const bases = characters.filter(({ mark }) => !mark).length;
  const each = western ? 0 : Math.max(0, free) / bases;
  let x = (from as number) + (western ? free / 2 : each / 2);
  let pen = x;
  const pens = characters.map(({ mark, advance }) => {
    if (mark) return pen;
    pen = x;
    x += (advance as number) + each;
    return pen;
  });
  const glyphs = characters.map(({ glyph }) => glyph);
  const run = {
    face: group.face.id,
    text: group.text,
    advances: characters.map(({ advance }) => advance),
    scale: SCALE,
    over: [from, to] as const,
    ...(glyphs.some((glyph) => glyph !== 0) && { glyphs }),
  };
  const rights = characters.map(({ right }, i) => (pens[i] ?? 0) + right);
  const ups = characters.map(({ up }) => up);
  if (!vertical) {
    const rises = ups.some((up) => up !== 0) && { rises: ups };
    return { ...run, xs: rights, shift: (EM_TOP as number) + AIR + (1 - EM_TOP) * SCALE, ...rises };
  }
  const axis = 0.5 + (AIR as number) + SCALE / 2;
  if (western)
    return { ...run, xs: rights, stand: 'turned', across: ups.map((up) => axis - EM_MIDDLE * SCALE + up) };
  let half = 0;
  return {
    ...run,
    xs: pens.map((at, i) => at + EM_TOP * SCALE - (ups[i] ?? 0)),
    stand: 'upright',
    across: characters.map(({ advance, right, mark }) => {
      if (!mark) half = (advance as number) / 2;
      return axis - half + right;
    }),
  };
}
