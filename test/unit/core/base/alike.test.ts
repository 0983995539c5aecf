import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../../../core/base/alike';

describe('a list of the same number', () => {
  it('has it as often as asked, whatever was asked before', () => {
    const asked = fc.array(
      fc.tuple(
        fc.double({ noNaN: true }).map((value) => value + 0),
        fc.integer({ min: 0, max: 600 }),
      ),
    );
    fc.assert(
      fc.property(asked, (all) => {
        for (const [value, count] of all)
          expect(alike(value, count)).toEqual(Array.from({ length: count }, () => value));
      }),
    );
  });

  it('is one and the same for all who ask', () => {
    expect(alike(9, 13)).toBe(alike(9, 13));
    expect(alike(9, 13)).not.toBe(alike(9, 12));
  });
});
