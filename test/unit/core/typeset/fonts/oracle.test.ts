import { describe, expect, it } from 'vitest';
import { openFace } from '../../../../../core/typeset/fonts/face';
import { MARKS, WESTERN } from '../../../../../core/typeset/fonts/marks';
import { presentationForm } from '../../../../../core/typeset/fonts/vertical';
import { fontBytes, Oracle, shipped } from './oracle';

/** Characters besides the marks that stand differently in vertical text: small kana, units, the iteration mark. */
const OTHERS = [...'ぁっゃュョ㎏㎡々〆ー中国一A1'].map((c) => c.codePointAt(0) ?? 0);
const PAIRS = (
  'AV VA AW WA AY YA AT TA LT LV LY PA P. P, TO To Ta Te T. T, VO Vo Va V. V, We W. Yo Ya Y. ' +
  'Fa F. Ke KO RT RV fa f. ff fi rn r. r, ve ye y. w. 11 17 71 74 1. 7. "A A" “A A” ‘V ’s L’ L” (j -T T- ' +
  'ÄV Áv Té Ýo VÉ Œu'
).split(' ');

describe.each(shipped)('$name against HarfBuzz', ({ id, file }) => {
  const bytes = fontBytes(file);
  const opened = openFace(id, bytes);
  if (!opened.ok) throw new Error(opened.error.detail);
  const face = opened.value;
  const oracle = new Oracle(bytes);

  it('has the same vertical glyph for every mark', () => {
    let differing = 0;
    for (const codePoint of [...MARKS, ...OTHERS]) {
      const mark = String.fromCodePoint(codePoint);
      const across = oracle.across(mark)[0]?.glyph;
      const down = oracle.down(mark)[0]?.glyph;
      const form = presentationForm(codePoint);
      // Where `vert` has none, a shaper leaves the mark as it is; we take the character that Unicode has for it.
      const stand = form === undefined ? undefined : oracle.across(String.fromCodePoint(form))[0]?.glyph;
      const expected = down === across && stand ? stand : down;
      expect({ mark, glyph: face.verticalGlyph(codePoint) }).toEqual({ mark, glyph: expected });
      if (down !== across) differing++;
    }
    expect(differing).toBeGreaterThan(30);
  });

  it('kerns Western pairs alike', () => {
    for (const pair of PAIRS) {
      const [left = '', right = ''] = pair;
      const alone = oracle.across(left, 'Latn')[0]?.advance ?? 0;
      const shaped = oracle.across(pair, 'Latn');
      // A ligature has no pair.
      if (shaped.length !== 2) continue;
      const kern = face.kern(left.codePointAt(0) ?? 0, right.codePointAt(0) ?? 0);
      expect({ pair, kern }).toEqual({ pair, kern: expect.closeTo((shaped[0]?.advance ?? 0) - alone, 6) });
    }
  });

  it('kerns every pair of capitals and small letters alike', () => {
    const letters = WESTERN.filter((c) => (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a));
    const alone = new Map(
      letters.map((c) => [c, oracle.across(String.fromCodePoint(c), 'Latn')[0]?.advance ?? 0]),
    );
    const wrong: string[] = [];
    for (const left of letters) {
      for (const right of letters) {
        const text = String.fromCodePoint(left, right);
        const shaped = oracle.across(text, 'Latn');
        if (shaped.length !== 2) continue;
        const expected = (shaped[0]?.advance ?? 0) - (alone.get(left) ?? 0);
        if (Math.abs(expected - face.kern(left, right)) > 1e-6) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives the outlines of marks and vertical forms', () => {
    for (const codePoint of MARKS) {
      for (const glyph of [face.glyph(codePoint), face.verticalGlyph(codePoint)]) {
        const ours = parse(face.outline(glyph) ?? '', 1000, -1000);
        const theirs = parse(oracle.path(glyph), 1, 1);
        expect(ours.commands).toBe(theirs.commands);
        // HarfBuzz writes whole units.
        const far = ours.numbers.filter((n, i) => Math.abs(n - (theirs.numbers[i] ?? Number.NaN)) > 0.51);
        expect(far).toEqual([]);
      }
    }
    expect(face.outline(face.glyph(0x4e2d))).toBeUndefined();
  });

  it('knows the ink of vertical forms', () => {
    for (const codePoint of MARKS) {
      const { numbers } = parse(oracle.path(face.verticalGlyph(codePoint)), 1, 1);
      const xs = numbers.filter((_, i) => i % 2 === 0);
      const ys = numbers.filter((_, i) => i % 2 === 1);
      const ink = face.verticalInk(codePoint);
      // Control points may lie outside the ink, so that the path bounds it.
      expect(ink).toBeDefined();
      expect((ink?.left ?? -9) * 1000).toBeGreaterThanOrEqual(Math.min(...xs) - 1);
      expect((ink?.right ?? 9) * 1000).toBeLessThanOrEqual(Math.max(...xs) + 1);
      expect((ink?.bottom ?? -9) * 1000).toBeGreaterThanOrEqual(Math.min(...ys) - 1);
      expect((ink?.top ?? 9) * 1000).toBeLessThanOrEqual(Math.max(...ys) + 1);
    }
  });
});

/** Letters of an SVG path and its numbers, x and y scaled. */
function parse(path: string, x: number, y: number): { commands: string; numbers: readonly number[] } {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map((n, i) => Number(n) * (i % 2 === 0 ? x : y));
  return { commands: path.replace(/[^A-Z]/g, ''), numbers };
}
