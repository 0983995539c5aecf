import { describe, expect, it } from 'vitest';
import { cliBench } from './cli';

interface Line {
  readonly text: string;
  readonly paragraph: number;
  readonly natural: number;
  readonly width: number;
  readonly glyphs: readonly { readonly text: string; readonly x: number; readonly advance: number }[];
}

describe('typeset --headline', () => {
  const { json } = cliBench();
  const titles = async (text: string, ...options: readonly string[]): Promise<readonly Line[]> =>
    ((await json(['typeset', '--headline', ...options], text)) as { lines: readonly Line[] }).lines;
  const found = async (text: string, measure: string): Promise<readonly unknown[]> =>
    (
      (await json(['typeset', '--headline', '--measure', measure], text)) as {
        diagnostics: readonly unknown[];
      }
    ).diagnostics;

  it('breaks by sense into lines of like length, none too wide', async () => {
    for (const direction of ['h', 'v']) {
      const lines = await titles(
        '夜班公交延长到凌晨一点覆盖四个园区\n',
        '--measure',
        '10',
        '--direction',
        direction,
      );
      expect(lines.length).toBe(2);
      const [first, second] = lines.map(({ width }) => width);
      expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThan(3);
      for (const { width, natural } of lines) {
        expect(width).toBeLessThanOrEqual(10);
        expect(width).toBeCloseTo(natural, 6);
      }
      expect(lines[0]?.text).not.toMatch(/[到凌一四个]$/u);
    }
  });

  it('never parts a word, a numeral or a name and its title, and never leaves 的 or 了 at a line start', async () => {
    const text = '望澜人民医院护士长陈禾的三百条提案条条有回音';
    for (let measure = 7; measure < 22; measure++) {
      const lines = await titles(`${text}\n`, '--measure', String(measure));
      const ends = lines.slice(0, -1).map(
        (_, k) =>
          lines
            .slice(0, k + 1)
            .map((l) => l.text)
            .join('').length,
      );
      for (const word of ['医院', '护士长', '三百条', '提案', '回音']) {
        const from = text.indexOf(word);
        for (const end of ends)
          expect(end <= from || end >= from + word.length, `${measure}: ${word}`).toBe(true);
      }
      for (const line of lines) expect(line.text).not.toMatch(/^[的了]/u);
    }
  });

  it('breaks where a line separator says so', async () => {
    const lines = await titles('代表的意见\u2028带回了车间\n');
    expect(lines.map(({ text }) => text)).toEqual(['代表的意见\u2028', '带回了车间']);
  });

  it('keeps manual breaks however long the headline is, and every character', async () => {
    const piece = '夜班公交延长到凌晨一点覆盖四个园区';
    for (const text of [
      Array.from({ length: 60 }, () => piece).join('\u2028'),
      `${piece}\u2028${piece.repeat(40)}\u2028\u2028${piece}\u2028`,
      `\u2028${piece.repeat(40)}`,
    ]) {
      const lines = await titles(`${text}\n`, '--measure', '20', '--indent', '2');
      expect(lines.map((line) => line.text).join('')).toBe(text);
      for (const line of lines) {
        expect(line.text.replace(/^\u2028+|\u2028+$/gu, '')).not.toContain('\u2028');
        expect(line.glyphs.map((glyph) => glyph.text).join('')).toBe(line.text);
        expect(line.width).toBeLessThanOrEqual(20);
      }
    }
    const short = await titles(
      `${Array.from({ length: 60 }, () => piece).join('\u2028')}\n`,
      '--measure',
      '20',
    );
    expect(short.length).toBe(60);
  });

  it('says what it had to part, and what is wider than a line', async () => {
    expect(await found('中华全国总工会部署\n', '4')).toEqual([
      expect.objectContaining({ rule: 'TYPESET-HEADLINE-PARTED', text: '中华全国总工会' }),
    ]);
    expect(await found('喜看manufacturing\n', '5')).toEqual([
      expect.objectContaining({ rule: 'TYPESET-HEADLINE-WIDE', text: 'manufacturing' }),
    ]);
    expect(await found('中华全国总工会部署\n', '7')).toEqual([]);
  });

  it('indents the first line, in its own measure', async () => {
    for (const direction of ['h', 'v']) {
      const options = ['--indent', '2', '--measure', '7', '--direction', direction];
      const lines = await titles('夜班公交延长到凌晨一点\n  \n覆盖园区\n', ...options);
      const seen = new Set<number>();
      for (const { paragraph, natural, width, glyphs } of lines) {
        const last = glyphs.at(-1);
        expect(glyphs[0]?.x).toBe(seen.has(paragraph) ? 0 : 2);
        expect(width).toBe(natural);
        expect(width).toBeLessThanOrEqual(7);
        expect((last?.x ?? 0) + (last?.advance ?? 0)).toBeCloseTo(width, 6);
        seen.add(paragraph);
      }
      expect(seen.size).toBe(3);
      expect(lines.length).toBeGreaterThan(4);
    }
  });

  it('keeps the text of every paragraph, blanks included, in cells one after the other', async () => {
    const paragraphs = [
      '  短题  ',
      '   ',
      '',
      '代表的意见 带回了车间 条条有回音',
      '职'.repeat(700),
      '\u2028\u2028',
      'A（'.repeat(60),
    ];
    for (const direction of ['h', 'v']) {
      const lines = await titles(paragraphs.join('\n'), '--measure', '6', '--direction', direction);
      const texts = paragraphs.map(() => '');
      for (const { text, paragraph, glyphs } of lines) {
        texts[paragraph] += text;
        expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text);
        glyphs.slice(1).forEach(({ x }, i) => {
          const before = glyphs[i];
          expect(Math.abs(x - (before?.x ?? 0) - (before?.advance ?? 0))).toBeLessThan(1e-6);
        });
      }
      expect(texts).toEqual(paragraphs);
    }
  });
});
