import { basename, join } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import {
  type Branch,
  type BranchChoice,
  type DocumentKey,
  type DocumentsChanged,
  emptyShelf,
  type Holder,
  type LoadedDocument,
  type PackedShelf,
  type Revision,
} from '../../core/contract/project';
import { packShelf } from '../../core/contract/shelf';
import type { RecordsDiff } from '../../core/document/diff';
import type { PictureFile } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import type { ProjectAssets } from './assetFiles';
import { sweepTemporaries } from './atomic';
import type { DocStore, Loaded, Saved } from './docstore';
import { failure } from './failures';
import { Findings } from './findings';
import { InHand } from './inHand';
import { assetFile } from './layout';
import type { ProjectLock } from './lock';
import type { ProjectParts } from './parts';
import { keyOf } from './records';
import { stillLost } from './references';
import { type PendingSave, Saving } from './saving';
import type { ShelfKeeper } from './shelf';

/** Documents read between two saves at most, so that a save never waits long. */
const LOADED_AT_ONCE = 200;

/** An open project: the documents that are loaded and the one way to change them. */
export class Project {
  /** Absolute. */
  readonly folder: string;
  readonly readOnly: boolean;
  /** Who has it open for writing, where that is why it is read-only. */
  readonly holder: Holder | null;
  readonly store: DocStore;
  readonly lock: ProjectLock | undefined;
  readonly #assets: ProjectAssets;
  readonly #keeper: ShelfKeeper | undefined;
  readonly #findings: Findings;
  readonly #hand: InHand;
  readonly #saving: Saving;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;
  #stopWatching: (() => void) | undefined;

  constructor(parts: ProjectParts) {
    this.folder = parts.folder;
    this.readOnly = parts.readOnly;
    this.holder = parts.holder;
    this.store = parts.store;
    this.lock = parts.lock;
    this.#assets = parts.assets;
    this.#saving = new Saving(parts.store);
    this.#keeper = parts.shelf;
    this.#hand = new InHand(parts.records, parts.unread);
    this.#findings = new Findings(parts.store, parts.notes, parts.branches);
  }

  /** The loaded documents as they are saved. */
  get records(): ProjectRecords {
    return this.#hand.records;
  }

  /** Documents that could not be used, restored and missing ones, foreign files: all that was found so far. */
  get notes(): readonly Diagnostic[] {
    return this.#findings.notes;
  }

  /** Cards of what is not loaded. */
  get shelf(): PackedShelf {
    return this.#keeper?.shelf ?? packShelf(emptyShelf);
  }

  /** Second states that wait for a choice. */
  get branches(): readonly Branch[] {
    return this.#findings.branches;
  }

  /** SHA-256 of the picture files that are there. */
  get assets(): ReadonlySet<string> {
    return this.#assets.present;
  }

  /** The save that has failed and not been made good, if any. */
  get pending(): PendingSave | undefined {
    return this.#saving.pending;
  }

  /**
   * Hears of documents that change without a call of ours. The first listener begins the watching of the project and
   * the looking through it that opening had no time for.
   */
  onChange(listener: (changed: DocumentsChanged) => void): () => void {
    const end = this.#findings.listen(listener);
    this.#stopWatching ??= this.#watch();
    return end;
  }

