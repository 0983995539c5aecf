import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '../../../core/base/diagnostic';
import { makeId } from '../../../core/base/ids';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { harm } from '../../../core/contract/harm';
import type {
  Branch,
  BranchChoice,
  DocumentKey,
  LoadedDocument,
  Revision,
} from '../../../core/contract/project';
import { type RecordType, recordTypes } from '../../../core/document/records';
import { asDocument, originOf, parseBranch } from '../branches/branches';
import { copyIn } from '../branches/copies';
import { goodRecord } from '../check';
import type { DocStore, DocumentStat, Draft, Loaded, Saved } from '../docstore';
import { decode, type Envelope } from '../envelope';
import { failure } from '../failures';
import { superfluous } from '../history/thin';
import { documentNamed, documentPath, isDocumentId } from '../layout';
import { foreign } from '../notes';
import { inOrder } from '../order';
import type { MemoryDisk } from './disk';
import { readMemory } from './reader';
import {
  addBranch,
  keepCurrent,
  type Outcome,
  removeMemory,
  replaceMemory,
  shownBranch,
  writeMemory,
} from './saver';
import { MemoryState } from './state';

export interface MemoryStoreOptions {
  readonly readOnly?: boolean;
  readonly device?: string;
  readonly now?: () => number;
}

interface HeldBranch {
  readonly key: DocumentKey;
  readonly time: number;
  readonly bytes: Uint8Array;
  readonly envelope: Envelope;
  readonly record: unknown;
}

/** A project's documents in memory: behaves as the folder does, for tests and for work that leaves no trace. */
export class MemoryStore implements DocStore {
  readonly readOnly: boolean;
  readonly #state: MemoryState;

  constructor(disk: MemoryDisk, options: MemoryStoreOptions = {}) {
    this.readOnly = options.readOnly === true;
    const { device = 'memory', now = Date.now } = options;
    this.#state = new MemoryState(disk, this.readOnly, device, now);
  }

