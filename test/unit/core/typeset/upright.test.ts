import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../core/typeset/measures';
import type { ParagraphStyle, SetRun } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const setter = createTypesetter(fonts);
const WIDE = uniform(60);
const vertical = (style: Partial<ParagraphStyle> = {}): Partial<ParagraphStyle> => ({
  direction: 'vertical',
  ...style,
});

const runsOf = (text: string, style: Partial<ParagraphStyle> = {}): readonly SetRun[] =>
  setter.set(paragraph(text, vertical(style)), WIDE).lines.flatMap((line) => line.runs);
const runOf = (text: string, part: string, style: Partial<ParagraphStyle> = {}): SetRun => {
  const run = runsOf(text, style).find((r) => r.text.includes(part));
  if (!run) throw new Error(`${part} is in no run of ${text}`);
  return run;
};
const advanceOf = (text: string, part: string, style: Partial<ParagraphStyle> = {}): number => {
  const cell = setter.cells(paragraph(text, vertical(style)), WIDE, 0).find((c) => c.text === part);
  return Number(cell?.advance);
};
const naturalOf = (text: string, style: Partial<ParagraphStyle> = {}): number =>
  Number(setter.set(paragraph(text, vertical(style)), WIDE).lines[0]?.natural);

describe('rule 26: how characters stand in a vertical line', () => {
  it('Han stand upright in the middle of the line, one em below the other', () => {
    const run = runOf('工人报', '工');
    expect(run.stand).toBe('upright');
    expect(run.across).toEqual([-0.5, -0.5, -0.5]);
    expect(run.xs.map((x) => Math.round(Number(x) * 100))).toEqual([88, 188, 288]);
  });

  it.each(['5', '12', '365'])('%s stands in one em (纵中横)', (digits) => {
    const run = runOf(`共${digits}天`, digits);
    const at = run.text.indexOf(digits);
    const across = (run.across ?? []).slice(at, at + digits.length).map(Number);
    expect(run.stand).toBe('upright');
    expect(new Set(run.xs.slice(at, at + digits.length)).size).toBe(1);
    const left = Math.min(...across);
    const right = Math.max(...across.map((a, i) => a + Number(run.advances[at + i] ?? 0)));
    expect(left).toBeGreaterThanOrEqual(-0.5);
    expect(right).toBeLessThanOrEqual(0.5);
    expect(left + right).toBeCloseTo(0, 6);
    expect(advanceOf(`共${digits}天`, digits)).toBeCloseTo(1, 9);
  });

  it('how many digits share an em is a style value', () => {
    expect(runOf('共365天', '365', { combine: 2 }).stand).toBe('turned');
    expect(runOf('共36天', '36', { combine: 2 }).stand).toBe('upright');
    expect(runOf('共36天', '36', { combine: 0 }).stand).toBe('turned');
  });

  it('single letters stand upright, words and long numbers are turned', () => {
    expect(runOf('在A组', 'A').stand).toBe('upright');
    expect(runOf('在WTO里', 'WTO').stand).toBe('turned');
    expect(runOf('共1200人', '1200').stand).toBe('turned');
    expect(runOf('涨3.5%了', '3.5%').stand).toBe('turned');
    expect(runOf('用A Pen吧', 'A').stand).toBe('turned');
  });

  it('curly quotes are drawn as corner brackets, and stay what they are in the text', () => {
    const run = runOf('他说“好”了', '“');
    const face = fonts.face('song-text');
    expect(run.text).toContain('“好”');
    expect(run.glyphs?.[run.text.indexOf('“')]).toBe(face?.verticalGlyph(0x300e));
    expect(run.glyphs?.[run.text.indexOf('”')]).toBe(face?.verticalGlyph(0x300f));
    const single = runOf('他说‘好’了', '‘');
    expect(single.glyphs?.[single.text.indexOf('‘')]).toBe(face?.verticalGlyph(0x300c));
    const kept = runOf('他说“好”了', '“', { quotes: 'keep' });
    const own = face?.verticalGlyph(0x201c) ?? 0;
    expect(kept.glyphs?.[kept.text.indexOf('“')] ?? 0).toBe(own === face?.glyph(0x201c) ? 0 : own);
  });

  it('dashes and ellipses are turned so that they run down the line', () => {
    expect(runOf('后来——走了', '——').stand).toBe('turned');
    expect(runOf('后来……走了', '……').stand).toBe('turned');
  });

  it('brackets and stops take the vertical forms of their face', () => {
    const face = fonts.face('song-text');
    for (const mark of '（）《》【】，。、：；？！') {
      const run = runOf(`文${mark}字`, mark);
      const glyph = run.glyphs?.[run.text.indexOf(mark)];
      expect(glyph, mark).toBe(face?.verticalGlyph(mark.codePointAt(0) ?? 0));
      expect(glyph, mark).not.toBe(face?.glyph(mark.codePointAt(0) ?? 0));
    }
  });
});

