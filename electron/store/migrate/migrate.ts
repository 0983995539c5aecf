import { join } from 'node:path';
import type { z } from 'zod';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import type { DocumentKey } from '../../../core/contract/project';
import { type RecordType, recordKinds, recordTypes } from '../../../core/document/records';
import type { RecordKind } from '../../../core/document/schema';
import { checkKind } from '../../../core/document/validate';
import { bytesOf } from '../adapter';
import { writeAtomic } from '../atomic';
import { takeBackup } from '../backup/take';
import { decode, encode, nextEnvelope, readSchema } from '../envelope';
import { failure, failureOf } from '../failures';
import { statOf } from '../fileStat';
import { History } from '../history/history';
import { removeInside } from '../inside';
import { LOCAL, MANIFEST } from '../layout';
import { FORMAT_VERSION, type Manifest, schemasOf } from '../manifest';
import { listFiles } from '../read';

/** The kinds of records as a version of the desk knows them. */
export type Kinds = Readonly<Record<RecordType, RecordKind<string, z.ZodType>>>;

export interface MigrateOptions {
  readonly device: string;
  readonly kinds?: Kinds;
  readonly signal?: AbortSignal;
  /** After each document that was brought to its new schema. */
  readonly onDocument?: (key: DocumentKey) => void;
}

/** Says that the backup is made: a migration that was interrupted goes on without another. */
const MARK = `${LOCAL}/migration.json`;

const versionIn = (manifest: Manifest, type: RecordType): number => manifest.schemas?.[type] ?? 1;

/** Types of which documents may be in an older schema than this desk's. */
const olderTypes = (manifest: Manifest, kinds: Kinds): readonly RecordType[] =>
  recordTypes.filter((type) => versionIn(manifest, type) < kinds[type].version);

export const needsMigration = (manifest: Manifest, kinds: Kinds = recordKinds): boolean =>
  olderTypes(manifest, kinds).length > 0 || manifest.formatVersion < FORMAT_VERSION;

/**
 * Brings a project of an older desk to the schemas of today: a backup of all of it first, then document by document,
 * the manifest last. Broken off at any moment it goes on where it was. A document that cannot be migrated stays as it
 * is, for reading to say what is wrong with it. The project must be locked by us.
 */
export async function migrateProject(
  folder: string,
  manifest: Manifest,
  options: MigrateOptions,
): Promise<Result<Manifest, DeskFailure>> {
  const { kinds = recordKinds } = options;
  try {
    const backup = await backUpOnce(folder, manifest, kinds);
    if (!backup.ok) return backup;
    const history = new History(folder);
    for (const { path, type, id } of await listFiles(folder, olderTypes(manifest, kinds))) {
      if (options.signal?.aborted) return err(failure('cancelled', folder));
      if (id === undefined) continue;
      const done = await migrateDocument(folder, path, { type, id }, kinds[type], history, options.device);
      if (done) options.onDocument?.({ type, id });
    }
    const schemas = schemasOf(kinds);
    const next = { ...manifest, formatVersion: FORMAT_VERSION, ...(schemas ? { schemas } : {}) };
    await writeAtomic(join(folder, MANIFEST), encode(next));
    await removeInside(join(folder, MARK));
    return ok(next);
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  }
}

/** The mark names what the migration leads to: one to a later desk's schemas has a backup of its own. */
async function backUpOnce(folder: string, from: Manifest, kinds: Kinds): Promise<Result<null, DeskFailure>> {
  const mark = encode({ from: from.schemas ?? {}, to: schemasOf(kinds) ?? {} });
  const there = await bytesOf(join(folder, MARK), MARK);
  if (there && Buffer.compare(there, mark) === 0) return ok(null);
  const taken = await takeBackup(folder, { migration: true });
  if (!taken.ok) return taken;
  await writeAtomic(join(folder, MARK), mark);
  return ok(null);
}

async function migrateDocument(
  folder: string,
  path: string,
  key: DocumentKey,
  kind: Kinds[RecordType],
  history: History,
  device: string,
): Promise<boolean> {
  const file = join(folder, path);
  const stat = await statOf(file, path);
  const bytes = await bytesOf(file, path).catch(() => null);
  const envelope = bytes && decode(bytes);
  if (!stat || !envelope?.ok || envelope.value.id !== key.id) return false;
  const last = envelope.value;
  const { type, version } = readSchema(last.schema);
  if (type !== key.type || version >= kind.version) return false;
  const checked = checkKind<unknown>(kind, { version, data: last.data });
  if (!checked.ok) return false;
  await history.keep(key, file, { time: stat.mtimeMs, device: last.device, rev: last.rev });
  const schema = `${key.type}@${kind.version}`;
  await writeAtomic(
    file,
    encode(nextEnvelope(last, { schema, id: key.id, device, data: checked.value.record })),
  );
  return true;
}
