import type { DocumentKey, LoadedDocument } from '../../core/contract/project';
import { emptyRecords, type ProjectRecords, type RecordType } from '../../core/document/records';

export const keyOf = ({ type, id }: DocumentKey): string => `${type}/${id}`;

/** Undefined where the records do not have it. */
export const recordOf = (records: ProjectRecords, { type, id }: DocumentKey): unknown =>
  Object.hasOwn(records[type], id) ? records[type][id] : undefined;

/** The records with some documents as they are now; shelves that nothing happens on keep their identity. */
export function withDocuments(records: ProjectRecords, documents: readonly LoadedDocument[]): ProjectRecords {
  const shelves = new Map<RecordType, Map<string, unknown>>();
  for (const { type, id, record } of documents) {
    if ((recordOf(records, { type, id }) ?? null) === record) continue;
    const shelf = shelves.get(type) ?? new Map(Object.entries(records[type]));
    shelves.set(type, shelf);
    if (record === null) shelf.delete(id);
    else shelf.set(id, record);
  }
  if (shelves.size === 0) return records;
  const changed = Object.fromEntries([...shelves].map(([type, shelf]) => [type, Object.fromEntries(shelf)]));
  return { ...records, ...changed };
}

export const recordsOf = (documents: readonly LoadedDocument[]): ProjectRecords =>
  withDocuments(emptyRecords, documents);
