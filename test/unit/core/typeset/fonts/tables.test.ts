import { describe, expect, it } from 'vitest';
import type { FaceMetrics } from '../../../../../core/base/ports';
import { openFace } from '../../../../../core/typeset/fonts/face';
import { basicTables, join, layoutTable, SQUARE, sfnt, words } from './build';
import { Oracle } from './oracle';

const A = 0x41;
const EMPTY = new Uint8Array(0);

function open(bytes: Uint8Array): FaceMetrics {
  const face = openFace('made', bytes);
  if (!face.ok) throw new Error(face.error.detail);
  return face.value;
}

const code = (text: string, at: number): number => text.codePointAt(at) ?? 0;

/** Three letters, and what the test is about. */
const font = (tables: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  sfnt({ ...basicTables(A, [EMPTY, SQUARE, SQUARE, SQUARE]), ...tables });

/** The kerns of all pairs of A, B and C, ours and HarfBuzz's, in thousandths of an em. */
function kerns(bytes: Uint8Array): { ours: readonly number[]; theirs: readonly number[] } {
  const face = open(bytes);
  const oracle = new Oracle(bytes);
  const pairs = [...'ABC'].flatMap((left) => [...'ABC'].map((right) => left + right));
  return {
    ours: pairs.map((pair) => Math.round(face.kern(code(pair, 0), code(pair, 1)) * 1000)),
    theirs: pairs.map((pair) => Math.round(((oracle.across(pair, 'Latn')[0]?.advance ?? 0) - 0.5) * 1000)),
  };
}

describe('kerning', () => {
  it('reads named pairs with placements before the advance', () => {
    // Both first values: x placement and advance; second values: x placement.
    const pairs = words(1, 14, 5, 1, 1, 22, 22, 1, 1, 1, 1, 2, 2, 7, -30, 9, 3, 7, 40, 9);
    const { ours, theirs } = kerns(font({ GPOS: layoutTable('latn', 'kern', 2, pairs) }));
    expect(ours).toEqual(theirs);
    expect(ours).toEqual([0, -30, 40, 0, 0, 0, 0, 0, 0]);
  });

  it('reads pairs of classes through an extension', () => {
    // Coverage A–B as a range; first classes: B 1; second classes: B 1, C 2; none is 0.
    const coverage = words(2, 1, 1, 2, 0);
    const firsts = words(1, 2, 1, 1);
    const seconds = words(2, 2, 2, 2, 1, 3, 3, 2);
    const header = words(2, 28, 4, 0, 38, 46, 2, 3, 0, -10, -20, 5, -30, -40);
    const subtable = join(words(1, 2, 0, 8), header, coverage, firsts, seconds);
    const { ours, theirs } = kerns(font({ GPOS: layoutTable('DFLT', 'kern', 9, subtable) }));
    expect(ours).toEqual(theirs);
    expect(ours).toEqual([0, -10, -20, 5, -30, -40, 0, 0, 0]);
  });

  it('takes the kern table of fonts without GPOS', () => {
    const kern = words(0, 1, 0, 14 + 12, 1, 2, 12, 1, 0, 1, 2, -55, 3, 1, 25);
    // The oracle's build leaves this old table out.
    expect(kerns(font({ kern })).ours).toEqual([0, -55, 0, 0, 0, 0, 25, 0, 0]);
  });

  it('is nothing in a font without either', () => {
    expect(kerns(font({})).ours.every((kern) => kern === 0)).toBe(true);
  });
});

describe('vertical forms', () => {
  const COMMA = 0xff0c;
  const base = basicTables(COMMA, [EMPTY, SQUARE, SQUARE, SQUARE]);
  const subtable = words(1, 6, 2, 1, 1, 1);

  it('reads glyphs moved by a number, through an extension', () => {
    const extension = join(words(1, 1, 0, 8), subtable);
    const bytes = sfnt({ ...base, GSUB: layoutTable('hani', 'vert', 7, extension) });
    expect(open(bytes).verticalGlyph(COMMA)).toBe(3);
    expect(new Oracle(bytes).down('，')[0]?.glyph).toBe(3);
  });

  it('finds the feature under another script', () => {
    const bytes = sfnt({ ...base, GSUB: layoutTable('kana', 'vert', 1, subtable) });
    expect(open(bytes).verticalGlyph(COMMA)).toBe(3);
    expect(new Oracle(bytes).down('，')[0]?.glyph).toBe(3);
  });

  it('takes vrt2 where there is no vert', () => {
    expect(open(sfnt({ ...base, GSUB: layoutTable('hani', 'vrt2', 1, subtable) })).verticalGlyph(COMMA)).toBe(
      3,
    );
  });

  it('leaves the glyph where the font has no form or names one it has not', () => {
    expect(open(sfnt(base)).verticalGlyph(COMMA)).toBe(1);
    const beyond = words(1, 6, 900, 1, 1, 1);
    expect(open(sfnt({ ...base, GSUB: layoutTable('hani', 'vert', 1, beyond) })).verticalGlyph(COMMA)).toBe(
      1,
    );
  });
});

describe('outlines', () => {
  const COMMA = 0xff0c;

  it('follow parts that are scaled and moved', () => {
    // The square at half size, moved by 400 and −50 units; then itself, turned by a quarter.
    const half = words(
      -1,
      450,
      0,
      550,
      100,
      0x002b,
      1,
      400,
      -50,
      0x2000,
      0x0083,
      1,
      0,
      0,
      0,
      0x4000,
      0xc000,
      0,
    );
    const bytes = sfnt(basicTables(COMMA - 1, [EMPTY, SQUARE, half, SQUARE]));
    const path = open(bytes).outline(2);
    expect(path).toContain('M0.45 0');
    const theirs = new Oracle(bytes).path(2);
    expect((path ?? '').replace(/[^A-Z]/g, '')).toBe(theirs.replace(/[^A-Z]/g, ''));
    const ours = (path ?? '')
      .match(/-?[\d.]+/g)
      ?.map((n, i) => Math.round(Number(n) * (i % 2 ? -1000 : 1000)));
    expect(ours?.map((n) => n + 0)).toEqual(theirs.match(/-?\d+/g)?.map(Number));
  });

  it('end where a glyph contains itself', () => {
    const endless = words(-1, 0, 0, 100, 100, 0x0003, 2, 0, 0);
    const face = open(sfnt(basicTables(COMMA - 1, [EMPTY, SQUARE, endless, SQUARE])));
    expect(face.outline(2)).toBeUndefined();
    expect(face.verticalInk(COMMA)).toEqual({ left: 0, bottom: 0, right: 0.1, top: 0.1 });
  });

  it('are not there in a font without glyf', () => {
    const { glyf: _, loca: __, ...rest } = basicTables(COMMA, [EMPTY, SQUARE, SQUARE]);
    const face = open(sfnt(rest));
    expect(face.outline(1)).toBeUndefined();
    expect(face.ink(COMMA)).toBeUndefined();
    expect(face.advance(COMMA)).toBe(0.5);
  });
});
