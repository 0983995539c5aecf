import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../core/typeset/measures';
import type { ParagraphStyle, SetLine, TextRun } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { BODY, loadFonts } from './fonts';

const fonts = loadFonts();
const setter = createTypesetter(fonts);
const FACE = 'song-text';

const set = (
  runs: readonly (Partial<TextRun> & { text: string })[],
  style: Partial<ParagraphStyle> = {},
  measure = 13,
): readonly SetLine[] =>
  setter.set(
    { runs: runs.map((run) => ({ face: FACE, ...run })), style: { ...BODY, ...style } },
    uniform(measure),
  ).lines;
const textOf = (line: SetLine | undefined): string => line?.runs.map((run) => run.text).join('') ?? '';

describe('rule 25: 专名号, 书名号 and ruby', () => {
  it('one stroke a name, apart from its neighbour', () => {
    const [line] = set([
      { text: '前往' },
      { text: '江城', underline: 'name' },
      { text: '北岭', underline: 'name' },
      { text: '看' },
      { text: '矿工之歌', underline: 'title' },
    ]);
    expect(line?.strokes?.map((s) => s.kind)).toEqual(['name', 'name', 'title']);
    const [first, second] = line?.strokes ?? [];
    expect(Number(first?.from)).toBeGreaterThan(2);
    expect(Number(first?.to)).toBeLessThan(4);
    expect(Number(second?.from)).toBeGreaterThan(Number(first?.to));
  });

  it('a name over a line end has a stroke on either line', () => {
    for (let filler = 8; filler < 13; filler++) {
      const lines = set([
        { text: '文'.repeat(filler) },
        { text: '呼和江城北岭', underline: 'name' },
        { text: '字字字字' },
      ]);
      const strokes = lines.flatMap((line) => line.strokes ?? []);
      const length = strokes.reduce((sum, s) => sum + Number(s.to) - Number(s.from), 0);
      expect(length, `${filler}`).toBeGreaterThan(5.5);
    }
  });

  it('ruby stands over the middle of its base and does not move the line', () => {
    const plain = set([{ text: '一个甪字和别的' }]);
    const lines = set([{ text: '一个' }, { text: '甪', ruby: 'lù' }, { text: '字和别的' }]);
    expect(lines[0]?.natural).toBeCloseTo(Number(plain[0]?.natural), 9);
    const ruby = lines[0]?.ruby?.[0];
    expect(ruby?.text).toBe('lù');
    const width = ruby?.advances.reduce((sum, a) => sum + Number(a), 0);
    expect(Number(ruby?.xs[0]) + Number(width) / 2).toBeCloseTo(2.5, 6);
    expect(Number(ruby?.shift)).toBeGreaterThan(0.88);
    expect(textOf(lines[0])).toBe('一个甪字和别的');
  });

  it('a base narrower than its ruby is set apart until it holds it', () => {
    const [line] = set([{ text: '老' }, { text: '匠', ruby: 'jiàngxīn' }, { text: '心' }]);
    const ruby = line?.ruby?.[0];
    const last = ruby ? Number(ruby.xs.at(-1)) + Number(ruby.advances.at(-1)) : 0;
    expect(Number(ruby?.xs[0])).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(Number(line?.natural)).toBeGreaterThan(3.5);
    expect(last).toBeLessThanOrEqual(Number(line?.natural) - 1 + 1e-9);
  });

  it('a group that shares ruby is never parted, at any phase', () => {
    for (let filler = 1; filler <= 26; filler++) {
      const lines = set([
        { text: '文'.repeat(filler) },
        { text: '呼啸而过', ruby: 'hūxiào’érguò' },
        { text: '字'.repeat(20) },
      ]);
      const holding = lines.filter((line) => line.ruby);
      expect(holding, `${filler}`).toHaveLength(1);
      expect(textOf(holding[0])).toContain('呼啸而过');
    }
  });

  it('ruby of vertical lines stands at their right, Han upright and letters turned', () => {
    const style = { direction: 'vertical' } as const;
    const [han] = set([{ text: '甪', ruby: '路' }, { text: '字' }], style);
    expect(han?.ruby?.[0]?.stand).toBe('upright');
    expect(Number(han?.ruby?.[0]?.across?.[0])).toBeGreaterThan(0.5);
    const [letters] = set([{ text: '甪', ruby: 'lù' }, { text: '字' }], style);
    expect(letters?.ruby?.[0]?.stand).toBe('turned');
  });

  it('emphasis dots are at the middles of characters, not of marks', () => {
    const [line] = set([{ text: '要，看', emphasis: true }]);
    expect(line?.dots).toHaveLength(2);
    expect(line?.dots?.[0]).toBeCloseTo(0.5, 9);
  });
});

