import type { Diagnostic } from '../../../core/base/diagnostic';
import type { Branch, DocumentKey } from '../../../core/contract/project';
import { fileAt } from '../backup/files';
import { decode, type Envelope, encode, sha256 } from '../envelope';
import { newestFirst, parseStateName, type StateName, stateName } from '../history/names';
import { documentPath } from '../layout';
import type { MemoryDisk } from './disk';

/** What one store knows of a document. */
export interface Known {
  /** Hash of the bytes that were read or written last; null where there were none. */
  hash: string | null;
  last: Envelope | undefined;
  /** What stands there is what this session has written. */
  own: boolean;
  keptAt: number | undefined;
  branch: { readonly known: Branch; readonly last: Envelope } | undefined;
  refused: string | undefined;
}

export interface KeptVersion extends StateName {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SECOND = 1000;

/** One store's view of a disk: what it has read and written, and what it makes of what is there. */
export class MemoryState {
  readonly disk: MemoryDisk;
  readonly readOnly: boolean;
  readonly device: string;
  readonly now: () => number;
  /** Paths of documents of which versions were kept. */
  readonly versioned = new Set<string>();
  /** Of damaged documents that have made way for what was saved. */
  readonly aside: Diagnostic[] = [];
  readonly #known = new Map<string, Known>();

  constructor(disk: MemoryDisk, readOnly: boolean, device: string, now: () => number) {
    this.disk = disk;
    this.readOnly = readOnly;
    this.device = device;
    this.now = now;
  }

  know({ type, id }: DocumentKey): Known {
    const path = documentPath(type, id);
    const known = this.#known.get(path) ?? {
      hash: null,
      last: undefined,
      own: false,
      keptAt: undefined,
      branch: undefined,
      refused: undefined,
    };
    this.#known.set(path, known);
    return known;
  }

  /** Whether what is there is other than what this store has read or written, and of use. */
  isNews(key: DocumentKey): boolean {
    const bytes = this.bytesOf(key);
    const known = this.#known.get(documentPath(key.type, key.id));
    if (known && known.hash === (bytes && sha256(bytes))) return false;
    return bytes === null || decode(bytes).ok;
  }

  bytesOf({ type, id }: DocumentKey): Uint8Array | null {
    return this.disk.documents.get(documentPath(type, id))?.bytes ?? null;
  }

  envelopeOf(key: DocumentKey): Envelope | undefined {
    const bytes = this.bytesOf(key);
    const envelope = bytes && decode(bytes);
    return envelope?.ok ? envelope.value : undefined;
  }

  /** Hash of the bytes that stand in a document's place. */
  hashAt(key: DocumentKey): string | null {
    const bytes = this.bytesOf(key);
    return bytes && sha256(bytes);
  }

  put(key: DocumentKey, envelope: Envelope): void {
    const bytes = encode(envelope);
    this.disk.put(key, bytes, this.now(), this);
    this.settle(key, bytes, envelope, true);
  }

  remove(key: DocumentKey): void {
    this.disk.put(key, null, this.now(), this);
    this.know(key).hash = null;
  }

  settle(key: DocumentKey, bytes: Uint8Array, envelope: Envelope, own: boolean): void {
    const known = this.know(key);
    if (!own && known.last?.sha256 !== envelope.sha256) known.keptAt = undefined;
    Object.assign(known, { hash: sha256(bytes), last: envelope, own, refused: undefined });
  }

  /** Newest first, marks of removal included. */
  versions({ type, id }: DocumentKey): readonly KeptVersion[] {
    const held = this.disk.versions.get(documentPath(type, id)) ?? new Map<string, Uint8Array>();
    return [...held]
      .flatMap(([name, bytes]): KeptVersion[] => {
        const state = parseStateName(name);
        return state ? [{ ...state, name, bytes }] : [];
      })
      .sort(newestFirst);
  }

  /** Documents of which a version is kept and that are not there, those removed on purpose left out. */
  lost(): readonly DocumentKey[] {
    return [...this.disk.versions.keys()].flatMap((path): readonly DocumentKey[] => {
      const what = fileAt(path);
      const known = this.#known.get(path);
      if (what?.kind !== 'document' || this.disk.documents.has(path) || known?.last || known?.refused)
        return [];
      const [newest] = this.versions(what);
      return newest && !newest.gone ? [{ type: what.type, id: what.id }] : [];
    });
  }

  keep(key: DocumentKey, bytes: Uint8Array, state: StateName): void {
    const path = documentPath(key.type, key.id);
    const held = this.disk.versions.get(path) ?? new Map<string, Uint8Array>();
    this.disk.versions.set(path, held);
    this.versioned.add(path);
    for (let { time } = state; ; time += SECOND) {
      const name = stateName({ ...state, time });
      const there = held.get(name);
      if (there && Buffer.compare(there, bytes) !== 0) continue;
      held.set(name, bytes);
      return;
    }
  }

  /** Somebody else has replaced what this session had saved: it stays among the versions. */
  keepOurs(key: DocumentKey): void {
    const known = this.know(key);
    const { last } = known;
    if (!known.own || !last || this.readOnly) return;
    known.own = false;
    this.keep(key, encode(last), { time: this.now(), device: last.device, rev: last.rev, gone: false });
  }

  /** When what stands in a document's place was written. */
  modified({ type, id }: DocumentKey): number {
    return this.disk.documents.get(documentPath(type, id))?.modified ?? 0;
  }
}
