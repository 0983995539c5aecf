import { describe, expect, it } from 'vitest';
import type { PunctuationStyle } from '../../../../../core/document/records/style';
import { uniform } from '../../../../../core/typeset/measures';
import { paragraph } from '../fonts';
import { DIRECTIONS, FACES, fonts, lineOf, naturalOf, setter } from './harness';

type Direction = (typeof DIRECTIONS)[number];
/** Natural width of a text between two Han of one long line, without those Han. */
const widthOf = (text: string, punctuation: PunctuationStyle, direction: Direction): number =>
  naturalOf(`文${text}字`, { punctuation, direction }) - 2;

const PAUSES = '，、';
const FULL_STOPS = '。．';
const HIGH = '：；';
const ASKING = '？！';
const OPENERS = '“‘（《〈【〖〔［｛「『';
const CLOSERS = '”’）》〉】〗〕］｝」』';
/** Marks that fill their em in vertical text (rule 9). */
const FILLING = HIGH + ASKING;

/** Rule 13's table: a mark between Han. */
function expected(mark: string, style: PunctuationStyle, direction: Direction): number {
  if (style === 'grid' || (direction === 'vertical' && FILLING.includes(mark))) return 1;
  if (style === 'banjiao') return 0.5;
  if (style === 'kaiming') return (FULL_STOPS + ASKING).includes(mark) ? 1 : 0.5;
  return 1;
}

describe('rules 9 and 13: half a body, half a blank', () => {
  for (const style of ['quanjiao', 'kaiming', 'banjiao', 'line-end', 'grid'] as const)
    for (const direction of DIRECTIONS)
      it(`rule 13: every mark of ${style}, ${direction}`, () => {
        for (const mark of PAUSES + FULL_STOPS + HIGH + ASKING + OPENERS + CLOSERS)
          expect(widthOf(mark, style, direction), mark).toBeCloseTo(expected(mark, style, direction), 9);
      });

  it('rule 9: the blank stands right of pauses, stops and closers, left of openers', () => {
    for (const face of FACES) {
      const text = '文，字。文；字！文“字”文（字）文';
      const input = { ...paragraph(text, { punctuation: 'quanjiao' }), runs: [{ text, face }] };
      const cells = setter.cells(input, uniform(60), 0);
      const metrics = fonts.face(face);
      const pens = new Map<number, number>();
      let at = 0;
      for (const run of lineOf(text, { punctuation: 'quanjiao' }).runs)
        for (const x of run.xs) pens.set(at++, Number(x));
      cells.forEach(({ text: mark, x }, i) => {
        if (face !== 'song-text' || !/[，。；！“”（）]/u.test(mark)) return;
        const ink = metrics?.ink(mark.codePointAt(0) ?? 0);
        const left = (pens.get(i) ?? Number.NaN) + Number(ink?.[0]) - Number(x);
        const right = (pens.get(i) ?? Number.NaN) + Number(ink?.[1]) - Number(x);
        if ('“（'.includes(mark)) expect(left, `${face} ${mark}`).toBeGreaterThanOrEqual(0.48);
        else expect(right, `${face} ${mark}`).toBeLessThanOrEqual(0.52);
      });
    }
  });

  it('rule 13: 纵横对齐 keeps every character on the grid of ems, pairs excepted', () => {
    for (const direction of DIRECTIONS) {
      const text = '职工“安康杯”竞赛，2026年有APP报名。';
      for (const cell of setter.cells(paragraph(text, { punctuation: 'grid', direction }), uniform(40), 0))
        if (/\p{Script=Han}/u.test(cell.text))
          expect(Math.abs(Number(cell.x) - Math.round(Number(cell.x))), cell.text).toBeLessThan(1e-9);
    }
    expect(widthOf('。”', 'grid', 'horizontal')).toBeCloseTo(1, 9);
  });
});

