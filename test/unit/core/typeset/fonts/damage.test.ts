import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../../../../core/typeset/fonts/face';
import { MARKS, WESTERN } from '../../../../../core/typeset/fonts/marks';
import { sfnt, tablesOf } from './build';
import { fontBytes } from './oracle';

/** A shipped font without most of its outlines, so that a thousand damaged copies are made quickly. */
const { GSUB, GPOS, head, hhea, maxp, hmtx, cmap, loca, glyf } = tablesOf(fontBytes('NotoSansSC-Medium.ttf'));
const small = {
  GSUB: GSUB ?? new Uint8Array(),
  GPOS: GPOS ?? new Uint8Array(),
  head: head ?? new Uint8Array(),
  hhea: hhea ?? new Uint8Array(),
  maxp: maxp ?? new Uint8Array(),
  hmtx: hmtx ?? new Uint8Array(),
  cmap: cmap ?? new Uint8Array(),
  loca: loca ?? new Uint8Array(),
  glyf: (glyf ?? new Uint8Array()).slice(0, 400_000),
};
type Tag = keyof typeof small;

/** Opens the font and asks it everything. */
function exercise(bytes: Uint8Array): 'opened' | 'bad-font' {
  const face = openFace('damaged', bytes);
  if (!face.ok) return face.error.kind;
  for (const mark of MARKS) {
    face.value.outline(face.value.verticalGlyph(mark));
    face.value.verticalInk(mark);
    face.value.advance(mark);
  }
  for (const left of WESTERN.slice(0, 40)) expect(Number.isFinite(face.value.kern(left, 0x56))).toBe(true);
  return 'opened';
}

describe('a damaged font', () => {
  const tag = fc.constantFrom(...(Object.keys(small) as Tag[]));

  it('opens with changed bytes or is a bad font, but never throws', () => {
    const change = fc.record({ tag, at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const tables = { ...small };
        for (const { tag: name, at, value } of changes) {
          const copy = tables[name].slice();
          // Counts and offsets stand at the front, where damage does most.
          copy[Math.floor(at ** 6 * (copy.length - 1))] = value;
          tables[name] = copy;
        }
        expect(['opened', 'bad-font']).toContain(exercise(sfnt(tables)));
      }),
      { numRuns: 150 },
    );
  });

  it('opens with a table cut short or is a bad font, but never throws', () => {
    fc.assert(
      fc.property(tag, fc.double({ min: 0, max: 1, noNaN: true }), (name, part) => {
        const cut = small[name].slice(0, Math.floor(part ** 3 * small[name].length));
        expect(['opened', 'bad-font']).toContain(exercise(sfnt({ ...small, [name]: cut })));
      }),
      { numRuns: 100 },
    );
  });

  it('is whole when it is not damaged', () => {
    expect(exercise(sfnt(small))).toBe('opened');
  });
});
