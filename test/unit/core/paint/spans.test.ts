import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK } from '../../../../core/base/ink';
import type { GlyphRun } from '../../../../core/page/composed';
import { SPAN_TOLERANCE, spansOf } from '../../../../core/paint/spans';

const glyphRun = (text: string, gaps: readonly number[], advances?: readonly number[]): GlyphRun => {
  const xs: number[] = [];
  const own: number[] = [];
  let pen = 40;
  for (const [i] of [...text].entries()) {
    const advance = advances?.[i] ?? 9;
    xs.push(pen);
    own.push(advance);
    pen += advance + (gaps[i] ?? 0);
  }
  return { face: 'song-text', size: 9, ink: BLACK, text, xs, advances: own };
};

describe('spans of equal spacing', () => {
  it('makes one span of an evenly spaced line', () => {
    expect(spansOf(glyphRun('江城职工报', [0.3, 0.3, 0.3, 0.3]))).toEqual([
      { text: '江城职工报', x: 40, spacing: expect.closeTo(0.3, 9), from: 0, count: 5 },
    ]);
  });

  it('starts anew where a mark is squeezed', () => {
    const spans = spansOf(glyphRun('夜校，开课', [0, 0, -4.5, 0]));
    expect(spans.map(({ text, spacing }) => [text, spacing])).toEqual([
      ['夜校，', 0],
      ['开课', 0],
    ]);
  });

  it('counts code points, not UTF-16 units', () => {
    const spans = spansOf(glyphRun('𬭊城𬙂', [1, 1]));
    expect(spans).toEqual([{ text: '𬭊城𬙂', x: 40, spacing: 1, from: 0, count: 3 }]);
  });

  it('has nothing for an empty run', () => {
    expect(spansOf(glyphRun('', []))).toEqual([]);
  });

  it('puts every glyph where the composer put it, each exactly once', () => {
    const gap = fc.oneof(fc.constant(0), fc.constant(0.25), fc.double({ min: -4.5, max: 4.5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, fc.constantFrom(4.5, 9, 5.13)), { maxLength: 40 }), (glyphs) => {
        const run = glyphRun(
          '字'.repeat(glyphs.length),
          glyphs.map(([g]) => g),
          glyphs.map(([, a]) => a),
        );
        const spans = spansOf(run);
        expect(spans.map(({ text }) => text).join('')).toBe(run.text);
        for (const { x, spacing, from, count } of spans) {
          let pen = x;
          for (let i = from; i < from + count; i++) {
            expect(Math.abs(pen - (run.xs[i] ?? 0))).toBeLessThanOrEqual(SPAN_TOLERANCE + 1e-9);
            pen += (run.advances[i] ?? 0) + spacing;
          }
        }
      }),
    );
  });
});
