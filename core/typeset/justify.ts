import { alike } from '../base/alike';
import type { Em } from '../base/units';
import { C } from './classes';
import { leadBlank } from './fit';
import { dotsOf, strokesOf } from './notes';
import { type Drawn, type Prepared, Stand } from './prepared';
import { rubyOf } from './ruby';
import { alignShift, type SpreadLine, spreadLine } from './spread';
import type { SetLine, SetRun } from './types';

/** Sets the characters [start, stop) as a line of the paragraph into its measure. */
export function justifyLine(p: Prepared, start: number, stop: number, measure: Em): SetLine {
  const indent = start === 0 ? p.style.indent : 0;
  const width = (measure as number) - indent;
  const spread = spreadLine(p, start, stop, width);
  const { end, fit, tail, stretch, letterspaced } = spread;
  const { natural, hung } = fit;
  const hyphen = p.hyphen?.[stop] ?? 0;
  const setWidth =
    widthOf(p, spread) + hyphen + (hung ? -(p.box[end - 1] ?? 0) - spaceBefore(spread, end - 1) : tail);
  const offset = indent + alignShift(p, width - setWidth);
  const places = placesOf(p, spread, offset);
  const runs = runsOf(p, start, end, places);
  if (hyphen > 0) runs.push(hyphenOf(p, end - 1, offset + setWidth - hyphen));
  const line: SetLine = {
    start: p.offsets[start] ?? 0,
    end: p.offsets[stop] ?? 0,
    runs,
    natural,
    width: setWidth,
    measure,
    stretch,
    offset,
  };
  const marked = p.emphasis !== undefined || p.underline !== undefined || p.ruby !== undefined;
  if (!marked && !p.upright && !letterspaced) return line;
  return {
    ...line,
    ...(marked && notesOf(p, start, end, places)),
    ...(p.upright && { vertical: true }),
    ...(letterspaced && { letterspaced }),
  };
}

/** Gap between the measure and a mark that hangs outside it. */
const spaceBefore = ({ space, start }: SpreadLine, i: number): number => space[i - 1 - start] ?? 0;

function widthOf(p: Prepared, { start, end, space }: SpreadLine): number {
  let width = leadBlank(p, start);
  for (let i = start; i < end; i++) width += (p.box[i] ?? 0) + (i + 1 < end ? (space[i - start] ?? 0) : 0);
  return width;
}

let places = new Float64Array(256);

/** Where the bodies begin, from the line's start; scratch, like the space of the line. */
function placesOf(p: Prepared, { start, end, space }: SpreadLine, offset: number): Float64Array {
  if (places.length < end - start) places = new Float64Array((end - start) * 2);
  let x = offset + leadBlank(p, start);
  for (let i = start; i < end; i++) {
    places[i - start] = x;
    x += (p.box[i] ?? 0) + (space[i - start] ?? 0);
  }
  return places;
}

function notesOf(
  p: Prepared,
  start: number,
  end: number,
  at: Float64Array,
): Pick<SetLine, 'dots' | 'strokes' | 'ruby'> {
  const line = { start, end, at };
  const dots = dotsOf(p, line);
  const strokes = strokesOf(p, line);
  const ruby = p.ruby ? rubyOf(p, line) : [];
  return { ...(dots && { dots }), ...(strokes && { strokes }), ...(ruby.length > 0 && { ruby }) };
}

const invisible = (c: number | undefined): boolean => c === C.Hidden || c === C.BreakHere || c === C.Glue;
const selector = (codePoint: number): boolean =>
  codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint >= 0xe0100;

const isDrawn = (p: Prepared, i: number): boolean =>
  !invisible(p.classes[i]) && !selector(p.codePoints[i] ?? 0);

/** Whether two characters can be drawn by one run: same face, size, height, width and stand. */
function runsOn(p: Prepared, a: number, b: number): boolean {
  if (p.faceOf[a] !== p.faceOf[b]) return false;
  if (p.widen.size > 0 && p.widen.get(a) !== p.widen.get(b)) return false;
  const stand = p.upright?.stand;
  return !stand || (stand[a] === Stand.Turned) === (stand[b] === Stand.Turned);
}

