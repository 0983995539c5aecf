import { join } from 'node:path';
import type { PackedShelf, PageCard, StoryCard } from '../../../core/contract/project';
import { packShelf, unpackShelf } from '../../../core/contract/shelf';
import { type RecordType, recordKinds, recordTypes } from '../../../core/document/records';
import { writeAtomic } from '../atomic';
import { sha256 } from '../envelope';
import { LOCAL } from '../layout';
import { readRegularSync } from '../regular';
import { type ContentByType, type Entries, type Entry, keyOf } from './entries';

export const INDEX_FILE = `${LOCAL}/index.json`;
/** Some ten times that of 100,000 stories; what is longer was not written by a desk. Bytes. */
export const MAX_INDEX = 512 * 2 ** 20;

/** How this version of the desk writes the index; any other is not read but built anew. */
const FORMAT = 2;

/** Kinds that the index keeps whole. */
export const WHOLE = ['paper', 'style', 'issue', 'picture'] as const;
export type WholeType = (typeof WHOLE)[number];

/** A document that is kept whole. */
export type Row<Type extends WholeType = WholeType> = readonly [
  id: string,
  size: number,
  modified: number,
  rev: number,
  content: ContentByType[Type],
];

/** What the desk opens with; all else is for looking the project through afterwards. */
export interface FirstPart {
  /** The page that was in sight when it was written. */
  readonly page: string | null;
  readonly rows: { readonly [Type in WholeType]: readonly Row<Type>[] };
  /** Cards of stories and pages, the ones written last first. They go to the window as they lie here. */
  readonly shelf: PackedShelf;
}

/** What is known of a project before its documents are read. */
export interface LibraryIndex {
  readonly page: string | null;
  readonly entries: Entries;
}

/** What tells a file that has changed from one that has not, card by card in the order of the shelf. */
interface Stamps {
  readonly size: readonly number[];
  readonly modified: readonly number[];
  readonly rev: readonly number[];
}

/** What a card says depends on the records' schemas, too. */
const version = `${FORMAT} ${recordTypes.map((type) => `${type}@${recordKinds[type].version}`).join(' ')}`;

/**
 * Four lines: who wrote it for which project, with the hashes of the three others; the page and the documents that are
 * kept whole; the shelf as the window gets it; the stamps of the cards. So the desk opens with the second line and hands
 * the third on unread.
 */
const head = (project: string, hashes: readonly string[]): string =>
  JSON.stringify({ version, project, sha256: hashes });

const LINE = 0x0a;
const LINES = 4;

/** What was written last comes first; a file too young to tell by its time is younger than all others. */
const byTime = (a: Entry, b: Entry): number => {
  const [left, right] = [a, b].map(({ modified }) => modified || Number.POSITIVE_INFINITY) as [
    number,
    number,
  ];
  return left === right ? 0 : right - left;
};

const stampsOf = (entries: readonly Entry[]): Stamps => ({
  size: entries.map(({ size }) => size),
  modified: entries.map(({ modified }) => modified),
  rev: entries.map(({ rev }) => rev),
});

export function writeIndexBytes(project: string, { page, entries }: LibraryIndex): Uint8Array {
  const all = [...entries.values()];
  const of = (type: RecordType): Entry[] => all.filter((entry) => entry.type === type);
  const rows = Object.fromEntries(
    WHOLE.map((type) => [
      type,
      of(type).map(({ id, size, modified, rev, content }) => [id, size, modified, rev, content]),
    ]),
  );
  const stories = of('story').sort(byTime);
  const pages = of('page');
  const parts = [
    Buffer.from(JSON.stringify({ page, rows })),
    packShelf({
      stories: stories.map(({ content }) => content as StoryCard),
      pages: pages.map(({ content }) => content as PageCard),
    }),
    Buffer.from(JSON.stringify({ stories: stampsOf(stories), pages: stampsOf(pages) })),
  ];
  const line = Buffer.from([LINE]);
  const first = Buffer.from(head(project, parts.map(sha256)));
  return Buffer.concat([first, line, ...parts.flatMap((part) => [part, line])]);
}

