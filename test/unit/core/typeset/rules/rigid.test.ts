import { describe, expect, it } from 'vitest';
import { DIRECTIONS, lineOf, linesOf, meets, naturalOf, partedAt, STYLES, sweep } from './harness';

/** Rule 5's table: what is rigid, and how wide it stands between Han. */
const UNITS: readonly (readonly [string, number])[] = [
  ['——', 2],
  ['……', 2],
  ['…………', 4],
  ['？！', 1],
  ['！？', 1],
  ['！！', 1],
  ['？？', 1],
  ['！！！', 2],
];

describe('rule 5: rigid units', () => {
  for (const [unit, width] of UNITS) {
    it(`rule 5: ${unit} is never parted`, () => expect([...partedAt(unit)]).toEqual([]));

    it(`rule 5: ${unit} is ${width} em in every style, horizontal and vertical`, () => {
      for (const direction of DIRECTIONS)
        for (const punctuation of STYLES)
          expect(
            naturalOf(`文${unit}字`, { direction, punctuation }),
            `${direction} ${punctuation}`,
          ).toBeCloseTo(2 + width, 9);
    });
  }

  it('rule 5: a paragraph of one doubled ellipsis is a line of its own, four ems long', () => {
    for (const direction of DIRECTIONS)
      for (const punctuation of STYLES) {
        expect(linesOf('…………', { direction, punctuation }, 4)).toEqual(['…………']);
        expect(lineOf('…………', { direction, punctuation }).natural).toBeCloseTo(4, 9);
      }
  });

  it('rule 5: different neighbours may part', () => {
    const gb = { levels: ['gb'] } as const;
    expect(partedAt('——……', gb)).toEqual(new Set([2]));
    expect(partedAt('……——', gb)).toEqual(new Set([2]));
    expect(meets('甲——“乙', 'start', '“乙', gb)).toBe(true);
  });

  it('rule 5: a longer row of dashes parts in pairs only, and never leaves one alone', () => {
    for (const length of [5, 6, 7, 12, 31]) {
      const lines = linesOf(`文字${'—'.repeat(length)}文字`, {}, 6);
      expect(lines.join('')).toBe(`文字${'—'.repeat(length)}文字`);
      for (const line of lines.slice(1)) {
        const dashes = /^—*/u.exec(line)?.[0].length ?? 0;
        expect(dashes === 0 || dashes >= 2, lines.join('|')).toBe(true);
      }
    }
  });

  it('rule 5: units do not open or close when the line is justified', () => {
    for (const direction of DIRECTIONS)
      for (const [unit] of UNITS) {
        const text = `文文文${unit}文文文文文文文文文文文文文文文文文文文文文`;
        for (const measure of [9.3, 9.6, 10.4])
          for (const run of lineOf(text, { direction }, measure).runs) {
            const at = run.text.indexOf(unit);
            if (at < 0) continue;
            const [first = 0, second = 0] = run.xs.slice(at).map(Number);
            const alone = lineOf(`文文文${unit}文`, { direction }).runs.find((r) => r.text.includes(unit));
            const from = alone?.text.indexOf(unit) ?? 0;
            const [one = 0, two = 0] = (alone?.xs ?? []).slice(from).map(Number);
            expect(second - first, `${unit} ${measure} ${direction}`).toBeCloseTo(two - one, 9);
          }
      }
  });

  it('rule 5: a run of marks of the same kind stays off the line start', () => {
    sweep('甲！！！乙', ({ after, where }) => expect(after.startsWith('！'), where).toBe(false));
    sweep('甲？！”乙', ({ after, where }) => expect(/^[？！”]/u.test(after), where).toBe(false), {
      levels: ['basic', 'gb', 'strict'],
    });
  });
});
