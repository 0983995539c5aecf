import { copyFile, link, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, renameOver, temporaryName } from '../atomic';
import { codeOf } from '../failures';
import { ABSENT } from '../fileStat';
import { PICTURES, pictureFile } from './places';
import { hashOfFile } from './sound';

/** What file systems say that know no second names for a file, or none here. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EACCES']);

/** Files below the backups' pictures, as `<ab>/<name>`. */
export async function keptPictures(project: string): Promise<ReadonlySet<string>> {
  try {
    const entries = await readdir(join(project, PICTURES), { recursive: true, withFileTypes: true });
    return new Set(
      entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => `${entry.name.slice(0, 2)}/${entry.name}`),
    );
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return new Set();
    throw problem;
  }
}

/** `assets/sha256/ab/abc….jpg` → `ab/abc….jpg` */
export const pictureName = (assetPath: string): string => assetPath.split('/').slice(-2).join('/');

/**
 * Gives a picture of the project a further name among the backups, at no cost in space; where the file system
 * knows no further names it is copied. So it outlives its removal from the project.
 */
export async function keepPicture(project: string, assetPath: string): Promise<void> {
  const source = join(project, assetPath);
  const target = join(project, pictureFile(assetPath));
  await makeFolder(dirname(target));
  try {
    await link(source, target);
  } catch (problem) {
    const code = codeOf(problem) ?? '';
    if (code === 'EEXIST') return;
    if (!NO_LINKS.has(code)) throw problem;
    const temporary = join(dirname(target), temporaryName(target));
    try {
      await copyFile(source, temporary);
      await renameOver(temporary, target);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw cause;
    }
  }
}

/** Path, below the project, of a picture that the backups still have whole; undefined where they have not. */
export async function pictureInBackups(
  project: string,
  assetPath: string,
  sha256: string,
): Promise<string | undefined> {
  const kept = pictureFile(assetPath);
  try {
    return (await hashOfFile(join(project, kept))) === sha256 ? kept : undefined;
  } catch {
    return undefined;
  }
}