/** Runs of a line with the pen position of every character. */
function runsOf(p: Prepared, start: number, end: number, at: Float64Array): SetRun[] {
  const runs: SetRun[] = [];
  for (let first = start; first < end; ) {
    if (!isDrawn(p, first)) {
      first++;
      continue;
    }
    let last = first + 1;
    while (last < end && isDrawn(p, last) && runsOn(p, first, last)) last++;
    runs.push(runOf(p, first, last, start, at));
    first = last;
  }
  return runs;
}

function runOf(p: Prepared, from: number, to: number, start: number, at: Float64Array): SetRun {
  const index = p.faceOf[from] ?? 0;
  const widen = p.widen.size > 0 ? p.widen.get(from) : undefined;
  const face = p.faces[index]?.id ?? '';
  const text = p.text.slice(p.offsets[from], p.offsets[to]);
  const xs: number[] = [];
  for (let i = from; i < to; i++) xs.push((at[i - start] ?? 0) + (p.pen[i] ?? 0));
  const advances = advancesOf(p.advance, from, to);
  const scale = p.scales[index] ?? 1;
  const shift = p.shifts[index] ?? 0;
  if (widen === undefined && scale === 1 && shift === 0 && !p.upright && !p.drawn)
    return { face, text, xs, advances };
  return {
    face,
    text,
    ...(widen !== undefined && { widen }),
    xs,
    advances,
    ...(scale !== 1 && { scale }),
    ...(shift !== 0 && { shift }),
    ...(p.upright ? standOf(p, from, to) : drawnOf(p.drawn, from, to)),
  };
}

/** Han and full-width marks all have one advance: their list is one that others have as well. */
function advancesOf(advance: Float64Array, from: number, to: number): readonly number[] {
  const first = advance[from] ?? 0;
  let same = from + 1;
  while (same < to && advance[same] === first) same++;
  return same === to ? alike(first, to - from) : listOf(advance, from, to);
}

/** Part of an array as a list; `Array.from` would ask for one number after the other. */
function listOf(array: Float64Array | Uint32Array, from: number, to: number): number[] {
  const list: number[] = [];
  for (let i = from; i < to; i++) list.push(array[i] ?? 0);
  return list;
}

function standOf(p: Prepared, from: number, to: number): Pick<SetRun, 'stand' | 'across' | 'glyphs'> {
  const { upright } = p;
  if (!upright) return {};
  const glyphs = listOf(upright.glyphs, from, to);
  if (p.drawn) for (const [i, glyph] of p.drawn.glyphs) if (i >= from && i < to) glyphs[i - from] = glyph;
  return {
    stand: upright.stand[from] === Stand.Turned ? 'turned' : 'upright',
    across: listOf(upright.across, from, to),
    ...(glyphs.some((glyph) => glyph !== 0) && { glyphs }),
  };
}

const NOTHING = {};

/** Glyphs and heights of characters with combining marks, where the run has any. */
function drawnOf(drawn: Drawn | undefined, from: number, to: number): Pick<SetRun, 'glyphs' | 'rises'> {
  if (!drawn) return NOTHING;
  const { glyphs, rise } = drawn;
  const named: number[] = [];
  const rises: number[] = [];
  for (let i = from; i < to; i++) {
    named.push(glyphs.get(i) ?? 0);
    rises.push(rise.get(i) ?? 0);
  }
  return {
    ...(named.some((glyph) => glyph !== 0) && { glyphs: named }),
    ...(rises.some((up) => up !== 0) && { rises }),
  };
}

const HYPHEN = '-';

/** The hyphen that a parted word gets, drawn like the letter before it. */
function hyphenOf(p: Prepared, before: number, x: Em): SetRun {
  const index = p.faceOf[before] ?? 0;
  const scale = p.scales[index] ?? 1;
  const shift = p.shifts[index] ?? 0;
  const face = p.faces[index];
  return {
    face: face?.id ?? '',
    text: HYPHEN,
    xs: [x],
    advances: [(face?.advance(HYPHEN.charCodeAt(0)) ?? HALF_EM) * scale],
    ...(scale !== 1 && { scale }),
    ...(shift !== 0 && { shift }),
    ...(p.upright && { stand: 'turned', across: [p.upright.across[before] ?? 0] }),
    added: true,
  };
}
const HALF_EM = 0.5;
