import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { birthOf } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import { exportArchive } from '../../../../electron/store/archive';
import { makeFolder, sweepTemporaries, writeTextAtomic } from '../../../../electron/store/atomic';
import { takeBackup } from '../../../../electron/store/backup';
import { guard, moveInside, mustBeInside, removeInside } from '../../../../electron/store/inside';
import { documentPath } from '../../../../electron/store/layout';
import { takeLock } from '../../../../electron/store/lock';
import { openProject, type Project } from '../../../../electron/store/project';
import { bad, cleanUp, fingerprint, freshProject, good, open, place } from './places';

const ID = 'story-one';
const path = documentPath('story', ID);

const headline = (from: string, to: string) => [
  { type: 'story' as const, id: ID, ops: [{ op: 'set' as const, path: ['headline'], from, to }] },
];

/** A closed project with a story in its second state and a version of the first one. */
async function twice(): Promise<string> {
  const folder = await freshProject();
  const first = await open(folder);
  good(await first.apply([birthOf('story', newStory(ID, { headline: '一' }))]));
  await first.close();
  const second = await open(folder);
  good(await second.apply(headline('一', '二')));
  await second.close();
  return folder;
}

/** Puts a link in the place of a folder; what was in the folder, and a file that it would overwrite, is elsewhere. */
async function elsewhere(folder: string, linked: string): Promise<string> {
  const target = join(await place(), 'of somebody else');
  await mkdir(dirname(join(folder, linked)), { recursive: true });
  await rename(join(folder, linked), target).catch(() => mkdir(target));
  await writeFile(join(target, 'index.json'), '{"theirs":true}');
  await writeFile(join(target, `${ID}.json`), '{"theirs":true}');
  await symlink(target, join(folder, linked));
  return target;
}

const told = (project: Project) => project.notes.map(({ rule, params }) => [rule, params['path']]);

describe('a project in which a folder is a link', () => {
  cleanUp();

  it.each([
    'stories',
    'stories/ne',
    'papers',
    'assets',
    'assets/meta',
    'assets/sha256',
    'assets/sha256/ab',
    'history',
    'branches',
    'presence',
    '.local',
    '.local/lock',
    '.local/backups',
    '.local/backups/packs',
    '.local/quarantine',
    '.local/removed',
  ])('%s: is not opened, the link is named, and nothing is written anywhere', async (linked) => {
    const folder = await twice();
    const target = await elsewhere(folder, linked);
    const [here, there] = [await fingerprint(folder), await fingerprint(target)];
    for (const options of [{}, { readOnly: true }, { load: 'shelf' }] as const)
      expect(bad(await openProject(folder, options))).toEqual({
        kind: 'linked',
        thing: join(folder, linked),
      });
    expect(await fingerprint(folder)).toBe(here);
    expect(await fingerprint(target)).toBe(there);
  });

  it('that leads nowhere is named as well', async () => {
    const folder = await twice();
    await rm(join(folder, 'history'), { recursive: true });
    await symlink(join(folder, 'nowhere'), join(folder, 'history'));
    expect(bad(await openProject(folder))).toMatchObject({ kind: 'linked', thing: join(folder, 'history') });
  });

  it('of one document only: is opened, named, and nothing is written through it', async () => {
    for (const linked of [`history/story-${ID}`, `branches/story-${ID}`]) {
      const folder = await twice();
      const target = await elsewhere(folder, linked);
      const before = await fingerprint(target);
      const project = await open(folder);
      expect(told(project)).toEqual([['STORE-LINK', linked]]);
      good(await project.apply(headline('二', '三')));
      await project.close();
      expect(await fingerprint(target)).toBe(before);
    }
  });

  it('is neither locked nor backed up nor made an archive of', async () => {
    const folder = await twice();
    const target = await elsewhere(folder, '.local');
    const before = await fingerprint(target);
    expect(bad(await takeLock(folder)).failure).toMatchObject({ kind: 'linked', thing: '.local' });
    expect(bad(await takeBackup(folder))).toMatchObject({ kind: 'linked', thing: '.local' });
    expect(await fingerprint(target)).toBe(before);
    const other = await twice();
    await elsewhere(other, 'stories');
    const archive = join(await place(), 'a.banxin.zip');
    expect(bad(await exportArchive(other, archive))).toMatchObject({ kind: 'linked', thing: 'stories' });
    expect(bad(await takeBackup(other))).toMatchObject({ kind: 'linked', thing: 'stories' });
  });

  it('since it was opened: the next save says so and writes nothing there', async () => {
    const folder = await twice();
    const project = await open(folder);
    const target = await elsewhere(folder, 'stories/ne');
    const before = await fingerprint(target);
    expect(bad(await project.apply(headline('二', '三')))).toMatchObject({
      kind: 'linked',
      thing: 'stories/ne',
    });
    await project.close();
    expect(await fingerprint(target)).toBe(before);
  });

  it('above it is no matter: the project works as ever', async () => {
    const folder = await twice();
    const link = join(await place(), 'papers');
    await symlink(dirname(folder), link);
    const there = join(link, '样.banxin');
    const project = await open(there);
    good(await project.apply(headline('二', '三')));
    expect(told(project)).toEqual([]);
    await project.close();
    good(await takeBackup(there));
    const itself = join(await place(), '报.banxin');
    await symlink(folder, itself);
    const again = await open(itself);
    good(await again.apply(headline('三', '四')));
    await again.close();
    expect(await readFile(join(folder, path), 'utf8')).toContain('四');
  });
});

