import type { Em } from '../../base/units';
import { fitting, i16, u16 } from './bytes';
import { classOf, forCoverage, type Lookup, lookupsOf } from './layout';
import { WESTERN } from './marks';
import type { Tables } from './sfnt';

const PAIRS = 2;
const ADVANCE = 0x4;
const SCRIPTS = ['latn', 'DFLT'];
/** Places for the code points a pair may have; the last of WESTERN is below. */
const CODE_POINTS = 0x2300;

/** The distinct glyphs of the Western characters, and where each stands among them. */
interface Cast {
  readonly glyphs: readonly number[];
  readonly rank: ReadonlyMap<number, number>;
}

type Kern = (left: number, right: number) => Em;

/**
 * Pair kerning of the Western characters, unfolded into one flat table when the first pair is asked for: from GPOS
 * `kern` (PairPos formats 1 and 2) or, where the font has none, from the `kern` table. Zero for every other pair.
 * Until then a copy of the one table is kept.
 */
export function readKern(
  tables: Tables,
  glyphCount: number,
  unitsPerEm: number,
  glyph: (codePoint: number) => number,
): Kern {
  const gpos = tables.get('GPOS');
  const lookups = gpos ? lookupsOf(gpos, 'kern', SCRIPTS, 9).filter(({ type }) => type === PAIRS) : [];
  const source = lookups.length > 0 ? gpos : tables.get('kern');
  if (!source) return () => 0;
  const table = new DataView(source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength));
  let unfolded: Kern | undefined;
  const unfold = (): Kern => {
    const cast = castOf(glyph);
    const moves = new Int16Array(cast.glyphs.length ** 2);
    if (lookups.length === 0) addPlain(table, cast, moves);
    for (const lookup of lookups) addLookup(table, lookup, cast, glyphCount, moves);
    return lookUp(moves, cast, unitsPerEm, glyph);
  };
  return (left, right) => {
    unfolded ??= unfold();
    return unfolded(left, right);
  };
}

function lookUp(
  moves: Int16Array,
  cast: Cast,
  unitsPerEm: number,
  glyph: (codePoint: number) => number,
): Kern {
  const size = cast.glyphs.length;
  if (moves.every((move) => move === 0)) return () => 0;
  // Place of a code point in the table plus one; 0 for what is not kerned.
  const places = new Uint16Array(CODE_POINTS);
  for (const codePoint of WESTERN) places[codePoint] = (cast.rank.get(glyph(codePoint)) ?? -1) + 1;
  return (left, right) => {
    const row = places[left] ?? 0;
    const column = places[right] ?? 0;
    if (row === 0 || column === 0) return 0;
    return (moves[(row - 1) * size + column - 1] ?? 0) / unitsPerEm;
  };
}

function castOf(glyph: (codePoint: number) => number): Cast {
  const rank = new Map<number, number>();
  for (const codePoint of WESTERN) {
    const index = glyph(codePoint);
    if (index !== 0 && !rank.has(index)) rank.set(index, rank.size);
  }
  return { glyphs: [...rank.keys()], rank };
}

/** Lookups add up; within one the first subtable that knows a pair decides. */
function addLookup(gpos: DataView, lookup: Lookup, cast: Cast, glyphCount: number, moves: Int16Array): void {
  const size = cast.glyphs.length;
  const decided = new Uint8Array(size * size);
  for (const at of lookup.subtables) {
    const subtable = pairsAt(gpos, at, cast);
    if (!subtable) continue;
    forCoverage(gpos, at + u16(gpos, at + 2), glyphCount, (glyph, index) => {
      const row = cast.rank.get(glyph);
      if (row === undefined) return;
      subtable(glyph, index, (column, value) => {
        const cell = row * size + column;
        if (decided[cell] === 1) return;
        decided[cell] = 1;
        moves[cell] = (moves[cell] ?? 0) + value;
      });
    });
  }
}

