import type { ItemId, PageId, StoryId } from '../../core/base/ids';
import type { ProjectRecords, RecordByType, RecordType } from '../../core/document/records';
import type { Page, PageItem, StoryItem } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';

/** The document with one record put in the place of its old self. */
export function withRecord<T extends RecordType>(
  records: ProjectRecords,
  type: T,
  record: RecordByType[T],
): ProjectRecords {
  return { ...records, [type]: { ...records[type], [record.id]: record } };
}

/** The document without one record. */
export function withoutRecord(records: ProjectRecords, type: RecordType, id: string): ProjectRecords {
  const { [id]: _gone, ...rest } = records[type];
  return { ...records, [type]: rest };
}

/** The document with some fields of a story changed; the same document where there is no such story. */
export function patchStory(records: ProjectRecords, id: StoryId, patch: Partial<Story>): ProjectRecords {
  const story = records.story[id];
  return story ? withRecord(records, 'story', { ...story, ...patch }) : records;
}

export function patchPage(records: ProjectRecords, id: PageId, patch: Partial<Page>): ProjectRecords {
  const page = records.page[id];
  return page ? withRecord(records, 'page', { ...page, ...patch }) : records;
}

/** An item of the page, or a story block inside one of its boxes. */
export function findItem(page: Page, id: ItemId): PageItem | StoryItem | undefined {
  for (const item of page.items) {
    if (item.id === id) return item;
    if (item.kind !== 'package') continue;
    const inner = item.items.find((block) => block.id === id);
    if (inner) return inner;
  }
  return undefined;
}

/** The box an item lies in, where it lies in one: its area is then relative to the box. */
export const boxOf = (page: Page, id: ItemId): PageItem | undefined =>
  page.items.find((item) => item.kind === 'package' && item.items.some((block) => block.id === id));

/** The document with one item of a page changed, whether it lies on the page or in a box. */
export function patchItem<Item extends PageItem | StoryItem>(
  records: ProjectRecords,
  pageId: PageId,
  id: ItemId,
  change: (item: Item) => Item,
): ProjectRecords {
  const page = records.page[pageId];
  if (!page) return records;
  const items = page.items.map((item): PageItem => {
    if (item.id === id) return change(item as Item);
    if (item.kind !== 'package' || !item.items.some((block) => block.id === id)) return item;
    const inner = item.items.map((block) => (block.id === id ? (change(block as Item) as StoryItem) : block));
    return { ...item, items: inner };
  });
  return patchPage(records, pageId, { items });
}

/** A page's items without one of them, from a box too. */
export function withoutItem(page: Page, id: ItemId): Page {
  const items = page.items
    .filter((item) => item.id !== id)
    .map((item) =>
      item.kind === 'package' && item.items.some((block) => block.id === id)
        ? { ...item, items: item.items.filter((block) => block.id !== id) }
        : item,
    );
  return { ...page, items };
}
