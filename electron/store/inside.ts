import { type Stats } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { codeOf, failure, StoreError } from './failures';
import { renameOver } from './rename';

/**
 * A project may come from a stranger, and a folder in it that is a link leads to wherever the stranger wishes: to the
 * editor's own papers, say. So nothing is written, moved or removed in a project's folder through a link below it. The
 * project's folder itself may be reached through links, as one in a home folder that lies on another disk.
 */

/** Projects that something here may write to. Absolute. */
const guarded = new Set<string>();

/** What each folder was when it and all above it, as far as they belong to the project, were found to be folders. */
const known = new Map<string, string>();

/** From here on nothing in the project's folder is written through a link. Said by all that open a project for writing; what was known of its folders is looked at anew. */
export function guard(project: string): void {
  guarded.add(project);
  for (const folder of known.keys()) if (folder.startsWith(project + sep)) known.delete(folder);
}

function projectOf(file: string): string | undefined {
  for (const project of guarded) if (file.startsWith(project + sep)) return project;
  return undefined;
}

/** Which folder it is. Undefined where there is none, which whoever wants to use it will notice; throws for a link. */
async function identityOf(folder: string, project: string): Promise<string | undefined> {
  let info: Stats;
  try {
    info = await lstat(folder);
  } catch (problem) {
    const code = codeOf(problem);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw problem;
  }
  if (info.isSymbolicLink())
    throw new StoreError(failure('linked', relative(project, folder).split(sep).join('/')));
  // Some file systems number nothing: there one folder cannot be told from another.
  return info.isDirectory() && info.ino > 0 ? `${info.dev} ${info.ino}` : undefined;
}

/**
 * Makes sure that a path in a guarded project is reached through folders only; what stands there itself is not looked at.
 * One call of the system where that was found before. Throws a `StoreError` that names the link.
 */
export async function mustBeInside(file: string): Promise<void> {
  const project = projectOf(file);
  const folder = dirname(file);
  if (project === undefined || folder === project) return;
  const identity = await identityOf(folder, project);
  if (identity !== undefined && known.get(folder) === identity) return;
  for (let above = dirname(folder); above.length > project.length; above = dirname(above))
    await identityOf(above, project);
  if (identity !== undefined) known.set(folder, identity);
}

/** Renames, neither name being reached through a link. Throws. */
export async function moveInside(from: string, to: string): Promise<void> {
  await mustBeInside(from);
  await mustBeInside(to);
  await renameOver(from, to);
}

/** Removes a file, where there is one, that is not reached through a link. Throws. */
export async function removeInside(file: string): Promise<void> {
  await mustBeInside(file);
  await rm(file, { force: true });
}
