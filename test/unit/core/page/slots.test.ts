import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, framesOf, obstacleOf, roomsOf, slotsOf, widestFree } from '../../../../core/page/slots';

describe('columns of a block', () => {
  it('divides a width of whole columns without a remainder', () => {
    const columns = divide(0, 41, 3, 1, 0, 10);
    expect(columns.map((c) => [c.x, c.measure])).toEqual([
      [0, 13],
      [14, 13],
      [28, 13],
    ]);
  });

  it('puts a remainder into the gutters', () => {
    const columns = divide(0, 111, 6, 1, 0, 10);
    expect(columns.every((c) => c.measure === 17)).toBe(true);
    expect(columns.at(-1)?.x).toBeCloseTo(94);
  });

  it('gives whole characters to the first columns before it opens a gutter wide', () => {
    const columns = divide(0, 26.9, 2, 1, 0, 10);
    expect(columns.map((c) => c.measure)).toEqual([13, 12]);
    expect((columns[1]?.x ?? 0) + 12).toBeCloseTo(26.9);
  });

  it('fills any width to its right edge, columns never touching', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 120, noNaN: true }),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (width, count, gutter) => {
          fc.pre((width - (count - 1) * gutter) / count >= 2);
          const columns = divide(3, width, count, gutter, 0, 1);
          const last = columns.at(-1);
          expect((last?.x ?? 0) + (last?.measure ?? 0)).toBeCloseTo(3 + width);
          columns.slice(1).forEach((c, i) => {
            const left = columns[i];
            const gap = c.x - (left?.x ?? 0) - (left?.measure ?? 0);
            expect(gap).toBeGreaterThan(gutter - 1e-6);
            expect(gap).toBeLessThan(gutter + 1);
          });
        },
      ),
    );
  });
});

describe('slots past pictures', () => {
  const columns = divide(0, 41, 3, 1, 0, 10);

  it('are one a line and a room a column where nothing is in the way', () => {
    const slots = slotsOf(columns, []);
    expect(slots).toHaveLength(30);
    expect(roomsOf(slots).map((r) => [r.from, r.to])).toEqual([
      [0, 10],
      [0, 10],
      [0, 10],
    ]);
  });

  it('leave out the lines a picture covers, in new rooms under it', () => {
    const picture = obstacleOf({ x: 14, y: 3, w: 13, h: 4 }, 1, 9, 12.4);
    const slots = slotsOf(columns, [picture]);
    expect(slots).toHaveLength(26);
    expect(roomsOf(slots).map((r) => [r.column, r.from, r.to])).toEqual([
      [0, 0, 10],
      [1, 0, 3],
      [1, 7, 10],
      [2, 0, 10],
    ]);
  });

  it('narrow a column that is partly covered, to whole characters', () => {
    const picture = obstacleOf({ x: 14, y: 0, w: 19.5, h: 2 }, 1, 9, 12.4);
    const slots = slotsOf(columns, [picture]).filter((slot) => slot.column === 2);
    expect(slots.slice(0, 3).map((s) => [s.x, s.measure, s.room])).toEqual([
      [35, 6, 2],
      [35, 6, 2],
      [28, 13, 2],
    ]);
  });

  it('leave no slot where less than four characters remain', () => {
    const picture = obstacleOf({ x: 14, y: 0, w: 23, h: 2 }, 1, 9, 12.4);
    expect(slotsOf(columns, [picture]).filter((s) => s.column === 2 && s.row < 2)).toEqual([]);
  });

  it('keep the distance above and below in whole lines', () => {
    expect(obstacleOf({ x: 0, y: 3, w: 9, h: 4 }, 1, 9, 12.4)).toMatchObject({ from: 3, to: 7 });
    expect(obstacleOf({ x: 0, y: 3, w: 9, h: 4 }, 2, 9, 12.4)).toMatchObject({ from: 2, to: 8 });
    expect(obstacleOf({ x: 0, y: 3.4, w: 9, h: 4 }, 0, 9, 12.4)).toMatchObject({ from: 3, to: 8 });
  });

  it('never lie on a picture', () => {
    const area = fc.record({
      x: fc.double({ min: -5, max: 45, noNaN: true }),
      y: fc.double({ min: -3, max: 12, noNaN: true }),
      w: fc.double({ min: 1, max: 30, noNaN: true }),
      h: fc.double({ min: 1, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(area, { maxLength: 4 }), fc.integer({ min: 0, max: 2 }), (areas, distance) => {
        const obstacles = areas.map((a) => obstacleOf(a, distance, 9, 12.4));
        for (const slot of slotsOf(columns, obstacles))
          for (const a of areas) {
            const beside = slot.x + slot.measure <= a.x + 1e-5 || slot.x >= a.x + a.w - 1e-5;
            const apart = slot.row + 1 <= a.y + 1e-5 || slot.row >= a.y + a.h - 1e-5;
            expect(beside || apart).toBe(true);
          }
      }),
    );
  });

  it('take the wider side of a picture in the middle', () => {
    expect(widestFree(0, 20, 0, 1, [{ left: 6, right: 10, from: 0, to: 1 }])).toEqual({ x: 10, measure: 10 });
    expect(widestFree(0, 20, 1, 2, [{ left: 6, right: 10, from: 0, to: 1 }])).toEqual({ x: 0, measure: 20 });
  });
});

describe('own frames', () => {
  it('become rooms of their own measure and height', () => {
    const frames = framesOf([
      { x: 0, y: 4, w: 10, h: 3 },
      { x: 20, y: 0, w: 18, h: 5 },
    ]);
    const rooms = roomsOf(slotsOf(frames, []));
    expect(rooms.map((r) => [r.x, r.measure, r.to - r.from])).toEqual([
      [0, 10, 3],
      [20, 18, 5],
    ]);
  });
});
