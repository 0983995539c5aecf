import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../core/typeset/measures';
import type { ParagraphStyle } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const setter = createTypesetter(fonts);
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + fonts.fallback.advance(c.codePointAt(0) ?? 0), 0);
const natural = (text: string, style: Partial<ParagraphStyle> = {}): number =>
  setter.set(paragraph(text, style), uniform(60)).lines[0]?.natural ?? 0;

describe('rule 16: the Han–Latin gap', () => {
  it('stands on both sides of western words and of figures, an eighth of an em by default', () => {
    for (const word of ['GDP', '2026', '35.6%', 'a'])
      expect(natural(`文${word}字`), word).toBeCloseTo(2 + widthOf(word) + 2 / 8, 9);
  });

  it('is a style value', () => {
    for (const gap of [0, 0.125, 0.25, 0.5])
      expect(natural('文GDP字', { gap })).toBeCloseTo(2 + widthOf('GDP') + 2 * gap, 9);
  });

  it('is absent at line edges, beside marks and inside brackets', () => {
    expect(natural('GDP')).toBeCloseTo(widthOf('GDP'), 9);
    expect(natural('文，GDP')).toBeCloseTo(1.5 + widthOf('GDP'), 9);
    expect(natural('（GDP）文')).toBeCloseTo(2 + widthOf('GDP'), 9);
  });

  it('takes the place of a space that was typed there', () => {
    expect(natural('文 GDP 字')).toBeCloseTo(natural('文GDP字'), 9);
  });

  it('shrinks to nothing before anything else of the text gives way', () => {
    const text = `${'文'.repeat(5)}GDP${'字'.repeat(5)}`;
    const full = natural(text);
    const [line] = setter.set(paragraph(text), uniform(full - 0.25)).lines;
    expect(line?.width).toBeCloseTo(full - 0.25, 9);
    expect(line?.end).toBe(text.length);
  });
});

describe('rule 22: the first line', () => {
  it('is indented by the style, in narrow columns by less', () => {
    for (const indent of [0, 1, 2]) {
      const lines = setter.set(paragraph('文'.repeat(40), { indent }), uniform(13)).lines;
      expect(lines[0]?.runs[0]?.xs[0]).toBeCloseTo(indent, 9);
      expect(lines[1]?.runs[0]?.xs[0]).toBeCloseTo(0, 9);
    }
  });
});
