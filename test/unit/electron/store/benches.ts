import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentKey, LoadedDocument } from '../../../../core/contract/project';
import type { DocStore } from '../../../../electron/store/docstore';
import { decode, type Envelope, encode, nextEnvelope } from '../../../../electron/store/envelope';
import { FolderStore } from '../../../../electron/store/folder';
import { documentPath } from '../../../../electron/store/layout';
import { MemoryDisk } from '../../../../electron/store/memory/disk';
import { MemoryStore } from '../../../../electron/store/memory/memory';
import { schemaOf } from '../../../../electron/store/order';
import { freshProject } from './places';

/** A place that stores stand on, and the others who write there too. */
export interface Bench {
  /** Another desk, or this one after it has died: knows only what is there. */
  open(options?: { readonly device?: string; readonly readOnly?: boolean }): DocStore;
  /** Writes a document as another desk would, without asking anybody; null takes it away. */
  foreign(document: LoadedDocument, device?: string): Promise<void>;
  /** Leaves `share` of a document's bytes, from the start. */
  cut(key: DocumentKey, share: number): Promise<void>;
  /** Puts a second file of a document beside it, as sync programs do. */
  copy(document: LoadedDocument, name: string): Promise<void>;
  envelope(key: DocumentKey): Promise<Envelope | undefined>;
  /** Milliseconds since 1970; moved by the test. */
  now: number;
}

const START = Date.UTC(2026, 10, 22, 8);

const nextOf = (last: Envelope | undefined, { type, id, record }: LoadedDocument, device: string) =>
  nextEnvelope(last, { schema: schemaOf(type), id, device, data: record });

const copyPath = ({ type, id }: DocumentKey, name: string): string =>
  documentPath(type, id).replace(`${id}.json`, `${id}${name}.json`);

class MemoryBench implements Bench {
  now = START;
  readonly #disk = new MemoryDisk();

  open(options = {}): DocStore {
    return new MemoryStore(this.#disk, { ...options, now: () => this.now });
  }

  async foreign(document: LoadedDocument, device = 'other'): Promise<void> {
    const bytes =
      document.record === null ? null : encode(nextOf(await this.envelope(document), document, device));
    this.#disk.put(document, bytes, this.now);
  }

  async cut({ type, id }: DocumentKey, share: number): Promise<void> {
    const file = this.#disk.documents.get(documentPath(type, id));
    if (!file) throw new Error(id);
    const bytes = file.bytes.slice(0, Math.floor(file.bytes.byteLength * share));
    this.#disk.put({ type, id }, bytes, this.now);
  }

  async copy(document: LoadedDocument, name: string): Promise<void> {
    const bytes = encode(nextOf(undefined, document, 'other'));
    this.#disk.odd.set(copyPath(document, name), { type: document.type, bytes, modified: this.now });
  }

  async envelope({ type, id }: DocumentKey): Promise<Envelope | undefined> {
    const file = this.#disk.documents.get(documentPath(type, id));
    const envelope = file && decode(file.bytes);
    return envelope?.ok ? envelope.value : undefined;
  }
}

export class FolderBench implements Bench {
  now = START;

  constructor(readonly folder: string) {}

  open(options = {}): DocStore {
    return new FolderStore(this.folder, { ...options, now: () => this.now });
  }

  async foreign(document: LoadedDocument, device = 'other'): Promise<void> {
    const file = this.#file(document);
    if (document.record === null) return rm(file, { force: true });
    const bytes = encode(nextOf(await this.envelope(document), document, device));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }

  async cut(key: DocumentKey, share: number): Promise<void> {
    const bytes = await readFile(this.#file(key));
    await writeFile(this.#file(key), bytes.subarray(0, Math.floor(bytes.byteLength * share)));
  }

  async copy(document: LoadedDocument, name: string): Promise<void> {
    const file = join(this.folder, copyPath(document, name));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, encode(nextOf(undefined, document, 'other')));
  }

  async envelope(key: DocumentKey): Promise<Envelope | undefined> {
    const bytes = await readFile(this.#file(key)).catch(() => null);
    const envelope = bytes && decode(bytes);
    return envelope?.ok ? envelope.value : undefined;
  }

  #file({ type, id }: DocumentKey): string {
    return join(this.folder, documentPath(type, id));
  }
}

/** Both kinds of store, each on a place of its own without stories. */
export const benches: readonly (readonly [name: string, make: () => Promise<Bench>])[] = [
  ['folder', async () => new FolderBench(await freshProject())],
  ['memory', async () => new MemoryBench()],
];
