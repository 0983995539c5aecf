import { useDeferredValue, useMemo } from 'react';
import type { StoryId } from '../../core/base/ids';
import type { StoryCard } from '../../core/contract/project';
import { storyItems } from '../../core/document/records/page';
import { allPageCards, cardOfStory, storyIds, useDesk, useFullText } from '../session';

export type ListRow =
  | {
      readonly kind: 'heading';
      readonly group: 'page' | 'waiting' | 'elsewhere';
      readonly count: number;
      readonly characters: number;
    }
  | { readonly kind: 'empty'; readonly group: 'page' | 'waiting' }
  | { readonly kind: 'story'; readonly story: StoryCard };

/** What a search looks into at once, before the whole text is looked through. */
type Fields = Pick<StoryCard, 'slug' | 'headline' | 'flag' | 'byline' | 'tags'>;

/** What is looked for, in slug, headline, flag and tags; every word must occur. */
export function storyMatches(story: Fields, search: string): boolean {
  const words = search.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const text = [story.slug, story.headline, story.flag, story.byline, ...story.tags].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

const rowsOf = (
  group: 'page' | 'waiting' | 'elsewhere',
  stories: readonly StoryCard[],
): readonly ListRow[] => {
  const characters = stories.reduce((sum, story) => sum + story.characters, 0);
  const rows = stories.map((story): ListRow => ({ kind: 'story', story }));
  const heading: ListRow = { kind: 'heading', group, count: stories.length, characters };
  if (rows.length > 0) return [heading, ...rows];
  return group === 'elsewhere' ? [] : [heading, { kind: 'empty', group }];
};

/**
 * Stories of the page shown in its reading order, then those on no page, then, while searching, all others. Loaded or
 * not: an unloaded one is listed by its card.
 */
export function useStoryList(search: string): readonly ListRow[] {
  // Typing goes first; the list's counts follow.
  const stories = useDeferredValue(useDesk((state) => state.records.story));
  const pages = useDesk((state) => state.records.page);
  const shelf = useDesk((state) => state.shelf);
  const pageId = useDesk((state) => state.pageId);
  const found = useFullText(search);
  const placed = useMemo(
    () => new Set(allPageCards(pages, shelf).flatMap((card) => card.stories)),
    [pages, shelf],
  );
  return useMemo(() => {
    const page = pageId === null ? undefined : pages[pageId];
    const onPage = new Set(page ? storyItems(page).map((item) => item.story) : []);
    const pick = (ids: Iterable<StoryId>): readonly StoryCard[] =>
      [...ids].flatMap((id) => {
        const story = stories[id];
        const card = story ? cardOfStory(story) : shelf.stories.get(id);
        return card && (found.has(id) || storyMatches(card, search)) ? [card] : [];
      });
    const waiting = storyIds(stories, shelf).filter((id) => !placed.has(id));
    const elsewhere = search.trim() === '' ? [] : [...placed].filter((id) => !onPage.has(id));
    return [
      ...rowsOf('page', pick(onPage)),
      ...rowsOf('waiting', pick(waiting)),
      ...rowsOf('elsewhere', pick(elsewhere)),
    ];
  }, [stories, pages, shelf, placed, found, pageId, search]);
}
