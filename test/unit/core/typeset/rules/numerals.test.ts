import { describe, expect, it } from 'vitest';
import { DIRECTIONS, lineOf, linesOf, meets, named, partedAt, STYLES, settings, sweep } from './harness';

/** Numerals with the signs and unit letters of rule 6. */
const NUMERALS = [
  '12345',
  '3.14',
  '1,280,000',
  '35.6%',
  '35.6％',
  '12.5‰',
  '20℃',
  '-20℃',
  '－2℃',
  '－１２．５℃',
  '90°',
  '30°15′',
  '±5',
  '5±0.3',
  '¥88',
  '￥88.50',
  '$1.5',
  '08:30',
  '08：30',
  '3：2',
  '9·11',
  '35kg',
  '12km²',
  '120km/h',
  '5G',
  '35 kg',
  '120 km/h',
  '10⁻³',
  '2026-11-22',
  '1/2',
  '１２３',
  '１２．５％',
  'No.5',
  'C++11',
];

/** Fillers after which a line ends with 286. */
const cutsAfter286 = (text: string): number[] =>
  settings(['gb']).flatMap((setting) => {
    const cuts: number[] = [];
    for (let filler = 1; filler <= 13; filler++) {
      const set = linesOf(`${'文'.repeat(filler)}${text}${'字'.repeat(30)}。`, setting, 13);
      for (let k = 1; k < set.length; k++)
        if (set[k - 1]?.endsWith('286') && set[k]?.startsWith(text.slice(3))) cuts.push(filler);
    }
    return cuts;
  });

describe('rule 6: numerals', () => {
  for (const numeral of NUMERALS)
    it(`rule 6: ${numeral} is never parted`, () =>
      expect([...partedAt(`共${numeral}整`)].filter(inside(numeral))).toEqual([]));

  it('rule 6: a numeral and its measure word may part, but it is dear', () => {
    const dear = cutsAfter286('286条建议').length;
    const plain = cutsAfter286('286与建议').length;
    expect(dear).toBeLessThan(plain);
    expect(dear).toBeLessThanOrEqual(settings(['gb']).length);
  });

  it('rule 6: where nothing else fits the measure word goes to the next line', () => {
    for (const setting of settings(['gb'])) {
      const lines = linesOf('一二三四1234567年五六七八九十', setting, 8);
      expect(lines.join(''), named(setting)).toBe('一二三四1234567年五六七八九十');
      for (const line of lines) expect(line, named(setting)).not.toMatch(/^年.*1/u);
    }
  });

  it('rule 6: a numeral that a full line holds is whole, though the indented first line has no room for it', () => {
    for (const setting of settings())
      for (const [numeral, measure] of [
        ['12.8%', 4],
        ['2026', 3],
        ['1,280', 4],
      ] as const)
        for (let filler = 1; filler <= 2 * measure; filler++) {
          const lines = linesOf(
            `${'文'.repeat(filler)}${numeral}${'字'.repeat(9)}。`,
            { ...setting, indent: 2 },
            measure,
          );
          expect(
            lines.some((line) => line.includes(numeral)),
            `${named(setting)}: ${lines.join('|')}`,
          ).toBe(true);
        }
  });

  it('rule 6: a numeral wider than the line is parted as the last resort, and no text is lost', () => {
    for (const direction of DIRECTIONS)
      for (const punctuation of STYLES) {
        const text = `共${'1234567890'.repeat(8)}人`;
        expect(linesOf(text, { direction, punctuation }).join('')).toBe(text);
        const width = Math.max(
          ...[0, 1].map(() => Number(lineOf(text, { direction, punctuation }, 10).width)),
        );
        expect(width).toBeLessThanOrEqual(10 + 1e-6);
      }
  });

  it('rule 6: a full-width minus is one with its figure and its unit, whatever stands before it', () => {
    for (const before of ['气温', '为', '，', '（', '——', '5℃～', '12月气温'])
      for (const cut of partedAt(`${before}－12.5℃`)) expect(cut, before).toBeLessThanOrEqual(before.length);
  });

  it('rule 8: － between figures, with units or without, connects: the line may end with it, but begins only with a sign', () => {
    for (const range of ['5－8', '5月－8月', '5公里－8公里', '5%－8%', 'A－3', '（3）－5', '2－－3'])
      expect(meets(range, 'end', '－'), range).toBe(true);
    for (const before of ['气温', '，', '（5）为'])
      expect(meets(`${before}－8`, 'start', '－'), before).toBe(true);
    for (const before of ['5', '5月', '5公里', 'A', '（3）', '气温（'])
      sweep(`${before}－8`, ({ after, where }) => expect(after.startsWith('－'), where).toBe(false));
  });

  it('rule 6: figures either side of a connector are two numerals', () => {
    sweep('2020—2025年', ({ before, after, where }) => {
      expect(/\d$/u.test(before) && /^\d/u.test(after), where).toBe(false);
    });
    sweep('5～10万', ({ before, after, where }) => {
      expect(/\d$/u.test(before) && /^\d/u.test(after), where).toBe(false);
    });
  });
});

/** Breaks at the edge of the numeral are legal: `共` stands before it. */
function inside(numeral: string): (at: number) => boolean {
  const length = [...numeral].length;
  return (at) => at > 1 && at < length + 1;
}
