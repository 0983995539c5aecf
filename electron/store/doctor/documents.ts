import { basename } from 'node:path';
import type { Diagnostic } from '../../../core/base/diagnostic';
import type { Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { readHarm } from '../../../core/contract/harm';
import type { LoadedDocument } from '../../../core/contract/project';
import type { ProjectRecords } from '../../../core/document/records';
import { backupSource, documentsInBackups, fileAt } from '../backup';
import { isNamedAfter } from '../branches/copies';
import { deviceName } from '../device';
import { StoreError } from '../failures';
import { FolderStore } from '../folder';
import type { ProjectLock } from '../lock';
import { recordsOf, withDocuments } from '../records';
import { findMissing, missingKeys, stillLost } from '../references';
import { type Finding, finding } from './finding';

export interface ReadDocuments {
  /** Documents that can be used, those that an earlier state stands in for included. */
  readonly documents: number;
  readonly records: ProjectRecords;
  readonly notes: readonly Diagnostic[];
}

/** The value; a failure goes up as a `StoreError`. */
function take<Value>(result: Result<Value, DeskFailure>): Value {
  if (result.ok) return result.value;
  throw new StoreError(result.error);
}

/**
 * Reads every document, and looks for those that others refer to or of which something is kept. With a lock of ours damaged ones go to quarantine and
 * the newest whole state that is kept takes their place; without one nothing is written and the notes say what would.
 */
export async function readDocuments(project: string, lock?: ProjectLock): Promise<ReadDocuments> {
  const store = new FolderStore(project, {
    readOnly: lock === undefined,
    device: deviceName(),
    backups: backupSource(project),
    inBackups: () => documentsInBackups(project),
    ...(lock ? { mayWrite: () => lock.check() } : {}),
  });
  try {
    const found = take(await store.load(take(await store.list())));
    const notes = [...found.notes, ...take(await store.tidy())];
    const records = recordsOf(there(found.documents));
    const named = new Set(notes.map(({ params }) => String(params['path'])));
    const missed = take(await store.load(missingKeys(records, named)));
    const lost = take(await store.load(take(await store.lost())));
    const all = withDocuments(withDocuments(records, there(missed.documents)), there(lost.documents));
    const before = [...notes, ...missed.notes, ...lost.notes];
    const told = [...before, ...stillLost(lost.documents, before)];
    const documents = Object.values(all).reduce((sum, shelf) => sum + Object.keys(shelf).length, 0);
    return { documents, records: all, notes: told };
  } finally {
    await store.close();
  }
}

const there = (documents: readonly LoadedDocument[]): readonly LoadedDocument[] =>
  documents.filter(({ record }) => record !== null);

/** Notes of reading as what the doctor says: what is damaged and what takes its place. */
export function documentFindings({ notes }: ReadDocuments): readonly Finding[] {
  return notes.map((note) => {
    const path = String(note.params['path'] ?? '');
    if (note.rule === 'STORE-RESTORED') {
      const rule = note.params['from'] === 'history' ? 'DOCTOR-HISTORY' : 'DOCTOR-BACKUP';
      return finding(rule, path, { kind: 'load' }, note.params);
    }
    if (note.rule === 'STORE-DAMAGED' || note.rule === 'STORE-QUARANTINE')
      return finding('DOCTOR-LOST', path, null, { problem: String(note.params['problem'] ?? '') });
    if (note.rule === 'STORE-CONFLICT' || note.rule === 'STORE-HALF')
      return { path, note, remedy: { kind: 'load' } };
    if (note.rule === 'STORE-BRANCH' && fileAt(path)?.kind === 'branch')
      return finding(
        'DOCTOR-STATE',
        path,
        { kind: 'quarantine' },
        { problem: String(note.params['problem']) },
      );
    const held = readHarm(String(note.params['problem'] ?? ''));
    if (note.rule === 'STORE-FOREIGN' && held?.kind === 'holds' && isNamedAfter(basename(path), held.detail))
      return finding('DOCTOR-COPY', path, { kind: 'load' }, { problem: String(note.params['problem']) });
    return { path, note, remedy: null };
  });
}

/** References into nothing, as far as no other finding speaks of it. */
export function missingFindings(
  { records, notes }: ReadDocuments,
  assets: ReadonlySet<string>,
): readonly Finding[] {
  const named = new Set(notes.map(({ params }) => String(params['path'])));
  return findMissing(records, assets, named).map((note) => ({
    path: String(note.params['path'] ?? ''),
    note,
    remedy: null,
  }));
}
