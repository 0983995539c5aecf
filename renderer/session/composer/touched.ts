import type { PageId } from '../../../core/base/ids';
import type { RecordsDiff } from '../../../core/document/diff';
import type { ProjectRecords } from '../../../core/document/records';
import { type Page, storyItems } from '../../../core/document/records/page';

const picturesOf = (page: Page): readonly string[] => [
  ...page.items.flatMap((item) => (item.kind === 'picture' ? [item.picture] : [])),
  ...storyItems(page).flatMap((item) => item.pictures.map((placed) => placed.picture)),
];

/** Pages that a change may make look different. Records are those after the change. */
export function touchedPages(diff: RecordsDiff, records: ProjectRecords): ReadonlySet<PageId> {
  const pages = Object.values(records.page);
  const touched = new Set<PageId>();
  const addWhere = (test: (page: Page) => boolean): void => {
    for (const page of pages) if (test(page)) touched.add(page.id);
  };
  for (const { type, id } of diff) {
    if (type === 'page') touched.add(id);
    else if (type === 'story') addWhere((page) => storyItems(page).some((item) => item.story === id));
    else if (type === 'picture') addWhere((page) => picturesOf(page).includes(id));
    // Paper, style and issue reach every page: grid, type and folio.
    else addWhere(() => true);
  }
  return touched;
}
