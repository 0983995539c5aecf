import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type {
  Branch,
  BranchChoice,
  DocumentKey,
  LoadedDocument,
  Revision,
} from '../../core/contract/project';
import { type RecordType, recordTypes } from '../../core/document/records';
import { Branches } from './branches/branches';
import { tidyCopies } from './branches/copies';
import { BranchResolver } from './branches/resolve';
import { goodRecord } from './check';
import { deviceName } from './device';
import type { DocStore, DocumentStat, Draft, Loaded, Saved } from './docstore';
import { decode } from './envelope';
import { failure, failureOf } from './failures';
import { History } from './history/history';
import { guard } from './inside';
import { noteOf, oddStateFolders } from './kinds';
import { documentPath, isDocumentId } from './layout';
import { inParallel, listFiles, type ReadDocument, statDocuments } from './read';
import { DocumentReader } from './reader';
import { type KeptInBackups, lostDocuments } from './recovery/lost';
import type { CopySource } from './recovery/recover';
import { DocumentSaver } from './save';
import { TrackedDocuments } from './tracked';
import { FolderWatch } from './watch/watch';

export interface FolderStoreOptions {
  /** Looks only: nothing at all is written. */
  readonly readOnly?: boolean;
  /** Who writes, as documents record it. */
  readonly device?: string;
  /** Asked before everything that writes: undefined while we may. */
  readonly mayWrite?: () => Promise<DeskFailure | undefined>;
  /** Copies of documents beside the history. */
  readonly backups?: CopySource;
  /** Which documents those copies are of. */
  readonly inBackups?: KeptInBackups;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The documents of a project folder, each through its own lowdb. */
export class FolderStore implements DocStore {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly #history: History;
  readonly #branches: Branches;
  readonly #tracked: TrackedDocuments;
  readonly #reader: DocumentReader;
  readonly #saver: DocumentSaver;
  readonly #resolver: BranchResolver;
  readonly #mayWrite: () => Promise<DeskFailure | undefined>;
  readonly #inBackups: KeptInBackups;
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: FolderStoreOptions = {}) {
    this.folder = folder;
    this.readOnly = options.readOnly === true;
    if (!this.readOnly) guard(folder);
    this.#now = options.now ?? Date.now;
    this.#mayWrite = options.mayWrite ?? (async () => undefined);
    this.#inBackups = options.inBackups ?? (async () => []);
    this.#history = new History(folder);
    this.#branches = new Branches(folder);
    this.#tracked = new TrackedDocuments(folder);
    const parts = {
      folder,
      readOnly: this.readOnly,
      device: options.device ?? deviceName(),
      now: this.#now,
      history: this.#history,
      branches: this.#branches,
      tracked: this.#tracked,
      backups: options.backups ?? (async () => []),
    };
    this.#reader = new DocumentReader(parts);
    this.#saver = new DocumentSaver(parts);
    this.#resolver = new BranchResolver({ ...parts, reader: this.#reader, saver: this.#saver });
  }

