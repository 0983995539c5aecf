import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareStories,
  storyAmounts,
  storyChanges,
  takeFromStory,
} from '../../../../../core/document/compare/story';
import { newBlock, newStory } from '../../../../../core/document/factory';
import { type Block, blockText, type Story } from '../../../../../core/document/records/story';

const anyBlock: fc.Arbitrary<Block> = fc.record({
  id: fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'),
  kind: fc.constantFrom('paragraph' as const, 'subhead' as const),
  runs: fc.array(
    fc.record(
      {
        text: fc.string({ unit: fc.constantFrom('工', '会', '，', '。', '7'), maxLength: 8 }),
        ruby: fc.constant('x'),
      },
      { requiredKeys: ['text'] },
    ),
    { maxLength: 3 },
  ),
});
const anyBody = (unique: boolean): fc.Arbitrary<Block[]> =>
  unique
    ? fc.uniqueArray(anyBlock, { selector: ({ id }) => id, maxLength: 7 })
    : fc.array(anyBlock, { maxLength: 7 });
const anyStory = (unique: boolean): fc.Arbitrary<Story> =>
  fc
    .record({
      headline: fc.string(),
      status: fc.constantFrom('draft' as const, 'signed' as const),
      body: anyBody(unique),
      extra: fc.option(fc.nat(), { nil: undefined }),
    })
    .map(({ extra, ...fields }) => ({ ...newStory('s', fields), ...(extra === undefined ? {} : { extra }) }));

const texts = (story: Story): readonly string[] =>
  story.body.map((block) => `${block.kind}:${blockText(block)}`);
const body = (...blocks: readonly (readonly [string, string])[]): Story =>
  newStory('s', { body: blocks.map(([id, text]) => newBlock(id, text)) });
const changes = (before: Story, after: Story): readonly string[] =>
  compareStories(before, after).rows.map(
    ({ key, change, moved }) => `${key} ${moved ? 'moved ' : ''}${change}`,
  );

describe('two states of a story', () => {
  it('with every change taken over are the other one, with none the first', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((unique) => fc.tuple(anyStory(unique), anyStory(unique))),
        ([before, after]) => {
          const comparison = compareStories(before, after);
          const all = new Set(storyChanges(comparison));
          expect(takeFromStory(before, comparison, () => true)).toEqual(after);
          expect(takeFromStory(before, comparison, () => false)).toBe(before);
          const merged = takeFromStory(before, comparison, (key) => all.has(key));
          expect(texts(merged)).toEqual(texts(after));
          expect(storyChanges(compareStories(merged, after))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lose no text: what is in either is in the rows, and a block is never there twice', () => {
    fc.assert(
      fc.property(anyStory(true), anyStory(true), fc.nat(), (before, after, seed) => {
        const { rows } = compareStories(before, after);
        expect(rows.flatMap((row) => row.before ?? [])).toEqual(before.body);
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after.body);
        // Any choice of changes leaves each block once, and what it did not take as it was.
        const comparison = compareStories(before, after);
        const some = new Set(storyChanges(comparison).filter((_, at) => ((seed >> at) & 1) === 1));
        const merged = takeFromStory(before, comparison, (key) => some.has(key));
        const ids = merged.body.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const left = storyChanges(compareStories(merged, after));
        expect(left.length).toBeLessThanOrEqual(storyChanges(comparison).length);
      }),
      { numRuns: 300 },
    );
  });

  it('name what happened to each paragraph', () => {
    const before = body(['a', '头一段。'], ['b', '第二段说旧事。'], ['c', '第三段。'], ['d', '末段。']);
    const after = body(['a', '头一段。'], ['b', '第二段说新事。'], ['d', '末段。'], ['e', '又添一段。']);
    expect(changes(before, after)).toEqual([
      'body:a same',
      'body:b text',
      'body:c removed',
      'body:d same',
      'body:e added',
    ]);
    expect(storyAmounts(compareStories(before, after))).toEqual({ removed: 5, added: 6 });
  });

  it('keep a paragraph that only moved one paragraph', () => {
    const before = body(['a', '甲'], ['b', '乙'], ['c', '丙']);
    const after = body(['c', '丙'], ['a', '甲'], ['b', '乙']);
    expect(changes(before, after)).toEqual([
      'body:c moved added',
      'body:a same',
      'body:b same',
      'body:c moved removed',
    ]);
    const comparison = compareStories(before, after);
    expect(takeFromStory(before, comparison, (key) => key === 'body:c').body.map(({ id }) => id)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });

  it('know a paragraph again that came back under another id', () => {
    const before = body(['a', '会议在热处理分厂的旧礼堂里召开。'], ['b', '完。']);
    const after = body(['x', '会议在热处理分厂的新礼堂里召开。'], ['b', '完。']);
    expect(changes(before, after)).toEqual(['body:a>x text', 'body:b same']);
  });

  it('tell marks and kinds from words', () => {
    const before = newStory('s', { body: [newBlock('a', '同样的字'), newBlock('b', '小题')] });
    const after = newStory('s', {
      body: [
        { id: 'a', kind: 'paragraph', runs: [{ text: '同样' }, { text: '的字', marks: ['bold'] }] },
        newBlock('b', '小题', 'subhead'),
      ],
    });
    expect(changes(before, after)).toEqual(['body:a marks', 'body:b kind']);
  });

  it('take one field and leave the rest', () => {
    const before = newStory('s', { headline: '旧题', deck: '旧副题', tags: ['甲'] });
    const after = newStory('s', { headline: '新题', deck: '新副题', tags: ['甲', '乙'] });
    const comparison = compareStories(before, after);
    expect(comparison.fields.map(({ field }) => field)).toEqual(['headline', 'deck', 'tags']);
    const merged = takeFromStory(before, comparison, (key) => key === 'field:headline');
    expect(merged).toEqual({ ...before, headline: '新题' });
    expect(merged.body).toBe(before.body);
  });
});