/** The four lines; undefined where there are not just as many. */
function linesOf(bytes: Buffer): readonly Buffer[] | undefined {
  const lines: Buffer[] = [];
  let from = 0;
  for (let to = bytes.indexOf(LINE); to >= 0 && lines.length < LINES; to = bytes.indexOf(LINE, from)) {
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines.length === LINES && from === bytes.byteLength ? lines : undefined;
}

/** The lines after the first, as far as `wanted`, their hashes verified. */
function partsOf(project: string, bytes: Buffer, wanted: number): readonly Buffer[] | undefined {
  const [first, ...parts] = linesOf(bytes) ?? [];
  if (!first) return undefined;
  const said = JSON.parse(first.toString('utf8')) as { readonly sha256?: unknown };
  const hashes = Array.isArray(said.sha256) ? said.sha256.map(String) : [];
  if (first.toString('utf8') !== head(project, hashes)) return undefined;
  return parts.slice(0, wanted).every((part, at) => sha256(part) === hashes[at]) ? parts : undefined;
}

/** Undefined for whatever is not exactly what this version of the desk wrote for this project. May throw. */
export function readFirstBytes(project: string, bytes: Buffer): FirstPart | undefined {
  const [whole, shelf] = partsOf(project, bytes, 2) ?? [];
  if (!whole || !shelf) return undefined;
  const { page, rows } = JSON.parse(whole.toString('utf8')) as Omit<FirstPart, 'shelf'>;
  // A copy, since a view would take the bytes of the whole file with it wherever it is sent.
  return { page, rows, shelf: new Uint8Array(shelf) };
}

function putCards(
  entries: Map<string, Entry>,
  type: 'story' | 'page',
  cards: readonly (StoryCard | PageCard)[],
  { size, modified, rev }: Stamps,
): void {
  for (const [at, content] of cards.entries()) {
    const { id } = content;
    entries.set(keyOf(type, id), {
      type,
      id,
      size: size[at] ?? 0,
      modified: modified[at] ?? 0,
      rev: rev[at] ?? 1,
      content,
    });
  }
}

/**
 * The index of a file, or undefined for whatever is not exactly what this version of the desk wrote for this project:
 * damaged, cut off, of another project, of another version. May throw.
 */
export function readIndexBytes(project: string, bytes: Buffer): LibraryIndex | undefined {
  const stamps = partsOf(project, bytes, 3)?.[2];
  const first = stamps && readFirstBytes(project, bytes);
  const shelf = first && unpackShelf(first.shelf);
  if (!shelf) return undefined;
  const entries = new Map<string, Entry>();
  for (const type of WHOLE)
    for (const [id, size, modified, rev, content] of first.rows[type])
      entries.set(keyOf(type, id), { type, id, size, modified, rev, content });
  const { stories, pages } = JSON.parse(stamps.toString('utf8')) as Record<'stories' | 'pages', Stamps>;
  putCards(entries, 'story', shelf.stories, stories);
  putCards(entries, 'page', shelf.pages, pages);
  return { page: first.page, entries };
}

function fromFile<Read>(
  folder: string,
  project: string,
  read: (project: string, bytes: Buffer) => Read | undefined,
): Read | undefined {
  try {
    return read(project, readRegularSync(join(folder, INDEX_FILE), MAX_INDEX));
  } catch {
    return undefined;
  }
}

/** The project's index; undefined where there is none that can be used. Never an error: it is only a cache. */
export const readIndex = (folder: string, project: string): LibraryIndex | undefined =>
  fromFile(folder, project, readIndexBytes);

/** `readIndex` for whoever opens the project: its first part only. */
export const readFirst = (folder: string, project: string): FirstPart | undefined =>
  fromFile(folder, project, readFirstBytes);

/** Throws the system's error; the index that was there stays. */
export const writeIndex = (folder: string, project: string, index: LibraryIndex): Promise<void> =>
  writeAtomic(join(folder, INDEX_FILE), writeIndexBytes(project, index));
