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

/**
 * Pair kerning of the Western characters, unfolded into one flat table: from GPOS `kern` (PairPos formats 1 and 2)
 * or, where the font has none, from the `kern` table. Zero for every other pair.
 */
export function readKern(
  tables: Tables,
  glyphCount: number,
  unitsPerEm: number,
  glyph: (codePoint: number) => number,
): (left: number, right: number) => Em {
  const cast = castOf(glyph);
  const size = cast.glyphs.length;
  const gpos = tables.get('GPOS');
  const lookups = gpos ? lookupsOf(gpos, 'kern', SCRIPTS, 9).filter(({ type }) => type === PAIRS) : [];
  const plain = lookups.length === 0 ? tables.get('kern') : undefined;
  if (size === 0 || (lookups.length === 0 && !plain)) return () => 0;
  const moves = new Int16Array(size * size);
  if (gpos) for (const lookup of lookups) addLookup(gpos, lookup, cast, glyphCount, moves);
  if (plain) addPlain(plain, cast, moves);
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
    const decide = (row: number, column: number, record: number): void => {
      const cell = row * size + column;
      if (decided[cell] === 1) return;
      decided[cell] = 1;
      moves[cell] = (moves[cell] ?? 0) + firstAdvance(gpos, at, record);
    };
    const format = u16(gpos, at);
    forCoverage(gpos, at + u16(gpos, at + 2), glyphCount, (glyph, index) => {
      const row = cast.rank.get(glyph);
      if (row === undefined) return;
      if (format === 1) namedPairs(gpos, at, index, cast, (column, record) => decide(row, column, record));
      if (format === 2) classPairs(gpos, at, glyph, cast, (column, record) => decide(row, column, record));
    });
  }
}

/** Bytes of a value record: two for every field that its format names. */
function valueLength(format: number): number {
  let length = 0;
  for (let bit = 1; bit <= 0x80; bit <<= 1) if (format & bit) length += 2;
  return length;
}

/** What a pair adds to the advance of its first glyph; the value record begins at `record`. */
function firstAdvance(gpos: DataView, at: number, record: number): number {
  const format = u16(gpos, at + 4);
  return format & ADVANCE ? i16(gpos, record + valueLength(format & (ADVANCE - 1))) : 0;
}

type Found = (column: number, record: number) => void;

/** Format 1: pairs by the glyphs' names. */
function namedPairs(gpos: DataView, at: number, index: number, cast: Cast, found: Found): void {
  if (index >= u16(gpos, at + 8)) return;
  const set = at + u16(gpos, at + 10 + index * 2);
  const length = 2 + valueLength(u16(gpos, at + 4)) + valueLength(u16(gpos, at + 6));
  const count = fitting(gpos, set + 2, u16(gpos, set), length);
  for (let i = 0; i < count; i++) {
    const record = set + 2 + i * length;
    const column = cast.rank.get(u16(gpos, record));
    if (column !== undefined) found(column, record + 2);
  }
}

/** Format 2: pairs of classes. Second glyphs of class 0 are in no pair, as HarfBuzz has it. */
function classPairs(gpos: DataView, at: number, glyph: number, cast: Cast, found: Found): void {
  const length = valueLength(u16(gpos, at + 4)) + valueLength(u16(gpos, at + 6));
  const firsts = u16(gpos, at + 12);
  const seconds = u16(gpos, at + 14);
  const first = classOf(gpos, at + u16(gpos, at + 8), glyph);
  if (first >= firsts) return;
  for (const [column, second] of cast.glyphs.entries()) {
    const kind = classOf(gpos, at + u16(gpos, at + 10), second);
    if (kind > 0 && kind < seconds) found(column, at + 16 + (first * seconds + kind) * length);
  }
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
