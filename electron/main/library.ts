import {
  type DocumentKey,
  emptyShelf,
  type PackedShelf,
  type PageCard,
  type StoryCard,
} from '../../core/contract/project';
import { packShelf, unpackShelf } from '../../core/contract/shelf';
import type { FromLibrary, LibraryPort, StartLibrary, ToLibrary } from '../jobs/libraryMessages';
import { type Known, readKnown } from '../store/library/known';
import type { Sighting } from '../store/library/library';
import type { OpenShelf, ShelfKeeper } from '../store/shelf';

/** What is found where nothing can be looked through. */
const NOTHING_FOUND = { stories: [], complete: false } as const;

/** A search that is not answered in this time is over, milliseconds. */
const PATIENCE_MS = 5000;
/** A process that says nothing for so long while there is something to do is ended. */
const SILENCE_MS = 60_000;
/** Closing waits this long for the caches to be written. */
const CLOSING_MS = 4000;
/** A process that falls is started once more; then searching stays off until the project is opened again. */
const STARTS_MOST = 2;

export interface Found {
  readonly stories: readonly string[];
  /** All stories were looked through. */
  readonly complete: boolean;
}

/** Hears what looking through the project brings to light; `done` is the share of documents that are known. */
export type Seen = (seen: Sighting, done: number) => void;

interface LibraryOf {
  readonly folder: string;
  /** The project's id. */
  readonly project: string;
  readonly readOnly: boolean;
}

/** Cards keep their places; those that are new come last. */
function withNews<Card extends { readonly id: string }>(
  cards: readonly Card[],
  news: ReadonlyMap<string, Card | null>,
): readonly Card[] {
  const all = new Map<string, Card | null>(cards.map((card) => [card.id, card]));
  for (const [id, card] of news) all.set(id, card);
  return [...all.values()].filter((card) => card !== null);
}

/** Cards and search of one open project. The work is done in a process of its own; this side only remembers cards. */
export class ProjectLibrary implements ShelfKeeper {
  readonly #whole: Known['whole'];
  #shelf: PackedShelf;
  /** Cards that are other than on that shelf; null for what is gone. */
  readonly #stories = new Map<string, StoryCard | null>();
  readonly #pages = new Map<string, PageCard | null>();
  readonly #start: StartLibrary;
  readonly #options: LibraryOf;
  readonly #asked = new Map<number, (found: Found) => void>();
  #lastAsk = 0;
  #port: LibraryPort | undefined;
  #starts = 0;
  #heard: Seen = () => undefined;
  #ended: (() => void) | undefined;
  #silence: NodeJS.Timeout | undefined;
  #page: string | null;

  constructor(options: LibraryOf, start: StartLibrary) {
    this.#options = options;
    this.#start = start;
    const { whole, shelf, page } = readKnown(options.folder, options.project);
    this.#whole = whole;
    this.#shelf = shelf;
    this.#page = page;
  }

  /** As it was kept, until something is known that was not known then. */
  get shelf(): PackedShelf {
    if (this.#stories.size + this.#pages.size > 0) {
      const { stories, pages } = unpackShelf(this.#shelf) ?? emptyShelf;
      this.#shelf = packShelf({
        stories: withNews(stories, this.#stories),
        pages: withNews(pages, this.#pages),
      });
      this.#stories.clear();
      this.#pages.clear();
    }
    return this.#shelf;
  }

  get page(): string | null {
    return this.#page;
  }

  get whole(): Known['whole'] {
    return this.#whole;
  }

  /** Starts looking through the project. Not before the window has its list: two things at once are slower. */
  begin(seen: Seen): void {
    this.#heard = seen;
    this.#run();
  }

  changed(keys: readonly DocumentKey[]): void {
    if (keys.length > 0) this.#tell({ kind: 'look', keys: keys.map(({ type, id }) => ({ type, id })) });
  }

  /** The page in sight, where the next session begins. */
  shows(page: string): void {
    this.#page = page;
    this.#tell({ kind: 'page', page });
  }

  search(query: string, limit: number): Promise<Found> {
    if (!this.#port) return Promise.resolve(NOTHING_FOUND);
    const ask = ++this.#lastAsk;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(ask, NOTHING_FOUND), PATIENCE_MS);
      this.#asked.set(ask, (found) => {
        clearTimeout(timer);
        resolve(found);
      });
      this.#tell({ kind: 'find', ask, query, limit });
    });
  }

  /** Lets the process keep its caches, then ends it. */
  async close(): Promise<void> {
    const port = this.#port;
    this.#heard = () => undefined;
    if (!port) return;
    const ended = new Promise<void>((resolve) => {
      this.#ended = resolve;
      setTimeout(resolve, CLOSING_MS).unref();
    });
    port.tell({ kind: 'end' });
    await ended;
    this.#port = undefined;
    clearTimeout(this.#silence);
    port.kill();
    this.#giveUp();
  }

  #run(): void {
    if (this.#starts >= STARTS_MOST || this.#ended) return;
    this.#starts += 1;
    const port = this.#start(
      (message) => this.#hear(message),
      () => this.#fallen(port),
    );
    this.#port = port;
    this.#tell({ kind: 'open', options: this.#options });
    if (this.#page !== null) this.#tell({ kind: 'page', page: this.#page });
    this.#watchSilence();
  }

  #tell(message: ToLibrary): void {
    this.#port?.tell(message);
  }

  #hear(message: FromLibrary): void {
    clearTimeout(this.#silence);
    switch (message.kind) {
      case 'seen':
        this.#remember(message.seen);
        this.#heard(message.seen, message.done);
        this.#watchSilence();
        return;
      case 'found':
        this.#answer(message.ask, message);
        return;
      case 'ended':
        this.#ended?.();
        return;
      case 'failed':
        // Lists and search lack something; nothing that was written is concerned.
        process.stderr.write(`library: ${message.detail}\n`);
        return;
      case 'ready':
    }
  }

  #remember({ shelf, gone }: Sighting): void {
    for (const card of shelf.stories) this.#stories.set(card.id, card);
    for (const card of shelf.pages) this.#pages.set(card.id, card);
    for (const { type, id } of gone) {
      if (type === 'story') this.#stories.set(id, null);
      else if (type === 'page') this.#pages.set(id, null);
    }
  }

  #answer(ask: number, { stories, complete }: Found): void {
    this.#asked.get(ask)?.({ stories, complete });
    this.#asked.delete(ask);
  }

  #giveUp(): void {
    for (const ask of this.#asked.keys()) this.#answer(ask, NOTHING_FOUND);
  }

  /** From the beginning of a look through the project until it is ready. */
  #watchSilence(): void {
    const port = this.#port;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => port?.kill(), SILENCE_MS);
    this.#silence.unref();
  }

  #fallen(port: LibraryPort): void {
    if (this.#port !== port) return;
    clearTimeout(this.#silence);
    this.#port = undefined;
    this.#ended?.();
    this.#giveUp();
    this.#run();
  }
}

/** For `openProject`: every project that is opened gets its library. */
export const libraryOf =
  (start: StartLibrary, opened: (library: ProjectLibrary) => void): OpenShelf =>
  async ({ folder, manifest, readOnly }) => {
    const library = new ProjectLibrary({ folder, project: manifest.id, readOnly }, start);
    opened(library);
    return library;
  };
