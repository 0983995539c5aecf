import type { FaceMetrics, FontBook } from '../base/ports';
import { C, classOf, isHan } from './classes';
import { fitGaps } from './gaps';
import { placeGlyphs } from './glyphs';
import { listOpportunities } from './opportunities';
import { type Characters, GAP_KINDS, Gap, type Prepared } from './prepared';
import { Room } from './room';
import { textOf } from './text';
import type { ParagraphInput } from './types';

/** 20 arrays of doubles and the small ones; the padding is what aligning each of them may cost. */
const BYTES_PER_CHARACTER = 8 * (3 + 3 + 2 + 3 + 2 + GAP_KINDS) + 4 * 4 + 2 + 4;
const BYTES_OF_PADDING = 32 * 16;

/** Turns a paragraph into boxes and gaps: classes, widths, blanks, break opportunities and their sums. */
export function itemise(input: ParagraphInput, fonts: FontBook): Prepared {
  const text = textOf(input);
  const room = new Room(BYTES_PER_CHARACTER * (text.length + 1) + BYTES_OF_PADDING);
  const characters = readCharacters(text, input, fonts, room);
  const glyphs = placeGlyphs(characters, input.style.punctuation, room);
  const gaps = fitGaps(characters, input.style, room);
  const opportunities = listOpportunities(characters, glyphs.box, gaps.gap, room);
  return {
    ...characters,
    style: input.style,
    ...glyphs,
    ...gaps,
    ...opportunities,
    ...sum(characters, glyphs.box, gaps, room),
  };
}

/** Code points with class and face; a character its face lacks comes from the fallback where that has it. */
function readCharacters(text: string, input: ParagraphInput, fonts: FontBook, room: Room): Characters {
  const length = text.length;
  const codePoints = room.u32(length);
  const classes = room.u8(length);
  const offsets = room.u32(length + 1);
  const faceOf = room.u16(length);
  const emphasis = input.runs.some((run) => run.emphasis) ? room.u8(length) : undefined;
  const faces: FaceMetrics[] = [fonts.fallback];
  let n = 0;
  let at = 0;
  let end = 0;
  for (const run of input.runs) {
    const face = fonts.face(run.face) ?? fonts.fallback;
    let index = faces.indexOf(face);
    if (index < 0) index = faces.push(face) - 1;
    end += run.text.length;
    while (at < end) {
      const codePoint = text.codePointAt(at) ?? 0;
      codePoints[n] = codePoint;
      classes[n] = classOf(codePoint);
      offsets[n] = at;
      const lacking = index > 0 && face.glyph(codePoint) === 0 && fonts.fallback.glyph(codePoint) !== 0;
      faceOf[n] = lacking ? 0 : index;
      if (emphasis && run.emphasis && takesDot((classes[n] ?? C.Han) as C)) emphasis[n] = 1;
      n++;
      at += codePoint > 0xffff ? 2 : 1;
    }
  }
  offsets[n] = length;
  return {
    text,
    n,
    codePoints: codePoints.subarray(0, n),
    classes: classes.subarray(0, n),
    offsets: offsets.subarray(0, n + 1),
    faces,
    faceOf: faceOf.subarray(0, n),
    emphasis,
  };
}

type Gaps = Pick<Prepared, 'gap' | 'kind' | 'shrink' | 'stretch'>;
type Sums = Pick<
  Prepared,
  'left' | 'right' | 'shrinkable' | 'shrinks' | 'wordStretch' | 'latinStretch' | 'plain' | 'copy'
>;

function sum({ n, classes }: Characters, box: Float64Array, given: Gaps, room: Room): Sums {
  const { gap, kind, shrink, stretch } = given;
  const ofKind = (wanted: Gap) => (i: number) => (kind[i] === wanted ? (stretch[i] ?? 0) : 0);
  const isPlain = (i: number): boolean =>
    kind[i] !== Gap.Rigid && kind[i] !== Gap.Word && kind[i] !== Gap.HanLatin;
  return {
    left: running(room.f64(n + 1), (i) => (box[i] ?? 0) + (gap[i] ?? 0)),
    right: rightEdges(box, gap, room.f64(n + 1)),
    shrinkable: running(room.f64(n + 1), (i) => shrink[i] ?? 0),
    shrinks: shrinkSums(kind, shrink, room.f64((n + 1) * GAP_KINDS)),
    wordStretch: running(room.f64(n + 1), ofKind(Gap.Word)),
    latinStretch: running(room.f64(n + 1), ofKind(Gap.HanLatin)),
    plain: running(room.u32(n + 1), (i) => (isPlain(i) ? 1 : 0)),
    copy: running(room.u32(n + 1), (i) => (isCopy((classes[i] ?? C.Han) as C) ? 1 : 0)),
  };
}

/** 着重号 stand under characters, never under marks (rule 25). */
const takesDot = (c: C): boolean => isHan(c) || c === C.Letter || c === C.Digit;

/** Fills `sums[i + 1]` with the sum of the first i + 1 values. */
function running<A extends Float64Array | Uint32Array>(sums: A, value: (i: number) => number): A {
  let total = 0;
  for (let i = 0; i + 1 < sums.length; i++) {
    total += value(i);
    sums[i + 1] = total;
  }
  return sums;
}

function rightEdges(box: Float64Array, gap: Float64Array, edges: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < box.length; i++) {
    edges[i + 1] = total + (box[i] ?? 0);
    total = (edges[i + 1] ?? 0) + (gap[i] ?? 0);
  }
  return edges;
}

function shrinkSums(kind: Uint8Array, shrink: Float64Array, sums: Float64Array): Float64Array {
  for (let i = 0; i < kind.length; i++) {
    const row = i * GAP_KINDS;
    sums.copyWithin(row + GAP_KINDS, row, row + GAP_KINDS);
    const own = row + GAP_KINDS + (kind[i] ?? Gap.Rigid);
    sums[own] = (sums[own] ?? 0) + (shrink[i] ?? 0);
  }
  return sums;
}

/** Letters, figures and Han: what may not stand alone on a last line (孤字), marks aside. */
const isCopy = (c: C): boolean =>
  c === C.Han || c === C.HanTail || c === C.Letter || c === C.Digit || c === C.Suffix || c === C.Prefix;
