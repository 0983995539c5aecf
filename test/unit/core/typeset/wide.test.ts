import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemise } from '../../../../core/typeset/itemise';
import { listed, uniform } from '../../../../core/typeset/measures';
import { setEven, setUneven } from '../../../../core/typeset/paragraph';
import { leastOpen } from '../../../quality/brute';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const copy = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 60, max: 260 }));

describe('settings of up to two lines more', () => {
  it('break no rule, and are there nearly wherever a search that tries all finds one', () => {
    let [possible, found] = [0, 0];
    fc.assert(
      fc.property(copy, fc.constantFrom(11, 13, 17), ([seed, length], measure) => {
        const text = makeCopy(seed, length);
        const p = itemise(paragraph(text, { indent: 2 }), fonts);
        const { settings } = setEven(p, measure);
        const { best } = settings;
        fc.pre(best.paragraph.warnings.length === 0);
        const wide = settings.wide(uniform(measure));
        const counts = wide.map(({ count }) => count);
        expect(new Set(counts).size).toBe(counts.length);
        for (const { count, paragraph: set } of wide) {
          expect([best.count - 1, best.count + 1, best.count + 2]).toContain(count);
          expect(set.lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
          expect(set.warnings).toEqual([]);
          expect(set.lone).toBe(false);
        }
        const all = leastOpen(p, measure);
        for (const more of [1, 2])
          if (all.has(best.count + more)) {
            possible++;
            if (counts.includes(best.count + more)) found++;
          }
      }),
      { numRuns: 120 },
    );
    expect(possible).toBeGreaterThan(60);
    expect(found / possible).toBeGreaterThan(0.95);
  });

  it('keep to the measures that they are asked for, beside a picture too', () => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 1, max: 30 }), ([seed, length], beside) => {
        const p = itemise(paragraph(makeCopy(seed, length), { indent: 2 }), fonts);
        const measures = listed(
          Array.from({ length: beside }, () => 9),
          13,
        );
        const { settings } = setUneven(p, measures);
        for (let asked = 0; asked < 2; asked++)
          for (const { paragraph: set } of settings.wide(measures))
            set.lines.forEach((line, k) => expect(line.measure).toBe(k < beside ? 9 : 13));
      }),
      { numRuns: 40 },
    );
  });
});
