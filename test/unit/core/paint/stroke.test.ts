import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK } from '../../../../core/base/ink';
import type { StrokeMark } from '../../../../core/page/composed';
import { waveOf } from '../../../../core/paint/stroke';

const stroke = (x1: number, y1: number, x2: number, y2: number, wave: number): StrokeMark => ({
  kind: 'title',
  x1,
  y1,
  x2,
  y2,
  weight: 0.4,
  wave,
  ink: BLACK,
});

describe('the wave of a 书名号', () => {
  it('is none for a straight stroke', () => {
    expect(waveOf(stroke(0, 0, 30, 0, 0))).toEqual([]);
  });

  it('begins upwards on a horizontal line and ends on its middle', () => {
    const curves = waveOf(stroke(10, 50, 40, 50, 1.5));
    expect(curves[0]?.[0].y).toBeLessThan(50);
    expect(curves.at(-1)?.[2]).toEqual({ x: 40, y: 50 });
    expect(curves.length % 2).toBe(0);
  });

  it('runs down a vertical line beside its axis', () => {
    const curves = waveOf(stroke(20, 10, 20, 70, 2));
    expect(curves[0]?.[0].x).not.toBe(20);
    expect(curves[0]?.[2]).toMatchObject({ x: expect.closeTo(20, 9) });
  });

  it('never leaves its height, and joins smoothly', () => {
    const length = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(length, fc.double({ min: 0.2, max: 4, noNaN: true }), (width, wave) => {
        const curves = waveOf(stroke(0, 0, width, 0, wave));
        let from = { x: 0, y: 0 };
        for (const [first, second, end] of curves) {
          // The middle of the curve is its crest.
          const crest = (from.y + 3 * first.y + 3 * second.y + end.y) / 8;
          expect(Math.abs(crest)).toBeCloseTo(wave / 2, 6);
          expect(first.x).toBeGreaterThan(from.x);
          from = end;
        }
        curves.slice(1).forEach(([first], i) => {
          const [, second, end] = curves[i] ?? [first, first, first];
          expect((first.y - end.y) / (first.x - end.x)).toBeCloseTo(
            (end.y - second.y) / (end.x - second.x),
            4,
          );
        });
      }),
    );
  });
});
