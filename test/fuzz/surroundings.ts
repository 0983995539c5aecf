import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { writeTextAtomic } from '../../electron/store/atomic';
import { takeBackup } from '../../electron/store/backup';
import { Library } from '../../electron/store/library/library';
import type { Random } from './random';

/** Folders of a project, which a stranger may have made links of. */
const FOLDERS: readonly string[] = [
  'papers',
  'styles',
  'issues',
  'pages',
  'stories',
  'assets',
  'assets/meta',
  'assets/sha256',
  'history',
  'branches',
  'presence',
  '.local',
  '.local/lock',
  '.local/removed',
  '.local/quarantine',
  '.local/backups',
  '.local/backups/packs',
  '.local/backups/assets',
];

/** Gives a paper what it has around its documents: a backup, the two caches, another desk. */
export async function furnish(folder: string): Promise<void> {
  const backup = await takeBackup(folder);
  if (!backup.ok) throw new Error(JSON.stringify(backup.error));
  const { id } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { id: string };
  const library = Library.open({ folder, project: id, readOnly: false });
  await library.scan(async () => undefined);
  library.buildSearch();
  await library.keep();
  const now = new Date().toISOString();
  const other = { device: 'other', user: '江一舟', host: 'b', since: now, heard: now, until: null };
  await writeTextAtomic(join(folder, 'presence/other.json'), JSON.stringify(other));
}

/** Paths of all files around the documents, and of the folders. */
export async function surroundingsOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => /^(?:\.local|history|presence|branches)\//u.test(path));
  return [...paths.sort(), '.local/lock/holder.json', '.local/migration.json'];
}

export interface Harmed {
  readonly path: string;
  readonly how: string;
  /** A folder that is a link now: the project must not be opened. */
  readonly folderLink: boolean;
}

const garbage = (bytes: Uint8Array, random: Random): Uint8Array => {
  const out = Uint8Array.from(bytes.length === 0 ? [0] : bytes);
  const at = random.below(out.length);
  if (random.chance(0.3)) return out.subarray(0, at);
  return out.fill(random.below(256), at, at + 1 + random.below(200));
};

const makers: readonly (readonly [string, (file: string) => Promise<unknown>])[] = [
  ['a pipe', async (file) => execFileSync('mkfifo', [file])],
  ['a link to a device', (file) => symlink('/dev/zero', file)],
  ['a link to another file', (file) => symlink('/etc/passwd', file)],
  ['a link to itself', (file) => symlink(file, file)],
  ['a folder', (file) => mkdir(file)],
  ['gone', async () => undefined],
];

/** Does harm to one thing around the documents; what a link leads to is put at `elsewhere`. */
export async function harmAround(
  folder: string,
  elsewhere: string,
  paths: readonly string[],
  random: Random,
): Promise<Harmed> {
  if (random.chance(0.3)) return linkFolder(folder, elsewhere, random);
  const path = random.pick(paths);
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  if (random.chance(0.4)) {
    await writeFile(file, garbage(await readFile(file).catch(() => new Uint8Array()), random));
    return { path, how: 'garbage', folderLink: false };
  }
  const [how, make] = random.pick(makers);
  await rm(file, { force: true });
  await make(file);
  return { path, how, folderLink: false };
}

/** The link leads to what was there, and to files that are like those which are written there. */
async function linkFolder(folder: string, elsewhere: string, random: Random): Promise<Harmed> {
  const shards = (await readdir(join(folder, 'stories'))).map((name) => `stories/${name}`);
  const path = random.pick([...FOLDERS, ...shards]);
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await rename(join(folder, path), elsewhere).catch(() => mkdir(elsewhere));
  for (const name of ['index.json', 'seen.json', 's1.json', 'holder.json'])
    await writeFile(join(elsewhere, name), '{"theirs":true}');
  await symlink(elsewhere, join(folder, path));
  return { path, how: 'a folder that is a link', folderLink: true };
}

/** Names and contents of all files of a folder; empty where there is none. */
export async function contentsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.sort().map(async (file) => `${file}\n${await readFile(file, 'base64')}\n`),
  );
  return texts.join('');
}
