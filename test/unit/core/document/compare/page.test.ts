import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePages, pageChanges, takeFromPage } from '../../../../../core/document/compare/page';
import { newPage } from '../../../../../core/document/factory';
import type { Page, PageItem, StoryItem } from '../../../../../core/document/records/page';

const block = (id: string, patch: Partial<StoryItem> = {}): StoryItem => ({
  kind: 'story',
  id,
  story: `story-${id}`,
  area: { x: 0, y: 0, w: 26, h: 20 },
  columns: 2,
  gutter: 1,
  columnRule: false,
  head: { arrangement: 'over', align: 'center' },
  pictures: [],
  fill: 'level',
  ...patch,
});

const anyBlock = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    x: fc.nat(3),
    columns: fc.integer({ min: 1, max: 3 }),
    arrangement: fc.constantFrom('over' as const, 'brow' as const, 'inset' as const),
    pictures: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 3 }),
  })
  .map(({ id, x, columns, arrangement, pictures }) =>
    block(id, {
      area: { x, y: 0, w: 26, h: 20 },
      columns,
      head: { arrangement, align: 'start' },
      pictures: pictures.map((picture) => ({
        picture,
        area: { x: 0, y: 0, w: 5, h: 5 },
        caption: x > 1,
        distance: 1,
      })),
    }),
  );
const anyItem: fc.Arbitrary<PageItem> = fc.oneof(
  anyBlock,
  fc.record({
    kind: fc.constant('rule' as const),
    id: fc.constantFrom('a', 'r1', 'r2'),
    area: fc.constant({ x: 0, y: 1, w: 9, h: 1 }),
    weight: fc.integer({ min: 1, max: 3 }),
    ink: fc.constant({ c: 0, m: 0, y: 0, k: 100 }),
  }),
  fc.record({
    kind: fc.constant('package' as const),
    id: fc.constantFrom('a', 'k1'),
    area: fc.constant({ x: 0, y: 1, w: 9, h: 9 }),
    border: fc.constantFrom('wenwu' as const, 'none' as const),
    head: fc.constant([]),
    headRule: fc.boolean(),
    items: fc.uniqueArray(anyBlock, { selector: ({ id }) => id, maxLength: 3 }),
  }),
);
const anyPage: fc.Arbitrary<Page> = fc
  .record({
    section: fc.constantFrom('要闻', '副刊'),
    number: fc.integer({ min: 1, max: 3 }),
    items: fc.oneof(
      fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 6 }),
      fc.array(anyItem, { maxLength: 6 }),
    ),
  })
  .map((fields) => newPage('p', 'i', fields));

const said = (before: Page, after: Page): readonly string[] =>
  comparePages(before, after).items.map(({ item, change, details }) =>
    `${item.id} ${change} ${details.map(({ what }) => what).join(' ')}`.trim(),
  );
const page = (...items: readonly PageItem[]): Page => newPage('p', 'i', { items: [...items] });

const box = (items: StoryItem[]): PageItem => ({
  kind: 'package',
  id: 'k',
  area: { x: 0, y: 0, w: 50, h: 30 },
  border: 'none',
  head: [],
  headRule: false,
  items,
});

describe('two states of a page', () => {
  it('with every change taken over are the other one, with none the first', () => {
    fc.assert(
      fc.property(anyPage, anyPage, (before, after) => {
        const comparison = comparePages(before, after);
        const all = new Set(pageChanges(comparison));
        expect(takeFromPage(before, comparison, (key) => all.has(key))).toEqual(after);
        expect(takeFromPage(before, comparison, () => false)).toBe(before);
        expect(all.size === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
      }),
      { numRuns: 300 },
    );
  });

  it('have words for every thing that changed', () => {
    fc.assert(
      fc.property(anyPage, anyPage, (before, after) => {
        for (const { change, details } of comparePages(before, after).items)
          if (change === 'changed') expect(details.length).toBeGreaterThan(0);
      }),
    );
  });

  it('say what was put on, taken off, moved and set otherwise', () => {
    const before = page(block('a'), block('b'), block('c'));
    const after = page(
      block('a', { area: { x: 13, y: 5, w: 26, h: 18 }, columns: 3, direction: 'vertical' }),
      block('c', { head: { arrangement: 'brow', align: 'center', headline: 'headline-2' } }),
      block('d'),
    );
    expect(said(before, after)).toEqual([
      'a changed moved sized columns direction',
      'b removed',
      'c changed arrangement style-headline',
      'd added',
    ]);
    const [a] = comparePages(before, after).items;
    expect(a?.details.slice(0, 3)).toEqual([
      { what: 'moved', params: { fromX: 0, fromY: 0, toX: 13, toY: 5 } },
      { what: 'sized', params: { fromX: 26, fromY: 20, toX: 26, toY: 18 } },
      { what: 'columns', params: { from: 2, to: 3 } },
    ]);
  });

  it('name the pictures of a block and the stories of a box', () => {
    const picture = { picture: 'p1', area: { x: 0, y: 0, w: 5, h: 5 }, caption: true, distance: 1 };
    const before = page(block('a', { pictures: [picture] }), box([block('x'), block('y')]));
    const after = page(
      block('a', { pictures: [{ ...picture, caption: false }] }),
      box([block('y', { columns: 1 }), block('z')]),
    );
    expect(said(before, after)).toEqual(['a changed caption', 'k changed box-removed box-story box-added']);
  });

  it('keep a thing that only changed its place in the reading order one thing', () => {
    const before = page(block('a'), block('b'), block('c'));
    const after = page(block('c', { columns: 3 }), block('a'), block('b'));
    expect(said(before, after)).toEqual(['c changed order columns']);
  });
});
