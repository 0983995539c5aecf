import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../../core/typeset/fonts/book';
import { fonts } from '../page/fixture';

const idsOf = (chain: readonly { readonly id: string }[]): readonly string[] => chain.map(({ id }) => id);

describe('the faces that stand in for another', () => {
  const book = fonts();

  it('are those of its kind first, then the others, the nearest weight first', () => {
    expect(idsOf(book.instead('song-text'))).toEqual([
      'song-medium',
      'song-heavy',
      'hei',
      'hei-heavy',
      'kai',
    ]);
    expect(idsOf(book.instead('song-heavy'))).toEqual([
      'song-medium',
      'song-text',
      'hei-heavy',
      'hei',
      'kai',
    ]);
    expect(idsOf(book.instead('hei'))).toEqual([
      'hei-heavy',
      'song-text',
      'song-medium',
      'song-heavy',
      'kai',
    ]);
    expect(idsOf(book.instead('kai'))).toEqual([
      'song-text',
      'song-medium',
      'song-heavy',
      'hei',
      'hei-heavy',
    ]);
  });

  it('are the fallback and then the rest where nothing is known of the kinds', () => {
    const faces = ['kai', 'hei', 'song-text'].flatMap((id) => book.face(id) ?? []);
    const plain = bookOf(faces, 'song-text');
    expect(idsOf(plain?.instead('kai') ?? [])).toEqual(['song-text', 'hei']);
    expect(idsOf(plain?.instead('nothing') ?? [])).toEqual(['song-text', 'kai', 'hei']);
  });
});
