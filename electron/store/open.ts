import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import { issuesByDate } from '../../core/contract/cards';
import type { DeskFailure } from '../../core/contract/desk';
import type { DocumentKey, Holder, LoadedDocument } from '../../core/contract/project';
import type { ProjectRecords, RecordType } from '../../core/document/records';
import { storyItems } from '../../core/document/records/page';
import { ProjectAssets } from './assetFiles';
import { listAssets } from './assets';
import { sweepTemporaries } from './atomic';
import { backupSource, documentsInBackups, manifestInBackups } from './backup/find';
import { deviceName } from './device';
import type { DocStore } from './docstore';
import { failure, failureOf, StoreError } from './failures';
import { FolderStore } from './folder';
import { noteOf, oddFolders } from './kinds';
import { documentPath, MANIFEST } from './layout';
import { holderOf, type LockOptions, type ProjectLock, takeLock } from './lock';
import { FORMAT_VERSION, type Manifest, readManifest } from './manifest';
import { migrateProject, needsMigration } from './migrate/migrate';
import { newer, noLock } from './notes';
import { Project } from './opened';
import { recordsOf, withDocuments } from './records';
import { type MendedManifest, mendManifest } from './recovery/manifest';
import { findMissing, missingKeys, stillLost } from './references';
import type { OpenShelf, ShelfKeeper } from './shelf';

export type { Project } from './opened';

export interface OpenOptions {
  /** Looks only: nothing at all is written, not even into `.local`. */
  readonly readOnly?: boolean;
  /** Who writes, as documents record it; by default a name made of machine and user that tells neither. */
  readonly device?: string;
  /**
   * `all`: every document is read. `shelf`: papers, issues, styles and picture cards, and of pages and stories those of
   * the issue that comes up first; the others by `load`.
   */
  readonly load?: 'all' | 'shelf';
  /** The cards of what is not loaded. */
  readonly shelf?: OpenShelf;
  /** How the project is taken for writing; where somebody else has it, it opens read-only and says who. */
  readonly lock?: LockOptions;
}

interface Read {
  readonly records: ProjectRecords;
  readonly notes: readonly Diagnostic[];
}

const nothing: Read = { records: recordsOf([]), notes: [] };

/** The value; a failure goes up as a `StoreError`. */
function take<Value>(result: Result<Value, DeskFailure>): Value {
  if (result.ok) return result.value;
  throw new StoreError(result.error);
}

async function alsoRead(store: DocStore, read: Read, keys: readonly DocumentKey[]): Promise<Read> {
  if (keys.length === 0) return read;
  const { documents, notes } = take(await store.load(keys));
  const there = documents.filter(({ record }: LoadedDocument) => record !== null);
  return { records: withDocuments(read.records, there), notes: [...read.notes, ...notes] };
}

/** Documents that are not there although something of them is kept; nothing has to refer to them. */
async function readLost(store: DocStore, read: Read, types?: readonly RecordType[]): Promise<Read> {
  const { documents, notes } = take(await store.load(take(await store.lost(types))));
  const there = documents.filter(({ record }) => record !== null);
  const told = [...read.notes, ...notes];
  return {
    records: withDocuments(read.records, there),
    notes: [...told, ...stillLost(documents, told)],
  };
}

async function readAll(store: DocStore): Promise<Read> {
  const read = await alsoRead(store, nothing, take(await store.list()));
  return readLost(store, { ...read, notes: [...read.notes, ...take(await store.tidy())] });
}

/** Kinds that are few and small, and that every page is made with. */
const WHOLE: readonly RecordType[] = ['paper', 'style', 'issue', 'picture'];

/** What the window shows first, as far as that can be told: pages and stories of one issue. */
async function readShelf(store: DocStore, keeper: ShelfKeeper | undefined): Promise<Read> {
  const found = keeper?.whole
    ? { records: recordsOf(keeper.whole), notes: [] }
    : await alsoRead(store, nothing, take(await store.list(WHOLE)));
  // All else that is lost is looked for when the window stands; without an issue there is nothing to show in it.
  const hasIssue = Object.keys(found.records.issue).length > 0;
  const whole = hasIssue ? found : await readLost(store, found, ['issue']);
  const issues = issuesByDate(whole.records.issue);
  const first = issues.find(({ pages }) => keeper?.page && pages.includes(keeper.page)) ?? issues[0];
  const pages = (first?.pages ?? []).map((id) => ({ type: 'page' as const, id }));
  const withPages = await alsoRead(store, whole, pages);
  const stories = Object.values(withPages.records.page).flatMap(storyItems);
  const ids = [...new Set(stories.map(({ story }) => story))];
  return alsoRead(
    store,
    withPages,
    ids.map((id) => ({ type: 'story' as const, id })),
  );
}

/** Documents that others refer to and that are not there come back from what is kept of them, or are named. */
async function restoreMissing(
  store: DocStore,
  read: Read,
  isLoaded: (key: DocumentKey) => boolean,
): Promise<Read> {
  const named = new Set(read.notes.map((note) => String(note.params['path'])));
  return alsoRead(store, read, missingKeys(read.records, named, isLoaded));
}

function withMissing(read: Read, assets: ReadonlySet<string>, isLoaded: (key: DocumentKey) => boolean): Read {
  const named = new Set(read.notes.map((note) => String(note.params['path'])));
  return { ...read, notes: [...read.notes, ...findMissing(read.records, assets, named, isLoaded)] };
}

