import { Library, type Sighting } from '../store/library/library';
import type { FromLibrary, StartLibrary, ToLibrary } from './libraryMessages';

/** What has changed is kept when nothing more has for this long, milliseconds. */
const IDLE_MS = 20_000;

/** Lets what has come meanwhile, a question above all, go first. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const textOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

const isEmpty = ({ shelf, small, gone, unusable, foreign }: Sighting): boolean =>
  [shelf.stories, shelf.pages, small, gone, unusable, foreign].every((list) => list.length === 0);

/** The library's work, whatever it runs in: looks through the open project, keeps up with it, answers searches. */
export class LibraryWork {
  readonly #send: (message: FromLibrary) => void;
  #library: Library | undefined;
  #complete = false;
  #idle: NodeJS.Timeout | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(send: (message: FromLibrary) => void) {
    this.#send = send;
  }

  receive(message: ToLibrary): void {
    switch (message.kind) {
      case 'open':
        void this.#open(Library.open(message.options));
        return;
      case 'look':
        this.#attempt((library) => {
          // Whoever says that a document is to be looked at knows it: only its card is news.
          const seen = { ...library.update(message.keys), small: [] };
          if (!isEmpty(seen)) this.#send({ kind: 'seen', seen, done: 1 });
        });
        this.#keepLater();
        return;
      case 'page':
        if (this.#library) this.#library.page = message.page;
        this.#keepLater();
        return;
      case 'find':
        this.#find(message);
        return;
      case 'end':
        void this.#end();
    }
  }

  async #open(library: Library): Promise<void> {
    this.#library = library;
    this.#complete = false;
    try {
      await library.scan(async (seen, done) => {
        if (this.#library !== library) return;
        this.#send({ kind: 'seen', seen, done });
        await breath();
      });
      if (this.#library !== library) return;
      library.buildSearch();
      this.#complete = true;
      this.#send({ kind: 'ready' });
      await this.#keep();
    } catch (problem) {
      this.#send({ kind: 'failed', detail: textOf(problem) });
    }
  }

  #find({ ask, query, limit }: Extract<ToLibrary, { kind: 'find' }>): void {
    const stories = this.#library?.find(query, limit) ?? [];
    this.#send({ kind: 'found', ask, stories, complete: this.#complete });
  }

  /** What goes wrong with one look is told; the next one may go right. */
  #attempt(work: (library: Library) => void): void {
    try {
      if (this.#library) work(this.#library);
    } catch (problem) {
      this.#send({ kind: 'failed', detail: textOf(problem) });
    }
  }

  #keepLater(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#attempt((library) => library.buildSearch());
      void this.#keep();
    }, IDLE_MS);
  }

  /** A full disk keeps the caches from being written, not the editor from working. */
  #keep(): Promise<void> {
    const keep = async (): Promise<void> => {
      try {
        await this.#library?.keep();
      } catch (problem) {
        this.#send({ kind: 'failed', detail: textOf(problem) });
      }
    };
    this.#keeping = this.#keeping.then(keep);
    return this.#keeping;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#keep();
    this.#library = undefined;
    this.#send({ kind: 'ended' });
  }
}

/** The library without a process of its own, for whoever has nobody waiting. */
export const libraryHere: StartLibrary = (hear) => {
  let work: LibraryWork | undefined = new LibraryWork((message) => {
    setImmediate(() => {
      if (work) hear(message);
    });
  });
  return {
    tell: (message) => work?.receive(message),
    kill: () => {
      work = undefined;
    },
  };
};