type Found = (column: number, value: number) => void;
/** Tells the pairs of a first glyph, which is the `index`-th of the coverage. */
type Pairs = (glyph: number, index: number, found: Found) => void;

function pairsAt(gpos: DataView, at: number, cast: Cast): Pairs | undefined {
  const format = u16(gpos, at);
  if (format === 1) return namedPairs(gpos, at, cast);
  return format === 2 ? classPairs(gpos, at, cast) : undefined;
}

/** Format 1: pairs by the glyphs' names. */
function namedPairs(gpos: DataView, at: number, cast: Cast): Pairs {
  const values = valuesOf(gpos, at);
  const length = 2 + values.length;
  const sets = u16(gpos, at + 8);
  return (_, index, found) => {
    if (index >= sets) return;
    const set = at + u16(gpos, at + 10 + index * 2);
    const count = fitting(gpos, set + 2, u16(gpos, set), length);
    for (let record = set + 2; record < set + 2 + count * length; record += length) {
      const column = cast.rank.get(u16(gpos, record));
      if (column !== undefined) found(column, values.advance(record + 2));
    }
  };
}

/** Format 2: pairs of classes, 0 being that of the glyphs which no class names. */
function classPairs(gpos: DataView, at: number, cast: Cast): Pairs {
  const values = valuesOf(gpos, at);
  const firsts = at + u16(gpos, at + 8);
  const count = u16(gpos, at + 12);
  const width = u16(gpos, at + 14);
  const classes = at + u16(gpos, at + 10);
  const seconds = cast.glyphs
    .map((glyph, column) => ({ column, kind: classOf(gpos, classes, glyph) }))
    .filter(({ kind }) => kind < width);
  return (glyph, _, found) => {
    const first = classOf(gpos, firsts, glyph);
    if (first >= count) return;
    const records = at + 16 + first * width * values.length;
    for (const { column, kind } of seconds) found(column, values.advance(records + kind * values.length));
  };
}

interface Values {
  /** Bytes of a pair's two value records. */
  readonly length: number;
  /** What the records at a place add to the advance of the first glyph. */
  advance(record: number): number;
}

function valuesOf(gpos: DataView, at: number): Values {
  const first = u16(gpos, at + 4);
  const before = valueLength(first & (ADVANCE - 1));
  return {
    length: valueLength(first) + valueLength(u16(gpos, at + 6)),
    advance: (record) => (first & ADVANCE ? i16(gpos, record + before) : 0),
  };
}

/** Bytes of a value record: two for every field that its format names. */
function valueLength(format: number): number {
  let length = 0;
  for (let bit = 1; bit <= 0x80; bit <<= 1) if (format & bit) length += 2;
  return length;
}

const HORIZONTAL = 0x1;
/** Least values, across the line, override. */
const OTHER_DIRECTIONS = 0xe;

/** The old `kern` table, version 0, subtables of format 0 (sorted pairs). */
function addPlain(kern: DataView, cast: Cast, moves: Int16Array): void {
  if (u16(kern, 0) !== 0) return;
  const size = cast.glyphs.length;
  let at = 4;
  for (let i = u16(kern, 2); i > 0 && at < kern.byteLength; i--) {
    const coverage = u16(kern, at + 4);
    if (coverage >> 8 === 0 && coverage & HORIZONTAL && !(coverage & OTHER_DIRECTIONS)) {
      const count = fitting(kern, at + 14, u16(kern, at + 6), 6);
      for (let pair = at + 14; pair < at + 14 + count * 6; pair += 6) {
        const row = cast.rank.get(u16(kern, pair));
        const column = cast.rank.get(u16(kern, pair + 2));
        if (row === undefined || column === undefined) continue;
        const cell = row * size + column;
        moves[cell] = (moves[cell] ?? 0) + i16(kern, pair + 4);
      }
    }
    at += Math.max(6, u16(kern, at + 2));
  }
}
