import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeBackup } from '../../../../../electron/store/backup';
import { type Examination, examine, repair } from '../../../../../electron/store/doctor';
import { documentPath } from '../../../../../electron/store/layout';
import { openProject } from '../../../../../electron/store/project';
import { storyBytes, writeStory } from '../backup/project';
import { bad, cleanUp, filesOf, fingerprint, freshProject, good, place, readJson } from '../places';

cleanUp();

const ID = 'aaaa0001';
const STORY = documentPath('story', ID);
const STATE = `history/story-${ID}`;

type Found = readonly (readonly [string, string])[];
const rules = ({ findings }: Examination): Found => findings.map(({ note, path }) => [note.rule, path]);

/** A project with a backup and with a version of its story. */
async function kept(): Promise<string> {
  const folder = await freshProject();
  await writeStory(folder, ID, '第一版');
  await mkdir(join(folder, STATE), { recursive: true });
  await writeFile(join(folder, STATE, '20261122T081530Z-desk-1-1.json'), storyBytes(ID, '第一版', 1));
  good(await takeBackup(folder));
  return folder;
}

/** Puts something else in the place of a file or folder; what was there is gone. */
async function put(folder: string, path: string, is: 'file' | 'folder' | 'pipe' | 'link'): Promise<string> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { recursive: true, force: true });
  if (is === 'file') await writeFile(target, '别的东西');
  if (is === 'pipe') execFileSync('mkfifo', [target]);
  if (is === 'folder') {
    await mkdir(target);
    await writeFile(join(target, 'inside.txt'), '里面的东西');
  }
  const theirs = join(await place(), 'theirs');
  if (is === 'link') {
    await mkdir(theirs);
    for (const name of ['index.json', `${ID}.json`]) await writeFile(join(theirs, name), '{"theirs":true}');
    await symlink(theirs, target);
  }
  return theirs;
}

