import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../core/typeset/cells';
import { uniform } from '../../../../../core/typeset/measures';
import type { Measures, ParagraphStyle } from '../../../../../core/typeset/types';
import { makeCopy } from '../copy';
import { paragraph } from '../fonts';
import { DIRECTIONS, lineOf, linesOf, naturalOf, STYLES, setter } from './harness';

/** Only the first line has room: the text is set in it, however much it has to give up. */
const firstOnly = (measure: number): Measures => ({
  at: (line) => (line === 0 ? measure : 0.1),
  uniformFrom: 1,
  key: `first ${measure}`,
});
const squeezed = (text: string, measure: number, style: Partial<ParagraphStyle>): readonly Cell[] => {
  const input = paragraph(text, style);
  const cells = setter.cells(input, firstOnly(measure), 0);
  expect(cells.map((c) => c.text).join(''), 'all in one line').toBe(text);
  return cells;
};
/** Space that the named characters gave up or gained against the natural line. */
function changes(text: string, measure: number, style: Partial<ParagraphStyle>): number[] {
  const natural = squeezed(text, 60, style);
  return squeezed(text, measure, style).map((c, i) => Number(c.advance) - Number(natural[i]?.advance));
}

describe('rule 17: shrinking in order, each step exhausted before the next', () => {
  // The steps in their order, with the gap that each takes all of: what stands behind (or before) which character.
  const text = '甲乙AB CD丙·丁（戊）己，庚、辛GDP壬。癸子”';
  const style = { punctuation: 'quanjiao' } as const;
  const at = (c: string): number => [...text].indexOf(c);
  const STEPS: readonly (readonly [string, readonly (readonly [number, number])[]])[] = [
    ['the blank of the line-end mark', [[at('”'), 0.5]]],
    ['word spaces to a quarter', [[at(' '), 1 / 3 - 1 / 4]]],
    [
      'the sides of ·',
      [
        [at('丙'), 1 / 8],
        [at('·'), 1 / 8],
      ],
    ],
    [
      'brackets',
      [
        [at('（'), 0.5],
        [at('）'), 0.5],
      ],
    ],
    [
      '，、；：',
      [
        [at('，'), 0.5],
        [at('、'), 0.5],
      ],
    ],
    [
      'Han–Latin to nothing',
      [
        [at('乙'), 1 / 8],
        [at('D'), 1 / 8],
        [at('辛'), 1 / 8],
        [at('P'), 1 / 8],
      ],
    ],
    ['。？！', [[at('。'), 0.5]]],
  ];

  STEPS.forEach(([name, own], step) => {
    it(`rule 17: ${step + 1}. ${name}`, () => {
      for (const direction of DIRECTIONS) {
        const full = naturalOf(text, { ...style, direction });
        const before = STEPS.slice(0, step).flatMap(([, gaps]) => gaps);
        const spent = before.reduce((sum, [, most]) => sum + most, 0);
        const share = own.reduce((sum, [, most]) => sum + most, 0) / 2;
        const change = changes(text, full - spent - share, { ...style, direction });
        const wanted = new Map<number, number>();
        for (const [i, most] of before) wanted.set(i, most);
        for (const [i, most] of own) wanted.set(i, most / 2);
        change.forEach((value, i) => {
          expect(value, `${direction} ${[...text][i]} ${i}`).toBeCloseTo(-(wanted.get(i) ?? 0), 6);
        });
      }
    });
  });

  it('rule 17: a style may forbid the last step', () => {
    const long = `${'文'.repeat(4)}。${'文'.repeat(4)}。文文`;
    expect(linesOf(long, { shrinkStops: true }, 11.2)).toHaveLength(1);
    expect(linesOf(long, { shrinkStops: false }, 11.2).length).toBeGreaterThan(1);
  });

  it('rule 17: Han against Han never shrinks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 6, max: 30 }),
        fc.constantFrom(...DIRECTIONS),
        (seed, measure, direction) => {
          const input = paragraph(makeCopy(seed, 120), { punctuation: 'quanjiao', direction });
          setter.set(input, uniform(measure)).lines.forEach((_, k) => {
            for (const cell of setter.cells(input, uniform(measure), k))
              if (/\p{Script=Han}/u.test(cell.text)) expect(cell.advance).toBeGreaterThanOrEqual(1 - 1e-9);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('rule 18: then stretching, in order', () => {
  // A line of text and a numeral too wide to come in: the line has to open by what is wanted.
  const head = '甲乙AB CD丙（丁）戊——己～庚／辛壬……癸';
  const text = `${head}${'0123456789'.repeat(3)}字字字`;
  const points = [...head];
  const opened = (by: number, direction: (typeof DIRECTIONS)[number]): number[] => {
    const style = { direction, level: 'gb' } as const;
    const input = paragraph(text, style);
    const natural = naturalOf(head, style);
    const line = lineOf(text, style, natural + by);
    expect(text.slice(line.start, line.end)).toBe(head);
    const whole = setter.cells(paragraph(head, style), uniform(60), 0);
    return setter
      .cells(input, uniform(natural + by), 0)
      .map((cell, i) => Number(cell.advance) - Number(whole[i]?.advance))
      .slice(0, -1);
  };
  const space = points.indexOf(' ');
  const latin = [points.indexOf('乙'), points.indexOf('D')];
  const rigid = [
    points.indexOf('A'),
    points.indexOf('C'),
    points.indexOf('—'),
    points.indexOf('己'),
    points.indexOf('～'),
    points.indexOf('庚'),
    points.indexOf('／'),
    points.indexOf('…'),
  ];

  for (const direction of DIRECTIONS) {
    it(`rule 18: word spaces to a half first, ${direction}`, () => {
      const change = opened(1 / 12, direction);
      change.forEach((value, i) => expect(value, points[i]).toBeCloseTo(i === space ? 1 / 12 : 0, 6));
    });

    it(`rule 18: then Han–Latin to its most, ${direction}`, () => {
      const change = opened(1 / 6 + 0.5, direction);
      change.forEach((value, i) =>
        expect(value, points[i]).toBeCloseTo(i === space ? 1 / 6 : latin.includes(i) ? 0.25 : 0, 6),
      );
    });

    it(`rule 18: then the rest equally, but nothing inside units and round connectors and ／, ${direction}`, () => {
      const change = opened(1 / 6 + 0.75 + 1.2, direction);
      expect(change[space]).toBeCloseTo(1 / 6, 6);
      for (const i of latin) expect(change[i], points[i]).toBeCloseTo(3 / 8, 6);
      for (const i of rigid) expect(change[i], `${points[i]} ${i}`).toBeCloseTo(0, 6);
      const rest = change.filter((_, i) => i !== space && !latin.includes(i));
      const open = new Set(rest.filter((value) => Math.abs(value) > 1e-6).map((value) => value.toFixed(6)));
      expect(open.size, 'one width for all the others').toBe(1);
    });
  }
});

describe('rule 19: take in first, push out when it is cheaper', () => {
  it('rule 19: a mark is taken in where its neighbours can give', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(11)}（文），${'字'.repeat(20)}。`;
      expect(linesOf(text, { punctuation: 'quanjiao', direction }, 14)[0]).toBe(`${'文'.repeat(11)}（文），`);
    }
  });

  it('rule 19: a character goes to the next line where the line has nothing to give', () => {
    for (const direction of DIRECTIONS) {
      const text = `${'文'.repeat(13)}，${'字'.repeat(20)}。`;
      expect(linesOf(text, { direction }, 13)[0]).toBe('文'.repeat(12));
    }
  });
});

describe('rule 20: lines fill their measure', () => {
  it('rule 20: every line but the last, to a thousandth of an em; the last is natural', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 8, max: 30 }),
        fc.constantFrom(...STYLES.filter((style) => style !== 'grid')),
        fc.constantFrom(...DIRECTIONS),
        (seed, measure, punctuation, direction) => {
          const input = paragraph(makeCopy(seed, 200), { indent: 2, punctuation, direction });
          const { lines } = setter.set(input, uniform(measure));
          for (const line of lines.slice(0, -1))
            expect(Number(line.width) + Number(line.offset)).toBeCloseTo(measure, 3);
          const last = lines.at(-1);
          expect(Number(last?.width) + Number(last?.offset)).toBeLessThanOrEqual(measure + 1e-6);
          expect(Number(last?.width)).toBeLessThanOrEqual(Number(last?.natural) + 1e-9);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('rule 20: the grid is never stretched', () => {
    for (const direction of DIRECTIONS) {
      const input = paragraph(makeCopy(5, 200), { punctuation: 'grid', direction });
      for (const line of setter.set(input, uniform(13)).lines) expect(line.stretch).toBe(0);
    }
  });

  it('rule 20: pages of copy are even grey: no gap over half an em, few over a quarter', () => {
    let lines = 0;
    let wide = 0;
    for (const direction of DIRECTIONS)
      for (let seed = 1; seed <= 60; seed++)
        for (const line of setter.set(paragraph(makeCopy(seed, 240), { indent: 2, direction }), uniform(13))
          .lines) {
          lines++;
          expect(line.stretch).toBeLessThanOrEqual(0.5);
          if (Number(line.stretch) > 0.25) wide++;
        }
    expect(wide / lines).toBeLessThan(0.02);
  });
});
