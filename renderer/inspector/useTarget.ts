import type { Page, PageItem, StoryItem } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { desk, edit, findItem, patchItem, useDesk } from '../session';

export interface Target {
  readonly page: Page;
  readonly paper: Paper;
  readonly item: PageItem | StoryItem | undefined;
}

/** What the inspector is about: the selected thing, or the page. */
export function useTarget(): Target | undefined {
  const page = useDesk((state) => (state.pageId === null ? undefined : state.records.page[state.pageId]));
  const issues = useDesk((state) => state.records.issue);
  const papers = useDesk((state) => state.records.paper);
  const selected = useDesk((state) => state.selection.item);
  const issue = page ? issues[page.issue] : undefined;
  const paper = issue ? papers[issue.paper] : undefined;
  if (!page || !paper) return undefined;
  return { page, paper, item: selected === undefined ? undefined : findItem(page, selected) };
}

/** Changes the selected thing; steps on the way to a number are one for undo. */
export function editItem<Item extends PageItem | StoryItem>(
  item: Item,
  label: string,
  change: (item: Item) => Item,
  part = false,
): void {
  const { records, pageId } = desk();
  if (pageId === null) return;
  edit(
    { key: `edit.item.${label}` },
    patchItem<Item>(records, pageId, item.id, change),
    part ? { coalesce: `${label}:${item.id}` } : {},
  );
}
