import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import { paragraph } from '../fonts';
import { FACES, fonts, MEASURE, named, setter, settings } from './harness';
import { inksOf, JUSTIFIED, linesOfText, type SweptLine, sweptLines } from './swept';

const TINY = 1e-6;
const OPENS = /^[“‘（《〈【〖〔［｛「『]/u;
/** Marks with a blank behind them: in vertical lines `：；？！` fill their em (rule 9). */
const CLOSES = /[，、。．”’）》〉】〗〕］｝」』]$/u;
const FILLING = /[：；？！]$/u;

/** Units that bring marks to both edges of lines. */
const UNITS = ['，', '。', '“引文”', '（引文）', '《引文》、“引文”', '：“引文？”', '「引文」；', '，（'];

/** The body of the mark at the line's edge: half an em, blank or no blank. */
const bodyEnd = ({ line, cells }: SweptLine): number =>
  Number(cells.at(-1)?.x) + Number(cells.at(-1)?.advance) - Number(line.offset);

describe('rule 12 in every phase, style, level and direction', () => {
  for (const unit of UNITS) {
    it(`rule 12: what opens at a line start has lost its blank, in ${unit}`, () => {
      let met = 0;
      for (const { text, cells, line, first, where } of sweptLines(unit)) {
        if (first || !OPENS.test(text)) continue;
        met++;
        expect(Number(cells[0]?.x), where).toBeCloseTo(0, 9);
        const [ink] = inksOf(line.runs[0] ?? { face: '', text: '', xs: [], advances: [] });
        // The ink itself is in the first half em, nothing before it.
        expect(Number(ink?.from), where).toBeGreaterThanOrEqual(-0.03);
        expect(Number(ink?.to), where).toBeLessThanOrEqual(0.53);
      }
      if (OPENS.test(unit)) expect(met).toBeGreaterThan(0);
    });

    it(`rule 12: what closes at a line end is half an em there, or gives its blank up first, in ${unit}`, () => {
      let met = 0;
      for (const set of sweptLines(unit)) {
        const { text, cells, line, last, setting, where } = set;
        const vertical = setting.direction === 'vertical';
        if (last || !(CLOSES.test(text) || (!vertical && FILLING.test(text)))) continue;
        met++;
        expect(bodyEnd(set), where).toBeCloseTo(MEASURE, 6);
        const own = Number(cells.at(-1)?.advance);
        // 全角 alone keeps a blank there, and only what the line does not need.
        if (setting.punctuation === 'quanjiao') {
          expect(own, where).toBeGreaterThanOrEqual(0.5 - TINY);
          expect(own, where).toBeLessThanOrEqual(1 + TINY);
        } else expect(own, where).toBeCloseTo(0.5, 6);
        if (Number(line.natural) > MEASURE + TINY && setting.punctuation === 'quanjiao')
          expect(own, where).toBeCloseTo(1 - Math.min(0.5, Number(line.natural) - MEASURE), 6);
      }
      expect(met).toBeGreaterThan(0);
    });
  }
});

describe('rule 9 in every phase, style, level and direction', () => {
  it('rule 9: pauses and closers have their ink in the half em before their blank, openers in the one behind', () => {
    for (const unit of ['，“引文”。（引文）、', '《引文》'])
      for (const { cells, line, where, setting } of sweptLines(unit)) {
        const inks = line.runs.flatMap(inksOf);
        cells.forEach(({ text, x, advance }, i) => {
          const ink = inks[i];
          if (!ink || ink.text !== text) return;
          const full = setting.direction === 'vertical' && FILLING.test(text);
          if (OPENS.test(text))
            expect(ink.from, where).toBeGreaterThanOrEqual(Number(x) + Number(advance) - 1 - 0.52);
          else if (CLOSES.test(text) && !full) expect(ink.to, where).toBeLessThanOrEqual(Number(x) + 0.53);
        });
      }
  });

  for (const face of FACES)
    it(`rule 9: on either side in ${face}, horizontal and vertical`, () => {
      const text = '文，字。文、字“文”字（文）字《文》字';
      for (const { direction } of settings(['gb']).filter(({ punctuation }) => punctuation === 'quanjiao')) {
        const input = { ...paragraph('', { punctuation: 'quanjiao', direction }), runs: [{ text, face }] };
        const [line] = setter.set(input, uniform(60)).lines;
        const inks = (line?.runs ?? []).flatMap(inksOf);
        const cells = setter.cells(input, uniform(60), 0);
        expect(inks).toHaveLength(cells.length);
        cells.forEach(({ text: mark, x, advance }, i) => {
          const ink = inks[i];
          const end = Number(x) + Number(advance);
          // A mark of 全角 between Han: its ink in one half of the em, the other is blank.
          if (OPENS.test(mark)) {
            expect(Number(ink?.from), `${mark} ${direction}`).toBeGreaterThanOrEqual(Number(x) + 0.45);
            expect(Number(ink?.to), `${mark} ${direction}`).toBeLessThanOrEqual(end + 0.03);
          } else if (CLOSES.test(mark)) {
            expect(Number(ink?.from), `${mark} ${direction}`).toBeGreaterThanOrEqual(Number(x) - 0.03);
            expect(Number(ink?.to), `${mark} ${direction}`).toBeLessThanOrEqual(Number(x) + 0.55);
          }
        });
      }
    });
});

