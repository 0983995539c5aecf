import type { Diagnostic } from '../../core/base/diagnostic';
import {
  type Branch,
  type DocumentKey,
  type DocumentsChanged,
  emptyShelf,
} from '../../core/contract/project';
import type { DocStore } from './docstore';

const nothingChanged = { documents: [], shelf: emptyShelf, gone: [], notes: [] } as const;

const nameOf = ({ rule, params }: Diagnostic): string => `${rule} ${params['path']}`;

/** What has come to light about a project beside its documents, and those who hear of it. */
export class Findings {
  readonly #store: DocStore;
  readonly #listeners = new Set<(changed: DocumentsChanged) => void>();
  #notes: readonly Diagnostic[];
  #branches: readonly Branch[];

  constructor(store: DocStore, notes: readonly Diagnostic[], branches: readonly Branch[]) {
    this.#store = store;
    this.#notes = notes;
    this.#branches = branches;
  }

  get notes(): readonly Diagnostic[] {
    return this.#notes;
  }

  get branches(): readonly Branch[] {
    return this.#branches;
  }

  /** Answers with how to end the listening. */
  listen(listener: (changed: DocumentsChanged) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: Partial<DocumentsChanged>): void {
    const event = { ...nothingChanged, ...change, branches: this.#branches };
    for (const listener of this.#listeners) listener(event);
  }

  note(notes: readonly Diagnostic[]): void {
    if (notes.length > 0) this.#notes = [...this.#notes, ...notes];
  }

  /** Those of some notes that nothing like has been noted of yet. */
  fresh(notes: readonly Diagnostic[]): readonly Diagnostic[] {
    const known = new Set(this.#notes.map(nameOf));
    return notes.filter((note) => !known.has(nameOf(note)));
  }

  /** Whether anything has been noted of a file. */
  names(path: Diagnostic['params'][string] | undefined): boolean {
    return this.#notes.some(({ params }) => params['path'] === path);
  }

  /** Asks the store which branches there are; true where they are others than before. */
  async lookAtBranches(): Promise<boolean> {
    const before = this.#branches;
    const branches = await this.#store.branches();
    if (branches.ok) this.#branches = branches.value;
    return JSON.stringify(before) !== JSON.stringify(this.#branches);
  }

  knowsBranch(branch: string): boolean {
    return this.#branches.some((known) => known.branch === branch);
  }

  /** Whether a document has a branch that is our own state of it. */
  isBranched({ type, id }: DocumentKey): boolean {
    return this.#branches.some(
      (branch) => branch.type === type && branch.id === id && branch.origin === 'ours',
    );
  }

  forgetListeners(): void {
    this.#listeners.clear();
  }
}