describe('a document that is a link', () => {
  cleanUp();

  it('is named, and neither read nor copied nor written', async () => {
    const folder = await twice();
    const target = join(await place(), 'theirs.json');
    await rename(join(folder, path), target);
    await symlink(target, join(folder, path));
    const [here, there] = [await fingerprint(folder), await readFile(target, 'utf8')];
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-LINK', path]]);
    expect(project.records.story[ID]).toBeUndefined();
    expect(bad(await project.apply([birthOf('story', newStory(ID))]))).toMatchObject({
      kind: 'refused',
      thing: path,
    });
    await project.close();
    expect(await fingerprint(folder)).toBe(here);
    expect(await readFile(target, 'utf8')).toBe(there);
  });

  it('as the manifest: the project is not opened', async () => {
    const folder = await twice();
    const target = join(await place(), 'theirs.json');
    await rename(join(folder, 'manifest.json'), target);
    await symlink(target, join(folder, 'manifest.json'));
    expect(bad(await openProject(folder))).toMatchObject({
      kind: 'linked',
      thing: join(folder, 'manifest.json'),
    });
  });

  it('as a picture: it is not there', async () => {
    const folder = await twice();
    const hash = 'ab'.repeat(32);
    await mkdir(join(folder, 'assets/sha256/ab'), { recursive: true });
    await symlink('/etc/passwd', join(folder, `assets/sha256/ab/${hash}.jpg`));
    const project = await open(folder);
    expect([...project.assets]).toEqual([]);
    await project.close();
  });
});

describe('the guard of a project', () => {
  cleanUp();

  it('lets nothing through a link, however deep, and all through folders', async () => {
    const project = await place();
    const target = await place();
    await mkdir(join(project, 'a/b/c'), { recursive: true });
    await writeFile(join(target, 'x.json'), 'theirs');
    guard(project);
    await expect(mustBeInside(join(project, 'a/b/c/x.json'))).resolves.toBeUndefined();
    await writeTextAtomic(join(project, 'a/b/c/x.json'), 'ours');
    await rename(join(project, 'a/b'), join(project, 'a/before'));
    await mkdir(join(target, 'c'));
    await writeFile(join(target, 'c/x.json'), 'theirs');
    await symlink(target, join(project, 'a/b'));
    const before = await fingerprint(target);
    for (const file of ['a/b/x.json', 'a/b/c/x.json', 'a/b/d/x.json']) {
      const there = join(project, file);
      const reason = { failure: { kind: 'linked', thing: 'a/b' } };
      await expect(writeTextAtomic(there, 'ours')).rejects.toMatchObject(reason);
      await expect(removeInside(there)).rejects.toMatchObject(reason);
      await expect(moveInside(there, join(project, 'y'))).rejects.toMatchObject(reason);
      await expect(moveInside(join(project, 'a/before'), there)).rejects.toMatchObject(reason);
      await expect(makeFolder(dirname(there))).rejects.toMatchObject(reason);
    }
    expect(await sweepTemporaries(project)).toEqual([]);
    expect(await fingerprint(target)).toBe(before);
    expect(await readdir(join(project, 'a/before'))).toEqual(['c']);
  });

  it('lets whoever writes elsewhere alone', async () => {
    const [there, target] = [await place(), await place()];
    await symlink(target, join(there, 'link'));
    await writeTextAtomic(join(there, 'link', 'x'), '一');
    expect(await readFile(join(target, 'x'), 'utf8')).toBe('一');
  });
});
