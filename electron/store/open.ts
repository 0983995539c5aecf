import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { tryApplyDiff } from '../../core/document/apply';
import type { RecordChange, RecordsDiff } from '../../core/document/diff';
import type { PictureFile } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import { checkCurrent, failureText } from '../../core/document/validate';
import { inspectPicture, listAssets, readPicture, storeAsset } from './assets';
import { sweepTemporaries } from './atomic';
import { deviceName } from './device';
import type { Saved } from './docstore';
import { failure, failureOf } from './failures';
import { assetFile, documentPath, MANIFEST } from './layout';
import { FORMAT_VERSION, type Manifest, readManifest } from './manifest';
import { newer } from './notes';
import { type FoundDocuments, readDocuments } from './read';
import { findMissing } from './references';
import { type DocumentKey, DocumentSaver } from './save';

export interface OpenOptions {
  /** Looks only: nothing at all is written, not even into `.local`. */
  readonly readOnly?: boolean;
  /** Who writes, as documents record it; by default a name made of machine and user that tells neither. */
  readonly device?: string;
}

/** A save that failed, kept so that `retry` can finish it. */
export interface PendingSave {
  readonly records: ProjectRecords;
  readonly failure: DeskFailure;
}

/** An open project: the documents in memory and the one way to change them. */
export class Project {
  /** Absolute. */
  readonly folder: string;
  readonly readOnly: boolean;
  /** Documents that could not be used, missing ones, foreign files. */
  readonly notes: readonly Diagnostic[];
  readonly #saver: DocumentSaver;
  readonly #assets: Set<string>;
  #records: ProjectRecords;
  /** Documents that a failed save may have brought to another state than `records`. */
  readonly #unsettled = new Map<string, DocumentKey>();
  #pending: PendingSave | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(
    folder: string,
    readOnly: boolean,
    found: FoundDocuments,
    assets: ReadonlySet<string>,
    writer: string,
  ) {
    this.folder = folder;
    this.readOnly = readOnly;
    this.notes = found.notes;
    this.#records = found.records;
    this.#assets = new Set(assets);
    this.#saver = new DocumentSaver(folder, writer, found.documents);
  }

  /** The documents as they are saved. */
  get records(): ProjectRecords {
    return this.#records;
  }

  /** SHA-256 of the picture files that are there. */
  get assets(): ReadonlySet<string> {
    return this.#assets;
  }

  /** The save that has failed and not been made good, if any. */
  get pending(): PendingSave | undefined {
    return this.#pending;
  }

  /**
   * Changes documents and answers when they are on the disk. Calls are served one after the other. A failure
   * means that the change does not count yet: `records` stay as they were, the change is kept in `pending`,
   * and the caller either sends it again (together with what came after it) or asks for `retry`. What cannot
   * be accepted at all, because it does not fit the documents or breaks their schema, is `refused`.
   */
  apply(diff: RecordsDiff): Promise<Result<Saved, DeskFailure>> {
    return this.#inTurn(async () => {
      const refusal = this.#mayWrite();
      if (refusal) return err(refusal);
      const next = tryApplyDiff(this.#records, diff);
      if (!next.ok) return err(failure('refused', basename(this.folder), next.error.detail));
      for (const change of diff) {
        const problem = this.#check(change, next.value);
        if (problem) return err(problem);
      }
      return this.#settle(next.value, diff);
    });
  }

  /** Tries once more to save what is pending. */
  retry(): Promise<Result<Saved, DeskFailure>> {
    return this.#inTurn(() => this.#settle(this.#pending?.records ?? this.#records, []));
  }

  /** Copies a picture file, or a picture's bytes, into the project. The card (`newPicture`) is the caller's to add. */
  async addAsset(source: Uint8Array | string, name: string): Promise<Result<PictureFile, DeskFailure>> {
    const refusal = this.#mayWrite();
    if (refusal) return err(refusal);
    const bytes = typeof source === 'string' ? await readPicture(source) : ok(source);
    if (!bytes.ok) return bytes;
    const file = await inspectPicture(bytes.value, name);
    if (!file.ok) return file;
    const stored = await storeAsset(this.folder, file.value, bytes.value);
    if (stored.ok) this.#assets.add(stored.value.sha256);
    return stored;
  }

  /** Absolute path of a picture file, there or not. */
  assetPath(hash: string, ext: string): string {
    return join(this.folder, assetFile(hash, ext));
  }

  /** Waits for what is under way, tries a pending save a last time and takes no more changes. */
  async close(): Promise<Result<null, DeskFailure>> {
    const last = this.#pending && !this.#closed ? await this.retry() : undefined;
    this.#closed = true;
    await this.#turn;
    return last && !last.ok ? last : ok(null);
  }

  #mayWrite(): DeskFailure | undefined {
    if (this.#closed) return failure('refused', basename(this.folder), 'closed');
    return this.readOnly ? failure('read-only', this.folder) : undefined;
  }

  #check({ type, id }: RecordChange, next: ProjectRecords): DeskFailure | undefined {
    const path = documentPath(type, id);
    if (!Object.hasOwn(next[type], id)) return undefined;
    const checked = checkCurrent(type, next[type][id]);
    if (!checked.ok) return failure('refused', path, failureText(checked.error));
    if (checked.value.record.id !== id) return failure('refused', path, `id: ${checked.value.record.id}`);
    const unusable = this.notes.some((note) => note.rule !== 'STORE-MISSING' && note.params['path'] === path);
    return unusable ? failure('refused', path) : undefined;
  }

  async #settle(next: ProjectRecords, touched: readonly DocumentKey[]): Promise<Result<Saved, DeskFailure>> {
    for (const { type, id } of touched) this.#unsettled.set(documentPath(type, id), { type, id });
    const saved = await this.#saver.save(next, [...this.#unsettled.values()]);
    if (!saved.ok) {
      this.#pending = { records: next, failure: saved.error };
      return saved;
    }
    this.#records = next;
    this.#pending = undefined;
    this.#unsettled.clear();
    return ok({ savedAt: new Date().toISOString(), branches: [] });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** Without a paper and an issue there is nothing to show: the file that is the reason is the failure. */
