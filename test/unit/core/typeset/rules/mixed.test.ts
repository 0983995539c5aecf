import { describe, expect, it } from 'vitest';
import type { ParagraphStyle } from '../../../../../core/typeset/types';
import { DIRECTIONS, fonts, lineOf, naturalOf, partedAt } from './harness';

const face = fonts.fallback;
/** Advances of the letters with what the face kerns them by. */
const widthOf = (text: string): number => {
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  return points.reduce(
    (sum, c, i) => sum + Number(face.advance(c)) + (i > 0 ? Number(face.kern(points[i - 1] ?? 0, c)) : 0),
    0,
  );
};

describe('rule 16: the Han–Latin gap', () => {
  it('rule 16: stands on both sides of words and figures, an eighth of an em by default', () => {
    for (const direction of DIRECTIONS)
      for (const word of ['GDP', '2026', '35.6%', 'long-term'])
        expect(naturalOf(`文${word}字`, { direction }), `${word} ${direction}`).toBeCloseTo(
          2 + widthOf(word) + 2 / 8,
          9,
        );
  });

  it('rule 16: is a style value', () => {
    for (const direction of DIRECTIONS)
      for (const gap of [0, 0.125, 0.25, 0.5])
        expect(naturalOf('文GDP字', { gap, direction })).toBeCloseTo(2 + widthOf('GDP') + 2 * gap, 9);
  });

  it('rule 16: is absent at line edges, beside marks and inside brackets', () => {
    for (const direction of DIRECTIONS) {
      expect(naturalOf('GDP', { direction })).toBeCloseTo(widthOf('GDP'), 9);
      expect(naturalOf('文，GDP', { direction })).toBeCloseTo(1.5 + widthOf('GDP'), 9);
      expect(naturalOf('文GDP，字', { direction })).toBeCloseTo(2.5 + widthOf('GDP') + 1 / 8, 9);
      expect(naturalOf('（GDP）文', { direction })).toBeCloseTo(2 + widthOf('GDP'), 9);
    }
  });

  it('rule 16: is absent at superscripts', () => {
    for (const direction of DIRECTIONS)
      expect(naturalOf('文²字', { direction })).toBeCloseTo(naturalOf('文²', { direction }) + 1, 9);
    expect(naturalOf('长5m²整')).toBeCloseTo(2 + widthOf('5m²') + 1 / 8, 9);
  });

  it('rule 16: takes the place of a space that was typed there', () => {
    for (const direction of DIRECTIONS)
      expect(naturalOf('文 GDP 字', { direction })).toBeCloseTo(naturalOf('文GDP字', { direction }), 9);
  });

  it('rule 16: shrinks to nothing where the line asks for it', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(5)}GDP${'字'.repeat(5)}`;
      const full = naturalOf(text, { direction });
      const line = lineOf(text, { direction }, full - 0.25);
      expect(line.width).toBeCloseTo(full - 0.25, 9);
      expect(line.end).toBe(text.length);
    }
  });

  it('rule 16: opens to a style value, half an em where none is given', () => {
    for (const [gapMost, most] of [
      [undefined, 0.5],
      [0.25, 0.25],
    ] as const) {
      const style: Partial<ParagraphStyle> = gapMost === undefined ? {} : { gapMost };
      const text = '文文GDP文文文文文文文文文文文文文文文文文';
      const line = lineOf(text, style, 4 + widthOf('GDP') + 4 + 0.9);
      const at = text.slice(line.start, line.end);
      const run = line.runs[0];
      const first = Number(run?.xs[2]) - Number(run?.xs[1]) - 1;
      expect(first, at).toBeLessThanOrEqual(most + 1e-9);
      expect(first, at).toBeGreaterThan(0.2);
    }
  });

  it('rule 16: the gap is no place where words part', () => {
    expect([...partedAt('GDP', { style: { gap: 0.5 } })]).toEqual([]);
  });
});