describe('rule 7: superscripts', () => {
  it('are small, raised, close to their base and never part from it', () => {
    for (let filler = 1; filler <= 26; filler++) {
      const lines = set([
        { text: '文'.repeat(filler) },
        { text: '[12]', superscript: true },
        { text: '字'.repeat(20) },
      ]);
      const at = lines.findIndex((line) => textOf(line).includes('['));
      const line = lines[at];
      expect(textOf(line), `${filler}`).toMatch(/文\[12\]/u);
      const run = line?.runs.find((r) => r.text.includes('['));
      expect(run?.scale).toBeCloseTo(0.6, 9);
      expect(Number(run?.shift)).toBeGreaterThan(0.2);
    }
    const [plain] = set([{ text: '文' }, { text: '2', superscript: true }, { text: '字' }]);
    const digit = Number(fonts.face(FACE)?.advance(0x32)) * 0.6;
    expect(plain?.natural).toBeCloseTo(2 + digit, 9);
  });
});

describe('composite fonts', () => {
  const latin = { face: 'hei', scale: 1.1, shift: 0.03 };

  it('take letters and digits from another face, at its scale and height', () => {
    const [line] = set([{ text: '全市GDP增长，共12项', latin }]);
    const western = line?.runs.filter((run) => run.face === 'hei') ?? [];
    expect(western.map((run) => run.text)).toEqual(['GDP', '12']);
    for (const run of western) {
      expect(run.scale).toBe(1.1);
      expect(run.shift).toBe(0.03);
    }
    const g = Number(fonts.face('hei')?.advance(0x47)) * 1.1;
    expect(western[0]?.advances[0]).toBeCloseTo(g, 9);
  });

  it('leave Han and their marks in the Han face', () => {
    const [line] = set([{ text: '“工会”（A）', latin }]);
    const han = line?.runs
      .filter((run) => run.face === FACE)
      .map((run) => run.text)
      .join('');
    expect(han).toBe('“工会”（）');
  });
});

describe('kerning', () => {
  it('moves letters as their face says, digits and Han not at all', () => {
    const face = fonts.face(FACE);
    const kern = Number(face?.kern(0x41, 0x56));
    expect(kern).toBeLessThan(0);
    const [line] = set([{ text: 'AV' }]);
    const own = Number(face?.advance(0x41)) + Number(face?.advance(0x56));
    expect(line?.natural).toBeCloseTo(own + kern, 9);
  });
});

describe('apostrophes', () => {
  it('are one of the letters between letters, and closing quotes elsewhere', () => {
    const face = fonts.face(FACE);
    const own = (c: string): number => Number(face?.advance(c.codePointAt(0) ?? 0));
    const [word] = set([{ text: 'o’t' }]);
    const kern = Number(face?.kern(0x6f, 0x2019)) + Number(face?.kern(0x2019, 0x74));
    expect(word?.natural).toBeCloseTo(own('o') + own('’') + own('t') + kern, 9);
    const [quote] = set([{ text: '工’会' }], { punctuation: 'banjiao' });
    expect(quote?.natural).toBeCloseTo(2.5, 9);
  });
});

describe('characters a face lacks', () => {
  it('come from the fallback face, and none is lost', () => {
    const rare = '𪩘与𠮷';
    const [line] = set([{ text: rare, face: 'kai' }]);
    expect(textOf(line)).toBe(rare);
    expect(line?.runs.flatMap((run) => [...run.xs])).toHaveLength(3);
  });

  it('combining marks stay with their base in both directions', () => {
    for (const direction of ['horizontal', 'vertical'] as const)
      for (let filler = 1; filler <= 26; filler++) {
        const text = `${'文'.repeat(filler)}e\u0301\u0323${'字'.repeat(15)}`;
        const lines = set([{ text }], { direction });
        for (const line of lines) expect(textOf(line)).not.toMatch(/^\p{M}/u);
        expect(lines.map(textOf).join('')).toBe(text);
      }
  });
});
