import { describe, expect, it } from 'vitest';
import type { ComposedLine } from '../../../../../core/page/composed';
import { hitPage, locate } from '../../../../../renderer/session/composer/hit';
import { line, marksOf, page, run, verticalLine } from '../../../core/paint/canvas/pages';

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

describe('the text under a point of a line in pieces', () => {
  const left = from(line('左一二三', 10, 20), 0, 4);
  const right = from(line('右一二三', 90, 20), 4, 8);
  const below = from(line('下一', 10, 34), 8, 10);
  const pieces = page(marksOf(left, right, below));

  it('is in the piece beside it, on both sides of a picture', () => {
    expect(hitPage(pieces, [], { x: 21, y: 18 }).text).toEqual(body(1));
    expect(hitPage(pieces, [], { x: 111, y: 18 }).text).toEqual(body(6));
    expect(hitPage(pieces, [], { x: 85, y: 18 }).text).toEqual(body(4));
  });

  it('stays on its own line right of a short one', () => {
    expect(hitPage(pieces, [], { x: 150, y: 32 }).text).toEqual(body(10));
  });

  it('counts the pieces as one line', () => {
    expect(locate(pieces, body(5))).toMatchObject({ row: 1 });
    expect(locate(pieces, body(9))).toMatchObject({ row: 2 });
  });
});

describe('the text under a point of vertical lines', () => {
  const one = from(verticalLine('天地玄黄宇', 100, 20), 0, 5);
  const two = from(verticalLine('宙洪荒', 86, 20), 5, 8);
  const columns = page(marksOf(one, two));

  it('is the boundary nearest down the line', () => {
    expect(hitPage(columns, [], { x: 101, y: 41 }).text).toEqual(body(2));
    expect(hitPage(columns, [], { x: 104, y: 300 }).text).toEqual(body(5));
    expect(hitPage(columns, [], { x: 84, y: 31 }).text).toEqual(body(6));
  });

  it('is in the nearer line between two', () => {
    expect(hitPage(columns, [], { x: 94, y: 21 }).text).toEqual(body(0));
    expect(hitPage(columns, [], { x: 92, y: 21 }).text).toEqual(body(5));
  });

  it('has a level caret across the line and the column as its highlight', () => {
    expect(locate(columns, body(2))).toMatchObject({
      caret: { x: 95, y: expect.closeTo(40, 9), width: 10, height: 0 },
      line: { x: 95, y: 20, width: 10, height: 50 },
      row: 1,
    });
    expect(locate(columns, body(6))).toMatchObject({ caret: { x: 81, y: expect.closeTo(30, 9) }, row: 2 });
  });

  it('parts the em of figures side by side, and follows words on their side', () => {
    const figures = { ...run('25', 95.5, [-5, 0]), ys: [48.8, 48.8] };
    const word = { ...run('WTO', 96.2), xs: [96.2, 96.2, 96.2], ys: [50, 60, 70], turned: true as const };
    const [han] = verticalLine('天地', 100, 20).runs;
    const mixed = from(
      { ...one, text: '天地25WTO', runs: [...(han ? [han] : []), figures, word], width: 60 },
      0,
      7,
    );
    const mixedPage = page(marksOf(mixed));
    expect(locate(mixedPage, body(2))?.caret.y).toBeCloseTo(40, 9);
    expect(locate(mixedPage, body(3))?.caret.y).toBeCloseTo(45, 9);
    expect(locate(mixedPage, body(5))?.caret.y).toBeCloseTo(60, 9);
    for (const offset of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const y = locate(mixedPage, body(offset))?.caret.y ?? -1;
      expect(hitPage(mixedPage, [], { x: 100, y }).text).toEqual(body(offset));
    }
  });
});

describe('a selection on the page', () => {
  it('is a strip of each line it touches, with the caret at its moving end', () => {
    const box = locate(given, { ...body(1), end: 7 });
    expect(box?.selected).toEqual([
      { x: 40, y: 11, width: 20, height: 11 },
      { x: 10, y: 25, width: 30, height: 11 },
    ]);
    expect(box?.caret.x).toBe(40);
    expect(locate(given, { ...body(7), end: 1 })?.selected).toEqual(box?.selected);
    expect(locate(given, { ...body(7), end: 1 })?.caret).toMatchObject({ x: 40, y: 11 });
  });

  it('runs down vertical lines', () => {
    const column = from(verticalLine('天地玄黄宇', 100, 20), 0, 5);
    expect(locate(page(marksOf(column)), { ...body(1), end: 3 })?.selected).toEqual([
      { x: 95, y: expect.closeTo(30, 9), width: 10, height: expect.closeTo(20, 9) },
    ]);
  });

  it('leaves out a hyphen that the composition added', () => {
    const hyphen = { ...run('-', 30), added: true as const };
    const broken = from({ ...line('re', 10, 20), runs: [run('re', 10), hyphen], width: 30 }, 0, 2);
    expect(locate(page(marksOf(broken)), body(2))?.caret.x).toBe(30);
    expect(hitPage(page(marksOf(broken)), [], { x: 39, y: 18 }).text).toEqual(body(2));
  });
});

describe('where a character stands', () => {
  it('is its pen position, line and place in the column', () => {
    expect(locate(given, body(1))).toMatchObject({
      caret: { x: 40, y: 11, width: 0, height: 11 },
      item: 'a',
      column: 1,
      row: 1,
    });
    expect(locate(given, body(7))).toMatchObject({ caret: { x: 40 }, row: 2 });
  });

  it('is the later line where two lines meet, as in an editor', () => {
    expect(locate(given, body(3))).toMatchObject({ caret: { x: 10 }, row: 2 });
  });

  it('finds the dateline in the body’s first line', () => {
    expect(locate(given, { story: 's', field: 'dateline', offset: 1 })).toMatchObject({
      caret: { x: 20 },
      row: 1,
    });
  });

  it('is nowhere for text that is not on the page', () => {
    expect(locate(given, body(40))).toBeUndefined();
    expect(locate(given, { ...body(1), story: 'another' })).toBeUndefined();
  });

  it('comes back to the place that was hit', () => {
    for (const offset of [0, 1, 2, 4, 5, 7, 8]) {
      const box = locate(given, body(offset));
      const { x = -1, y = 0, height = 0 } = box?.caret ?? {};
      expect(hitPage(given, [], { x, y: y + height / 2 }).text).toEqual(body(offset));
    }
  });
});
