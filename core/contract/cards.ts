import type { Issue } from '../document/records/issue';
import { type Page, storyItems } from '../document/records/page';
import { type Story, storyCharacters } from '../document/records/story';
import type { PageCard, StoryCard } from './project';

/** What a list shows of a story. */
export const storyCard = (story: Story): StoryCard => ({
  id: story.id,
  slug: story.slug,
  headline: story.headline,
  flag: story.flag,
  kind: story.kind,
  status: story.status,
  byline: story.byline,
  tags: story.tags,
  characters: storyCharacters(story),
});

/** What a list shows of a page. */
export const pageCard = (page: Page): PageCard => ({
  id: page.id,
  issue: page.issue,
  number: page.number,
  section: page.section,
  stories: [...new Set(storyItems(page).map((item) => item.story))],
});

/** Of dates and ids, which are plain letters and figures: no language has a say in their order. */
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Newest first; of one day the highest number first. */
export const issuesByDate = (issues: Readonly<Record<string, Issue>>): readonly Issue[] =>
  Object.values(issues).toSorted(
    (a, b) => compare(b.date, a.date) || b.number - a.number || compare(a.id, b.id),
  );
