import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL } from './layout';

/** What git and Syncthing read to know what they leave where it is: the files of this machine alone. */
const IGNORES: Readonly<Record<string, string>> = {
  '.gitignore': `/${LOCAL}/\n`,
  '.stignore': `(?d)/${LOCAL}\n`,
};

/** Keeps a project's `.local` out of git and of Syncthing. Files that are there stay as they are. */
export async function writeIgnores(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(IGNORES))
    await writeFile(join(folder, name), text, { flag: 'wx' });
}