  list(types?: readonly RecordType[]): Promise<Result<readonly DocumentStat[], DeskFailure>> {
    return this.#value('read', async () =>
      ok(await statDocuments(this.folder, await listFiles(this.folder, types))),
    );
  }

  lost(types: readonly RecordType[] = recordTypes): Promise<Result<readonly DocumentKey[], DeskFailure>> {
    return this.#value('read', async () => {
      const there = new Set((await listFiles(this.folder, types)).map(({ path }) => path));
      const isThere = (path: string): boolean => there.has(path) || this.#isAccountedFor(path);
      return ok(await lostDocuments(this.folder, this.#history, this.#inBackups, isThere, types));
    });
  }

  /** What was here when we looked last has been taken away by somebody; what cannot be used was told of. */
  #isAccountedFor(path: string): boolean {
    const tracked = this.#tracked.at(path);
    return tracked?.low !== undefined || tracked?.refused !== undefined;
  }

  load(keys: readonly DocumentKey[]): Promise<Result<Loaded, DeskFailure>> {
    return this.#value('read', async () => {
      const read = await inParallel(keys, (key) => this.#read(key));
      return ok({
        documents: read.flatMap(({ document }) => document ?? []),
        notes: read.flatMap(({ note }) => note ?? []),
        branches: read.flatMap(({ branch }) => branch ?? []),
      });
    });
  }

  /** What can be no document of ours is gone. */
  async #read(key: DocumentKey): Promise<ReadDocument> {
    return isDocumentId(key.id) ? this.#reader.read(key) : { document: { ...key, record: null } };
  }

  save(documents: readonly Draft[]): Promise<Result<Saved, DeskFailure>> {
    return this.#writing(async () => {
      const odd = documents.find(({ id }) => !isDocumentId(id));
      return odd ? err(failure('refused', documentPath(odd.type, odd.id))) : this.#saver.save(documents);
    });
  }

  tidy(): Promise<Result<readonly Diagnostic[], DeskFailure>> {
    return this.#inTurn(() =>
      this.#value('read', async () => {
        const files = await listFiles(this.folder);
        const states = (await oddStateFolders(this.folder)).map(noteOf);
        const { notes } = await this.#branches.look();
        return ok([
          ...states,
          ...notes,
          ...(await tidyCopies(this.folder, files, this.#branches, this.readOnly)),
        ]);
      }),
    );
  }

  watch(listener: (changed: readonly DocumentKey[]) => void): () => void {
    const watch = new FolderWatch(this.folder, this.#tracked, listener, () => this.tidy());
    return () => watch.end();
  }

  revisions(key: DocumentKey): Promise<Result<readonly Revision[], DeskFailure>> {
    return this.#value('read', async () =>
      ok(isDocumentId(key.id) ? await this.#history.revisions(key) : []),
    );
  }

  revision(key: DocumentKey, id: string): Promise<Result<LoadedDocument, DeskFailure>> {
    return this.#value('read', async () => {
      const thing = `${documentPath(key.type, key.id)} (${id})`;
      const bytes = isDocumentId(key.id) ? await this.#history.bytes(key, id) : null;
      if (bytes === null) return err(failure('not-found', thing));
      const envelope = decode(bytes);
      if (!envelope.ok) return err(failure('damaged', thing, envelope.error));
      const good = goodRecord(key, envelope.value);
      return typeof good === 'string' ? err(failure('damaged', thing, good)) : ok({ ...key, ...good });
    });
  }

  branches(): Promise<Result<readonly Branch[], DeskFailure>> {
    return this.#value('read', async () => ok(await this.#branches.list()));
  }

  branch(branch: string): Promise<Result<LoadedDocument, DeskFailure>> {
    return this.#value('read', async () => {
      const { name, envelope } = await this.#branches.read(branch);
      const { type, id, path } = name;
      const good = goodRecord({ type, id }, envelope);
      return typeof good === 'string' ? err(failure('damaged', path, good)) : ok({ type, id, ...good });
    });
  }

  resolve(branch: string, choice: BranchChoice): Promise<Result<readonly LoadedDocument[], DeskFailure>> {
    return this.#writing(() => this.#resolver.resolve(branch, choice));
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#tracked.lanes.idle();
    if (this.readOnly || (await this.#mayWrite())) return;
    for (const key of this.#saver.versioned)
      await this.#history.thin(key, this.#now()).catch(() => undefined);
  }

  /** Calls that write are served one after the other, and only while the project is ours. */
  #writing<Value>(work: () => Promise<Result<Value, DeskFailure>>): Promise<Result<Value, DeskFailure>> {
    return this.#inTurn(() =>
      this.#value('write', async () => {
        if (this.readOnly) return err(failure('read-only', this.folder));
        const [refusal, gone] = await Promise.all([this.#mayWrite(), this.#saver.projectGone()]);
        const reason = refusal ?? gone;
        return reason ? err(reason) : work();
      }),
    );
  }

  async #value<Value>(
    doing: 'read' | 'write',
    work: () => Promise<Result<Value, DeskFailure>>,
  ): Promise<Result<Value, DeskFailure>> {
    try {
      return await work();
    } catch (problem) {
      return err(failureOf(problem, doing, this.folder));
    }
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
