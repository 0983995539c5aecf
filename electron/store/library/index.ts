import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordType, recordKinds, recordTypes } from '../../../core/document/records';
import { writeAtomic } from '../atomic';
import { sha256 } from '../envelope';
import { LOCAL } from '../layout';
import { type ContentByType, type Entries, type Entry, keyOf } from './entries';

export const INDEX_FILE = `${LOCAL}/index.json`;

/** How this version of the desk writes the index; any other is not read but built anew. */
const FORMAT = 1;

/** A document as a row of the index. */
export type Row<Type extends RecordType = RecordType> = readonly [
  id: string,
  size: number,
  modified: number,
  rev: number,
  content: ContentByType[Type],
];

/** What is known of a project before its documents are read. */
export interface LibraryIndex {
  /** The page that was in sight when it was written. */
  readonly page: string | null;
  readonly rows: { readonly [Type in RecordType]: readonly Row<Type>[] };
}

/** What a card says depends on the records' schemas, too. */
const version = `${FORMAT} ${recordTypes.map((type) => `${type}@${recordKinds[type].version}`).join(' ')}`;

const HASH = '0'.repeat(64);
const TAIL = '}\n';

/** One JSON object; the hash is of what stands between this and the last brace. */
const head = (project: string, hash: string): string =>
  `{"version":${JSON.stringify(version)},"project":${JSON.stringify(project)},"sha256":"${hash}","body":`;

export function indexOf(entries: Entries, page: string | null): LibraryIndex {
  const rows = Object.fromEntries(recordTypes.map((type) => [type, [] as Row[]])) as Record<
    RecordType,
    Row[]
  >;
  for (const { type, id, size, modified, rev, content } of entries.values())
    rows[type].push([id, size, modified, rev, content]);
  return { page, rows: rows as unknown as LibraryIndex['rows'] };
}

export function entriesOf({ rows }: LibraryIndex): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const type of recordTypes)
    for (const [id, size, modified, rev, content] of rows[type])
      entries.set(keyOf(type, id), { type, id, size, modified, rev, content });
  return entries;
}

export function writeIndexBytes(project: string, index: LibraryIndex): Uint8Array {
  const body = Buffer.from(JSON.stringify(index), 'utf8');
  return Buffer.concat([Buffer.from(head(project, sha256(body)), 'utf8'), body, Buffer.from(TAIL)]);
}

/**
 * The index of a file, or undefined for whatever is not exactly what this version of the desk wrote for this project:
 * damaged, cut off, of another project, of another version.
 */
export function readIndexBytes(project: string, bytes: Buffer): LibraryIndex | undefined {
  const from = Buffer.byteLength(head(project, HASH));
  const body = bytes.subarray(from, -TAIL.length);
  const before = bytes.subarray(0, from).toString('utf8');
  if (before !== head(project, sha256(body))) return undefined;
  if (bytes.subarray(from + body.byteLength).toString('latin1') !== TAIL) return undefined;
  return JSON.parse(body.toString('utf8')) as LibraryIndex;
}

/** The project's index; undefined where there is none that can be used. Never an error: it is only a cache. */
export function readIndex(folder: string, project: string): LibraryIndex | undefined {
  try {
    return readIndexBytes(project, readFileSync(join(folder, INDEX_FILE)));
  } catch {
    return undefined;
  }
}

/** Throws the system's error; the index that was there stays. */
export const writeIndex = (folder: string, project: string, index: LibraryIndex): Promise<void> =>
  writeAtomic(join(folder, INDEX_FILE), writeIndexBytes(project, index));
