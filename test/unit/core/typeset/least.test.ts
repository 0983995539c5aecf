import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowThread } from '../../../../core/typeset/flow';
import { itemise } from '../../../../core/typeset/itemise';
import { leastLines } from '../../../../core/typeset/least';
import { uniform } from '../../../../core/typeset/measures';
import { setEven, setUneven } from '../../../../core/typeset/paragraph';
import type { Slot } from '../../../../core/typeset/thread';
import type { ParagraphStyle } from '../../../../core/typeset/types';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';
import { body } from './threads';

const fonts = loadFonts();

const styles = fc.record({
  punctuation: fc.constantFrom('kaiming', 'quanjiao', 'banjiao', 'line-end', 'grid'),
  level: fc.constantFrom('strict', 'gb', 'basic', 'none'),
  hang: fc.boolean(),
  indent: fc.constantFrom(0, 2),
}) as fc.Arbitrary<Partial<ParagraphStyle>>;

const copy = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 160 }));

describe('the least lines of a paragraph', () => {
  it('are never more than those of a setting that there is', () => {
    let told = 0;
    let shorter = 0;
    fc.assert(
      fc.property(styles, copy, fc.integer({ min: 7, max: 24 }), (style, [seed, length], measure) => {
        const p = itemise(paragraph(makeCopy(seed, length), style), fonts);
        const { settings } = setUneven(p, uniform(measure));
        const { least } = setEven(p, measure).settings;
        expect(least).toBeLessThanOrEqual(settings.best.count);
        if (settings.fewer) expect(least).toBeLessThanOrEqual(settings.fewer.count);
        if (leastLines(p, measure) >= settings.best.count) told++;
        if (settings.fewer) shorter++;
      }),
      { numRuns: 600 },
    );
    expect(told, 'most paragraphs cannot be set shorter, and it is known').toBeGreaterThan(300);
    expect(shorter, 'some can').toBeGreaterThan(10);
  });

  it('say that a thread cannot fit only where the search for shorter settings finds none that does', () => {
    let saved = 0;
    fc.assert(
      fc.property(
        fc.array(copy, { minLength: 3, maxLength: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (given, cut) => {
          const paragraphs = given.map(([seed, length], k) => body(`p${k}`, makeCopy(seed, length)));
          const settings = paragraphs.map(({ input }) => setEven(itemise(input, fonts), 13).settings);
          const rows = settings.reduce((sum, { best }) => sum + best.count, 0);
          const slots = Array.from(
            { length: Math.max(1, rows - cut) },
            (): Slot => ({ room: 0, measure: 13 }),
          );
          const flow = (knows: boolean) =>
            flowThread({
              settingsOf: ({ key }) => {
                const own = settings[paragraphs.findIndex((one) => one.key === key)];
                if (!own) throw new Error(key);
                const { best, fewer, more, least } = own;
                return {
                  best,
                  fewer,
                  more,
                  least: knows ? least : 0,
                  wide: (measures) => own.wide(measures),
                };
              },
              paragraphs,
              slots,
              overflowMeasure: 13,
              save: true,
              spare: Infinity,
            });
          const quick = flow(true);
          expect(quick.overset).toEqual(flow(false).overset);
          expect(quick.lines).toEqual(flow(false).lines);
          if (quick.overset.lines === 0) saved++;
        },
      ),
      { numRuns: 120 },
    );
    expect(saved, 'in some of them lines are saved').toBeGreaterThan(5);
  });
});
