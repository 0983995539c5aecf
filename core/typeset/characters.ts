import type { FaceMetrics, FontBook } from '../base/ports';
import type { Em } from '../base/units';
import { clothesOf } from './accents';
import { C, classOf, isHan, isWestern } from './classes';
import { insteadOf, lackOf } from './coverage';
import type { Characters, RubyGroup } from './prepared';
import type { Room } from './room';
import { rubyFace } from './ruby';
import type { ParagraphInput, TextRun, Underline } from './types';
import { WholeEms } from './whole';

/** A note mark is this large, and its baseline stands this much above the line's (rule 7 keeps it with its base). */
const SUPERSCRIPT = { scale: 0.6, shift: 0.36 };

/** The faces of a paragraph: index k of the three is one face at one size and height. */
class Dresses {
  readonly faces: FaceMetrics[] = [];
  readonly scales: number[] = [];
  readonly shifts: Em[] = [];

  constructor(fallback: FaceMetrics) {
    this.take(fallback, 1, 0);
  }

  take(face: FaceMetrics, scale: number, shift: Em): number {
    for (let k = 0; k < this.faces.length; k++)
      if (this.faces[k] === face && this.scales[k] === scale && this.shifts[k] === shift) return k;
    this.scales.push(scale);
    this.shifts.push(shift);
    return this.faces.push(face) - 1;
  }
}

/** What the characters of one run are taken from, as indices into the dresses. */
interface RunDress {
  readonly own: number;
  /** For letters, digits and Western marks; equals `own` where the run has no Western face. */
  readonly latin: number;
  /** The size and height of the run, for characters that come from yet another face. */
  readonly scale: number;
  readonly shift: Em;
}

function dressOf(run: TextRun, fonts: FontBook, dresses: Dresses): RunDress {
  const { scale, shift } = run.superscript ? SUPERSCRIPT : { scale: 1, shift: 0 };
  const face = fonts.face(run.face) ?? fonts.fallback;
  const own = dresses.take(face, scale, shift);
  const western = run.latin && fonts.face(run.latin.face);
  const latin =
    run.latin && western
      ? dresses.take(western, scale * run.latin.scale, shift + scale * (run.latin.shift as number))
      : own;
  return { own, latin, scale, shift };
}

/** 着重号 stand under characters, never under marks (rule 25). */
const takesDot = (c: C): boolean => isHan(c) || c === C.Letter || c === C.Digit;
/** Full-width forms and everything East of them belong to the Han face. */
const HAN_FROM = 0x2e80;

const APOSTROPHE = '\u2019';

/** Between two letters a closing quote is an apostrophe, and one of the letters. */
function joinApostrophes(n: number, codePoints: Uint32Array, classes: Uint8Array): void {
  for (let i = 1; i + 1 < n; i++)
    if (codePoints[i] === 0x2019 && classes[i - 1] === C.Letter && classes[i + 1] === C.Letter)
      classes[i] = C.Letter;
}

