import { compareFields, type FieldChange, takeFields } from '../../core/document/compare/fields';
import {
  comparePages,
  type PageComparison,
  pageChanges,
  takeFromPage,
} from '../../core/document/compare/page';
import {
  compareStories,
  type StoryComparison,
  storyAmounts,
  storyChanges,
  takeFromStory,
} from '../../core/document/compare/story';
import type { RecordByType, RecordType } from '../../core/document/records';
import type { Page } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { type Label, putRecord } from '../session';

/** Two states of one document: the one the window shows, and another. */
export type Comparison =
  | { readonly type: 'story'; readonly here: Story; readonly found: StoryComparison }
  | { readonly type: 'page'; readonly here: Page; readonly found: PageComparison }
  | {
      readonly type: Exclude<RecordType, 'story' | 'page'>;
      readonly here: RecordByType[Exclude<RecordType, 'story' | 'page'>];
      readonly found: { readonly fields: readonly FieldChange[] };
    };

/** Both records are checked ones of this type. */
export function compareDocuments(type: RecordType, here: unknown, there: unknown): Comparison {
  switch (type) {
    case 'story':
      return { type, here: here as Story, found: compareStories(here as Story, there as Story) };
    case 'page':
      return { type, here: here as Page, found: comparePages(here as Page, there as Page) };
    default: {
      const [mine, other] = [here, there] as readonly RecordByType[typeof type][];
      return {
        type,
        here: mine as RecordByType[typeof type],
        found: { fields: compareFields(mine ?? {}, other ?? {}, []) },
      };
    }
  }
}

/** Keys of all that differs. */
export function changesOf(comparison: Comparison): readonly string[] {
  switch (comparison.type) {
    case 'story':
      return storyChanges(comparison.found);
    case 'page':
      return pageChanges(comparison.found);
    default:
      return comparison.found.fields.map(({ key }) => key);
  }
}

/** Takes one difference over from the other state: an ordinary edit, which undo takes back. */
export function takeChange(comparison: Comparison, key: string, label: Label): void {
  const isIt = (one: string): boolean => one === key;
  switch (comparison.type) {
    case 'story':
      putRecord(label, 'story', takeFromStory(comparison.here, comparison.found, isIt));
      return;
    case 'page':
      putRecord(label, 'page', takeFromPage(comparison.here, comparison.found, isIt));
      return;
    default:
      putRecord(label, comparison.type, takeFields(comparison.here, comparison.found.fields, isIt));
  }
}

/** Characters that only the one or only the other state has; a page has none. */
export const amountsOf = (comparison: Comparison): { readonly here: number; readonly there: number } => {
  if (comparison.type !== 'story') return { here: 0, there: 0 };
  const { removed, added } = storyAmounts(comparison.found);
  return { here: removed, there: added };
};
