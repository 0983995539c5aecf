import type { DocumentKey, PageCard, Shelf, StoryCard } from '../../../core/contract/project';
import type { RecordByType, RecordType } from '../../../core/document/records';
import type { DocumentStat } from '../docstore';
import { guard } from '../inside';
import { contentOf, type Entry, keyOf, settledTime } from './entries';
import { type LibraryIndex, readIndex, writeIndex } from './index';
import { readDocument } from './reading';
import { readSearch, writeSearch } from './search/file';
import { SearchIndex } from './search/search';
import { searchText } from './search/text';
import { lookThrough, statOf } from './stats';

/** What looking at documents has brought to light. */
export interface Sighting {
  /** Cards that are new or other than before. */
  readonly shelf: Shelf;
  /** Papers, styles, issues and picture cards that are new or other than before. */
  readonly small: readonly DocumentKey[];
  readonly gone: readonly DocumentKey[];
  /** Documents that cannot be used as they are. */
  readonly unusable: readonly DocumentKey[];
  /** Files that are no documents of ours, by path. */
  readonly foreign: readonly string[];
}

export const nothingSeen: Sighting = {
  shelf: { stories: [], pages: [] },
  small: [],
  gone: [],
  unusable: [],
  foreign: [],
};

/** What the lists need comes first, what is most comes last. */
const ORDER: readonly RecordType[] = ['paper', 'style', 'issue', 'page', 'picture', 'story'];

/** Documents looked at between two breaths. */
const STEP = 100;

interface Found {
  readonly stories: StoryCard[];
  readonly pages: PageCard[];
  readonly small: DocumentKey[];
  readonly gone: DocumentKey[];
  readonly unusable: DocumentKey[];
}

const nothingFound = (): Found => ({ stories: [], pages: [], small: [], gone: [], unusable: [] });

const sightingOf = (found: Found, foreign: readonly string[]): Sighting => ({
  shelf: { stories: found.stories, pages: found.pages },
  small: found.small,
  gone: found.gone,
  unusable: found.unusable,
  foreign,
});

export interface LibraryOptions {
  readonly folder: string;
  /** The project's id. */
  readonly project: string;
  /** Nothing is written where it is true. */
  readonly readOnly: boolean;
  readonly now?: () => number;
}

/**
 * All that is known of a project's documents without having them open: a card of each, and the text of every story for
 * looking things up. Kept beside the project between two sessions; what does not agree with the files is read again.
 */
export class Library {
  readonly #options: LibraryOptions;
  readonly #entries: Map<string, Entry>;
  readonly #search: SearchIndex;
  readonly #now: () => number;
  #page: string | null;
  #indexDirty = false;
  #searchDirty = false;

  constructor(options: LibraryOptions, index: LibraryIndex | undefined, search: SearchIndex | undefined) {
    this.#options = options;
    this.#entries = new Map(index?.entries);
    this.#page = index?.page ?? null;
    this.#search = search ?? new SearchIndex();
    this.#now = options.now ?? Date.now;
  }

  /** With what the last session has left, as far as it can be used. */
  static open(options: LibraryOptions): Library {
    const { folder, project, readOnly } = options;
    if (!readOnly) guard(folder);
    return new Library(options, readIndex(folder, project), readSearch(folder, project));
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }

  /** The page in sight, which is where the next session begins. */
  set page(page: string | null) {
    if (page === this.#page) return;
    this.#page = page;
    this.#indexDirty = true;
  }

  /**
   * Compares all that is known with the folder and reads what is other than before. `pause` is called between steps
   * with what has been seen since the last one and the share that is done, and may give way to others.
   */
  async scan(pause: (seen: Sighting, done: number) => Promise<void>): Promise<void> {
    const { documents, foreign } = lookThrough(this.#options.folder);
    const there = new Set(documents.map(({ type, id }) => keyOf(type, id)));
    const start = nothingFound();
    for (const { type, id } of this.#entries.values())
      if (!there.has(keyOf(type, id))) this.#forget(type, id, start);
    this.#search.keepOnly(new Set(documents.flatMap(({ type, id }) => (type === 'story' ? [id] : []))));
    const stale = documents
      .filter((stat) => !this.#isCurrent(stat))
      .toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
    await pause(sightingOf(start, foreign), stale.length === 0 ? 1 : 0);
    for (let at = 0; at < stale.length; at += STEP) {
      const found = nothingFound();
      for (const stat of stale.slice(at, at + STEP)) this.#look(stat, found);
      await pause(sightingOf(found, []), Math.min(1, (at + STEP) / stale.length));
    }
  }

  /** Looks at some documents once more: they were saved, or something says that they have changed. */
  update(keys: readonly DocumentKey[]): Sighting {
    const found = nothingFound();
    for (const { type, id } of keys) {
      const stat = statOf(this.#options.folder, type, id);
      if (stat) this.#look(stat, found);
      else this.#forget(type, id, found);
    }
    return sightingOf(found, []);
  }

  /** Ids of stories in which every word occurs. */
  find(query: string, limit: number): readonly string[] {
    return this.#search.find(query, limit);
  }

  /** Makes the search quick again where many stories are new to it. */
  buildSearch(): void {
    if (this.#search.fresh > 0) this.#searchDirty = true;
    this.#search.build();
  }

  /** Writes what the next session begins with, where something has changed. A failure only costs that session time. */
  async keep(): Promise<void> {
    const { folder, project, readOnly } = this.#options;
    if (readOnly) return;
    if (this.#indexDirty) {
      this.#indexDirty = false;
      await writeIndex(folder, project, { page: this.#page, entries: this.#entries });
    }
    if (this.#searchDirty) {
      this.#searchDirty = false;
      await writeSearch(folder, project, this.#search);
    }
  }

  #isCurrent({ type, id, size, modified }: DocumentStat): boolean {
    const entry = this.#entries.get(keyOf(type, id));
    if (!entry || entry.size !== size || entry.modified !== modified) return false;
    return type !== 'story' || this.#search.has(id, entry);
  }

  #look(stat: DocumentStat, found: Found): void {
    const { type, id, size } = stat;
    const readAt = this.#now();
    const read = readDocument(this.#options.folder, type, id);
    if (read === null || read === 'unusable') {
      this.#forget(type, id, found);
      if (read !== null) found.unusable.push({ type, id });
      return;
    }
    const modified = settledTime(stat.modified, readAt);
    const entry = { type, id, size, modified, rev: read.rev, content: contentOf(type, read.record) };
    const before = this.#entries.get(keyOf(type, id));
    this.#entries.set(keyOf(type, id), entry);
    this.#indexDirty = true;
    if (type === 'story') this.#readText(entry, read.record as RecordByType['story']);
    if (before && JSON.stringify(before.content) === JSON.stringify(entry.content)) return;
    if (type === 'story') found.stories.push(entry.content as StoryCard);
    else if (type === 'page') found.pages.push(entry.content as PageCard);
    else found.small.push({ type, id });
  }

  #readText(
    stamp: { readonly id: string; readonly size: number; readonly modified: number },
    story: RecordByType['story'],
  ): void {
    this.#search.put(stamp.id, { size: stamp.size, modified: stamp.modified }, searchText(story));
    this.#searchDirty = true;
  }

  #forget(type: RecordType, id: string, found: Found): void {
    if (!this.#entries.delete(keyOf(type, id))) return;
    this.#indexDirty = true;
    if (type === 'story') {
      this.#search.remove(id);
      this.#searchDirty = true;
    }
    found.gone.push({ type, id });
  }
}
