import { describe, expect, it } from 'vitest';
import type { ComposedLine } from '../../../../../core/page/composed';
import { hitPage, locate } from '../../../../../renderer/session/composer/hit';
import { line, marksOf, page } from '../../../core/paint/canvas/pages';

const from = (given: ComposedLine, start: number, end: number, lead = 0): ComposedLine => ({
  ...given,
  source: {
    story: 's',
    field: 'body',
    block: 'b1',
    start,
    end,
    ...(lead === 0 ? {} : { lead: { field: 'dateline' as const, length: lead } }),
  },
});

/** Two lines of five; the first begins with two characters of the dateline. */
const first = from(line('电头一二三', 10, 20), 0, 3, 2);
const second = from(line('四五𠮷六七', 10, 34), 3, 9);
const given = page(marksOf(first, second));
const body = (offset: number) => ({ story: 's', field: 'body', block: 'b1', offset }) as const;

describe('the text under a point', () => {
  it('is the character boundary nearest to it', () => {
    expect(hitPage(given, [], { x: 31, y: 18 }).text).toEqual(body(0));
    expect(hitPage(given, [], { x: 36, y: 18 }).text).toEqual(body(1));
    expect(hitPage(given, [], { x: 190, y: 18 }).text).toEqual(body(3));
  });

  it('is the dateline where the line begins with it', () => {
    expect(hitPage(given, [], { x: 19, y: 18 }).text).toEqual({ story: 's', field: 'dateline', offset: 1 });
  });

  it('counts UTF-16 units behind rare characters', () => {
    expect(hitPage(given, [], { x: 41, y: 30 }).text).toEqual(body(7));
  });

  it('is the nearest line below the last one', () => {
    expect(hitPage(given, [], { x: 10, y: 250 }).text).toEqual(body(3));
  });

  it('is an item without text where no frame lies', () => {
    const rect = { x: 0, y: 400, width: 50, height: 50 };
    const items = [{ item: 'photo', kind: 'picture', rect }] as const;
    expect(hitPage(given, items, { x: 20, y: 420 })).toEqual({ item: 'photo' });
    expect(hitPage(given, items, { x: 120, y: 420 })).toEqual({});
  });
});

describe('where a character stands', () => {
  it('is its pen position, line and place in the column', () => {
    expect(locate(given, body(1))).toMatchObject({
      x: 40,
      top: 11,
      bottom: 22,
      item: 'a',
      column: 1,
      row: 1,
    });
    expect(locate(given, body(7))).toMatchObject({ x: 40, row: 2 });
  });

  it('is the later line where two lines meet, as in an editor', () => {
    expect(locate(given, body(3))).toMatchObject({ x: 10, row: 2 });
  });

  it('finds the dateline in the body’s first line', () => {
    expect(locate(given, { story: 's', field: 'dateline', offset: 1 })).toMatchObject({ x: 20, row: 1 });
  });

  it('is nowhere for text that is not on the page', () => {
    expect(locate(given, body(40))).toBeUndefined();
    expect(locate(given, { ...body(1), story: 'another' })).toBeUndefined();
  });

  it('comes back to the place that was hit', () => {
    for (const offset of [0, 1, 2, 4, 5, 7, 8]) {
      const box = locate(given, body(offset));
      const y = ((box?.top ?? 0) + (box?.bottom ?? 0)) / 2;
      expect(hitPage(given, [], { x: box?.x ?? -1, y }).text).toEqual(body(offset));
    }
  });
});
