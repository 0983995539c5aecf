import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../../../core/typeset/fonts/book';
import { OutlineShelf } from '../../../../../renderer/session/composer/outlines';
import { face } from '../../../core/paint/fixture';

const { metrics } = face('song-text');
const book = bookOf([metrics], metrics.id);

describe('the outlines a canvas fills', () => {
  it('are made of the face’s own path data, once each', () => {
    if (!book) throw new Error('The face is there.');
    const made: string[] = [];
    const shelf = new OutlineShelf(book, (data) => {
      made.push(data);
      return { data };
    });
    const comma = metrics.verticalGlyph('，'.codePointAt(0) ?? 0);
    const outline = shelf.get('song-text', comma);
    expect(outline?.data).toMatch(/^M/u);
    expect(outline?.data).toBe(metrics.outline(comma));
    expect(shelf.get('song-text', comma)).toBe(outline);
    expect(made).toHaveLength(1);
  });

  it('come from the fallback where a face is not there', () => {
    if (!book) throw new Error('The face is there.');
    const shelf = new OutlineShelf(book, String);
    const comma = metrics.verticalGlyph('，'.codePointAt(0) ?? 0);
    expect(shelf.get('no-such-face', comma)).toBe(shelf.get('song-text', comma));
  });
});
