import { describe, expect, it } from 'vitest';
import type { PunctuationStyle } from '../../../../core/document/records/style';
import { uniform } from '../../../../core/typeset/measures';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { loadFonts, paragraph } from './fonts';

const setter = createTypesetter(loadFonts());

/** Natural width of a text that stands between Han inside one long line, without those Han. */
function widthOf(text: string, punctuation: PunctuationStyle): number {
  const line = setter.set(paragraph(`文${text}字`, { punctuation }), uniform(40)).lines[0];
  return (line?.natural ?? 0) - 2;
}

describe('rules 9, 11 and 13: widths of marks between Han', () => {
  const full: readonly (readonly [string, number])[] = [
    ['，', 1],
    ['。', 1],
    ['“', 1],
    ['，”', 1.5],
    ['。』', 1.5],
    ['。』」', 2],
    ['，“', 1.5],
    ['）“', 1.5],
    ['“《', 1.5],
    ['（？', 2],
    ['——', 2],
    ['……', 2],
    ['，——', 3],
    ['？！', 1],
    ['！！', 1],
    ['！！！', 2],
    ['…………', 4],
  ];
  for (const [text, width] of full)
    it(`全角 ${text} is ${width} em`, () => expect(widthOf(text, 'quanjiao')).toBeCloseTo(width, 9));

  const kaiming: readonly (readonly [string, number])[] = [
    ['，', 0.5],
    ['、', 0.5],
    ['：', 0.5],
    ['；', 0.5],
    ['“', 0.5],
    ['”', 0.5],
    ['《', 0.5],
    ['。', 1],
    ['？', 1],
    ['！', 1],
    ['。”', 1],
    ['，“', 1],
    ['——', 2],
  ];
  for (const [text, width] of kaiming)
    it(`开明 ${text} is ${width} em`, () => expect(widthOf(text, 'kaiming')).toBeCloseTo(width, 9));

  it('半角 marks are half an em, 行末半角 a whole one inside the line', () => {
    for (const mark of '，。、：；？！“”（）《》') {
      expect(widthOf(mark, 'banjiao'), mark).toBeCloseTo(0.5, 9);
      expect(widthOf(mark, 'line-end'), mark).toBeCloseTo(1, 9);
    }
  });

  it('纵横对齐 keeps every character on the grid of ems', () => {
    const text = '职工“安康杯”竞赛，2026年有APP报名。';
    const cells = setter.cells(paragraph(text, { punctuation: 'grid' }), uniform(40), 0);
    for (const cell of cells)
      if (/\p{Script=Han}/u.test(cell.text))
        expect(Math.abs(cell.x - Math.round(cell.x)), cell.text).toBeLessThan(1e-9);
  });
});

describe('rule 10: connectors and dots', () => {
  for (const [text, width] of [
    ['–', 0.5],
    ['·', 0.5],
    ['／', 0.5],
    ['—', 1],
    ['～', 1],
  ] as const)
    it(`${text} is ${width} em in every face`, () => {
      for (const face of ['song-text', 'song-heavy', 'hei', 'hei-heavy', 'kai']) {
        const input = { ...paragraph(''), runs: [{ text: `文${text}字`, face }] };
        expect(setter.set(input, uniform(40)).lines[0]?.natural, face).toBeCloseTo(2 + width, 9);
      }
    });
});

describe('rule 12: line edges', () => {
  it('an opening mark at a line start loses its blank', () => {
    const line = setter.set(paragraph('“工会”', { punctuation: 'quanjiao' }), uniform(13)).lines[0];
    expect(line?.natural).toBeCloseTo(0.5 + 2 + 1, 9);
  });

  it('an indented first line may keep it', () => {
    const style = { punctuation: 'quanjiao', indent: 2, trimIndentedOpener: false } as const;
    const line = setter.set(paragraph('“工会', style), uniform(13)).lines[0];
    expect(line?.natural).toBeCloseTo(3, 9);
  });

  it('a line-end mark is half an em, 。 too, and 全角 only where the line asks for it', () => {
    for (const mark of '，。；”')
      for (const punctuation of ['kaiming', 'line-end', 'banjiao'] as const) {
        const line = setter.set(paragraph(`文字${mark}`, { punctuation }), uniform(13)).lines[0];
        expect(line?.natural, `${punctuation} ${mark}`).toBeCloseTo(2.5, 9);
      }
    const text = `${'文'.repeat(12)}，${'字'.repeat(12)}。`;
    const lines = setter.set(paragraph(text, { punctuation: 'quanjiao' }), uniform(12.5)).lines;
    expect(lines[0]?.natural).toBeCloseTo(13, 9);
    expect(lines[0]?.width).toBeCloseTo(12.5, 9);
  });
});

describe('rule 14: hanging punctuation', () => {
  const text = `${'文'.repeat(13)}，${'字'.repeat(10)}。`;

  it('is off by default', () => {
    const first = setter.set(paragraph(text), uniform(13)).lines[0];
    expect(text.slice(first?.start, first?.end)).toHaveLength(12);
  });

  it('lets one mark stand outside the measure', () => {
    const first = setter.set(paragraph(text, { hang: true }), uniform(13)).lines[0];
    expect(text.slice(first?.start, first?.end)).toBe(`${'文'.repeat(13)}，`);
    expect(first?.width).toBeCloseTo(13, 9);
  });

  it('never within a run of marks', () => {
    const run = `${'文'.repeat(13)}。”${'字'.repeat(10)}。`;
    const first = setter.set(paragraph(run, { hang: true }), uniform(13)).lines[0];
    expect(run.slice(first?.start, first?.end)).not.toContain('。');
  });
});

describe('the dash is one stroke of two ems in every face', () => {
  for (const id of ['song-text', 'song-medium', 'song-heavy', 'hei', 'hei-heavy', 'kai']) {
    it(id, () => {
      const fonts = loadFonts();
      const ink = fonts.face(id)?.ink(0x2014) ?? [Number.NaN, Number.NaN];
      const input = { ...paragraph(''), runs: [{ text: '文——字', face: id }] };
      const runs = setter.set(input, uniform(13)).lines[0]?.runs ?? [];
      expect(runs.map((run) => run.text)).toEqual(['文', '——', '字']);
      const widen = runs[1]?.widen ?? 1;
      const [first = 0, second = 0] = runs[1]?.xs ?? [];
      expect(second + ink[0] * widen).toBeLessThan(first + ink[1] * widen);
      expect(first + ink[0] * widen).toBeCloseTo(1.04, 6);
      expect(second + ink[1] * widen).toBeCloseTo(2.96, 6);
      expect(runs[2]?.xs[0]).toBe(3);
    });
  }
});
