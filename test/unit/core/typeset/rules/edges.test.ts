import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import { paragraph } from '../fonts';
import { DIRECTIONS, lineOf, linesOf, naturalOf, STYLES, setter } from './harness';

const flush = STYLES.filter((style) => style !== 'grid');

describe('rule 12: line edges', () => {
  it('rule 12: an opening mark at a line start loses its blank', () => {
    for (const direction of DIRECTIONS)
      for (const punctuation of flush)
        for (const mark of '“（《')
          expect(naturalOf(`${mark}工会`, { punctuation, direction }), `${mark} ${punctuation}`).toBeCloseTo(
            2.5,
            9,
          );
  });

  it('rule 12: also at the start of lines that justification fills', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(10)}“${'字'.repeat(9)}。`;
      const { lines } = setter.set(paragraph(text, { punctuation: 'quanjiao', direction }), uniform(10));
      expect(text.slice(lines[1]?.start, lines[1]?.end)).toBe('“字字字字字字字字字。');
      expect(lines[1]?.natural).toBeCloseTo(0.5 + 9 + 1, 9);
      expect(lines[1]?.width).toBeCloseTo(10, 9);
    }
  });

  it('rule 12: on an indented first line by a style value', () => {
    for (const direction of DIRECTIONS) {
      const style = { punctuation: 'quanjiao', indent: 2, direction } as const;
      expect(naturalOf('“工会', style)).toBeCloseTo(2.5, 9);
      expect(naturalOf('“工会', { ...style, trimIndentedOpener: false })).toBeCloseTo(3, 9);
    }
  });

  it('rule 12: a line-end mark is half an em, 。 too, where the style says so', () => {
    for (const direction of DIRECTIONS)
      for (const mark of '，。、”）》')
        for (const punctuation of ['kaiming', 'line-end', 'banjiao'] as const)
          expect(naturalOf(`文字${mark}`, { punctuation, direction }), `${punctuation} ${mark}`).toBeCloseTo(
            2.5,
            9,
          );
  });

  it('rule 12: 全角 gives the blank of a line-end mark up first', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(12)}，${'字'.repeat(12)}。`;
      const { lines } = setter.set(paragraph(text, { punctuation: 'quanjiao', direction }), uniform(12.5));
      expect(lines[0]?.natural).toBeCloseTo(13, 9);
      expect(lines[0]?.width).toBeCloseTo(12.5, 9);
      expect(lines[0]?.end).toBe(13);
    }
  });
});

describe('rule 14: hanging punctuation', () => {
  it('rule 14: is off by default', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(13)}，${'字'.repeat(10)}。`;
      expect(linesOf(text, { direction }, 13)[0]).toHaveLength(12);
    }
  });

  it('rule 14: one of 、，。 stands outside the measure, no other mark', () => {
    for (const direction of DIRECTIONS)
      for (const mark of '、，。；：？！”）》') {
        const text = `${'文'.repeat(13)}${mark}${'字'.repeat(10)}。`;
        const line = lineOf(text, { hang: true, direction }, 13);
        const hung = text.slice(line.start, line.end) === `${'文'.repeat(13)}${mark}`;
        expect(hung, `${mark} ${direction}`).toBe('、，。'.includes(mark));
        expect(line.width).toBeCloseTo(13, 9);
      }
  });

  it('rule 14: never within a run of marks', () => {
    for (const direction of DIRECTIONS)
      for (const run of ['。”', '，“', '）。', '。）', '……，，']) {
        const text = `${'文'.repeat(13)}${run}${'字'.repeat(12)}。`;
        const first = linesOf(text, { hang: true, direction }, 13)[0] ?? '';
        expect(first.length, `${run} ${direction}`).toBeLessThanOrEqual(13);
      }
  });

  it('rule 14: over all phases no line is wider than its measure but by one such mark', () => {
    for (const direction of DIRECTIONS)
      for (const punctuation of flush)
        for (let filler = 1; filler <= 14; filler++) {
          const text = `${'文'.repeat(filler)}，字字、字字字。字字字字，字字字字字字。`;
          for (const line of setter.set(paragraph(text, { hang: true, punctuation, direction }), uniform(9))
            .lines)
            expect(Number(line.width) + Number(line.offset)).toBeLessThanOrEqual(9 + 1e-6);
        }
  });
});
