import { useDeferredValue, useMemo } from 'react';
import type { StoryId } from '../../core/base/ids';
import { storyItems } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { charactersOf, useDesk } from '../session';

export type ListRow =
  | {
      readonly kind: 'heading';
      readonly group: 'page' | 'waiting' | 'elsewhere';
      readonly count: number;
      readonly characters: number;
    }
  | { readonly kind: 'empty'; readonly group: 'page' | 'waiting' }
  | { readonly kind: 'story'; readonly story: Story };

/** What is looked for, in slug, headline, flag and tags; every word must occur. */
export function storyMatches(story: Story, search: string): boolean {
  const words = search.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const text = [story.slug, story.headline, story.flag, story.byline, ...story.tags].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

const rowsOf = (group: 'page' | 'waiting' | 'elsewhere', stories: readonly Story[]): readonly ListRow[] => {
  const characters = stories.reduce((sum, story) => sum + charactersOf(story), 0);
  const rows = stories.map((story): ListRow => ({ kind: 'story', story }));
  const heading: ListRow = { kind: 'heading', group, count: stories.length, characters };
  if (rows.length > 0) return [heading, ...rows];
  return group === 'elsewhere' ? [] : [heading, { kind: 'empty', group }];
};

/** Stories of the page shown in its reading order, then those on no page, then, while searching, all others. */
export function useStoryList(search: string): readonly ListRow[] {
  // Typing goes first; the list's counts follow.
  const stories = useDeferredValue(useDesk((state) => state.records.story));
  const pages = useDesk((state) => state.records.page);
  const pageId = useDesk((state) => state.pageId);
  return useMemo(() => {
    const page = pageId === null ? undefined : pages[pageId];
    const here: StoryId[] = page ? storyItems(page).map((item) => item.story) : [];
    const placed = new Set(Object.values(pages).flatMap((one) => storyItems(one).map((item) => item.story)));
    const pick = (ids: readonly StoryId[]): readonly Story[] =>
      ids.flatMap((id) => {
        const story = stories[id];
        return story && storyMatches(story, search) ? [story] : [];
      });
    const onPage = new Set(here);
    const waiting = Object.keys(stories).filter((id) => !placed.has(id));
    const elsewhere = search.trim() === '' ? [] : [...placed].filter((id) => !onPage.has(id));
    return [
      ...rowsOf('page', pick([...onPage])),
      ...rowsOf('waiting', pick(waiting)),
      ...rowsOf('elsewhere', pick(elsewhere)),
    ];
  }, [stories, pages, pageId, search]);
}