  /** Reads documents that are not loaded yet; those that are come as they are. */
  async load(keys: readonly DocumentKey[]): Promise<Result<Loaded, DeskFailure>> {
    const notes: Diagnostic[] = [];
    for (let at = 0; at < keys.length; at += LOADED_AT_ONCE) {
      const read = await this.#inTurn(() => this.#read(keys.slice(at, at + LOADED_AT_ONCE)));
      if (!read.ok) return read;
      notes.push(...read.value);
    }
    return ok({ documents: keys.map((key) => this.#hand.document(key)), notes, branches: [] });
  }

  /**
   * Changes documents and answers when they are on the disk. Documents that are not loaded are loaded first. Calls are
   * served one after the other. A failure means that the change does not count yet: `records` stay as they were, the
   * change is kept in `pending`, and the caller either sends it again (together with what came after it) or asks for
   * `retry`. What cannot be accepted at all, because it does not fit the documents or breaks their schema, is
   * `refused`.
   */
  apply(diff: RecordsDiff): Promise<Result<Saved, DeskFailure>> {
    return this.#inTurn(async () => {
      const refusal = this.#mayWrite();
      if (refusal) return err(refusal);
      const read = await this.#read(diff.map(({ type, id }) => ({ type, id })));
      if (!read.ok) return read;
      const edited = this.#hand.edited(diff, this.folder);
      if (!edited.ok) return edited;
      this.#saving.isBehind(edited.value.behind);
      const saved = await this.#settle(edited.value.records, diff);
      if (saved.ok) this.#tellMerged(diff, edited.value.merged, saved.value);
      return saved;
    });
  }

  /** Tries once more to save what is pending. */
  retry(): Promise<Result<Saved, DeskFailure>> {
    return this.#inTurn(() => this.#settle(this.pending?.records ?? this.records, []));
  }

  revisions(key: DocumentKey): Promise<Result<readonly Revision[], DeskFailure>> {
    return this.store.revisions(key);
  }

  revision(key: DocumentKey, id: string): Promise<Result<LoadedDocument, DeskFailure>> {
    return this.store.revision(key, id);
  }

  /** Both states of a document with a branch: as it stands on the disk, and the branch. */
  async branch(
    branch: string,
  ): Promise<Result<{ readonly current: LoadedDocument; readonly branch: LoadedDocument }, DeskFailure>> {
    return this.#inTurn(async () => {
      const second = await this.store.branch(branch);
      if (!second.ok) return second;
      const { type, id } = second.value;
      const first = await this.store.load([{ type, id }]);
      if (!first.ok) return first;
      return ok({ current: first.value.documents[0] ?? { type, id, record: null }, branch: second.value });
    });
  }

  /** Carries out the editor's choice. Answers with the documents that are other than before. */
  resolve(branch: string, choice: BranchChoice): Promise<Result<readonly LoadedDocument[], DeskFailure>> {
    return this.#inTurn(async () => {
      const refusal = this.#mayWrite();
      if (refusal) return err(refusal);
      const resolved = await this.store.resolve(branch, choice);
      if (!resolved.ok) return resolved;
      this.#hand.replaced(resolved.value);
      await this.#findings.lookAtBranches();
      this.#keeper?.changed(resolved.value);
      this.tell({});
      return resolved;
    });
  }

  /** Copies a picture file, or a picture's bytes, into the project. The card (`newPicture`) is the caller's to add. */
  async addAsset(source: Uint8Array | string, name: string): Promise<Result<PictureFile, DeskFailure>> {
    const refusal = this.#mayWrite() ?? (await this.lock?.check());
    return refusal ? err(refusal) : this.#assets.add(source, name);
  }

  /** Absolute path of a picture file, there or not. */
  assetPath(hash: string, ext: string): string {
    return join(this.folder, assetFile(hash, ext));
  }

  /** Reads the picture files of the loaded cards and compares them with their hashes; answers with what it found. */
  async checkAssets(): Promise<readonly Diagnostic[]> {
    const found = await this.#assets.check(Object.values(this.records.picture));
    this.#findings.note(found);
    if (found.length > 0) this.tell({ notes: found, assets: [...this.assets] });
    return found;
  }

  /** Documents may be other than we know them: those that are loaded are read again, and the listeners told. */
  changed(keys: readonly DocumentKey[]): Promise<void> {
    return this.#inTurn(() => this.#reread(keys));
  }

  /** Tells the listeners, e.g. of cards that have come to light. */
  tell(change: Partial<DocumentsChanged>): void {
    this.#findings.tell(change);
  }

  /** Waits for what is under way, tries a pending save a last time, lets go of the project and takes no more changes. */
  async close(): Promise<Result<null, DeskFailure>> {
    const last = this.pending && !this.#closed ? await this.retry() : undefined;
    this.#closed = true;
    this.#stopWatching?.();
    this.#findings.forgetListeners();
    await this.#turn;
    await this.#keeper?.close();
    await this.store.close();
    await this.lock?.release();
    return last && !last.ok ? last : ok(null);
  }

  #mayWrite(): DeskFailure | undefined {
    if (this.#closed) return failure('refused', basename(this.folder), 'closed');
    if (!this.readOnly) return undefined;
    const { holder } = this;
    return holder
      ? failure('locked', basename(this.folder), [holder.user, holder.host].filter(Boolean).join(' @ '))
      : failure('read-only', this.folder);
  }

  async #settle(next: ProjectRecords, touched: readonly DocumentKey[]): Promise<Result<Saved, DeskFailure>> {
    const keys = [...this.#saving.owed, ...touched];
    const saved = await this.#saving.settle(this.records, next, touched);
    if (!saved.ok) return saved;
    this.#hand.saved(next, saved.value.stayed);
    this.#keeper?.changed(keys);
    await this.#welcome(saved.value);
    return saved;
  }

  /** The window hears of what the save has found out: documents that stay, damaged ones, branches it did not know of. */
  async #welcome({ branches, stayed, notes }: Saved): Promise<void> {
    const isNew = branches.some(({ branch }) => !this.#findings.knowsBranch(branch));
    if (isNew) await this.#findings.lookAtBranches();
    this.#findings.note(notes);
    if (isNew || stayed.length + notes.length > 0) this.tell({ documents: stayed, notes });
  }

  #tellMerged(diff: RecordsDiff, merged: ReadonlySet<string>, { stayed }: Saved): void {
    const keys = diff.filter(
      (change) => merged.has(keyOf(change)) && !stayed.some((s) => s.id === change.id),
    );
    if (keys.length > 0) this.tell({ documents: keys.map((key) => this.#hand.document(key)) });
  }

  /** Reads what is not loaded and not waiting to be saved. Answers with notes that are new. */
  async #read(keys: readonly DocumentKey[]): Promise<Result<readonly Diagnostic[], DeskFailure>> {
    const fresh = keys.filter((key) => !this.#hand.isRead(key) && !this.#saving.owes(key));
    if (fresh.length === 0) return ok([]);
    const loaded = await this.store.load(fresh);
    if (!loaded.ok) return loaded;
    const { documents, branches } = loaded.value;
    this.#hand.read(documents);
    // Those that others refer to and nothing has told of yet.
    const lost = this.#hand.lost(documents).filter(({ params }) => !this.#findings.names(params['path']));
    const notes = [...loaded.value.notes, ...lost];
    this.#findings.note(notes);
    if (branches.length > 0 && (await this.#findings.lookAtBranches())) this.tell({});
    return ok(notes);
  }

  async #reread(keys: readonly DocumentKey[]): Promise<void> {
    if (this.#closed) return;
    const free = keys.filter(
      (key) => this.#hand.has(key) && !this.#saving.owes(key) && !this.#findings.isBranched(key),
    );
    const loaded = await this.store.load(free);
    const branchesChanged = await this.#findings.lookAtBranches();
    this.#keeper?.changed(keys);
    if (!loaded.ok) return;
    const others = this.#hand.others(loaded.value.documents);
    this.#hand.replaced(others);
    const gone = others.filter(({ record }) => record === null);
    const notes = [...loaded.value.notes, ...this.#hand.lost(gone)];
    this.#findings.note(notes);
    if (others.length === 0 && notes.length === 0 && !branchesChanged) return;
    this.tell({
      documents: others.filter(({ record }) => record !== null),
      gone: gone.map(({ type, id }) => ({ type, id })),
      notes,
    });
  }

  #watch(): () => void {
    const endDocuments = this.store.watch((keys) => void this.changed(keys));
    const endAssets = this.#assets.watch(() => this.tell({ assets: [...this.assets] }));
    void this.#inTurn(() => this.#lookThrough()).then(() => this.#lookForLost());
    void this.checkAssets();
    return () => {
      endDocuments();
      endAssets();
    };
  }

  /** What a crash and sync programs have left in the folder while nobody was here. */
  async #lookThrough(): Promise<void> {
    if (this.#closed) return;
    // Leftovers of a crash; one that cannot be removed harms nothing.
    if (!this.readOnly) await sweepTemporaries(this.folder).catch(() => undefined);
    const tidied = await this.store.tidy();
    const notes = tidied.ok ? this.#findings.fresh(tidied.value) : [];
    const branchesChanged = await this.#findings.lookAtBranches();
    this.#findings.note(notes);
    if (notes.length > 0 || branchesChanged) this.tell({ notes });
  }

  /** Documents of which something is kept and that are not there, whether others refer to them or not. */
  async #lookForLost(): Promise<void> {
    const lost = this.#closed ? undefined : await this.store.lost();
    if (!lost?.ok) return;
    for (let at = 0; at < lost.value.length; at += LOADED_AT_ONCE)
      await this.#inTurn(() => this.#bringBack(lost.value.slice(at, at + LOADED_AT_ONCE)));
  }

  async #bringBack(lost: readonly DocumentKey[]): Promise<void> {
    if (this.#closed) return;
    const keys = lost.filter((key) => !this.#hand.has(key) && !this.#saving.owes(key));
    const loaded = await this.store.load(keys);
    if (!loaded.ok) return;
    const documents = loaded.value.documents.filter(({ record }) => record !== null);
    this.#hand.read(documents);
    this.#keeper?.changed(documents);
    const told = [...this.notes, ...loaded.value.notes];
    const notes = this.#findings.fresh([...loaded.value.notes, ...stillLost(loaded.value.documents, told)]);
    this.#findings.note(notes);
    const branched = loaded.value.branches.length > 0 && (await this.#findings.lookAtBranches());
    if (branched || documents.length + notes.length > 0) this.tell({ documents, notes });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