describe('rule 10: dots, solidus and connectors', () => {
  for (const [text, width] of [
    ['–', 0.5],
    ['·', 0.5],
    ['／', 0.5],
    ['—', 1],
    ['～', 1],
  ] as const)
    it(`rule 10: ${text} is ${width} em in every face, style and direction`, () => {
      for (const direction of DIRECTIONS) {
        for (const punctuation of ['quanjiao', 'kaiming', 'banjiao', 'line-end'] as const)
          expect(widthOf(text, punctuation, direction), `${punctuation} ${direction}`).toBeCloseTo(width, 9);
        for (const face of FACES) {
          const input = { ...paragraph('', { direction }), runs: [{ text: `文${text}字`, face }] };
          expect(setter.set(input, uniform(40)).lines[0]?.natural, face).toBeCloseTo(2 + width, 9);
        }
      }
    });
});

describe('rule 11: neighbours, natural width', () => {
  /** The table of rule 11 at full width; the second value where vertical text differs (rule 9). */
  const PAIRS: readonly (readonly [string, number, number?])[] = [
    ['，”', 1.5],
    ['。”', 1.5],
    ['）。', 1.5],
    ['）、', 1.5],
    ['”）', 1.5],
    ['，“', 1.5],
    ['）“', 1.5],
    ['、（', 1.5],
    ['“《', 1.5],
    ['（「', 1.5],
    ['（？', 2],
    ['。』」', 2],
    ['，——', 3],
    ['——“', 3],
    ['）——', 3],
    ['……，', 3],
    ['：“', 1.5, 2],
    ['？”', 1.5, 2],
  ];
  for (const [text, horizontal, vertical = horizontal] of PAIRS)
    it(`rule 11: ${text} is ${horizontal} em, ${vertical} em down the line`, () => {
      expect(widthOf(text, 'quanjiao', 'horizontal')).toBeCloseTo(horizontal, 9);
      expect(widthOf(text, 'quanjiao', 'vertical')).toBeCloseTo(vertical, 9);
    });

  it('rule 11: nothing is squeezed against ——', () => {
    for (const direction of DIRECTIONS)
      for (const [text, width] of [
        ['”——', 3],
        ['——（', 3],
      ] as const)
        expect(widthOf(text, 'quanjiao', direction), text).toBeCloseTo(width, 9);
  });
});

describe('rule 15: widths come from the model, not from the font', () => {
  it('rule 15: every mark is as wide in every face, alone and in pairs', () => {
    const texts = [...(PAUSES + FULL_STOPS + HIGH + ASKING + OPENERS + CLOSERS), '——', '……', '）。', '：“'];
    for (const direction of DIRECTIONS)
      for (const text of texts) {
        const widths = FACES.map((face) => {
          const input = { ...paragraph('', { direction }), runs: [{ text: `文${text}字`, face }] };
          return Number(setter.set(input, uniform(40)).lines[0]?.natural).toFixed(9);
        });
        expect(new Set(widths).size, `${text} ${direction}: ${widths.join(' ')}`).toBe(1);
      }
  });

  for (const id of FACES)
    it(`rule 15: —— is one stroke of two ems in ${id}, whatever the face has`, () => {
      const ink = fonts.face(id)?.ink(0x2014) ?? [Number.NaN, Number.NaN];
      const input = { ...paragraph(''), runs: [{ text: '文——字', face: id }] };
      const runs = setter.set(input, uniform(13)).lines[0]?.runs ?? [];
      expect(runs.map((run) => run.text)).toEqual(['文', '——', '字']);
      const widen = runs[1]?.widen ?? 1;
      const [first = 0, second = 0] = (runs[1]?.xs ?? []).map(Number);
      expect(second + ink[0] * widen).toBeLessThan(first + ink[1] * widen);
      expect(first + ink[0] * widen).toBeCloseTo(1.04, 6);
      expect(second + ink[1] * widen).toBeCloseTo(2.96, 6);
      expect(runs[2]?.xs[0]).toBe(3);
    });
});
