import type { IssueId, PageId, StoryId } from '../../core/base/ids';
import type { DocumentKey } from '../../core/contract/project';
import { storyItems } from '../../core/document/records/page';
import { ask } from './client';
import { desk } from './desk';
import { takeLoaded } from './document';
import { notifyFailure } from './notices';
import { findPageCard } from './shelf';

/** The most that one call asks for. */
const AT_ONCE = 2000;

export const storyKey = (id: StoryId): DocumentKey => ({ type: 'story', id });
export const pageKey = (id: PageId): DocumentKey => ({ type: 'page', id });

const isLoaded = ({ type, id }: DocumentKey): boolean => Object.hasOwn(desk().records[type], id);

/** Reads what is on the shelf and not loaded yet. True where all of it is there now; what fails is said. */
export async function loadDocuments(keys: readonly DocumentKey[]): Promise<boolean> {
  const { folder } = desk();
  const wanted = keys.filter((key) => !isLoaded(key));
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const answer = await ask('project.documents', { keys: wanted.slice(at, at + AT_ONCE) });
    // Another paper has been opened meanwhile.
    if (desk().folder !== folder) return false;
    if (!answer.ok) {
      notifyFailure(answer.error);
      return false;
    }
    takeLoaded(answer.value);
  }
  return keys.every(isLoaded);
}

/** A page needs its whole issue, for its neighbours, and the stories on it. */
export function keysOfIssue(issue: IssueId): readonly DocumentKey[] {
  const state = desk();
  const pages = state.records.issue[issue]?.pages ?? [];
  const stories = pages.flatMap((id) => findPageCard(state, id)?.stories ?? []);
  return [...pages.map(pageKey), ...[...new Set(stories)].map(storyKey)];
}

/** Loads the pages of an issue with their stories. True where at least one page is there. */
export async function loadIssue(issue: IssueId): Promise<boolean> {
  await loadDocuments(keysOfIssue(issue));
  // A card may have been a moment behind its page.
  const pages = (desk().records.issue[issue]?.pages ?? []).flatMap((id) => desk().records.page[id] ?? []);
  const stories = pages.flatMap((one) => storyItems(one).map((item) => storyKey(item.story)));
  await loadDocuments(stories.filter((key) => desk().shelf.stories.has(key.id)));
  return pages.length > 0;
}

let serial = 0;

/**
 * Does what needs documents: at once where they are loaded, else when they are, and not at all if something else has been
 * asked for meanwhile.
 */
export function whenLoaded(keys: readonly DocumentKey[], act: () => void): void {
  const mine = ++serial;
  if (keys.every(isLoaded)) {
    act();
    return;
  }
  const go = async (): Promise<void> => {
    if ((await loadDocuments(keys)) && serial === mine) act();
  };
  void go();
}

/** Does something to documents, which are loaded first. Unlike a way to somewhere it is not given up for another. */
export function withLoaded(keys: readonly DocumentKey[], act: () => void): void {
  if (keys.every(isLoaded)) act();
  else void loadDocuments(keys).then((there) => there && act());
}

/** `whenLoaded` for a page: with its issue. */
export function whenPageLoaded(id: PageId, act: () => void): void {
  const mine = ++serial;
  if (desk().records.page[id]) {
    act();
    return;
  }
  const issue = findPageCard(desk(), id)?.issue;
  if (issue === undefined) return;
  const go = async (): Promise<void> => {
    await loadIssue(issue);
    if (serial === mine && desk().records.page[id]) act();
  };
  void go();
}