/** Code points of a paragraph with class and face; a character its face lacks comes from the nearest face that has it. */
export function readCharacters(text: string, input: ParagraphInput, fonts: FontBook, room: Room): Characters {
  const length = text.length;
  const codePoints = room.u32(length);
  const classes = room.u8(length);
  const offsets = room.u32(length + 1);
  const faceOf = room.u16(length);
  const dresses = new Dresses(fonts.fallback);
  const starts: number[] = [];
  let joined = false;
  let n = 0;
  let at = 0;
  let end = 0;
  for (const run of input.runs) {
    const dress = dressOf(run, fonts, dresses);
    const face = dresses.faces[dress.own] ?? fonts.fallback;
    const western = dresses.faces[dress.latin] ?? fonts.fallback;
    const mixed = dress.latin !== dress.own;
    const lacks = lackOf(face);
    const westernLacks = lackOf(western);
    const ems = WholeEms.of(face);
    starts.push(n);
    end += run.text.length;
    while (at < end) {
      const unit = text.charCodeAt(at);
      faceOf[n] = dress.own;
      if (ems.has(unit)) {
        codePoints[n] = unit;
        offsets[n++] = at++;
        continue;
      }
      const codePoint = text.codePointAt(at) ?? 0;
      const cls = classOf(codePoint);
      codePoints[n] = codePoint;
      classes[n] = cls;
      offsets[n] = at;
      if (mixed && codePoint < HAN_FROM && isWestern(cls) && !westernLacks(codePoint))
        faceOf[n] = dress.latin;
      else if (lacks(codePoint)) {
        const other = insteadOf(fonts, face, codePoint);
        if (other) faceOf[n] = dresses.take(other, dress.scale, dress.shift);
      }
      if (cls === C.Join) joined = true;
      n++;
      at += codePoint > 0xffff ? 2 : 1;
    }
  }
  offsets[n] = length;
  starts.push(n);
  if (text.includes(APOSTROPHE)) joinApostrophes(n, codePoints, classes);
  const like = (k: number, face: FaceMetrics): number =>
    dresses.take(face, dresses.scales[k] ?? 1, dresses.shifts[k] ?? 0);
  const faced = { n, codePoints, classes, faceOf, faces: dresses.faces, like };
  const { emphasis, superscript, underline, unit, ruby } = marksOf(input, n, classes, starts, fonts, room);
  return {
    text,
    n,
    codePoints: codePoints.subarray(0, n),
    classes: classes.subarray(0, n),
    offsets: offsets.subarray(0, n + 1),
    faces: dresses.faces,
    scales: dresses.scales,
    shifts: dresses.shifts,
    faceOf: faceOf.subarray(0, n),
    emphasis,
    superscript,
    underline,
    unit,
    ruby,
    clusters: joined ? clothesOf(faced, fonts) : undefined,
  };
}

type Marks = Pick<Characters, 'emphasis' | 'superscript' | 'underline' | 'unit' | 'ruby'>;
const PLAIN: Marks = {
  emphasis: undefined,
  superscript: undefined,
  underline: undefined,
  unit: undefined,
  ruby: undefined,
};

/** What the runs say beside their face; arrays only for what the paragraph has. */
function marksOf(
  { runs }: ParagraphInput,
  n: number,
  classes: Uint8Array,
  starts: readonly number[],
  fonts: FontBook,
  room: Room,
): Marks {
  const marked = runs.some((run) => run.emphasis || run.superscript || run.underline || run.ruby);
  if (!marked) return PLAIN;
  const has = (of: (run: TextRun) => unknown): Uint8Array | undefined =>
    runs.some(of) ? room.u8(n) : undefined;
  const emphasis = has((run) => run.emphasis);
  const superscript = has((run) => run.superscript);
  const underline = has((run) => run.underline);
  const unit = has((run) => run.ruby);
  const ruby: RubyGroup[] = [];
  runs.forEach((run, r) => {
    const from = starts[r] ?? 0;
    const to = starts[r + 1] ?? n;
    if (from === to) return;
    if (run.superscript) superscript?.fill(1, from, to);
    if (emphasis && run.emphasis)
      for (let i = from; i < to; i++) emphasis[i] = takesDot((classes[i] ?? C.Han) as C) ? 1 : 0;
    if (underline && run.underline) underlineRun(underline, run.underline, from, to);
    if (!run.ruby) return;
    unit?.fill(1, from + 1, to);
    const face = rubyFace(run.ruby, fonts.face(run.face) ?? fonts.fallback, fonts);
    ruby.push({ from, to, text: run.ruby, face });
  });
  return { emphasis, superscript, underline, unit, ruby: ruby.length > 0 ? ruby : undefined };
}

/** Odd values say "as the character before": neighbouring names keep strokes of their own. */
function underlineRun(underline: Uint8Array, kind: Underline, from: number, to: number): void {
  const first = kind === 'name' ? 2 : 4;
  underline[from] = first;
  underline.fill(first + 1, from + 1, to);
}
