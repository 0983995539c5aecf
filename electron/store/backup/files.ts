import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { RecordType } from '../../../core/document/records';
import { codeOf, failure, failureOf, StoreError } from '../failures';
import { ABSENT } from '../fileStat';
import { parseStateName } from '../history/names';
import { ASSETS, BRANCHES, documentAt, documentFolders, documentNamed, HISTORY, MANIFEST } from '../layout';
import { inParallel } from '../read';

/** What a file of a project is, by its path alone. */
export type FileKind =
  | { readonly kind: 'manifest' }
  | { readonly kind: 'document'; readonly type: RecordType; readonly id: string }
  | { readonly kind: 'asset'; readonly sha256: string }
  | { readonly kind: 'history' | 'branch'; readonly type: RecordType; readonly id: string };

/** A file as the folder lists it. */
export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly what: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const ASSET = /^assets\/sha256\/(?<shard>[0-9a-f]{2})\/(?<sha>[0-9a-f]{64})\.(?:jpg|png|tif|webp)$/u;
const STATE = /^(?<root>history|branches)\/(?<document>[^/]+)\/(?<state>[^/]+)\.json$/u;

/** An earlier or second state of a document. */
function stateAt(path: string): FileKind | undefined {
  const { root, document = '', state = '' } = STATE.exec(path)?.groups ?? {};
  const key = documentNamed(document);
  if (key === undefined || parseStateName(state) === undefined) return undefined;
  return { kind: root === HISTORY ? 'history' : 'branch', ...key };
}

/** What a path of a project holds, or undefined where the project folder has no place for it. */
export function fileAt(path: string): FileKind | undefined {
  if (path === MANIFEST) return { kind: 'manifest' };
  const asset = ASSET.exec(path)?.groups;
  if (asset)
    return asset['sha']?.startsWith(asset['shard'] ?? '-')
      ? { kind: 'asset', sha256: asset['sha'] }
      : undefined;
  const state = stateAt(path);
  if (state) return state;
  for (const [type, folder] of documentFolders) {
    if (!path.startsWith(`${folder}/`)) continue;
    const id = documentAt(type, path);
    if (id !== undefined) return { kind: 'document', type, id };
  }
  return undefined;
}

/** A folder that is a link, or in one, is no part of the project: nothing of what it leads to is taken along. */
async function mustBePlain(project: string, folder: string): Promise<void> {
  const parts = folder.split('/');
  for (const [at] of parts.entries()) {
    const path = parts.slice(0, at + 1).join('/');
    if ((await lstat(join(project, path))).isSymbolicLink()) throw new StoreError(failure('linked', path));
  }
}

async function entriesOf(project: string, folder: string): Promise<readonly Dirent[]> {
  try {
    await mustBePlain(project, folder);
    return await readdir(join(project, folder), { recursive: true, withFileTypes: true });
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw new StoreError(failureOf(problem, 'read', folder));
  }
}

/** Null where the file has gone since the folder was listed. */
async function statOf(project: string, path: string): Promise<Omit<ProjectFile, 'what'> | null> {
  try {
    const { size, mtimeMs } = await stat(join(project, path));
    return { path, size, modified: mtimeMs };
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return null;
    throw new StoreError(failureOf(problem, 'read', path));
  }
}

const FOLDERS: Readonly<Record<Exclude<FileKind['kind'], 'manifest'>, readonly string[]>> = {
  document: documentFolders.map(([, folder]) => folder),
  asset: [ASSETS],
  history: [HISTORY],
  branch: [BRANCHES],
};

export interface Listed {
  /** Sorted by path, by code unit. */
  readonly files: readonly ProjectFile[];
  /** Paths in the folders looked through that are nothing of ours: links, conflict copies, foreign files. */
  readonly others: readonly string[];
}

/**
 * The files of a project of the kinds asked for, the manifest always among them. Symbolic links are not followed:
 * what a link leads to is not part of the project. Throws a `StoreError` where a folder cannot be listed.
 */
export async function listFiles(
  project: string,
  kinds: readonly Exclude<FileKind['kind'], 'manifest'>[],
): Promise<Listed> {
  const found: { readonly path: string; readonly what: FileKind }[] = [
    { path: MANIFEST, what: { kind: 'manifest' } },
  ];
  const others: string[] = [];
  for (const folder of kinds.flatMap((kind) => FOLDERS[kind]))
    for (const entry of await entriesOf(project, folder)) {
      if (entry.isDirectory() || entry.name.startsWith('.')) continue;
      const path = relative(project, join(entry.parentPath, entry.name)).split(sep).join('/');
      const what = entry.isFile() ? fileAt(path) : undefined;
      if (what !== undefined && what.kind !== 'manifest' && kinds.includes(what.kind))
        found.push({ path, what });
      else others.push(path);
    }
  const stats = await inParallel(found, async ({ path, what }) => {
    const known = await statOf(project, path);
    return known && { ...known, what };
  });
  return {
    files: stats.filter((file) => file !== null).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    others: others.sort(),
  };
}