/** Without a paper and an issue there is nothing to show: the file that is the reason is the failure. */
function nothingToShow(folder: string, found: Read): DeskFailure | undefined {
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

/** How the project may be used: with a lock of ours, or looking only, and who is the reason. */
interface Standing {
  readonly lock?: ProjectLock;
  readonly holder: Holder | null;
  /** Why it could not be taken, where that is nobody's doing. */
  readonly refused?: DeskFailure;
}

/** A manifest that does not say what it should is mended under the lock, where a backup has another. */
async function mended(
  folder: string,
  damage: DeskFailure,
  options: OpenOptions,
): Promise<Result<MendedManifest, DeskFailure>> {
  const may = damage.kind === 'damaged' && options.readOnly !== true && (await isWritable(folder));
  if (!may || !(await manifestInBackups(folder))) return err(damage);
  const taken = await takeLock(folder, options.lock);
  if (!taken.ok) return err(damage);
  const mending = await mendManifest(folder);
  await taken.value.release();
  return mending;
}

async function stand(folder: string, manifest: Manifest, options: OpenOptions): Promise<Standing> {
  const looks = options.readOnly === true || manifest.formatVersion > FORMAT_VERSION;
  if (looks || !(await isWritable(folder))) return { holder: null };
  const taken = await takeLock(folder, options.lock);
  if (taken.ok) return { lock: taken.value, holder: null };
  const holder = taken.error.holder ?? (await holderOf(folder));
  return holder ? { holder } : { holder, refused: taken.error.failure };
}

/**
 * What stands where folders of the project should be. A link among them is the reason not to open it: what it leads to
 * is not the project's to read, still less to write.
 */
async function lookAtFolders(folder: string): Promise<Result<readonly Diagnostic[], DeskFailure>> {
  const odd = await oddFolders(folder);
  const link = odd.find(({ is }) => is === 'link');
  return link ? err(failure('linked', join(folder, link.path))) : ok(odd.map(noteOf));
}

/** What a crash left behind is tidied away. */
async function sweep(folder: string): Promise<void> {
  try {
    await sweepTemporaries(folder);
  } catch {
    // A leftover that cannot be removed harms nothing and is tried again at the next opening.
  }
}

/**
 * Opens a project folder. Damaged documents go to quarantine and the newest whole state that is kept comes in their
 * place; what cannot be used is named in `notes`. Looking only, nothing is written.
 */
export async function openProject(
  path: string,
  options: OpenOptions = {},
): Promise<Result<Project, DeskFailure>> {
  const folder = resolve(path);
  const found = await readManifest(folder);
  if (!found.ok && found.error.kind !== 'damaged') return found;
  const folders = await lookAtFolders(folder);
  if (!folders.ok) return folders;
  const read = found.ok
    ? ok({ manifest: found.value, notes: [] })
    : await mended(folder, found.error, options);
  if (!read.ok) return read;
  const { manifest } = read.value;
  const notes = [...folders.value, ...read.value.notes];
  let standing: Standing = { holder: null };
  try {
    standing = await stand(folder, manifest, options);
    // What stands in the lock's place has been told of.
    const reason = folders.value.length === 0 && standing.refused ? [noLock(standing.refused)] : [];
    const mendedSo = { manifest, notes: [...reason, ...notes] };
    const project = await openStanding(folder, mendedSo, options, standing);
    if (!project.ok) await standing.lock?.release();
    return project;
  } catch (problem) {
    await standing.lock?.release();
    return err(failureOf(problem, 'read', folder));
  }
}

async function openStanding(
  folder: string,
  { manifest, notes }: MendedManifest,
  options: OpenOptions,
  { lock, holder }: Standing,
): Promise<Result<Project, DeskFailure>> {
  const readOnly = lock === undefined;
  const device = options.device ?? deviceName();
  if (!readOnly && needsMigration(manifest)) take(await migrateProject(folder, manifest, { device }));
  if (!readOnly && options.load !== 'shelf') await sweep(folder);
  const store = new FolderStore(folder, {
    readOnly,
    device,
    backups: backupSource(folder),
    inBackups: () => documentsInBackups(folder),
    ...(lock ? { mayWrite: () => lock.check() } : {}),
  });
  const present = await listAssets(folder);
  const assets = new ProjectAssets(folder, readOnly, new Set(present.keys()));
  const shelf = await options.shelf?.({ folder, manifest, readOnly });
  const whole = options.load !== 'shelf';
  const isLoaded = ({ type }: DocumentKey): boolean => whole || WHOLE.includes(type);
  const read = whole ? await readAll(store) : await readShelf(store, shelf);
  const found = withMissing(await restoreMissing(store, read, isLoaded), assets.present, isLoaded);
  const reason = nothingToShow(folder, found);
  if (reason) {
    await shelf?.close();
    return err(reason);
  }
  const tooNew = manifest.formatVersion > FORMAT_VERSION ? [newer(MANIFEST, manifest.formatVersion)] : [];
  const branches = await store.branches();
  return ok(
    new Project({
      folder,
      readOnly,
      store,
      assets,
      lock,
      holder,
      shelf,
      records: found.records,
      unread: whole ? [] : (shelf?.whole ?? []),
      notes: [...notes, ...tooNew, ...found.notes],
      branches: branches.ok ? branches.value : [],
    }),
  );
}
