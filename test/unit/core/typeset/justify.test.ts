import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemise } from '../../../../core/typeset/itemise';
import { cellsOf } from '../../../../core/typeset/cells';
import { uniform } from '../../../../core/typeset/measures';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const setter = createTypesetter(fonts);
/** What each character takes when the whole text is squeezed into one line. */
const spacesOf = (text: string, measure: number, style = {}): number[] => {
  const prepared = itemise(paragraph(text, style), fonts);
  return cellsOf(prepared, 0, prepared.n, measure).map((cell) => cell.advance);
};

describe('rules 17 and 18: the order of shrinking and stretching', () => {
  it('takes from brackets before pauses, and from those before the Han–Latin gap', () => {
    const text = '甲“乙”丙，丁GDP戊文字文字文字文字文字';
    const natural =
      setter.set(paragraph(text, { punctuation: 'quanjiao' }), uniform(60)).lines[0]?.natural ?? 0;
    const first = spacesOf(text, natural - 0.6, { punctuation: 'quanjiao' });
    expect(first[1], 'opening quote').toBeCloseTo(0.7, 6);
    expect(first[3], 'closing quote').toBeCloseTo(0.7, 6);
    expect(first[5], 'comma untouched').toBeCloseTo(1, 6);
    const second = spacesOf(text, natural - 1.2, { punctuation: 'quanjiao' });
    expect(second[1]).toBeCloseTo(0.5, 6);
    expect(second[5], 'comma').toBeCloseTo(0.8, 6);
    expect(second[6], 'Han before Latin untouched').toBeCloseTo(1.125, 6);
  });

  it('never shrinks Han against Han', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 6, max: 30 }), (seed, measure) => {
        const input = paragraph(makeCopy(seed, 120), { punctuation: 'quanjiao' });
        const lines = setter.set(input, uniform(measure)).lines;
        lines.forEach((_, k) => {
          for (const cell of setter.cells(input, uniform(measure), k))
            if (/\p{Script=Han}/u.test(cell.text)) expect(cell.advance).toBeGreaterThanOrEqual(1 - 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('opens Han–Latin to half an em before other gaps, then all the rest equally', () => {
    const text = '文文文文GDP文文文文文文文文文文文文文';
    const input = paragraph(text);
    const lines = setter.set(input, uniform(12)).lines;
    const cells = setter.cells(input, uniform(12), 0);
    const count = (lines[0]?.end ?? 0) - 1;
    const han = cells.slice(0, count).filter((c, i) => /文/u.test(c.text) && cells[i + 1]?.text !== 'G');
    const advances = new Set(han.map((c) => c.advance.toFixed(9)));
    expect(advances.size).toBe(1);
  });

  it('leaves —— and …… and numerals rigid', () => {
    const text = '文文——文文……文文1234文文文文文文文文文文文文文文文文';
    const input = paragraph(text);
    for (const measure of [13, 14, 15]) {
      setter.set(input, uniform(measure)).lines.forEach((_, k) => {
        const cells = setter.cells(input, uniform(measure), k);
        cells.forEach((cell, i) => {
          const next = cells[i + 1]?.text;
          if (next === cell.text && '—…'.includes(cell.text)) expect(cell.advance).toBeCloseTo(1, 9);
          if (/\d/u.test(cell.text) && /\d/u.test(next ?? ''))
            expect(cell.advance).toBeCloseTo(fonts.fallback.advance(cell.text.codePointAt(0) ?? 0), 6);
        });
      });
    }
  });
});

describe('rules 19 and 20', () => {
  it('takes a mark in rather than pushing a character out', () => {
    const text = `${'文'.repeat(11)}（文），${'字'.repeat(20)}。`;
    const first = setter.set(paragraph(text, { punctuation: 'quanjiao' }), uniform(14)).lines[0];
    expect(text.slice(first?.start, first?.end)).toBe(`${'文'.repeat(11)}（文），`);
  });

  it('every line but the last fills the measure to a thousandth of an em', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 8, max: 30 }),
        fc.constantFrom('kaiming', 'quanjiao', 'banjiao', 'line-end'),
        (seed, measure, punctuation) => {
          const input = paragraph(makeCopy(seed, 200), { indent: 2, punctuation });
          const lines = setter.set(input, uniform(measure)).lines;
          for (const line of lines.slice(0, -1)) expect(line.width + line.offset).toBeCloseTo(measure, 3);
          expect((lines.at(-1)?.width ?? 0) + (lines.at(-1)?.offset ?? 0)).toBeLessThanOrEqual(
            measure + 1e-6,
          );
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('invariants', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          '文',
          '字',
          '，',
          '。',
          '“',
          '”',
          '（',
          '—',
          '…',
          'a',
          'b',
          ' ',
          '3',
          '%',
          '\t',
          '\u200d',
          '\ud83d',
          '\u0301',
          'א',
        ),
        { maxLength: 120 },
      )
      .map((a) => a.join('')),
  );

  it('no character is lost, whatever the text, the measure and the style', () => {
    fc.assert(
      fc.property(
        anything,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('kaiming', 'quanjiao', 'banjiao', 'line-end', 'grid'),
        fc.constantFrom('none', 'basic', 'gb', 'strict'),
        fc.boolean(),
        (text, measure, punctuation, level, hang) => {
          const input = paragraph(text, { punctuation, level, hang });
          const lines = setter.set(input, uniform(measure)).lines;
          expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
          lines.forEach((line, k) => {
            const cells = setter.cells(input, uniform(measure), k);
            expect(cells.map((c) => c.text).join('')).toBe(text.slice(line.start, line.end));
            for (const run of line.runs) {
              expect([...run.text]).toHaveLength(run.xs.length);
              expect(run.advances).toHaveLength(run.xs.length);
              expect(run.xs.every(Number.isFinite)).toBe(true);
            }
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('borders between runs may fall anywhere, even inside a surrogate pair', () => {
    const text = '铁路工会😀职工書屋𠮷野';
    for (let cut = 0; cut <= text.length; cut++) {
      const runs = [
        { text: text.slice(0, cut), face: 'song-text' },
        { text: text.slice(cut), face: 'hei' },
      ];
      const lines = setter.set({ ...paragraph(''), runs }, uniform(5)).lines;
      expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
      expect(lines.flatMap((l) => l.runs.map((r) => r.text)).join('')).toBe(text);
    }
  });

  it('the same input gives the same bytes from fresh typesetters', () => {
    const copies = Array.from({ length: 20 }, (_, k) => makeCopy(k + 1, 300));
    const run = (): string => {
      const fresh = createTypesetter(fonts);
      return JSON.stringify(
        copies.map((text) => fresh.set(paragraph(text, { indent: 2 }), uniform(13)).lines),
      );
    };
    expect(run()).toBe(run());
  });

  it('variants keep the text and differ by one line', () => {
    for (let seed = 1; seed < 40; seed++) {
      const text = makeCopy(seed, 260);
      const input = paragraph(text, { indent: 2 });
      const best = setter.set(input, uniform(13)).lines.length;
      for (const variant of [-1, 1] as const) {
        const lines = setter.set(input, uniform(13), variant).lines;
        expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
        expect([best, best + variant]).toContain(lines.length);
      }
    }
  });
});

describe('even grey on generated stories', () => {
  it('no gap over 0.5 em and under 2 % of lines over 0.25 em at 13 characters', () => {
    let lines = 0;
    let wide = 0;
    for (let seed = 1; seed <= 100; seed++)
      for (const line of setter.set(paragraph(makeCopy(seed, 240), { indent: 2 }), uniform(13)).lines) {
        lines++;
        expect(line.stretch).toBeLessThanOrEqual(0.5);
        if (line.stretch > 0.25) wide++;
      }
    expect(wide / lines).toBeLessThan(0.02);
  });
});

describe('rule 25: 着重号', () => {
  it('stand under the middle of every stressed character and under no mark', () => {
    const runs = [
      { text: '要把', face: 'song-text' },
      { text: '安全，生产', face: 'song-text', emphasis: true },
      { text: '放在前面。', face: 'song-text' },
    ];
    const line = setter.set({ ...paragraph(''), runs }, uniform(40)).lines[0];
    expect(line?.dots).toEqual([2.5, 3.5, 5, 6]);
    expect(setter.set(paragraph('要把安全'), uniform(40)).lines[0]?.dots).toBeUndefined();
  });
});
