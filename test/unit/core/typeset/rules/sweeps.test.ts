import { describe, expect, it } from 'vitest';
import { MEASURE } from './harness';
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
            expect(Math.abs(more), `${where} behind ${behind}`).toBeLessThan(TINY);
    });

    it(`rules 17 to 20: lines with ${unit} fill their measure by opening or by shrinking, never both`, () => {
      for (const set of swept()) {
        const opened = between(set, opens).length;
        expect(opened === 0 || between(set, shrinks).length === 0, set.where).toBe(true);
        if (set.last) expect(opened, set.where).toBe(0);
        else expect(Number(set.line.width), set.where).toBeCloseTo(MEASURE, 3);
      }
    });

    it(`rule 17: between Han nothing shrinks round ${unit}`, () => {
      for (const set of swept())
        for (const { behind, before } of between(set, shrinks))
          expect(behind + before, set.where).not.toMatch(/^[文字]{2}$/u);
    });

    it(`rule 18: what opens last opens by the same in a line with ${unit}`, () => {
      for (const set of swept()) {
        const plain = between(set, opens).flatMap(({ kind, more }) => (kind === 'plain' ? [more] : []));
        if (plain.length > 0) expect(Math.max(...plain) - Math.min(...plain), set.where).toBeLessThan(TINY);
      }
    });
  }
});
