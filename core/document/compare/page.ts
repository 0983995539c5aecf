import type { Page, PageItem } from '../records/page';
import { align, type Row, takeRows } from './align';
import { compareFields, type FieldChange, same, takeFields } from './fields';
import { type Detail, describeItem } from './pageitem';

export type { Detail } from './pageitem';

const order = ['number', 'section', 'staff', 'issue', 'incoming'] as const;

/** A block, box, picture or line of a page in two states of it. */
export interface ItemChange {
  readonly key: string;
  readonly change: 'changed' | 'removed' | 'added';
  /** As it is in the second state; in the first, where it is gone. */
  readonly item: PageItem;
  readonly details: readonly Detail[];
}

export interface PageComparison {
  readonly fields: readonly FieldChange[];
  readonly items: readonly ItemChange[];
  readonly rows: readonly Row<PageItem>[];
}

const itemKey = (key: string): string => `item:${key}`;

/** A thing at another place in the reading order stands in two rows; it is one change. */
function movedChange(key: string, rows: readonly Row<PageItem>[]): ItemChange[] {
  const before = rows.find((row) => row.key === key && row.before)?.before;
  const after = rows.find((row) => row.key === key && row.after)?.after;
  if (!before || !after) return [];
  const details: readonly Detail[] = [{ what: 'order', params: {} }, ...describeItem(before, after)];
  return [{ key, change: 'changed', item: after, details }];
}

function changesOf(row: Row<PageItem>, rows: readonly Row<PageItem>[]): ItemChange[] {
  const { key, before, after, moved } = row;
  if (moved) return after ? movedChange(key, rows) : [];
  if (before && after)
    return same(before, after)
      ? []
      : [{ key, change: 'changed', item: after, details: describeItem(before, after) }];
  const item = after ?? before;
  return item ? [{ key, change: after ? 'added' : 'removed', item, details: [] }] : [];
}

/** Two states of a page: what was put on it, taken off, moved, or set otherwise. */
export function comparePages(before: Page, after: Page): PageComparison {
  const rows = align(before.items, after.items).map((row) => ({ ...row, key: itemKey(row.key) }));
  return {
    fields: compareFields(before, after, order, ['items']),
    items: rows.flatMap((row) => changesOf(row, rows)),
    rows,
  };
}

export const pageChanges = ({ fields, items }: PageComparison): readonly string[] => [
  ...fields.map(({ key }) => key),
  ...items.map(({ key }) => key),
];

/** The first state with the named changes of the second taken over. */
export function takeFromPage(
  before: Page,
  comparison: PageComparison,
  taken: (key: string) => boolean,
): Page {
  const changed = new Set(comparison.items.map(({ key }) => key));
  const items = [...takeRows(comparison.rows, (key) => changed.has(key) && taken(key))];
  const unmoved =
    items.length === before.items.length && items.every((item, at) => item === before.items[at]);
  return takeFields(unmoved ? before : { ...before, items }, comparison.fields, taken);
}
