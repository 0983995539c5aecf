import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphStyle } from '../../../../../core/typeset/types';
import { makeCopy } from '../copy';
import { paragraph } from '../fonts';
import { DIRECTIONS, LEVELS, linesOf, named, setter, settings } from './harness';

const han = (line: string): number => [...line.matchAll(/\p{Script=Han}/gu)].length;

const indented = (text: string) => setter.set(paragraph(text, { indent: 2 }), uniform(13));

describe('rule 21: 孤字', () => {
  it('rule 21: the last line never holds one Han character, whatever the length of the paragraph', () => {
    for (const setting of settings())
      for (let length = 14; length < 14 + 2 * 13; length++)
        for (const end of ['。', '。”', '']) {
          const last = linesOf(`${'文'.repeat(length)}${end}`, { ...setting, indent: 2 }, 13).at(-1) ?? '';
          expect(han(last), `${named(setting)} ${length}: ${last}`).toBeGreaterThan(1);
        }
  });

  it('rule 21: in copy with marks, figures and words', () => {
    for (const direction of DIRECTIONS)
      for (const level of LEVELS)
        for (let seed = 1; seed <= 40; seed++) {
          const last = linesOf(makeCopy(seed, 90 + seed), { direction, level, indent: 2 }, 13).at(-1) ?? '';
          expect([...last.matchAll(/[\p{L}\p{N}]/gu)].length, `${seed}: ${last}`).toBeGreaterThan(1);
        }
  });

  it('rule 21: a sign behind Han is a mark and no company for it, one behind a figure is of the figure', () => {
    for (const sign of '％%℃°') {
      const text = `${'文'.repeat(24)}字${sign}`;
      expect(han(linesOf(text, { indent: 2 }, 13).at(-1) ?? ''), sign).toBe(2);
      expect(indented(text).lone).toBe(false);
      expect(indented(`字${sign}`).lone).toBe(true);
      expect(indented(`5${sign}`).lone).toBe(false);
    }
  });

  it('rule 21: a line that costs what 孤字 costs is reported as such, and no other', () => {
    for (let length = 1; length <= 30; length++)
      for (const end of ['字', '字％', '5', '5％', '￥5', 'A', 'A。', '字。”', 'OK']) {
        const text = `${'文'.repeat(length)}${end}`;
        const { lines, lone, cost } = setter.set(paragraph(text, { level: 'none', indent: 2 }), uniform(3));
        expect(lone && lines.length > 1, text).toBe(cost >= 1e11 && cost < 1e12);
      }
  });

  it('rule 21: a paragraph of one character stays what it is', () => {
    expect(linesOf('完。')).toEqual(['完。']);
  });
});

describe('rule 22: the first line', () => {
  it('rule 22: is indented by the style, 2 em or in narrow columns 1', () => {
    for (const setting of settings())
      for (const indent of [0, 1, 2])
        for (let length = 16; length <= 30; length++) {
          const style: Partial<ParagraphStyle> = { indent, ...setting };
          const input = paragraph(`${'文'.repeat(length)}。`, style);
          setter.set(input, uniform(13)).lines.forEach((line, k) => {
            const [first] = setter.cells(input, uniform(13), k);
            expect(first?.x, named(setting)).toBeCloseTo(k === 0 ? indent : 0, 9);
            // What is drawn begins where the cells do; upright glyphs are placed by their baseline.
            const baseline = setting.direction === 'vertical' ? 0.88 : 0;
            expect(Number(line.runs[0]?.xs[0]) - baseline, named(setting)).toBeCloseTo(
              k === 0 ? indent : 0,
              9,
            );
            expect(Number(line.offset) + Number(line.width), named(setting)).toBeLessThanOrEqual(13 + 1e-6);
          });
        }
  });

  it('rule 22: the indent takes its room from the first line alone', () => {
    for (const direction of DIRECTIONS) {
      const lines = linesOf('文'.repeat(40), { indent: 2, direction }, 13);
      expect(lines.map((line) => line.length)).toEqual([11, 13, 13, 3]);
    }
  });
});

describe('lines that are not justified', () => {
  it('part at a mark rather than inside a phrase', () => {
    const style = { align: 'center' } as const;
    expect(linesOf('写进提案的话，有编号有期限', style, 10.6)).toEqual(['写进提案的话，', '有编号有期限']);
    expect(linesOf('夜班的声音，也能进会场', style, 12)).toEqual(['夜班的声音，也能进会场']);
  });

  it('obey the rules of breaking like any other', () => {
    for (const align of ['start', 'center', 'end'] as const)
      for (const direction of DIRECTIONS)
        for (let seed = 1; seed <= 12; seed++) {
          const text = makeCopy(seed, 120);
          const lines = linesOf(text, { align, direction }, 11);
          expect(lines.join('')).toBe(text);
          for (const line of lines.slice(1)) expect(line, align).not.toMatch(/^[，。、；：？！”）》%]/u);
          for (const line of lines) expect(line, align).not.toMatch(/[“（《]$/u);
        }
  });
});

describe('variants', () => {
  it('keep the text and the rules, and differ by one line', () => {
    for (const direction of DIRECTIONS)
      for (let seed = 1; seed < 30; seed++) {
        const text = makeCopy(seed, 260);
        const input = paragraph(text, { indent: 2, direction });
        const best = setter.set(input, uniform(13)).lines.length;
        for (const variant of [-1, 1] as const) {
          const lines = setter.set(input, uniform(13), variant).lines.map((l) => text.slice(l.start, l.end));
          expect(lines.join('')).toBe(text);
          expect([best, best + variant]).toContain(lines.length);
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：？！”）》%]/u);
        }
      }
  });
});
