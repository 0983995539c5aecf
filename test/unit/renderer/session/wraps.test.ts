import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageKind } from '../../../../core/document/records/page';
import {
  ellipse,
  insertPoint,
  movePoint,
  type Outline,
  rectangle,
  removePoint,
  shapeOf,
  withShape,
  wrappedPictures,
} from '../../../../renderer/session/wraps';

const outline: fc.Arbitrary<Outline> = fc.array(
  fc.tuple(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: -1, max: 2, noNaN: true })),
  { minLength: 3, maxLength: 12 },
);
const share = fc.double({ min: -5, max: 5, noNaN: true });

describe('the shape of a wrap', () => {
  it('needs no outline for a rectangle and keeps the sides', () => {
    const round = withShape({ sides: 'both' }, 'ellipse');
    expect(shapeOf(round)).toBe('ellipse');
    expect(withShape(round, 'rectangle')).toEqual({ sides: 'both' });
    expect(shapeOf(undefined)).toBe('rectangle');
  });

  it('is drawn from what is there, and stays drawn', () => {
    for (const start of [undefined, withShape(undefined, 'ellipse')]) {
      const drawn = withShape(start, 'drawn');
      expect(shapeOf(drawn)).toBe('drawn');
      expect(withShape(drawn, 'drawn')).toEqual(drawn);
    }
  });

  it('touches all four sides of its picture as an ellipse', () => {
    for (const axis of [0, 1] as const) {
      const values = ellipse.map((point) => point[axis] ?? Number.NaN);
      expect(Math.min(...values)).toBe(0);
      expect(Math.max(...values)).toBe(1);
    }
  });
});

describe('the corners of an outline', () => {
  it('stay where the record allows them, three at least', () => {
    fc.assert(
      fc.property(outline, fc.nat(11), share, share, (start, at, x, y) => {
        const index = at % start.length;
        for (const after of [
          movePoint(start, index, [x, y]),
          insertPoint(start, index, [x, y]),
          removePoint(start, index),
        ]) {
          expect(after.length).toBeGreaterThanOrEqual(3);
          for (const [left = 0, top = 0] of after) {
            expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1);
            expect(Math.max(left, top)).toBeLessThanOrEqual(2);
          }
        }
      }),
    );
  });

  it('come and go without touching the others', () => {
    const more = insertPoint(rectangle, 1, [1, 0.5]);
    expect(more).toEqual([
      [0, 0],
      [1, 0],
      [1, 0.5],
      [1, 1],
      [0, 1],
    ]);
    expect(removePoint(more, 2)).toEqual(rectangle);
    expect(removePoint(rectangle.slice(0, 3), 0)).toEqual(rectangle.slice(0, 3));
    expect(movePoint(rectangle, 2, [0.8, 1.2])[2]).toEqual([0.8, 1.2]);
  });
});

describe('the pictures that text goes round', () => {
  it('are those of the page and those in blocks and boxes, in the type area’s measure', () => {
    const block = {
      kind: 'story',
      id: 's1',
      story: 'a',
      area: { x: 2, y: 3, w: 20, h: 20 },
      columns: 2,
      gutter: 1,
      columnRule: false,
      head: { arrangement: 'over', align: 'start' },
      pictures: [{ picture: 'p2', area: { x: 1, y: 1, w: 5, h: 5 }, caption: true, distance: 1 }],
      fill: 'level',
    };
    const page = pageKind.schema.parse({
      id: 'page1',
      issue: 'i',
      number: 1,
      section: '',
      staff: [],
      items: [
        {
          kind: 'picture',
          id: 'x',
          picture: 'p1',
          area: { x: 0, y: 40, w: 9, h: 9 },
          caption: false,
          distance: 1,
        },
        {
          kind: 'package',
          id: 'box',
          area: { x: 10, y: 20, w: 30, h: 30 },
          border: 'none',
          head: [],
          headRule: false,
          items: [block],
        },
      ],
    });
    expect(wrappedPictures(page).map(({ item, nth, area }) => [item, nth, area.x, area.y])).toEqual([
      ['x', undefined, 0, 40],
      ['s1', 0, 13, 24],
    ]);
  });
});
