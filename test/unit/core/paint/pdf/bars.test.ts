import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../../core/base/geometry';
import type {
  ComposedFrame,
  ComposedLine,
  ComposedPage,
  PictureMark,
} from '../../../../../core/page/composed';
import { Bars } from '../../../../../core/paint/pdf/bars';
import { Extents } from '../../../../../core/paint/pdf/extent';
import { BAR_SIZE } from '../../../../../core/paint/pdf/reach';
import { Stacks } from '../../../../../core/paint/pdf/stacks';
import { line, page, run } from '../fixture';

const rect = (x: number, y: number, width = 100, height = 100): Rect => ({ x, y, width, height });

/** A frame of one line of 9 pt, or of the size given, at its top. */
function frame(id: string, place: Rect, role: ComposedFrame['role'] = 'body', size = 9): ComposedFrame {
  const lines = [line(place.y + size, [run('一', place.x, { size })], { frame: id })];
  const none = { overset: { characters: 0, lines: 0 }, underset: { lines: 0 } };
  return { id, item: id, role, rect: place, lines, ...none };
}

const first = ({ lines: [head] }: ComposedFrame): ComposedLine => {
  if (!head) throw new Error('a frame without lines');
  return head;
};

const picture = (place: Rect): PictureMark => ({
  kind: 'picture',
  item: 'p',
  picture: 'pic',
  rect: place,
  missing: false,
});

function barsOf(composed: ComposedPage): Bars {
  const stacks = new Stacks(composed);
  return new Bars(composed, stacks, new Extents(composed, stacks));
}

describe('bars for readers by place', () => {
  it('lie over a story under the first columns of a wider one and reach under its last column', () => {
    const wide = [frame('a1', rect(0, 0)), frame('a2', rect(110, 0)), frame('a3', rect(220, 0))];
    const below = frame('b', rect(0, 120));
    const bar = barsOf(page([], [...wide, below])).over(first(below));
    expect(bar?.size).toBe(BAR_SIZE);
    expect(bar?.left).toBeLessThan(100);
    expect(bar?.right).toBeGreaterThan(220);
    expect(bar?.y).toBeGreaterThan(0);
    expect(bar?.y).toBeLessThanOrEqual(120);
  });

  it('lie also under nothing that is read later, however high it begins', () => {
    const above = [frame('a1', rect(0, 0)), frame('a2', rect(110, 0))];
    const [left, beside] = [frame('b', rect(0, 120)), frame('c', rect(110, 112))];
    const bar = barsOf(page([], [...above, left, beside])).over(first(left));
    expect(bar?.y).toBeLessThan(112 + 9);
    expect(bar?.right).toBeGreaterThan(110);
  });

  it('are not laid where left comes before right anyway, nor where they would not help', () => {
    const columns = [frame('a', rect(0, 0)), frame('b', rect(0, 120)), frame('c', rect(110, 0))];
    const plain = barsOf(page([], columns));
    expect(columns.map((f) => plain.over(first(f)))).toEqual([undefined, undefined, undefined]);
    const low = frame('low', rect(110, 300));
    const high = frame('high', rect(0, 100));
    expect(barsOf(page([], [low, high])).over(first(high))).toBeUndefined();
  });

  it('keep no place for a picture that text goes round: its columns go on under it', () => {
    const mark = picture(rect(60, 40, 100, 60));
    const columns = [frame('a1', rect(0, 0, 100, 300)), frame('a2', rect(110, 0, 100, 300))];
    expect(barsOf(page([mark], columns)).cover(mark)).toBeUndefined();
  });

  it('keep the place of a picture, except beside letters nearly as large', () => {
    const mark = picture(rect(110, 0, 200, 160));
    const cover = barsOf(page([mark], [frame('a', rect(0, 0))])).cover(mark);
    expect(cover?.left).toBeGreaterThan(110);
    expect(cover?.right).toBeLessThan(310);
    const head = frame('h', rect(0, 0, 100, 80), 'headline', 70);
    expect(barsOf(page([mark], [head])).cover(mark)).toBeUndefined();
  });
});