  async list(
    types: readonly RecordType[] = recordTypes,
  ): Promise<Result<readonly DocumentStat[], DeskFailure>> {
    const found = [...this.#state.disk.documents.values()].filter(({ type }) => types.includes(type));
    return ok(found.map(({ type, id, bytes, modified }) => ({ type, id, size: bytes.byteLength, modified })));
  }

  async lost(
    types: readonly RecordType[] = recordTypes,
  ): Promise<Result<readonly DocumentKey[], DeskFailure>> {
    return ok(this.#state.lost().filter(({ type }) => types.includes(type)));
  }

  async load(keys: readonly DocumentKey[]): Promise<Result<Loaded, DeskFailure>> {
    const read = keys.map((key) =>
      isDocumentId(key.id)
        ? readMemory(this.#state, { type: key.type, id: key.id })
        : { document: { ...key, record: null } },
    );
    return ok({
      documents: read.flatMap(({ document }) => document ?? []),
      notes: read.flatMap((found) => ('note' in found && found.note ? [found.note] : [])),
      branches: [],
    });
  }

  async save(drafts: readonly Draft[]): Promise<Result<Saved, DeskFailure>> {
    if (this.readOnly) return err(failure('read-only', 'memory'));
    const odd = drafts.find(({ id }) => !isDocumentId(id));
    if (odd) return err(failure('refused', documentPath(odd.type, odd.id)));
    const outcomes: Outcome[] = [];
    for (const draft of inOrder(drafts)) {
      const { refused } = this.#state.know(draft);
      if (refused !== undefined) return err(failure('refused', documentPath(draft.type, draft.id), refused));
      const { type, id } = draft;
      outcomes.push(
        draft.record === null ? removeMemory(this.#state, { type, id }) : writeMemory(this.#state, draft),
      );
    }
    return ok({
      savedAt: new Date(this.#state.now()).toISOString(),
      branches: outcomes.flatMap(({ branch }) => branch ?? []),
      stayed: outcomes.flatMap(({ stayed }) => stayed ?? []),
      notes: this.#state.aside.splice(0),
    });
  }

  async tidy(): Promise<Result<readonly Diagnostic[], DeskFailure>> {
    const notes: Diagnostic[] = [];
    for (const [path, { type, bytes, modified }] of Array.from(this.#state.disk.odd)) {
      const envelope = decode(bytes);
      const copy = envelope.ok ? copyIn({ type, path, id: undefined }, envelope.value) : undefined;
      if (copy && !this.readOnly) {
        this.#state.disk.odd.delete(path);
        if (!this.#isKnown(copy.key, copy.envelope))
          addBranch(this.#state, copy.key, copy.envelope, 'copy', modified);
      } else notes.push(foreign(path, copy ? harm('holds', copy.key.id) : harm('name')));
    }
    return ok(notes);
  }

  watch(listener: (changed: readonly DocumentKey[]) => void): () => void {
    return this.#state.disk.listen((keys, what) => {
      const news = keys.filter((key) => what === 'branch' || this.#state.isNews(key));
      if (news.length > 0) listener(news);
    }, this.#state);
  }

  async revisions(key: DocumentKey): Promise<Result<readonly Revision[], DeskFailure>> {
    const kept = this.#state.versions(key).filter(({ gone }) => !gone);
    return ok(
      kept
        .toSorted((a, b) => b.time - a.time || b.rev - a.rev)
        .map(({ name, rev, device, time }) => ({
          id: name,
          rev,
          device,
          time: new Date(time).toISOString(),
        })),
    );
  }

  async revision(key: DocumentKey, id: string): Promise<Result<LoadedDocument, DeskFailure>> {
    const path = documentPath(key.type, key.id);
    const kept = this.#state.versions(key).find(({ name, gone }) => name === id && !gone);
    const envelope = kept && decode(kept.bytes);
    if (!envelope?.ok) return err(failure('not-found', `${path} (${id})`));
    const good = goodRecord(key, envelope.value);
    return typeof good === 'string' ? err(failure('damaged', path, good)) : ok({ ...key, ...good });
  }

  async branches(): Promise<Result<readonly Branch[], DeskFailure>> {
    const list = [...this.#state.disk.branches].flatMap(([branch, bytes]): Branch[] => {
      const envelope = decode(bytes);
      return envelope.ok ? [shownBranch(branch, originOf(envelope.value))] : [];
    });
    return ok(list.sort((a, b) => (a.time < b.time ? -1 : 1)));
  }

  async branch(branch: string): Promise<Result<LoadedDocument, DeskFailure>> {
    const held = this.#held(branch);
    return held.ok ? ok({ ...held.value.key, record: held.value.record }) : held;
  }

  async resolve(
    branch: string,
    choice: BranchChoice,
  ): Promise<Result<readonly LoadedDocument[], DeskFailure>> {
    if (this.readOnly) return err(failure('read-only', 'memory'));
    const held = this.#held(branch);
    if (!held.ok) return held;
    const { key, record, envelope, bytes, time } = held.value;
    if (choice === 'both' && key.type !== 'story') return err(failure('refused', branch, choice));
    const second: LoadedDocument[] = [];
    if (choice === 'both') {
      const id = makeId((count) => randomBytes(count));
      second.push({ type: key.type, id, record: { ...(record as object), id } });
      await this.save(second);
    }
    if (choice === 'branch') this.#putInPlace(key, record, envelope);
    this.#state.keep(key, bytes, { time, device: envelope.device, rev: envelope.rev, gone: false });
    this.#state.disk.branches.delete(branch);
    const known = this.#state.know(key);
    if (known.branch?.known.branch === branch) known.branch = undefined;
    const { document } = readMemory(this.#state, key);
    return ok([...(document ? [document] : []), ...second]);
  }

  async close(): Promise<void> {
    const { disk, versioned, now } = this.#state;
    for (const path of versioned) {
      const document = disk.documents.get(path);
      const kept = document ? this.#state.versions(document).filter(({ gone }) => !gone) : [];
      for (const { name } of superfluous(kept, now())) disk.versions.get(path)?.delete(name);
    }
  }

  /** The document or a branch of it has this very data. */
  #isKnown(key: DocumentKey, { sha256 }: Envelope): boolean {
    if (this.#state.envelopeOf(key)?.sha256 === sha256) return true;
    return [...this.#state.disk.branches].some(([branch, bytes]) => {
      const of = documentNamed(branch.split('/')[0] ?? '');
      const envelope = decode(bytes);
      return of?.type === key.type && of.id === key.id && envelope.ok && envelope.value.sha256 === sha256;
    });
  }

  #held(branch: string): Result<HeldBranch, DeskFailure> {
    const name = parseBranch(branch);
    const bytes = this.#state.disk.branches.get(branch);
    const envelope = bytes && decode(bytes);
    if (!name || !bytes || !envelope?.ok) return err(failure('not-found', branch));
    const key = { type: name.type, id: name.id };
    const good = goodRecord(key, envelope.value);
    if (typeof good === 'string') return err(failure('damaged', name.path, good));
    return ok({ key, bytes, time: name.time, envelope: envelope.value, record: good.record });
  }

  #putInPlace(key: DocumentKey, record: unknown, branch: Envelope): void {
    readMemory(this.#state, key);
    keepCurrent(this.#state, key);
    const { hash, last } = this.#state.know(key);
    const parent = hash !== null && last && last.rev >= branch.rev ? last : branch;
    replaceMemory(this.#state, key, record, asDocument(parent));
  }
}
