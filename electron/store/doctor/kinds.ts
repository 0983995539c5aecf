import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileAt } from '../backup';
import { BACKUPS, PACKS, SEEN } from '../backup/places';
import { guard, moveInside } from '../inside';
import { oddFolders, oddStateFolders } from '../kinds';
import { ASSETS, BRANCHES, documentFolders, HISTORY, LOCAL, MANIFEST, QUARANTINE } from '../layout';
import { INDEX_FILE } from '../library/index';
import { SEARCH_FILE } from '../library/search/file';
import { holderFile, LOCK } from '../lock/holder';
import { quarantine } from '../recovery/recover';
import { type Finding, finding } from './finding';

const HOLDER = holderFile('').split(sep).join('/');

/** Files of which every project has one at most. */
const SINGLE: readonly string[] = [
  MANIFEST,
  INDEX_FILE,
  SEARCH_FILE,
  SEEN,
  `${LOCAL}/migration.json`,
  HOLDER,
];

const away = (rule: string, path: string): Finding => finding(rule, path, { kind: 'away' });

/** Links and files where the project's folders should be. Nothing below them can be looked at before they are away. */
export async function folderFindings(project: string): Promise<readonly Finding[]> {
  const odd = await oddFolders(project);
  const inOrder = odd.length > 0 ? odd : await oddStateFolders(project);
  return inOrder.map(({ path, is }) => away(is === 'link' ? 'DOCTOR-LINK' : 'DOCTOR-NO-FOLDER', path));
}

type Kind = Pick<Dirent, 'isFile' | 'isSymbolicLink'>;

const fileFinding = (path: string, kind: Kind): readonly Finding[] => {
  if (kind.isFile()) return [];
  return [away(kind.isSymbolicLink() ? 'DOCTOR-LINK' : 'DOCTOR-NO-FILE', path)];
};

async function entriesOf(project: string, folder: string): Promise<readonly (readonly [string, Dirent])[]> {
  const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true }).catch(
    (): readonly Dirent[] => [],
  );
  return entries.map((entry) => [
    relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'),
    entry,
  ]);
}

const isBackupFile = (path: string): boolean => {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return (folder === PACKS && path.endsWith('.pack')) || (folder === BACKUPS && path.endsWith('.json'));
};

/** Folders, links, pipes and devices where the project's files should be. */
export async function fileFindings(project: string): Promise<readonly Finding[]> {
  const single = await Promise.all(
    SINGLE.map(async (path) => {
      const kind = await lstat(join(project, path)).catch(() => undefined);
      return kind ? fileFinding(path, kind) : [];
    }),
  );
  const folders = [...documentFolders.map(([, folder]) => folder), ASSETS, HISTORY, BRANCHES, BACKUPS];
  const many = await Promise.all(folders.map((folder) => entriesOf(project, folder)));
  const ours = many.flat().filter(([path]) => fileAt(path) !== undefined || isBackupFile(path));
  const found = [...single.flat(), ...ours.flatMap(([path, kind]) => fileFinding(path, kind))];
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
}

/** What the lock, and so every repair, needs out of its way. */
export const isInTheWay = (path: string): boolean => [LOCAL, LOCK, HOLDER].includes(path);

/**
 * Moves to quarantine what stands where something of the project should be: as it is, a link as the link. What the
 * quarantine itself needs out of its way steps aside first. Throws.
 */
export async function putAway(project: string, path: string): Promise<void> {
  guard(project);
  if (!`${QUARANTINE}/`.startsWith(`${path}/`)) {
    await quarantine(project, path, Date.now(), 'move');
    return;
  }
  const aside = `${path}-${randomBytes(4).toString('hex')}`;
  await moveInside(join(project, path), join(project, aside));
  await quarantine(project, aside, Date.now(), 'move');
}
