import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../../../../core/page/composed';
import { spansOf } from '../../../../../core/paint/canvas';
import { run } from './pages';

/** Where a canvas that adds `spacing` after every glyph would draw each of them. */
function drawnAt(given: GlyphRun): readonly number[] {
  const xs: number[] = [];
  for (const span of spansOf(given)) {
    let pen = span.x;
    for (const _ of span.text) {
      const advance = given.advances[xs.length] ?? 0;
      xs.push(pen);
      pen += advance + span.spacing;
    }
  }
  return xs;
}

describe('spans of equal spacing', () => {
  it('draws an evenly justified line with one call', () => {
    expect(spansOf(run('工会主席走到车间', 20, Array(8).fill(0.4)))).toEqual([
      { text: '工会主席走到车间', x: 20, spacing: expect.closeTo(0.4, 9) },
    ]);
  });

  it('begins anew where the space changes', () => {
    const spans = spansOf(run('甲乙丙丁戊', 0, [0.5, 0.5, 1.25, 1.25]));
    expect(spans.map((s) => s.text)).toEqual(['甲乙丙', '丁戊']);
    expect(spans[1]?.x).toBeCloseTo(32.25, 9);
  });

  it('keeps the two halves of a dash and neighbouring marks apart', () => {
    expect(spansOf(run('说——“不', 0)).map((s) => s.text)).toEqual(['说—', '—', '“不']);
    expect(spansOf(run('完。”又', 0)).map((s) => s.text)).toEqual(['完。', '”又']);
  });

  it('keeps Han and Latin apart, where a browser might put a gap of its own', () => {
    expect(spansOf(run('在APP里', 0)).map((s) => s.text)).toEqual(['在', 'APP', '里']);
  });

  it('counts code points, not UTF-16 units', () => {
    const spans = spansOf(run('吉𠮷囍', 0, [0, 2]));
    expect(spans.map((s) => [s.text, s.x])).toEqual([
      ['吉𠮷', 0],
      ['囍', 22],
    ]);
  });

  it('draws every glyph where it was composed, and loses none', () => {
    const glyph = fc.constantFrom(...'工会的，。“”——…（）《》、A1 f𠮷');
    const space = fc.constantFrom(0, 0, 0.3, 0.3, 0.30004, -5, 1.7);
    fc.assert(
      fc.property(fc.array(fc.tuple(glyph, space), { minLength: 1, maxLength: 40 }), (glyphs) => {
        const text = glyphs.map(([g]) => g).join('');
        const given = run(
          text,
          13.7,
          glyphs.map(([, s]) => s),
        );
        expect(
          spansOf(given)
            .map((s) => s.text)
            .join(''),
        ).toBe(text);
        drawnAt(given).forEach((x, i) => expect(Math.abs(x - (given.xs[i] ?? 0))).toBeLessThanOrEqual(0.001));
      }),
    );
  });
});