describe('rules 5, 9 and 11 down the line', () => {
  it('：；？！ fill an em in every style', () => {
    for (const punctuation of ['quanjiao', 'kaiming', 'banjiao', 'line-end'] as const)
      for (const mark of '：；？！')
        expect(naturalOf(`文${mark}字`, { punctuation }), `${mark} ${punctuation}`).toBeCloseTo(3, 9);
  });

  it('，。、 and brackets are half an em and their blank', () => {
    expect(naturalOf('文，字', { punctuation: 'quanjiao' })).toBeCloseTo(3, 9);
    expect(naturalOf('文，字', { punctuation: 'banjiao' })).toBeCloseTo(2.5, 9);
    expect(naturalOf('文。字', { punctuation: 'kaiming' })).toBeCloseTo(3, 9);
    expect(naturalOf('文（字）文', { punctuation: 'quanjiao' })).toBeCloseTo(5, 9);
    expect(naturalOf('文，（字', { punctuation: 'quanjiao' })).toBeCloseTo(3.5, 9);
  });

  it('？！ and ！！ share one em side by side, ！！！ takes two', () => {
    expect(naturalOf('吗？！字')).toBeCloseTo(3, 9);
    expect(naturalOf('吗！！字')).toBeCloseTo(3, 9);
    expect(naturalOf('吗！！！字')).toBeCloseTo(4, 9);
    const run = runOf('吗？！字', '？');
    const at = run.text.indexOf('？');
    expect(run.xs[at]).toBe(run.xs[at + 1]);
    expect(Number(run.across?.[at])).toBeLessThan(Number(run.across?.[at + 1]));
  });

  it('no Han–Latin gap beside what stands upright in its em, the usual one beside turned words', () => {
    expect(naturalOf('第12届')).toBeCloseTo(3, 9);
    expect(naturalOf('在A组')).toBeCloseTo(3, 9);
    const turned = setter.cells(paragraph('共1200人', vertical()), WIDE, 0);
    expect(Number(turned[0]?.advance)).toBeCloseTo(1.125, 9);
  });

  it('纵横对齐 keeps every character on whole ems', () => {
    const text = '他说：“第12届（全国）比赛，完。”1200人、A级GDP！';
    const cells = setter.cells(paragraph(text, vertical({ punctuation: 'grid' })), WIDE, 0);
    for (const { x, text: c } of cells)
      if (/\p{Script=Han}/u.test(c))
        expect(Math.abs(Number(x) - Math.round(Number(x))), c).toBeLessThan(1e-9);
  });

  it('the cells of a vertical line join to its text, each beginning where the one before ends', () => {
    const text = '工会说：“今年12月，有365人！？”——会后……他（老王）答A、B、WTO和3.5%。';
    const input = paragraph(text, vertical());
    let joined = '';
    setter.set(input, uniform(13)).lines.forEach((line, k) => {
      let x = 0;
      for (const cell of setter.cells(input, uniform(13), k)) {
        expect(cell.x).toBeCloseTo(x, 9);
        x = Number(cell.x) + Number(cell.advance);
        joined += cell.text;
      }
      expect(line.vertical).toBe(true);
    });
    expect(joined).toBe(text);
  });
});
