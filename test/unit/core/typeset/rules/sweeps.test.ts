import { describe, expect, it } from 'vitest';
import { MEASURE, type Setting } from './harness';
import { JUSTIFIED, linesOfText, type SweptGap, type SweptLine, sweptLines } from './swept';

/** What justification meets: every class of mark, pairs of them, words and figures, dots and rows. */
const UNITS = [
  '，',
  '。',
  '；',
  '？',
  '、',
  '：“安全”',
  '（含夜班）',
  '《公报》、《简报》',
  '。”“',
  '），（',
  '王·李·张',
  '甲／乙–丙',
  '3～5',
  '——',
  '……',
  '？！',
  'APP',
  '2026年',
  '35.6%，',
  'good morning',
  'Wi-Fi（5G）',
  '第7条“代表”',
];

const TINY = 1e-6;

const between = (set: SweptLine, kind: (more: number) => boolean): SweptGap[] =>
  set.gaps.filter(({ more }) => kind(more));
const opens = (more: number): boolean => more > TINY;
const shrinks = (more: number): boolean => more < -TINY;

describe('in every phase, style, level and direction', () => {
  for (const unit of UNITS) {
    let known: SweptLine[] | undefined;
    const swept = (): SweptLine[] => (known ??= sweptLines(unit));

    it(`rules 9, 11, 13 and 16: what stands in ${unit} is as wide as the tables say`, () => {
      for (const setting of JUSTIFIED)
        for (const { gaps, where } of linesOfText(`文字${unit}文字`, setting, 60))
          for (const { more, behind } of gaps)
            if (!(Math.abs(more) < TINY)) expect.fail(`${where} behind ${behind}: ${more}`);
    });

    it(`rules 17 to 20: lines with ${unit} fill their measure by opening or by shrinking, never both`, () => {
      for (const set of swept()) {
        const opened = between(set, opens).length;
        if (opened > 0 && between(set, shrinks).length > 0) expect.fail(set.where);
        if (set.last) expect(opened, set.where).toBe(0);
        else expect(Number(set.line.width), set.where).toBeCloseTo(MEASURE, 3);
      }
    });

    it(`rule 17: between Han nothing shrinks round ${unit}`, () => {
      for (const set of swept())
        for (const { behind, before } of between(set, shrinks))
          expect(behind + before, set.where).not.toMatch(/^[文字]{2}$/u);
    });

    it(`rule 18: word spaces and Han–Latin gaps in a line with ${unit} are at their most before others open`, () => {
      for (const set of swept()) {
        const of = (kind: SweptGap['kind']): number[] =>
          set.gaps.filter((gap) => gap.kind === kind && gap.before !== ' ').map(({ more }) => more);
        const [words, latin, plain] = [of('word'), of('latin'), of('plain')];
        if (Math.max(0, ...plain, ...latin) > TINY)
          for (const more of words) expect(more, set.where).toBeCloseTo(1 / 2 - 1 / 3, 6);
        if (Math.max(0, ...plain) > TINY)
          for (const more of latin) expect(more, set.where).toBeCloseTo(3 / 8, 6);
      }
    });

    it(`rule 18: what opens last opens by the same in a line with ${unit}`, () => {
      for (const set of swept()) {
        const plain = between(set, opens).flatMap(({ kind, more }) => (kind === 'plain' ? [more] : []));
        if (plain.length > 0) expect(Math.max(...plain) - Math.min(...plain), set.where).toBeLessThan(TINY);
      }
    });
  }
});

/** Rule 17's step of a gap in the copy below, and the most that it can give, em; 0 for what never gives. */
function shrinkStep(
  { kind, behind, before }: SweptGap,
  { punctuation }: Setting,
): readonly [step: number, most: number] {
  const full = punctuation === 'quanjiao' || punctuation === 'line-end' ? 0.5 : 0;
  if (before === ' ') return [0, 0];
  if (kind === 'word') return [1, 1 / 3 - 1 / 4];
  if (behind === '·' || before === '·') return [2, 1 / 8];
  // The blank before a mark that opens is of its own cell, and cut at the line's start.
  if (behind === '（' || behind === '）') return [3, full];
  if (behind === '，' || behind === '、') return [4, full];
  if (kind === 'latin') return [5, 1 / 8];
  if (behind === '。') return [6, punctuation === 'banjiao' ? 0 : 0.5];
  return [0, 0];
}

describe('rule 17 in every phase, style, level and direction', () => {
  it('rule 17: no step is begun before the one before it is spent, and a step is shared equally', () => {
    let squeezed = 0;
    for (const set of sweptLines('甲AB CD丙·丁（戊）己，庚、辛GDP壬。癸，子）丑。寅')) {
      const steps = new Map<number, number[]>();
      for (const [k, gap] of set.gaps.entries()) {
        if (k === 0 && gap.behind === '（') continue;
        const [step, most] = shrinkStep(gap, set.setting);
        // What can give nothing gave nothing.
        if (most === 0) expect(gap.more, `${set.where} behind ${gap.behind}`).toBeGreaterThan(-TINY);
        else steps.set(step, [...(steps.get(step) ?? []), Math.max(0, -gap.more / most)]);
      }
      if (between(set, shrinks).length > 0) squeezed++;
      const shares = [...steps].toSorted(([a], [b]) => a - b).map(([, share]) => share);
      shares.forEach((share, k) => {
        expect(Math.max(...share) - Math.min(...share), set.where).toBeLessThan(TINY);
        const later = shares.slice(k + 1).flat();
        if (Math.min(...share) < 1 - TINY) expect(Math.max(0, ...later), set.where).toBeLessThan(TINY);
      });
    }
    expect(squeezed).toBeGreaterThan(20);
  });
});

describe('rule 19 in every phase, style, level and direction', () => {
  /** A line with blanks of a full em mark: the brackets and the mark that comes in can give an em between them. */
  const gives = JUSTIFIED.filter(
    ({ punctuation }) => punctuation === 'quanjiao' || punctuation === 'line-end',
  );
  const rigid = JUSTIFIED.filter(({ punctuation }) => punctuation === 'kaiming' || punctuation === 'banjiao');

  it('rule 19: a mark is taken in where its neighbours can give, wherever they stand in the line', () => {
    for (const setting of gives)
      for (let before = 1; before <= 9; before++) {
        const taken = `${'文'.repeat(before)}（文）${'文'.repeat(10 - before)}，`;
        const [first] = linesOfText(`${taken}${'字'.repeat(2 * MEASURE)}。`, setting, 13);
        expect(first?.text, first?.where).toBe(taken);
      }
  });

  it('rule 19: it takes a character with it to the next line where nothing can give', () => {
    for (const setting of rigid)
      for (let measure = 8; measure <= 16; measure++) {
        const text = `${'文'.repeat(measure)}，${'字'.repeat(2 * measure)}。`;
        const [first] = linesOfText(text, setting, measure);
        expect(first?.text, first?.where).toBe('文'.repeat(measure - 1));
      }
  });
});
