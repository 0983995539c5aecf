import { basename } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { DocumentKey, LoadedDocument } from '../../core/contract/project';
import type { Json, RecordsDiff } from '../../core/document/diff';
import { sameJson } from '../../core/document/json';
import type { ProjectRecords } from '../../core/document/records';
import { type Edited, EditLine, problemOf } from './edits';
import { failure } from './failures';
import { keyOf, recordOf, withDocuments } from './records';
import { lostAmong } from './references';

/** The documents of an open project that have been read, as they are saved, and what the window may still take them for. */
export class InHand {
  readonly #edits = new EditLine();
  /** Shown as they were kept beside the documents; read before they are changed. */
  readonly #unread: Set<string>;
  #records: ProjectRecords;

  constructor(records: ProjectRecords, unread: readonly DocumentKey[]) {
    this.#records = records;
    this.#unread = new Set(unread.map(keyOf));
  }

  get records(): ProjectRecords {
    return this.#records;
  }

  has(key: DocumentKey): boolean {
    return recordOf(this.#records, key) !== undefined;
  }

  isRead(key: DocumentKey): boolean {
    return this.has(key) && !this.#unread.has(keyOf(key));
  }

  /** As it is in hand; a record of null where it is not. */
  document({ type, id }: DocumentKey): LoadedDocument {
    return { type, id, record: recordOf(this.#records, { type, id }) ?? null };
  }

  /** What a change would make of the documents, which stay as they are; `refused` where it cannot be accepted. */
  edited(diff: RecordsDiff, folder: string): Result<Edited, DeskFailure> {
    const edited = this.#edits.apply(this.#records, diff);
    if (!edited.ok) return err(failure('refused', basename(folder), edited.error.detail));
    for (const change of diff) {
      const problem = problemOf(change, edited.value.records);
      if (problem) return err(problem);
    }
    return ok(edited.value);
  }

  /** What has been saved, and the documents that stayed other than the change wanted them. */
  saved(next: ProjectRecords, stayed: readonly LoadedDocument[]): void {
    this.#records = withDocuments(next, stayed);
  }

  /** Documents have been read. What was shown before may have been behind: then the window has yet to hear of it. */
  read(documents: readonly LoadedDocument[]): void {
    for (const document of documents) {
      const shown = recordOf(this.#records, document);
      if (!this.#unread.delete(keyOf(document)) || sameJson(shown as Json, document.record as Json)) continue;
      this.#edits.reread(keyOf(document), shown);
    }
    this.#records = withDocuments(this.#records, documents);
  }

  /** Documents are other than the window knows them. */
  replaced(documents: readonly LoadedDocument[]): void {
    for (const key of documents) this.#edits.reread(keyOf(key), recordOf(this.#records, key));
    this.#records = withDocuments(this.#records, documents);
  }

  /** Those of some documents that are not what is in hand. */
  others(documents: readonly LoadedDocument[]): readonly LoadedDocument[] {
    return documents.filter((document) => recordOf(this.#records, document) !== document.record);
  }

  /** Notes of those documents that are not there although others refer to them. */
  lost(documents: readonly LoadedDocument[]): readonly Diagnostic[] {
    const gone = documents.filter(({ record }) => record === null);
    return lostAmong(gone, this.#records);
  }
}