/** What is found, nothing being written for it, and what is left after the repair. */
async function mend(folder: string): Promise<{ readonly found: Found; readonly left: Found }> {
  const before = await fingerprint(folder);
  const found = good(await examine(folder));
  expect(await fingerprint(folder)).toBe(before);
  const { after } = good(await repair(found));
  return { found: rules(found), left: rules(after) };
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(join(folder, '.local', 'quarantine')).catch(() => []);

const headlineOf = async (folder: string): Promise<unknown> =>
  ((await readJson(join(folder, STORY)))['data'] as { headline: unknown }).headline;

describe('the doctor and things of another kind', () => {
  it.each(['folder', 'pipe', 'link'] as const)('a %s in the place of a story', async (is) => {
    const folder = await kept();
    await put(folder, STORY, is);
    const rule = is === 'link' ? 'DOCTOR-LINK' : 'DOCTOR-NO-FILE';
    expect(await mend(folder)).toEqual({ found: [[rule, STORY]], left: [] });
    expect(await headlineOf(folder)).toBe('第一版');
    expect((await namesIn(folder)).join()).toContain(`~${ID}.json`);
    if (is === 'folder')
      expect((await filesOf(folder)).some((path) => path.endsWith('/inside.txt'))).toBe(true);
  });

  it.each(['.local/index.json', '.local/search.bin', '.local/lock/holder.json', '.local/backups/seen.json'])(
    'a folder, a pipe or a link in the place of %s',
    async (path) => {
      for (const is of ['folder', 'pipe', 'link'] as const) {
        const folder = await kept();
        await put(folder, path, is);
        const rule = is === 'link' ? 'DOCTOR-LINK' : 'DOCTOR-NO-FILE';
        expect(await mend(folder)).toEqual({ found: [[rule, path]], left: [] });
        expect((await namesIn(folder)).join()).toContain(path.split('/').at(-1) ?? '?');
      }
    },
  );

  it.each([
    'history',
    'branches',
    'presence',
    'assets/sha256',
    '.local',
    '.local/lock',
    '.local/quarantine',
    '.local/backups',
    '.local/backups/packs',
    'stories/qq',
    STATE,
  ])('a file, or a link, in the place of the folder %s', async (path) => {
    for (const is of ['file', 'link'] as const) {
      const folder = await kept();
      const theirs = await put(folder, path, is);
      const before = is === 'link' ? await fingerprint(theirs) : '';
      const { found, left } = await mend(folder);
      expect(found).toEqual([[is === 'link' ? 'DOCTOR-LINK' : 'DOCTOR-NO-FOLDER', path]]);
      // Backups and pictures that were below are nowhere any more, and that is said.
      const lost = path.startsWith('.local/backups') || path === 'assets/sha256' || path === '.local';
      if (!lost) expect(left).toEqual([]);
      const names = await namesIn(folder);
      const put1 = names.find((name) => name.includes(path.replaceAll('/', '~')));
      const there = await lstat(join(folder, '.local/quarantine', put1 ?? '?'));
      expect(is === 'link' ? there.isSymbolicLink() : there.isFile()).toBe(true);
      if (is === 'link') expect(await fingerprint(theirs)).toBe(before);
      const opened = good(await openProject(folder));
      expect(opened.readOnly).toBe(false);
      await opened.close();
    }
  });

  it('a link, behind which the stories are, and the stories back from the backup', async () => {
    const folder = await kept();
    const theirs = join(await place(), 'theirs');
    await rename(join(folder, 'stories'), theirs);
    await symlink(theirs, join(folder, 'stories'));
    const before = await fingerprint(theirs);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-LINK', 'stories']], left: [] });
    expect(await headlineOf(folder)).toBe('第一版');
    expect(await fingerprint(theirs)).toBe(before);
  });

  it('a folder or a link in the place of the manifest', async () => {
    for (const is of ['folder', 'link', 'pipe'] as const) {
      const folder = await kept();
      const id = (await readJson(join(folder, 'manifest.json')))['id'];
      await put(folder, 'manifest.json', is);
      const rule = is === 'link' ? 'DOCTOR-LINK' : 'DOCTOR-NO-FILE';
      expect(await mend(folder)).toEqual({ found: [[rule, 'manifest.json']], left: [] });
      expect((await readJson(join(folder, 'manifest.json')))['id']).toBe(id);
    }
  });

  it('says who has a project through a link, and leaves it alone', async () => {
    const folder = await kept();
    const theirs = join(await place(), 'theirs');
    await rename(join(folder, '.local'), theirs);
    await symlink(theirs, join(folder, '.local'));
    await mkdir(join(theirs, 'lock', 'held'), { recursive: true });
    const found = good(await examine(folder));
    const before = await fingerprint(folder);
    expect(bad(await repair(found)).kind).toBe('locked');
    expect(await fingerprint(folder)).toBe(before);
  });

  it('a folder that is no project stays one', async () => {
    const folder = await place();
    await mkdir(join(folder, 'manifest.json'));
    expect(bad(await examine(folder)).kind).toBe('unreadable');
  });
});

describe('opening', () => {
  it.each(['history', '.local', 'presence'])('names %s that is a file', async (path) => {
    const folder = await kept();
    await put(folder, path, 'file');
    const opened = good(await openProject(folder));
    expect(opened.notes.map(({ rule, params }) => [rule, params['path']])).toEqual([
      ['STORE-NO-FOLDER', path],
    ]);
    await opened.close();
    expect(await readFile(join(folder, path), 'utf8')).toBe('别的东西');
  });

  it('says why a project cannot be changed that nobody has', async () => {
    const folder = await kept();
    await put(folder, '.local/lock/holder.json', 'folder');
    const opened = good(await openProject(folder));
    expect(opened.readOnly).toBe(true);
    expect(opened.holder).toBeNull();
    expect(opened.notes.map(({ rule, params }) => [rule, params['path']])).toEqual([
      ['STORE-NO-LOCK', '.local'],
    ]);
    await opened.close();
  });

  it('names a folder in the place of a story', async () => {
    const folder = await kept();
    await put(folder, STORY, 'folder');
    const opened = good(await openProject(folder));
    expect(opened.notes.map(({ rule, params }) => [rule, params['path']])).toContainEqual([
      'STORE-UNREADABLE',
      STORY,
    ]);
    await opened.close();
  });
});
