import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import type { SetLine, TextRun } from '../../../../../core/typeset/types';
import { paragraph } from '../fonts';
import { DIRECTIONS, fonts, lineOf, linesOf, naturalOf, STYLES, setter } from './harness';

const song = (text: string): TextRun => ({ text, face: 'song-text' });
const setRuns = (runs: readonly TextRun[], style: object, measure = 40): readonly SetLine[] =>
  setter.set({ ...paragraph('', style), runs }, uniform(measure)).lines;
/** Where the characters of a line stand. */
const placesOf = (line: SetLine | undefined): number[] =>
  (line?.runs ?? []).flatMap((run) => run.xs.map(Number));

describe('rule 25: emphasis dots, 专名号, 书名号 and ruby', () => {
  for (const direction of DIRECTIONS)
    for (const punctuation of STYLES) {
      const style = { direction, punctuation };
      it(`rule 25: dots stand at the middle of every stressed character and at no mark, ${direction} ${punctuation}`, () => {
        const runs = [song('要把'), { ...song('安全，生产'), emphasis: true }, song('放在前面。')];
        const [line] = setRuns(runs, style);
        const input = { ...paragraph('', style), runs };
        const cells = setter.cells(input, uniform(40), 0);
        const middles = cells.filter(({ text }) => '安全生产'.includes(text)).map(({ x }) => Number(x) + 0.5);
        expect(line?.dots).toHaveLength(4);
        line?.dots?.forEach((dot, i) => expect(dot).toBeCloseTo(middles[i] ?? Number.NaN, 6));
        expect(setRuns([song('要把安全')], style)[0]?.dots).toBeUndefined();
      });

      it(`rule 25: names and titles have a stroke as long as they are, ${direction} ${punctuation}`, () => {
        const runs = [
          song('记者'),
          { ...song('阿依古丽'), underline: 'name' as const },
          song('读'),
          { ...song('工人之歌'), underline: 'title' as const },
          song('有感'),
        ];
        const [line] = setRuns(runs, style);
        expect(line?.strokes?.map((stroke) => stroke.kind)).toEqual(['name', 'title']);
        const [name, title] = line?.strokes ?? [];
        expect(Number(name?.from)).toBeGreaterThanOrEqual(2);
        expect(Number(name?.to)).toBeLessThanOrEqual(6);
        expect(Number(name?.to) - Number(name?.from)).toBeGreaterThan(3.7);
        expect(Number(title?.from)).toBeGreaterThanOrEqual(7);
        expect(Number(title?.to)).toBeLessThanOrEqual(11);
      });

      it(`rule 25: none of them moves a character of the line, ${direction} ${punctuation}`, () => {
        const plain = placesOf(setRuns([song('记者阿依古丽报道。')], style)[0]);
        for (const mark of [
          { emphasis: true },
          { underline: 'name' as const },
          { underline: 'title' as const },
          { ruby: 'āyī gǔlì' },
        ]) {
          const runs = [song('记者'), { ...song('阿依古丽'), ...mark }, song('报道。')];
          const places = placesOf(setRuns(runs, style)[0]);
          expect(places, JSON.stringify(mark)).toHaveLength(plain.length);
          places.forEach((x, i) => expect(x, JSON.stringify(mark)).toBeCloseTo(plain[i] ?? Number.NaN, 9));
        }
      });
    }

  it('rule 25: ruby is at most half the size, between the lines of a newspaper, and centred on what it explains', () => {
    for (const direction of DIRECTIONS) {
      const [line] = setRuns([song('文'), { ...song('工会'), ruby: 'gh' }, song('字')], { direction });
      const ruby = line?.ruby ?? [];
      expect(ruby.map((run) => run.text).join('')).toBe('gh');
      for (const run of ruby) {
        expect(run.scale).toBeGreaterThanOrEqual(0.35);
        expect(run.scale).toBeLessThanOrEqual(0.5);
      }
      const first = Number(ruby[0]?.xs[0]);
      const last = ruby.at(-1);
      const end = Number(last?.xs.at(-1)) + Number(last?.advances.at(-1));
      if (direction === 'horizontal') expect((first + end) / 2).toBeCloseTo(2, 6);
    }
  });
});

describe('rule 26: vertical text', () => {
  const vertical = { direction: 'vertical' } as const;
  const runOf = (text: string, part: string, style: object = {}): SetLine['runs'][number] | undefined =>
    lineOf(text, { ...vertical, ...style }).runs.find((run) => run.text.includes(part));

  it('rule 26: “” and ‘’ are drawn as 『』 and 「」, the text stays', () => {
    const face = fonts.face('song-text');
    for (const [quote, corner] of ['“『', '”』', '‘「', '’」']) {
      const run = runOf('文“字‘文’字”文', quote ?? '');
      const glyph = run?.glyphs?.[run.text.indexOf(quote ?? '')];
      expect(glyph, quote).toBe(face?.verticalGlyph(corner?.codePointAt(0) ?? 0));
    }
  });

  it('rule 26: single letters stand upright, words and long numbers are turned', () => {
    for (const upright of ['A', '5', '12', '365'])
      expect(runOf(`在${upright}组`, upright)?.stand, upright).toBe('upright');
    for (const turned of ['WTO', '1200', '3.5%', 'long-term'])
      expect(runOf(`在${turned}组`, turned)?.stand, turned).toBe('turned');
  });

  it('rule 26: how many digits share an em is a style value', () => {
    for (const [combine, digits, stand] of [
      [2, '365', 'turned'],
      [2, '36', 'upright'],
      [4, '2026', 'upright'],
    ] as const)
      expect(runOf(`共${digits}天`, digits, { combine })?.stand, `${combine} ${digits}`).toBe(stand);
    expect(naturalOf('共36天', vertical)).toBeCloseTo(3, 9);
  });

  it('rule 26: digits in one em are never parted, in any phase', () => {
    for (const digits of ['12', '365'])
      for (let filler = 1; filler <= 13; filler++) {
        const text = `${'文'.repeat(filler)}${digits}${'字'.repeat(14)}`;
        const lines = linesOf(text, vertical, 10);
        expect(
          lines.some((line) => line.includes(digits)),
          lines.join('|'),
        ).toBe(true);
      }
  });
});
