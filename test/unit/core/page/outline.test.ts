import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corner, takenBy } from '../../../../core/page/outline';
import { apart } from './distance';

const square: readonly Corner[] = [
  [10, 10],
  [20, 10],
  [20, 20],
  [10, 20],
];

describe('what an outline takes of a line', () => {
  it('is its width and the distance on both sides', () => {
    expect(takenBy(square, 3, 12, 16)).toEqual([[7, 23]]);
    expect(takenBy(square, 0, 12, 16)).toEqual([[10, 20]]);
  });

  it('is what the rounded corner reaches over and under it', () => {
    expect(takenBy(square, 3, 0, 6.9)).toEqual([]);
    expect(takenBy(square, 5, 0, 6)).toEqual([[7, 23]]);
    expect(takenBy(square, 5, 24, 30)).toEqual([[7, 23]]);
  });

  it('is every point of a peak between the borders of the line', () => {
    const peak: readonly Corner[] = [
      [0, 20],
      [10, 12],
      [20, 20],
    ];
    const [taken] = takenBy(peak, 0, 10, 15);
    expect(taken?.[0]).toBeCloseTo(6.25);
    expect(taken?.[1]).toBeCloseTo(13.75);
  });

  it('leaves the room between two arms free', () => {
    const horseshoe: readonly Corner[] = [
      [0, 0],
      [10, 0],
      [10, 20],
      [30, 20],
      [30, 0],
      [40, 0],
      [40, 30],
      [0, 30],
    ];
    expect(takenBy(horseshoe, 2, 5, 10)).toEqual([
      [-2, 12],
      [28, 42],
    ]);
  });

  it('is all that lies nearer than the distance, and no more', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(
        fc.array(corner, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: -20, max: 110 }),
        fc.integer({ min: -20, max: 120 }),
        (outline, distance, top, u) => {
          const foot = top + 9;
          const taken = takenBy(outline, distance, top, foot);
          const clear = apart({ x: u, y: top, width: 0, height: 9 }, outline);
          const within = taken.some(([from, to]) => from < u - 1e-6 && u + 1e-6 < to);
          const touched = taken.some(([from, to]) => from <= u + 1e-6 && u - 1e-6 <= to);
          if (clear < distance - 1e-6) expect(touched).toBe(true);
          if (clear > distance + 1e-6) expect(within).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
