import type { DocumentKey } from '../../../core/contract/project';
import { documentPath } from '../layout';

/** What is kept under one path. */
export interface MemoryFile {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

type Listener = (changed: readonly DocumentKey[], what: 'document' | 'branch') => void;

/** What several memory stores have in common, as several programs have a folder. */
export class MemoryDisk {
  /** Documents by path. */
  readonly documents = new Map<string, MemoryFile & DocumentKey>();
  /** Earlier states by document and name. */
  readonly versions = new Map<string, Map<string, Uint8Array>>();
  /** Second states by the branch's name. */
  readonly branches = new Map<string, Uint8Array>();
  /** What stands among the documents under a name of its own, by path. */
  readonly odd = new Map<string, MemoryFile & { readonly type: DocumentKey['type'] }>();
  /** Damaged documents that were put away, by path. */
  readonly quarantine = new Map<string, Uint8Array>();
  readonly #listeners = new Map<Listener, unknown>();

  /** Writes a document, or takes it away; everybody but `by` hears of it. */
  put(key: DocumentKey, bytes: Uint8Array | null, modified: number, by?: unknown): void {
    const path = documentPath(key.type, key.id);
    if (bytes) this.documents.set(path, { type: key.type, id: key.id, bytes, modified });
    else this.documents.delete(path);
    this.#tell([key], 'document', by);
  }

  /** Puts a second state of a document; everybody but `by` hears of it. */
  putBranch(key: DocumentKey, branch: string, bytes: Uint8Array, by?: unknown): void {
    this.branches.set(branch, bytes);
    this.#tell([key], 'branch', by);
  }

  listen(listener: Listener, owner: unknown): () => void {
    this.#listeners.set(listener, owner);
    return () => this.#listeners.delete(listener);
  }

  #tell(changed: readonly DocumentKey[], what: 'document' | 'branch', by: unknown): void {
    for (const [listener, owner] of this.#listeners) if (owner !== by) listener(changed, what);
  }
}
