import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import type { Branch, LoadedDocument } from '../../core/contract/project';
import { type RecordType, recordTypes } from '../../core/document/records';
import type { DocumentStat } from './docstore';
import { codeOf, failureOf, StoreError } from './failures';
import { documentAt, documentFolders } from './layout';

/** Files read at the same time: enough to keep the disk busy, few enough for every system's limit. */
const AT_ONCE = 32;

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
  return (
    entries
      // A folder that is called like a document stands in its place.
      .filter(
        (entry) =>
          !(entry.isDirectory() && !entry.name.endsWith('.json')) &&
          !entry.name.startsWith('.') &&
          !NOISE.has(entry.name),
      )
      .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  );
}

/** A file in a documents folder. */
export interface ListedFile {
  readonly type: RecordType;
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Undefined for a name that no document of ours has. */
  readonly id: string | undefined;
}

/** Every file among the documents. Throws a `StoreError` where a folder cannot be listed. */
export async function listFiles(
  project: string,
  types: readonly RecordType[] = recordTypes,
): Promise<readonly ListedFile[]> {
  const wanted = documentFolders.filter(([type]) => types.includes(type));
  const lists = await Promise.all(wanted.map(([, folder]) => filesIn(project, folder)));
  return wanted.flatMap(([type], i) =>
    (lists[i] ?? []).map((path) => ({ type, path, id: documentAt(type, path) })),
  );
}

/** Size and time of a document's file; undefined where it has gone meanwhile. */
async function statDocument(project: string, file: ListedFile): Promise<DocumentStat | undefined> {
  if (file.id === undefined) return undefined;
  try {
    const { size, mtimeMs } = await stat(join(project, file.path));
    return { type: file.type, id: file.id, size, modified: mtimeMs };
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return undefined;
    throw new StoreError(failureOf(problem, 'read', file.path));
  }
}

export async function statDocuments(
  project: string,
  files: readonly ListedFile[],
): Promise<readonly DocumentStat[]> {
  const stats = await inParallel(files, (file) => statDocument(project, file));
  return stats.filter((found) => found !== undefined);
}

/** What reading one document came to. */
export interface ReadDocument {
  /** A second state that was found in its place and waits now. */
  readonly branch?: Branch;
  readonly document?: LoadedDocument;
  readonly note?: Diagnostic;
}