function nothingToShow(folder: string, found: FoundDocuments): DeskFailure | undefined {
  for (const type of ['paper', 'issue'] as const) {
    if (Object.keys(found.records[type]).length > 0) continue;
    const parent = documentPath(type, 'x').replace('/x.json', '');
    const note = found.notes.find(({ params }) => String(params['path']).startsWith(`${parent}/`));
    if (!note) return failure('damaged', join(folder, parent), 'missing');
    const file = join(folder, String(note.params['path']));
    if (note.rule === 'STORE-NEWER') return failure('newer-format', file);
    return failure('damaged', file, String(note.params['problem'] ?? ''));
  }
  return undefined;
}

const isWritable = async (folder: string): Promise<boolean> => {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const withNotes = (
  found: FoundDocuments,
  assets: ReadonlySet<string>,
  manifest: Manifest,
): FoundDocuments => {
  const named = new Set(found.notes.map((note) => String(note.params['path'])));
  const notes = [...found.notes, ...findMissing(found.records, assets, named)];
  if (manifest.formatVersion > FORMAT_VERSION) notes.unshift(newer(MANIFEST, manifest.formatVersion));
  return { ...found, notes };
};

/** What a crash left behind is tidied away, but not in a project that needs looking at first. */
async function sweep(folder: string, notes: readonly Diagnostic[]): Promise<void> {
  if (notes.length > 0) return;
  try {
    await sweepTemporaries(folder);
  } catch {
    // A leftover that cannot be removed harms nothing and is tried again at the next opening.
  }
}

/**
 * Opens a project folder and reads all of it. Documents that cannot be used are named in `notes` and left on
 * the disk as they are; the project opens without them. Opening writes nothing: only temporary files of
 * writers that no longer live are swept, in a project that is sound and may be written.
 */
export async function openProject(
  path: string,
  options: OpenOptions = {},
): Promise<Result<Project, DeskFailure>> {
  const folder = resolve(path);
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  try {
    const assets = await listAssets(folder);
    const found = withNotes(await readDocuments(folder), assets, manifest.value);
    const reason = nothingToShow(folder, found);
    if (reason) return err(reason);
    const newerFormat = manifest.value.formatVersion > FORMAT_VERSION;
    const readOnly = options.readOnly === true || newerFormat || !(await isWritable(folder));
    if (!readOnly) await sweep(folder, found.notes);
    return ok(new Project(folder, readOnly, found, assets, options.device ?? deviceName()));
  } catch (problem) {
    return err(failureOf(problem, 'read', folder));
  }
}
