import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../../../core/base/geometry';
import type { Head, PlacedPicture, StoryItem } from '../../../../../core/document/records/page';
import { composePage } from '../../../../../core/page/compose';
import type { ComposedLine, ComposedPage } from '../../../../../core/page/composed';
import { gridOf, rectOf } from '../../../../../core/page/grid';
import { block, fonts, input, paper, paragraphs, picture, story } from '../fixture';

const grid = gridOf(paper);
const HEAD = { flag: '云溪旧影', headline: '一口老井', byline: '梁望秋' };
const HEADS = new Set(['flag', 'kicker', 'headline', 'deck', 'summary', 'byline']);
const AREA = { x: 10, y: 6, w: 44, h: 41 };

const placed = (area: PlacedPicture['area']): PlacedPicture => ({
  picture: 'p',
  area,
  caption: true,
  distance: 1,
});

function compose(head: Partial<Head>, own: Partial<StoryItem>, headline = HEAD.headline): ComposedPage {
  const item = block('a', AREA, {
    columns: 2,
    ...own,
    head: { arrangement: 'over', align: 'start', ...head },
  });
  const body = paragraphs(160, 160, 160, 160, 160);
  const one = story('a', { ...HEAD, headline, body });
  return composePage({ ...input([item], [one], [picture('p')]), fonts: fonts() });
}

/** The em boxes of a line; those of a vertical line stand round its axis. */
const boxOf = (line: ComposedLine): Rect => {
  const size = Math.max(...line.runs.map((run) => run.size));
  return line.vertical
    ? { x: line.x - size / 2, y: line.y, width: size, height: line.width }
    : { x: line.x, y: line.y - 0.88 * size, width: line.width, height: size };
};

const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

const linesOf = (page: ComposedPage, heads: boolean): readonly ComposedLine[] =>
  page.frames
    .filter((frame) => frame.item === 'a' && (heads ? HEADS.has(frame.role) : frame.role === 'body'))
    .flatMap((frame) => frame.lines);

const headBoxes = (page: ComposedPage): Rect[] => linesOf(page, true).map(boxOf);
const picturesOf = (page: ComposedPage): readonly Rect[] =>
  page.marks.flatMap((mark) => (mark.kind === 'picture' ? [mark.rect] : []));

function expectInside(page: ComposedPage, area: StoryItem['area']): void {
  const { x, y, width, height } = rectOf(grid, area);
  for (const box of headBoxes(page)) {
    expect(box.x).toBeGreaterThanOrEqual(x - 0.01);
    expect(box.y).toBeGreaterThanOrEqual(y - 0.01);
    expect(box.x + box.width).toBeLessThanOrEqual(x + width + 0.01);
    expect(box.y + box.height).toBeLessThanOrEqual(y + height + 0.01);
  }
}

function expectFree(page: ComposedPage): void {
  const body = linesOf(page, false).map(boxOf);
  for (const box of headBoxes(page)) {
    for (const other of [...body, ...picturesOf(page)]) expect(apart(box, other)).toBe(true);
  }
}

const headlineX = (page: ComposedPage): readonly number[] =>
  page.frames.filter((f) => f.role === 'headline').flatMap((f) => f.lines.map((line) => line.x));

const complains = (page: ComposedPage): boolean =>
  page.diagnostics.some(({ rule }) => rule === 'PAGE-HEADLINE' || rule === 'PAGE-COLLIDE');