describe('rule 13 on the character grid, in every phase, level and direction', () => {
  it('rule 13: every character and mark of 纵横对齐 stands on a whole em, pairs excepted', () => {
    const grid = settings().filter(({ punctuation }) => punctuation === 'grid');
    for (const unit of ['，', '“引文”', '、《引文》', '？！', '——', '2026年', '3.5%', '王·李', 'APP'])
      for (const { cells, where } of sweptLines(unit, grid))
        for (const { text, x } of cells)
          if (/[文字引年王李]/u.test(text))
            expect(Math.abs(Number(x) - Math.round(Number(x))), where).toBeLessThan(TINY);
  });
});

describe('rule 14 in every phase, style, level and direction', () => {
  for (const unit of ['，', '。', '、', '；', '）', '。”', '，“', '（引文），'])
    it(`rule 14: only one of 、，。 by itself stands outside the measure, in ${unit}`, () => {
      for (const { line, text, where } of sweptLines(unit, JUSTIFIED, { hang: true })) {
        const inks = line.runs.flatMap(inksOf);
        const outside = inks.filter(({ from }) => from >= Number(line.offset) + MEASURE - TINY);
        expect(outside.length, where).toBeLessThanOrEqual(1);
        if (outside.length === 0) continue;
        expect(text, where).toMatch(/[^，。、；：？！”’）》“（《][，。、]$/u);
        expect(inks.at(-1)?.text, where).toMatch(/[，。、]/u);
      }
    });

  it('rule 14: no mark hangs by default', () => {
    for (const { line, where } of sweptLines('，'))
      for (const { to } of line.runs.flatMap(inksOf)) if (!(to <= MEASURE + 0.05)) expect.fail(where);
  });
});

describe('rule 15 in every phase, style and direction', () => {
  it('rule 15: copy of Han and marks breaks and stands alike in every face', () => {
    const unit = '“引文”：（引文），《引文》——引文……引文？！';
    // Levels know nothing of faces.
    for (const setting of JUSTIFIED.filter(({ level }) => level === 'gb'))
      for (let count = 1; count <= MEASURE; count++) {
        const text = `${'文'.repeat(count)}${unit}${'字'.repeat(MEASURE + 1)}。`;
        const cells = FACES.map((face) => {
          const input = { ...paragraph('', setting), runs: [{ text, face }] };
          return setter
            .set(input, uniform(MEASURE))
            .lines.flatMap((_, k) => setter.cells(input, uniform(MEASURE), k))
            .map(({ text: c, x }) => `${c}${Number(x).toFixed(6)}`)
            .join(' ');
        });
        expect(new Set(cells).size, `${named(setting)} ${text}`).toBe(1);
      }
  });
});

describe('rule 16 in every phase, style, level and direction', () => {
  it('rule 16: there is no gap at a line’s edge', () => {
    let met = 0;
    for (const unit of ['APP', '2026', '5G网'])
      for (const { cells, text, first, last, where } of sweptLines(unit)) {
        if (!first && /^[A-Z\d]/u.test(text)) {
          expect(Number(cells[0]?.x), where).toBeCloseTo(0, 9);
          met++;
        }
        const end = Number(cells.at(-1)?.x) + Number(cells.at(-1)?.advance);
        if (!last && /[A-Z\d]$/u.test(text)) {
          expect(end, where).toBeCloseTo(MEASURE, 6);
          const own = fonts.fallback.advance(text.codePointAt(text.length - 1) ?? 0);
          // Upright in a vertical line it stands in an em like Han.
          if (cells.at(-1)?.text.length === 1)
            expect(Number(cells.at(-1)?.advance), where).toBeLessThanOrEqual(Math.max(1, own) + TINY);
          met++;
        }
      }
    expect(met).toBeGreaterThan(50);
  });

  it('rule 16: a space typed there changes nothing', () => {
    for (const setting of JUSTIFIED)
      for (let count = 1; count <= MEASURE; count++) {
        const breaks = (word: string): string[] =>
          linesOfText(`${'文'.repeat(count)}${word}${'字'.repeat(MEASURE + 1)}。`, setting, MEASURE).map(
            ({ text }) => text.replaceAll(' ', ''),
          );
        expect(breaks(' APP '), `${named(setting)} ${count}`).toEqual(breaks('APP'));
      }
  });
});
