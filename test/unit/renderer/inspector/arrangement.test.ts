import { describe, expect, it } from 'vitest';
import { arrangements, type Head } from '../../../../core/document/records/page';
import { arranged } from '../../../../renderer/inspector/Arrangement';

const head: Head = { arrangement: 'over', align: 'center', headline: 'headline-2' };

describe('a head put into another arrangement', () => {
  it('gets the room that a brow and an inset need', () => {
    expect(arranged(head, 'brow', 5)).toEqual({ ...head, arrangement: 'brow', span: 3 });
    expect(arranged(head, 'inset', 4)).toEqual({ ...head, arrangement: 'inset', span: 2, column: 1, row: 3 });
  });

  it('leaves columns beside it, however few there are', () => {
    for (const columns of [2, 3, 5]) {
      for (const arrangement of ['brow', 'inset'] as const) {
        const { span = 0, column = 0 } = arranged({ ...head, span: 9 }, arrangement, columns);
        expect(span).toBeLessThan(columns);
        expect(column + span).toBeLessThanOrEqual(columns);
      }
    }
    expect(arranged(head, 'brow', 1).span).toBe(1);
  });

  it('keeps styles and loses what only others read', () => {
    const inset = arranged(head, 'inset', 4);
    expect(arranged(inset, 'left', 4)).toEqual({ ...head, arrangement: 'left' });
    for (const arrangement of arrangements) {
      expect(arranged(inset, arrangement, 4)).toMatchObject({
        arrangement,
        align: 'center',
        headline: 'headline-2',
      });
    }
  });
});
