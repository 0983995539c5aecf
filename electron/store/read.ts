import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { type ProjectRecords, type RecordType, recordTypes } from '../../core/document/records';
import { checkRecord, failureText } from '../../core/document/validate';
import { DocumentAdapter } from './adapter';
import { type Envelope, readSchema } from './envelope';
import { codeOf, failureOf, StoreError } from './failures';
import { documentAt, documentFolders } from './layout';
import { damaged, foreign, newer, placeOf } from './notes';

/** Files read at the same time: enough to keep the disk busy, few enough for every system's limit. */
const AT_ONCE = 32;

/** A document as it was found: its record, and what is needed to write it again. */
export interface FoundDocument {
  readonly type: RecordType;
  readonly id: string;
  readonly path: string;
  readonly record: unknown;
  readonly envelope: Envelope;
  readonly adapter: DocumentAdapter;
}

export interface FoundDocuments {
  readonly records: ProjectRecords;
  readonly documents: readonly FoundDocument[];
  readonly notes: readonly Diagnostic[];
}

/** Left by the system in any folder one looks at. */
const NOISE = new Set(['Thumbs.db', 'desktop.ini']);

async function entriesOf(folder: string, thing: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return [];
    throw new StoreError(failureOf(problem, 'read', thing));
  }
}

/** Paths with `/`, relative to the project, sorted so that opening always says the same in the same order. */
async function filesIn(project: string, folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(join(project, folder), folder);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && !NOISE.has(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function check(
  type: RecordType,
  id: string,
  path: string,
  envelope: Envelope,
): Diagnostic | { record: unknown } {
  const place = placeOf(type, id);
  const written = readSchema(envelope.schema);
  if (written.type !== type) return damaged(path, `holds a ${written.type}`, place);
  if (envelope.id !== id) return foreign(path, `holds ${envelope.id}`);
  const checked = checkRecord(type, { version: written.version, data: envelope.data });
  if (checked.ok) {
    const { record } = checked.value;
    return record.id === id ? { record } : damaged(path, `id: ${record.id}`, place);
  }
  return checked.error.kind === 'newer'
    ? newer(path, checked.error.version, place)
    : damaged(path, failureText(checked.error), place);
}

async function readDocument(
  project: string,
  type: RecordType,
  path: string,
): Promise<FoundDocument | Diagnostic> {
  const id = documentAt(type, path);
  if (id === undefined) return foreign(path, 'not a document name');
  const adapter = new DocumentAdapter(join(project, path), path);
  let envelope: Envelope | null;
  try {
    envelope = await adapter.read();
  } catch (problem) {
    const { kind, detail } = failureOf(problem, 'read', path);
    return damaged(path, detail ?? kind, placeOf(type, id));
  }
  if (envelope === null) return damaged(path, 'gone while opening', placeOf(type, id));
  const checked = check(type, id, path, envelope);
  return 'record' in checked ? { type, id, path, record: checked.record, envelope, adapter } : checked;
}

/** `map` with a bound on what runs at once; the order of results is the order of items. */
export async function inParallel<In, Out>(
  items: readonly In[],
  task: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map((item) => task(item)))));
  return results;
}

/**
 * Reads and checks every document of a project. What cannot be used is named in the notes and stays on the
 * disk as it is; nothing stands in for it. Throws a `StoreError` where a folder cannot be listed.
 */
export async function readDocuments(project: string): Promise<FoundDocuments> {
  const documents: FoundDocument[] = [];
  const notes: Diagnostic[] = [];
  for (const [type, folder] of documentFolders) {
    const paths = await filesIn(project, folder);
    for (const found of await inParallel(paths, (path) => readDocument(project, type, path))) {
      if ('rule' in found) notes.push(found);
      else documents.push(found);
    }
  }
  const shelves = Object.fromEntries(
    recordTypes.map((type) => {
      const shelf = documents.filter((found) => found.type === type);
      return [type, Object.fromEntries(shelf.map((found) => [found.id, found.record]))];
    }),
  );
  return { records: shelves as unknown as ProjectRecords, documents, notes };
}
