import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoryItem } from '../../../../core/document/records/page';
import { paperKind } from '../../../../core/document/records/paper';
import { inDirection } from '../../../../renderer/inspector/Direction';

const sample = path.join(import.meta.dirname, '../../../../resources/sample/papers/jiangcheng.json');
const paper = paperKind.schema.parse(
  (JSON.parse(readFileSync(sample, 'utf8')) as { readonly data: unknown }).data,
);

const block = (w: number, h: number, columns: number): StoryItem => ({
  kind: 'story',
  id: 's1',
  story: 'a',
  area: { x: 0, y: 0, w, h },
  columns,
  gutter: 1,
  columnRule: true,
  head: { arrangement: 'over', align: 'start' },
  pictures: [],
  fill: 'level',
});

describe('a block turned', () => {
  it('has tiers of readable lines when its text runs down', () => {
    expect(inDirection(block(111, 18, 8), 'vertical', paper)).toMatchObject({
      direction: 'vertical',
      columns: 1,
    });
    expect(inDirection(block(41, 60, 3), 'vertical', paper).columns).toBe(4);
    expect(inDirection(block(13, 4, 1), 'vertical', paper).columns).toBe(1);
  });

  it('takes the head from among its columns', () => {
    const inset = {
      ...block(41, 40, 3),
      head: { arrangement: 'inset', align: 'start', span: 1, column: 1, row: 3 } as const,
    };
    expect(inDirection(inset, 'vertical', paper).head).toEqual({ arrangement: 'over', align: 'start' });
  });

  it('comes back to the paper’s measure', () => {
    for (const columns of [1, 2, 3, 8]) {
      const there = inDirection(block(columns * 13 + columns - 1, 40, columns), 'vertical', paper);
      expect(inDirection(there, 'horizontal', paper)).toEqual(block(columns * 13 + columns - 1, 40, columns));
    }
  });
});
