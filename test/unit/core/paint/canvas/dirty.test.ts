import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../../../../core/base/geometry';
import { grey } from '../../../../../core/base/ink';
import type { Mark } from '../../../../../core/page/composed';
import { dirtyRects, joinRects, lineExtent, share } from '../../../../../core/paint/canvas';
import { line, marksOf, page, verticalLine } from './pages';

const one = line('第一行的文字', 10, 20);
const two = line('第二行的文字', 10, 34);
const three = line('第三行的文字', 10, 48);

const holds = (rects: ReturnType<typeof dirtyRects>, extent: ReturnType<typeof lineExtent>): boolean =>
  rects.some(
    (r) => contains(r, extent) && contains(r, { x: extent.x + extent.width, y: extent.y + extent.height }),
  );

describe('what a new composition changes on screen', () => {
  it('is nothing where all lines are the same objects', () => {
    expect(dirtyRects(page(marksOf(one, two)), page(marksOf(one, two)))).toEqual([]);
  });

  it('is the line that is another object, however alike', () => {
    const rects = dirtyRects(page(marksOf(one, two)), page(marksOf(one, { ...two })));
    expect(rects).toHaveLength(1);
    expect(holds(rects, lineExtent(two))).toBe(true);
    expect(holds(rects, lineExtent(one))).toBe(false);
  });

  it('holds the place a line has left and the place it has come to', () => {
    const moved = line('第二行的文字', 10, 62);
    const rects = dirtyRects(page(marksOf(one, two)), page(marksOf(one, moved)));
    expect(holds(rects, lineExtent(two))).toBe(true);
    expect(holds(rects, lineExtent(moved))).toBe(true);
  });

  it('joins the lines of a column into one piece', () => {
    const rects = dirtyRects(page(marksOf(one, two, three)), page([]));
    expect(rects).toHaveLength(1);
  });

  it('leaves far pieces apart', () => {
    const far = line('远处的一行', 10, 280);
    expect(dirtyRects(page(marksOf(one, far)), page([]))).toHaveLength(2);
  });

  it('is one strip where a vertical line changes, from its first character to its last and no neighbour', () => {
    const before = verticalLine('天地玄黄宇宙洪荒', 100, 20);
    const beside = verticalLine('日月盈昃辰宿列张', 86, 20);
    const [strip, ...others] = dirtyRects(
      page(marksOf(before, beside)),
      page(marksOf({ ...before }, beside)),
    );
    expect(others).toEqual([]);
    expect(strip?.x).toBeGreaterThan(92);
    expect((strip?.x ?? 0) + (strip?.width ?? 0)).toBeLessThan(108);
    expect(strip?.y).toBeLessThanOrEqual(20);
    expect((strip?.y ?? 0) + (strip?.height ?? 0)).toBeGreaterThanOrEqual(100);
  });

  it('holds ruby, dots and strokes beside the line', () => {
    const ink = grey(100);
    const given = {
      ...verticalLine('天地', 100, 20),
      ruby: verticalLine('甲', 110, 20, 5).runs,
      dots: { xs: [113], y: 0, ys: [25], radius: 0.6, ink },
      strokes: [{ kind: 'title', x1: 92, y1: 20, x2: 92, y2: 40, weight: 0.4, wave: 1.6, ink } as const],
    };
    const extent = lineExtent(given);
    expect(extent.x).toBeLessThanOrEqual(91);
    expect(extent.x + extent.width).toBeGreaterThanOrEqual(113.6);
  });

  it('compares rules, tints and pictures by what they say', () => {
    const tint: Mark = { kind: 'tint', item: 'a', rect: { x: 5, y: 5, width: 40, height: 40 }, ink: grey(6) };
    expect(dirtyRects(page([tint]), page([{ ...tint }]))).toEqual([]);
    expect(dirtyRects(page([tint]), page([{ ...tint, ink: grey(9) }]))).toEqual([tint.rect]);
  });

  it('is the whole page where its size changes', () => {
    const rects = dirtyRects(page([], 200, 300), page([], 200, 310));
    expect(rects).toEqual([{ x: 0, y: 0, width: 200, height: 310 }]);
    expect(share(rects, page([], 200, 310))).toBe(1);
  });

  it('never loses a piece by joining', () => {
    const number = fc.double({ min: 0, max: 500, noNaN: true });
    const rect = fc.record({ x: number, y: number, width: number, height: number });
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), (rects) => {
        const joined = joinRects(rects);
        for (const r of rects) {
          const inside = joined.some(
            (j) =>
              j.x <= r.x &&
              j.y <= r.y &&
              j.x + j.width >= r.x + r.width - 1e-9 &&
              j.y + j.height >= r.y + r.height - 1e-9,
          );
          expect(inside).toBe(true);
        }
      }),
    );
  });
});
