import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import { BACKUPS, PACKS, PICTURES } from './backup/places';
import {
  ASSETS,
  BRANCHES,
  documentFolders,
  documentNamed,
  HISTORY,
  LOCAL,
  QUARANTINE,
  REMOVED,
} from './layout';
import { LOCK } from './lock/holder';
import { PRESENCE } from './lock/presence';
import { linked, noFolder } from './notes';

/** Something that stands where a folder of ours should be. */
export interface OddFolder {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly is: 'link' | 'no folder';
}

/** Every folder that any project may have; those above come before those in them. */
const FOLDERS: readonly string[] = [
  'assets',
  ...documentFolders.map(([, folder]) => folder),
  ASSETS,
  HISTORY,
  BRANCHES,
  PRESENCE,
  LOCAL,
  LOCK,
  REMOVED,
  QUARANTINE,
  BACKUPS,
  PACKS,
  PICTURES,
];

type Kind = Pick<Stats | Dirent, 'isDirectory' | 'isSymbolicLink'>;

const oddOf = (path: string, kind: Kind): OddFolder | undefined => {
  if (kind.isSymbolicLink()) return { path, is: 'link' };
  return kind.isDirectory() ? undefined : { path, is: 'no folder' };
};

async function known(project: string, path: string): Promise<OddFolder | undefined> {
  try {
    return oddOf(path, await lstat(join(project, path)));
  } catch {
    return undefined;
  }
}

/** Folders in one of ours, of which there may be any number, by what their names have to look like. */
async function within(project: string, folder: string, isOurs: (name: string) => boolean) {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(join(project, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) =>
    isOurs(entry.name) ? (oddOf(`${folder}/${entry.name}`, entry) ?? []) : [],
  );
}

const isShard = (name: string): boolean => /^[a-z0-9_-]{1,2}$/u.test(name);

/** Folder of a document's earlier or second states. */
const isStates = (name: string): boolean => documentNamed(name) !== undefined;

const isIn = ({ path }: OddFolder, above: OddFolder): boolean => path.startsWith(`${above.path}/`);

/** Those that are in no other odd one: what is below a link is no part of the project. */
const topmost = (odd: readonly OddFolder[]): readonly OddFolder[] =>
  odd.filter((one) => !odd.some((other) => isIn(one, other)));

/**
 * What stands where the project's own folders should be and is none: links, which lead elsewhere, and files. A few
 * looks and two lists, so that it can be asked before anything else is done with a folder that may be a stranger's.
 * What cannot be looked into is no matter here: whoever reads or writes there says so.
 */
export async function oddFolders(project: string): Promise<readonly OddFolder[]> {
  const [each, ...lists] = await Promise.all([
    Promise.all(FOLDERS.map((path) => known(project, path))),
    within(project, 'stories', isShard),
    within(project, ASSETS, isShard),
  ]);
  return topmost([...each.flatMap((odd) => odd ?? []), ...lists.flat()]);
}

/** The same of the folders of which every document has one of its own, and of the backups' pictures. */
export async function oddStateFolders(project: string): Promise<readonly OddFolder[]> {
  const lists = await Promise.all([
    within(project, HISTORY, isStates),
    within(project, BRANCHES, isStates),
    within(project, PICTURES, isShard),
  ]);
  return lists.flat();
}

export const noteOf = ({ path, is }: OddFolder): Diagnostic =>
  is === 'link' ? linked(path) : noFolder(path);
