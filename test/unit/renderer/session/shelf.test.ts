import { describe, expect, it } from 'vitest';
import { pageCard, storyCard } from '../../../../core/contract/cards';
import { diffRecords, removalOf } from '../../../../core/document/apply';
import { newPage, newStory } from '../../../../core/document/factory';
import { emptyRecords, type ProjectRecords } from '../../../../core/document/records';
import type { PageItem } from '../../../../core/document/records/page';
import {
  allPageCards,
  cardOfStory,
  deskShelf,
  findStoryCard,
  pagesOfStory,
  storyIds,
  withCards,
  withoutRemoved,
} from '../../../../renderer/session/shelf';

const block = (story: string): PageItem => ({
  kind: 'story',
  id: `block-${story}`,
  story,
  area: { x: 0, y: 0, w: 10, h: 10 },
  columns: 1,
  gutter: 0,
  columnRule: false,
  head: { arrangement: 'over', align: 'start' },
  pictures: [],
  fill: 'level',
});

const a = newStory('a', { headline: '甲' });
const b = newStory('b', { headline: '乙' });
const page = newPage('p', 'issue', { items: [block('a')] });
const shelf = deskShelf({ stories: [storyCard(a), storyCard(b)], pages: [pageCard(page)] });
const edited = { ...b, headline: '乙改过了' };
const records: ProjectRecords = { ...emptyRecords, story: { b: edited, fresh: newStory('fresh') } };

describe('the shelf', () => {
  it('shows what is loaded as it is now, and all else by its card, each where it lies', () => {
    expect(findStoryCard({ records, shelf }, 'a')?.headline).toBe('甲');
    expect(findStoryCard({ records, shelf }, 'b')?.headline).toBe('乙改过了');
    expect(findStoryCard({ records, shelf }, 'none')).toBeUndefined();
    expect(storyIds(records.story, shelf)).toEqual(['fresh', 'a', 'b']);
  });

  it('makes one card of one state', () => {
    expect(cardOfStory(edited)).toBe(cardOfStory(edited));
    expect(cardOfStory(edited)).not.toBe(cardOfStory(b));
  });

  it('knows where a story stands, on pages that are loaded and on others', () => {
    expect(pagesOfStory({ records, shelf }, 'a').map(({ id }) => id)).toEqual(['p']);
    const emptied = { ...records, page: { p: newPage('p', 'issue') } };
    expect(pagesOfStory({ records: emptied, shelf }, 'a')).toEqual([]);
    expect(allPageCards(emptied.page, shelf)).toHaveLength(1);
  });

  it('takes in what has come to light and lets go of what is gone', () => {
    const c = storyCard(newStory('c'));
    const next = withCards(shelf, { stories: [c], pages: [] }, [{ type: 'story', id: 'a' }]);
    expect([...next.stories.keys()]).toEqual(['b', 'c']);
    expect(next.pages).toBe(shelf.pages);
  });

  it('loses what an edit removes, and nothing for other edits', () => {
    const { b: _gone, ...rest } = records.story;
    const after = { ...records, story: rest };
    expect([...withoutRemoved(shelf, [removalOf('story', edited)], after).stories.keys()]).toEqual(['a']);
    const changed = { ...records, story: { ...records.story, b } };
    expect(withoutRemoved(shelf, diffRecords(records, changed), changed)).toBe(shelf);
  });
});
