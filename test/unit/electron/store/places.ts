import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Result } from '../../../../core/base/result';
import type { ProjectRecords } from '../../../../core/document/records';
import type { Story } from '../../../../core/document/records/story';
import { createProject, openProject, type Project } from '../../../../electron/store/project';

const made: string[] = [];

/** A folder of its own, gone after the test. */
export async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-store-'));
  made.push(folder);
  return folder;
}

export const cleanUp = (): void => {
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
  });
};

/** The value of a result that must be good. */
export function good<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`failed: ${JSON.stringify(result.error)}`);
}

/** The failure of a result that must have failed. */
export function bad<Failure>(result: Result<unknown, Failure>): Failure {
  if (!result.ok) return result.error;
  throw new Error('succeeded');
}

export const newProject = async (folder: string): Promise<Project> =>
  good(await createProject(folder, { paper: 'tabloid', name: '江城工人报', date: '2026-11-22' }));

/** Made once for all test files that share this process. */
let original: Promise<string> | undefined;

/** A fresh project with one page, at no more than the price of a copy. */
export async function freshProject(): Promise<string> {
  original ??= mkdtemp(join(tmpdir(), 'banxin-original-')).then(async (folder) => {
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const project = await newProject(join(folder, '样.banxin'));
    await project.close();
    return project.folder;
  });
  const folder = join(await place(), '样.banxin');
  await cp(await original, folder, { recursive: true });
  return folder;
}

export const open = async (folder: string, readOnly = false): Promise<Project> =>
  good(await openProject(folder, { readOnly }));

/** Who has a project open at the moment: no part of it. */
const isLock = (path: string): boolean => /[/\\]\.local(?:[/\\]lock(?:[/\\].*)?)?$/u.test(path);

/** Names, kinds and contents of everything in a folder, as one hash: equal exactly when nothing was touched. */
export async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }));
  for (const { entry, path } of paths.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (isLock(path)) continue;
    hash.update(`${path}\0${entry.isDirectory()}\0`);
    if (entry.isFile()) hash.update(await readFile(path));
    if (entry.isSymbolicLink()) hash.update(await readlink(path));
  }
  return hash.digest('hex');
}

/** Files below a folder, relative, `/` between. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !isLock(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export const withStory = (records: ProjectRecords, story: Story): ProjectRecords => ({
  ...records,
  story: { ...records.story, [story.id]: story },
});

export const readJson = async (file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;

export const writeJson = (file: string, value: unknown): Promise<void> =>
  writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
