import { describe, expect, it } from 'vitest';
import { meets, type Seam, sweep } from './harness';

/** Rule 1, written out again: what never starts a line, at any level. */
const MARKS = '。．，、：；？！”’）》〉】〗〕］｝」』–－～·‧・／/';
const EXTENDED = '‼⁇⁈⁉%％‰℃℉°′″￠々〻ー';
const LATIN = ',.!?:;)]}';
const FORBIDDEN = new Set(MARKS + EXTENDED + LATIN);

const startsWell = ({ after, where }: Seam): void =>
  expect(FORBIDDEN.has([...after][0] ?? ''), where).toBe(false);

describe('rule 1: what never starts a line', () => {
  for (const mark of FORBIDDEN)
    it(`rule 1: ${mark} after Han`, () => {
      sweep(`甲${mark}乙`, ({ after, where }) => expect(after.startsWith(mark), where).toBe(false));
    });

  for (const mark of LATIN + '%℃°/')
    it(`rule 1: ${mark} after a word and after a figure`, () => {
      for (const base of ['abc', '25'])
        sweep(`${base}${mark}乙`, ({ after, where }) => expect(after.startsWith(mark), where).toBe(false));
    });

  for (const chain of ['。”', '？”', '）。', '）、', '》，', '”）', '…”', '%，', '）。”', '！”）', '。’”'])
    it(`rule 1: no mark of ${chain} after Han`, () => {
      // Level none may part a chain of three.
      const levels = [...chain].length > 2 ? (['basic', 'gb', 'strict'] as const) : undefined;
      sweep(`甲${chain}乙`, startsWell, levels ? { levels } : {});
    });

  it('rule 1: a mark after a typed space', () => {
    sweep('甲 ，乙', ({ after, where }) => expect(after.startsWith('，'), where).toBe(false));
    sweep('abc ，乙', ({ after, where }) => expect(after.startsWith('，'), where).toBe(false));
  });

  it('rule 1: small kana and the marks of other scripts, by their Unicode classes', () => {
    for (const mark of 'ぁっャー゠｡､﹐،؟।»')
      sweep(`甲${mark}乙`, ({ after, where }) => expect(after.startsWith(mark), where).toBe(false));
  });

  it('rule 1: no mark of a sentence full of them', () => {
    sweep('《工人》、“报”：据称，约35%。', startsWell, { levels: ['basic', 'gb', 'strict'] });
  });

  it('rule 1: a minus sign may begin its figure', () => {
    expect(meets('气温-5℃', 'start', '-5℃')).toBe(true);
    sweep('气温-5℃', ({ before, where }) => expect(before.endsWith('-'), where).toBe(false));
  });
});

describe('rule 8: UAX #14 with the zh tailoring', () => {
  for (const mark of '·－～／')
    it(`rule 8: no break before ${mark}`, () => {
      for (const [left, right] of ['甲乙', 'ab', '甲b', '12'])
        sweep(`${left}${mark}${right}`, ({ after, where }) =>
          expect(after.startsWith(mark), where).toBe(false),
        );
    });

  it('rule 8: no break before a single dash', () => {
    sweep('甲—乙', ({ after, where }) => expect(after.startsWith('—'), where).toBe(false));
    sweep('2020年—2025年', ({ after, where }) => expect(after.startsWith('—'), where).toBe(false));
  });

  it('rule 8: a line may break after · － ～ and a single dash', () => {
    for (const mark of '·－～—') expect(meets(`甲${mark}乙`, 'end', mark), mark).toBe(true);
  });

  for (const mark of '／/')
    it(`rule 8: none after ${mark} at gb and strict, where it separates`, () => {
      sweep(`甲${mark}乙`, ({ before, where }) => expect(before.endsWith(mark), where).toBe(false), {
        levels: ['gb', 'strict'],
      });
      expect(meets(`甲${mark}乙`, 'end', mark, { levels: ['basic'] })).toBe(true);
    });

  it('rule 8: “‘ open and ”’ close, between Han as between words', () => {
    for (const [left, right] of ['甲乙', 'ab'])
      for (const [open, close] of ['“”', '‘’'])
        sweep(`${left}${open}引文${close}${right}`, ({ before, after, where }) => {
          expect(before.endsWith(open ?? ''), where).toBe(false);
          expect(after.startsWith(close ?? ''), where).toBe(false);
        });
    expect(meets('甲“引文”乙', 'start', '“')).toBe(true);
    expect(meets('甲“引文”乙', 'end', '”')).toBe(true);
  });

  it('rule 8: straight quotes stay with both neighbours, since nobody knows which way they face', () => {
    sweep('甲"引文"乙', ({ before, after, where }) => {
      expect(before.endsWith('"'), where).toBe(false);
      expect(after.startsWith('"'), where).toBe(false);
    });
  });
});
