import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import type { Backup, DocumentKey } from '../../../core/contract/project';
import { failureOf } from '../failures';
import { documentPath, MANIFEST } from '../layout';
import { fileAt } from './files';
import { type Header, headerIds, readHeaders, shown } from './header';
import { findEntry, pathsEver } from './listing';
import { flawOf } from './sound';
import { Vault } from './vault';

/** All backups of a project, newest first. */
export async function listBackups(
  project: string,
  now = new Date(),
): Promise<Result<readonly Backup[], DeskFailure>> {
  try {
    return ok((await readHeaders(project)).sound.map((header) => shown(header, now)));
  } catch (problem) {
    return err(failureOf(problem, 'read', project));
  }
}

/** A state of a document that a backup has, not read yet. */
export interface BackupCopy {
  /** When the backup was made. ISO 8601. */
  readonly time: string;
  /** Name of the backup. */
  readonly from: string;
  /** The file, byte for byte; null where it is not what its hash says. Never throws. */
  read(): Promise<Uint8Array | null>;
}

/**
 * The states of one document that the backups of a project have, each different one once, newest first. Never throws:
 * backups that cannot be read have none.
 */
export type BackupSource = (key: DocumentKey) => Promise<readonly BackupCopy[]>;

/** Backups are looked through once and again only when there are others. */
export function backupSource(project: string): BackupSource {
  let known: { readonly ids: string; readonly headers: readonly Header[]; readonly vault: Vault } | undefined;
  const look = async (): Promise<{ readonly headers: readonly Header[]; readonly vault: Vault }> => {
    const ids = (await headerIds(project)).join();
    if (known?.ids !== ids) {
      const { sound } = await readHeaders(project);
      known = { ids, headers: sound, vault: await Vault.open(project) };
    }
    return known;
  };
  return async ({ type, id }) => {
    try {
      const { headers, vault } = await look();
      return await copiesOf(vault, headers, documentPath(type, id));
    } catch {
      return [];
    }
  };
}

async function copiesOf(
  vault: Vault,
  headers: readonly Header[],
  path: string,
): Promise<readonly BackupCopy[]> {
  const copies = new Map<string, BackupCopy>();
  for (const header of headers) {
    const entry = await findEntry({ read: (hash) => vault.readOnce(hash) }, header, path);
    if (entry === undefined || copies.has(entry.sha256)) continue;
    const { sha256 } = entry;
    const read = async (): Promise<Uint8Array | null> => (await vault.readOnce(sha256)) ?? null;
    copies.set(sha256, { time: header.time, from: header.id, read });
  }
  return [...copies.values()];
}

/** The newest sound manifest that a backup has. Never throws. */
export async function manifestInBackups(project: string): Promise<BackupCopy | undefined> {
  try {
    const { sound } = await readHeaders(project);
    const vault = await Vault.open(project);
    for (const copy of await copiesOf(vault, sound, MANIFEST)) {
      const bytes = await copy.read();
      if (bytes && flawOf({ kind: 'manifest' }, bytes) === undefined) return copy;
    }
    return undefined;
  } catch {
    return undefined;
  }
}

/** Documents that any backup of a project has. Never throws: backups that cannot be read have none. */
export async function documentsInBackups(project: string): Promise<readonly DocumentKey[]> {
  let vault: Vault | undefined;
  try {
    const { sound } = await readHeaders(project);
    if (sound.length === 0) return [];
    vault = await Vault.open(project);
    return [...(await pathsEver(vault, sound))].flatMap((path): readonly DocumentKey[] => {
      const what = fileAt(path);
      return what?.kind === 'document' ? [{ type: what.type, id: what.id }] : [];
    });
  } catch {
    return [];
  } finally {
    await vault?.close().catch(() => undefined);
  }
}
