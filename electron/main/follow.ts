import type { DocumentKey, DocumentsChanged } from '../../core/contract/project';
import type { Sighting } from '../store/library/library';
import type { Project } from '../store/project';
import type { ProjectLibrary } from './library';

/** What is waiting to be told to the window. */
type Waiting = Pick<DocumentsChanged, 'shelf' | 'gone'>;

/** Cards come in many small steps; the window hears of them so often, milliseconds. */
const EVERY_MS = 150;

const isLoaded = (project: Project, { type, id }: DocumentKey): boolean =>
  Object.hasOwn(project.records[type], id);

/**
 * Brings what looking through the project finds to where it belongs: cards to the window, documents that are other
 * than they were shown or cannot be used to the store, which says what is to become of them.
 */
class Following {
  readonly #library: ProjectLibrary;
  readonly #project: Project;
  #waiting: Waiting = { shelf: { stories: [], pages: [] }, gone: [] };
  #looked = 0;
  #told = -1;
  #due = false;
  /** Documents that the store has been asked to look after: once, since a disk that cannot be written stays as it is. */
  readonly #cared = new Set<string>();

  constructor(library: ProjectLibrary, project: Project) {
    this.#library = library;
    this.#project = project;
  }

  hear(seen: Sighting, looked: number): void {
    const { shelf } = this.#waiting;
    this.#waiting = {
      shelf: {
        stories: [...shelf.stories, ...seen.shelf.stories],
        pages: [...shelf.pages, ...seen.shelf.pages],
      },
      gone: [...this.#waiting.gone, ...seen.gone],
    };
    this.#looked = looked;
    if (!this.#due) setTimeout(() => this.#tell(), EVERY_MS);
    this.#due = true;
    void this.#toStore(seen);
  }

  #tell(): void {
    this.#due = false;
    const { shelf, gone } = this.#waiting;
    this.#waiting = { shelf: { stories: [], pages: [] }, gone: [] };
    // What has come back meanwhile is not gone.
    const lost = gone.filter((key) => !isLoaded(this.#project, key));
    const news = shelf.stories.length + shelf.pages.length + lost.length > 0;
    if (!news && this.#looked === this.#told) return;
    this.#told = this.#looked;
    this.#project.tell({ shelf, gone: lost, looked: this.#looked });
  }

  async #toStore({ small, gone, unusable }: Sighting): Promise<void> {
    const changed = [...small, ...gone].filter((key) => isLoaded(this.#project, key));
    if (changed.length > 0) await this.#project.changed(changed);
    const fresh = small.filter((key) => !isLoaded(this.#project, key));
    if (fresh.length > 0) await this.#load(fresh);
    await this.#care(unusable);
  }

  async #care(unusable: readonly DocumentKey[]): Promise<void> {
    const fresh = unusable.filter(({ type, id }) => !this.#cared.has(`${type}/${id}`));
    for (const { type, id } of fresh) this.#cared.add(`${type}/${id}`);
    const known = fresh.filter((key) => isLoaded(this.#project, key));
    if (known.length > 0) await this.#project.changed(known);
    const others = fresh.filter((key) => !known.includes(key));
    if (others.length > 0) this.#library.changed(await this.#load(others));
  }

  /** Loads documents that the window has to have, or that need the store's care; answers with those that are good now. */
  async #load(keys: readonly DocumentKey[]): Promise<readonly DocumentKey[]> {
    const loaded = await this.#project.load(keys);
    if (!loaded.ok) return [];
    const documents = loaded.value.documents.filter(({ record }) => record !== null);
    const { notes } = loaded.value;
    if (documents.length + notes.length > 0) this.#project.tell({ documents, notes });
    return documents;
  }
}

/** Starts looking through a project that is open. */
export function followLibrary(library: ProjectLibrary, project: Project): void {
  const following = new Following(library, project);
  library.begin((seen, looked) => following.hear(seen, looked));
}
