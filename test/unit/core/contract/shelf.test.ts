import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shelf } from '../../../../core/contract/project';
import { packShelf, unpackShelf } from '../../../../core/contract/shelf';
import { storyKinds, storyStatuses } from '../../../../core/document/records/story';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const shelf: fc.Arbitrary<Shelf> = fc.record({
  stories: fc.array(
    fc.record({
      id: text,
      slug: text,
      headline: text,
      flag: text,
      kind: fc.constantFrom(...storyKinds),
      status: fc.constantFrom(...storyStatuses),
      byline: text,
      tags: fc.array(text, { maxLength: 3 }),
      characters: fc.nat(),
    }),
    { maxLength: 5 },
  ),
  pages: fc.array(
    fc.record({
      id: text,
      issue: text,
      number: fc.nat(),
      section: text,
      stories: fc.array(text, { maxLength: 3 }),
    }),
    { maxLength: 5 },
  ),
});

const packed = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));
const columns = (cards: Uint8Array): { stories: Record<string, unknown[]> } =>
  JSON.parse(new TextDecoder().decode(cards));

describe('a packed shelf', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(shelf, (cards) => {
        expect(unpackShelf(packShelf(cards))).toEqual(cards);
      }),
    );
  });

  it.each([
    ['no JSON', new TextEncoder().encode('{"stories":')],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['null', packed(null)],
    ['a list', packed([])],
    ['no columns', packed({ stories: {}, pages: {} })],
  ])('is none where the bytes are %s', (_name, bytes) => {
    expect(unpackShelf(bytes)).toBeUndefined();
  });

  it.each([
    ['shorter', 'slug', []],
    ['of numbers', 'headline', [1]],
    ['of a kind that we do not know', 'kind', ['poem']],
    ['of tags that are no texts', 'tags', [[null]]],
  ])('is none where a column is %s', (_name, field, cells) => {
    const card = {
      id: 'a',
      slug: '',
      headline: '',
      flag: '',
      kind: 'news',
      status: 'draft',
      byline: '',
      tags: [],
      characters: 0,
    } as const;
    const table = columns(packShelf({ stories: [card], pages: [] }));
    expect(unpackShelf(packed(table))).toEqual({ stories: [card], pages: [] });
    table.stories[field] = [...cells];
    expect(unpackShelf(packed(table))).toBeUndefined();
  });
});
