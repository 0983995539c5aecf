import { describe, expect, it } from 'vitest';
import type { PageItem } from '../../../../core/document/records/page';
import { checkCurrent, failureText } from '../../../../core/document/validate';
import { createComposer } from '../../../../core/page/compose';
import { block, fonts, input, page, paper, paragraphs, story, styles } from '../page/fixture';

const whole = { x: 0, y: 0, w: 111, h: 100 };
const body = styles['body'];

/** What is said against a document; undefined where nothing is. */
function against(type: 'page' | 'paper' | 'style', data: unknown): string | undefined {
  const checked = checkCurrent(type, data);
  return checked.ok ? undefined : failureText(checked.error);
}
const pageOf = (...items: readonly PageItem[]): unknown => page(items);

describe('a document from strangers asks for no more than a page can be', () => {
  it.each([
    ['a block a milliard lines high', 'page', pageOf(block('a', { ...whole, h: 1e9 })), 'items.0.area.h'],
    ['a block far off the sheet', 'page', pageOf(block('a', { ...whole, x: -1e6 })), 'items.0.area.x'],
    [
      'frames without end',
      'page',
      pageOf(block('a', whole, { thread: Array.from({ length: 101 }, () => whole) })),
      'items.0.thread',
    ],
    [
      'many blocks of the largest size',
      'page',
      pageOf(...Array.from({ length: 5 }, (_, n) => block(`b${n}`, { ...whole, h: 1000 }, { columns: 24 }))),
      'items',
    ],
    [
      'more things than a page holds',
      'page',
      pageOf(...Array.from({ length: 1001 }, (_, n) => block(`b${n}`, whole))),
      'items',
    ],
    ['type too small to be seen', 'paper', { ...paper, grid: { ...paper.grid, size: 1e-9 } }, 'grid.size'],
    ['lines upon one another', 'paper', { ...paper, grid: { ...paper.grid, pitch: 1e-9 } }, 'grid.pitch'],
    [
      'a sheet as large as a field',
      'paper',
      { ...paper, sheet: { ...paper.sheet, height: 1e6 } },
      'sheet.height',
    ],
    ['a style too small to be seen', 'style', { ...body, size: 1e-9 }, 'size'],
  ] as const)('%s', (_, type, data, path) => {
    expect(against(type, data)).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: `, 'u'));
  });

  it('and the largest page that is taken is composed', () => {
    const items = Array.from({ length: 4 }, (_, n) =>
      block(`b${n}`, { ...whole, w: 1000, h: 1000 }, { columns: 24 }),
    );
    expect(against('page', page(items))).toBeUndefined();
    const stories = items.map(({ id }) => story(id, { body: paragraphs(300, 200, 400) }));
    const composed = createComposer(fonts()).compose(input(items, stories, []));
    expect(composed.stories.map(({ capacity }) => capacity.lines > 20_000)).toEqual(items.map(() => true));
  });
});
