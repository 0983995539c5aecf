import type { IssueId, PageId, StoryId } from '../../core/base/ids';
import { pageCard, storyCard } from '../../core/contract/cards';
import type { DocumentKey, PageCard, Shelf, StoryCard } from '../../core/contract/project';
import type { RecordsDiff } from '../../core/document/diff';
import type { ProjectRecords } from '../../core/document/records';
import type { Page } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';

/**
 * Cards of all stories and pages as they lie in the project, in the order in which they came. Those that are loaded
 * are shown as they are now, by cards made of their records.
 */
export interface DeskShelf {
  readonly stories: ReadonlyMap<StoryId, StoryCard>;
  readonly pages: ReadonlyMap<PageId, PageCard>;
}

export const emptyDeskShelf: DeskShelf = { stories: new Map(), pages: new Map() };

export const deskShelf = ({ stories, pages }: Shelf): DeskShelf => ({
  stories: new Map(stories.map((card) => [card.id, card])),
  pages: new Map(pages.map((card) => [card.id, card])),
});

/** What the cards of stories and pages are drawn from. */
export interface Shelved {
  readonly records: ProjectRecords;
  readonly shelf: DeskShelf;
}

const storyCards = new WeakMap<Story, StoryCard>();
const pageCards = new WeakMap<Page, PageCard>();

/** Made once for each state of a story, so that lists of thousands stay quick. */
export function cardOfStory(story: Story): StoryCard {
  const known = storyCards.get(story);
  if (known) return known;
  const card = storyCard(story);
  storyCards.set(story, card);
  return card;
}

function cardOfPage(page: Page): PageCard {
  const known = pageCards.get(page);
  if (known) return known;
  const card = pageCard(page);
  pageCards.set(page, card);
  return card;
}

/** The card of a story, loaded or not. */
export function findStoryCard({ records, shelf }: Shelved, id: StoryId): StoryCard | undefined {
  const story = records.story[id];
  return story ? cardOfStory(story) : shelf.stories.get(id);
}

/** Every story: those made here first, then the others as they lie on the shelf. */
export function storyIds(stories: ProjectRecords['story'], shelf: DeskShelf): readonly StoryId[] {
  const fresh = Object.keys(stories).filter((id) => !shelf.stories.has(id));
  return [...fresh, ...shelf.stories.keys()];
}

export function findPageCard({ records, shelf }: Shelved, id: PageId): PageCard | undefined {
  const page = records.page[id];
  return page ? cardOfPage(page) : shelf.pages.get(id);
}

/** Every page, those that are loaded as they are now. */
export function allPageCards(pages: ProjectRecords['page'], shelf: DeskShelf): readonly PageCard[] {
  const loaded = Object.values(pages).map(cardOfPage);
  return [...loaded, ...[...shelf.pages.values()].filter(({ id }) => !pages[id])];
}

/** Pages on which a story stands. */
export const pagesOfStory = ({ records, shelf }: Shelved, story: StoryId): readonly PageCard[] =>
  allPageCards(records.page, shelf).filter((card) => card.stories.includes(story));

export const pagesOfIssue = ({ records, shelf }: Shelved, issue: IssueId): readonly PageCard[] =>
  (records.issue[issue]?.pages ?? []).flatMap((id) => findPageCard({ records, shelf }, id) ?? []);

/** The shelf with cards that are new or other than before, and without what has gone; itself where nothing changes. */
export function withCards(
  shelf: DeskShelf,
  { stories, pages }: Shelf,
  gone: readonly DocumentKey[],
): DeskShelf {
  return {
    stories: changed(
      shelf.stories,
      stories,
      gone.filter(({ type }) => type === 'story'),
    ),
    pages: changed(
      shelf.pages,
      pages,
      gone.filter(({ type }) => type === 'page'),
    ),
  };
}

function changed<Card extends { readonly id: string }>(
  known: ReadonlyMap<string, Card>,
  cards: readonly Card[],
  gone: readonly DocumentKey[],
): ReadonlyMap<string, Card> {
  const lost = gone.filter(({ id }) => known.has(id));
  if (cards.length === 0 && lost.length === 0) return known;
  const next = new Map(known);
  for (const card of cards) next.set(card.id, card);
  for (const { id } of lost) next.delete(id);
  return next;
}

/** What an edit takes away leaves the shelf, too; an undo brings the record back, which needs no card. */
export function withoutRemoved(shelf: DeskShelf, diff: RecordsDiff, records: ProjectRecords): DeskShelf {
  const gone = diff.filter(({ type, id }) => !Object.hasOwn(records[type], id));
  return gone.length === 0 ? shelf : withCards(shelf, { stories: [], pages: [] }, gone);
}
