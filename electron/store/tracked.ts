import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Branch, DocumentKey } from '../../core/contract/project';
import { DocumentAdapter } from './adapter';
import type { Envelope } from './envelope';
import { Lanes } from './lanes';
import { documentPath } from './layout';

/** What the store knows of one document of its folder. */
export class Tracked {
  readonly key: DocumentKey;
  /** Relative to the project. */
  readonly path: string;
  readonly file: string;
  readonly adapter: DocumentAdapter;
  /** Undefined until the document was read or saved. It outlives a removal, so that revisions go on counting. */
  low: Low<Envelope> | undefined;
  /** When a version was last kept, or would have been had there been one. Milliseconds since 1970. */
  keptAt: number | undefined;
  /** Where our states go while another's stand in the document's place. */
  branch: { readonly known: Branch; readonly last: Envelope } | undefined;
  /** Why nothing may be written in the document's place. */
  refused: string | undefined;

  constructor(folder: string, key: DocumentKey) {
    this.key = key;
    this.path = documentPath(key.type, key.id);
    this.file = join(folder, this.path);
    this.adapter = new DocumentAdapter(this.file, this.path);
  }

  /** What stands on the disk is what this session has written. */
  own = false;

  /** The document on the disk is what we have read or written. A state of others is kept before we write over it. */
  settle(envelope: Envelope, own: boolean): void {
    if (!own && this.low?.data.sha256 !== envelope.sha256) this.keptAt = undefined;
    this.low = new Low(this.adapter, envelope);
    this.own = own;
    this.refused = undefined;
  }
}

/** The documents of one folder that were read or saved. */
export class TrackedDocuments {
  readonly lanes = new Lanes();
  readonly #folder: string;
  readonly #byPath = new Map<string, Tracked>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  at(path: string): Tracked | undefined {
    return this.#byPath.get(path);
  }

  get all(): Iterable<Tracked> {
    return this.#byPath.values();
  }

  track(key: DocumentKey): Tracked {
    const path = documentPath(key.type, key.id);
    const known = this.#byPath.get(path);
    if (known) return known;
    const fresh = new Tracked(this.#folder, { type: key.type, id: key.id });
    this.#byPath.set(path, fresh);
    return fresh;
  }

  /** Work on one document, with nothing else going on there. */
  alone<Value>(key: DocumentKey, work: (tracked: Tracked) => Promise<Value>): Promise<Value> {
    const tracked = this.track(key);
    return this.lanes.run(tracked.path, () => work(tracked));
  }
}
