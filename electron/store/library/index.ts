import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordType, recordKinds, recordTypes } from '../../../core/document/records';
import { writeAtomic } from '../atomic';
import { sha256 } from '../envelope';
import { LOCAL } from '../layout';
import { type Entries, type Entry, keyOf } from './entries';

export const INDEX_FILE = `${LOCAL}/index.json`;

/** How this version of the desk writes the index; any other is not read but built anew. */
const FORMAT = 1;

/** What is known of a project before its documents are read. */
export interface LibraryIndex {
  readonly entries: Entries;
  /** The page that was in sight when it was written. */
  readonly page: string | null;
}

/** What a card says depends on the records' schemas, too. */
const version = `${FORMAT} ${recordTypes.map((type) => `${type}@${recordKinds[type].version}`).join(' ')}`;

type Row = readonly [id: string, size: number, modified: number, rev: number, content: unknown];

interface Body {
  readonly page: string | null;
  readonly rows: Readonly<Record<RecordType, readonly Row[]>>;
}

/** One JSON object; the hash is of the text between the mark and the last brace. */
const head = (project: string, hash: string): string =>
  `{"version":${JSON.stringify(version)},"project":${JSON.stringify(project)},"sha256":"${hash}","body":`;
const TAIL = '}\n';

export function writeIndexText(project: string, { entries, page }: LibraryIndex): string {
  const rows = Object.fromEntries(recordTypes.map((type) => [type, [] as Row[]])) as Record<
    RecordType,
    Row[]
  >;
  for (const { type, id, size, modified, rev, content } of entries.values())
    rows[type].push([id, size, modified, rev, content]);
  const body = JSON.stringify({ page, rows } satisfies Body);
  return `${head(project, sha256(body))}${body}${TAIL}`;
}

/**
 * The index of a text, or undefined for whatever is not exactly what this version of the desk wrote for this project:
 * damaged, cut off, of another project, of another version.
 */
export function readIndexText(project: string, text: string): LibraryIndex | undefined {
  const from = head(project, '0'.repeat(64)).length;
  const body = text.slice(from, -TAIL.length);
  if (text.length <= from || `${head(project, sha256(body))}${body}${TAIL}` !== text) return undefined;
  const { page, rows } = JSON.parse(body) as Body;
  const entries = new Map<string, Entry>();
  for (const type of recordTypes)
    for (const [id, size, modified, rev, content] of rows[type])
      entries.set(keyOf(type, id), { type, id, size, modified, rev, content } as Entry);
  return { entries, page };
}

/** The project's index; undefined where there is none that can be used. Never an error: it is only a cache. */
export function readIndex(folder: string, project: string): LibraryIndex | undefined {
  try {
    return readIndexText(project, readFileSync(join(folder, INDEX_FILE), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Throws the system's error; the index that was there stays. */
export const writeIndex = (folder: string, project: string, index: LibraryIndex): Promise<void> =>
  writeAtomic(join(folder, INDEX_FILE), new TextEncoder().encode(writeIndexText(project, index)));