describe('眉式 and 串文 among vertical lines', () => {
  const VERTICAL = { direction: 'vertical', gutter: 2 } as const;

  it('brow: lies over the right of the block, the first lines under it, the others from the top', () => {
    const page = compose({ arrangement: 'brow', span: 1 }, VERTICAL);
    const right = grid.area.x + 54 * grid.size;
    const headline = page.frames.find((frame) => frame.role === 'headline');
    const { x = 0, width = 0 } = headline?.rect ?? {};
    expect(headline?.lines[0]?.vertical).toBeUndefined();
    expect(x + width).toBeCloseTo(right);
    const under = linesOf(page, false).filter((line) => line.x > x);
    const beside = linesOf(page, false).find((line) => line.x < x);
    const top = grid.area.y + 6 * grid.pitch + grid.lead;
    expect(Math.min(...under.map((line) => line.y))).toBeGreaterThan(top + 3 * grid.pitch);
    expect(beside?.y).toBeLessThan(top + 3 * grid.size);
    expectInside(page, AREA);
    expectFree(page);
  });

  it('inset: a room that would leave the block at its foot begins higher up', () => {
    const page = compose({ arrangement: 'inset', span: 1, column: 0, row: 39, border: 'wenwu' }, VERTICAL);
    expect(complains(page)).toBe(false);
    expectInside(page, AREA);
    expectFree(page);
  });

  it('moves clear of a picture that stands where it would', () => {
    const pictures = [placed({ x: 24, y: 0, w: 20, h: 10 })];
    const page = compose({ arrangement: 'brow', span: 1 }, { ...VERTICAL, pictures });
    expect(linesOf(page, true).every((line) => line.text.length > 1)).toBe(true);
    expect(complains(page)).toBe(false);
    expectFree(page);
  });

  it('never leaves the block nor lies over its text, unless it says so', () => {
    let calm = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('brow' as const, 'inset' as const),
        fc.constantFrom('none' as const, 'hairline' as const),
        fc.record({ span: fc.integer({ min: 1, max: 4 }), column: fc.nat(3), row: fc.nat(40) }),
        fc.record({ w: fc.integer({ min: 8, max: 44 }), h: fc.integer({ min: 8, max: 41 }) }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (arrangement, border, where, room, columns, pictured) => {
          const area = { ...AREA, ...room };
          const pictures = pictured ? [placed({ x: room.w / 2, y: 0, w: room.w / 2, h: 4 })] : [];
          const page = compose({ arrangement, border, ...where }, { ...VERTICAL, area, columns, pictures });
          if (complains(page)) return;
          calm++;
          expectInside(page, area);
          expectFree(page);
        },
      ),
      {
        numRuns: 60,
        // Once a head lay over a picture beside which and under which it had no room, and nobody was told.
        examples: [['brow', 'none', { span: 1, column: 0, row: 0 }, { w: 9, h: 10 }, 1, true]],
      },
    );
    expect(calm, 'most heads fit').toBeGreaterThan(30);
  });
});

const at = (side: 'left' | 'right', y: number, h: number) =>
  placed({ x: side === 'left' ? 0 : 24, y, w: 20, h });

describe('竖题 and a picture at its side of the block', () => {
  describe.each(['left', 'right'] as const)('%s', (side) => {
    it.each(['horizontal', 'vertical'] as const)('stands under or over it, %s text', (direction) => {
      for (const [y, h] of [
        [0, 12],
        [29, 12],
      ] as const) {
        const page = compose({ arrangement: side }, { direction, pictures: [at(side, y, h)] });
        expect(complains(page)).toBe(false);
        expectInside(page, AREA);
        expectFree(page);
        const edge = grid.area.x + (side === 'left' ? 10 : 54) * grid.size;
        const away = headlineX(page).map((x) => Math.abs(x - edge));
        // The whole head of a vertical block stands: its flag is outermost.
        expect(Math.min(...away)).toBeLessThan((direction === 'vertical' ? 14 : 3) * grid.size);
      }
    });

    it('moves in past one that leaves no room above or below', () => {
      const page = compose({ arrangement: side }, { pictures: [at(side, 2, 38)] });
      expect(complains(page)).toBe(false);
      expectInside(page, AREA);
      expectFree(page);
      for (const x of headlineX(page)) {
        const em = (x - grid.area.x) / grid.size - 10;
        expect(side === 'left' ? em > 21 : em < 23).toBe(true);
      }
    });

    it('says where it cannot but be printed over one', () => {
      const wide = placed({ x: 1, y: 1, w: 42, h: 39 });
      const page = compose({ arrangement: side }, { pictures: [wide] });
      const found = page.diagnostics.find(({ rule }) => rule === 'PAGE-COLLIDE');
      expect(found?.params).toEqual({ a: '稿a', b: 'p.jpg' });
    });
  });

  it('stays where it was beside a picture elsewhere', () => {
    const plain = compose({ arrangement: 'right' }, {});
    const page = compose({ arrangement: 'right' }, { pictures: [at('left', 20, 12)] });
    expect(headlineX(page)).toEqual(headlineX(plain));
  });
});
