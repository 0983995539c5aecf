import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { birthOf } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import { styleRoles } from '../../../../core/document/roles';
import { copySample, createProject, type PaperSize, paperSizes } from '../../../../electron/store/project';
import { bad, cleanUp, fingerprint, good, open, place, readJson } from './places';

const wishes = { paper: 'broadsheet', name: '江城工人报', date: '2026-11-22' } as const;

/** A creation that must fail: how it did, and whether the folder above is as it was. */
async function attempt(path: string, change = {}): Promise<readonly [string, 'untouched' | 'changed']> {
  const parent = dirname(path);
  const before = await fingerprint(parent).catch(() => 'none');
  const { kind } = bad(await createProject(path, { ...wishes, ...change }));
  const after = await fingerprint(parent).catch(() => 'none');
  return [kind, after === before ? 'untouched' : 'changed'];
}

describe('createProject', () => {
  cleanUp();

  it.each(paperSizes)('makes a %s that opens without a note', async (paper: PaperSize) => {
    const folder = join(await place(), '新', '报.banxin');
    const made = good(await createProject(folder, { ...wishes, paper }));
    expect(made.readOnly).toBe(false);
    const project = await open(folder);
    expect(project.notes).toEqual([]);
    expect(project.records).toEqual(made.records);
    const { paper: papers, issue, page, style } = project.records;
    const [sheet] = Object.values(papers);
    const [first] = Object.values(issue);
    expect(sheet?.name).toBe('江城工人报');
    expect(first).toMatchObject({ paper: sheet?.id, date: '2026-11-22' });
    expect(first?.pages.length).toBeGreaterThan(0);
    expect(first?.pages.map((id) => page[id]?.issue)).toEqual(first?.pages.map(() => first.id));
    expect(styleRoles.filter((role) => !style[role])).toEqual([]);
    expect(await readdir(join(folder, '..'))).toEqual(['报.banxin']);
  });

  it('gives every project ids of its own', async () => {
    const folder = await place();
    const ids = new Set<unknown>();
    for (const name of ['a', 'b']) {
      const project = good(await createProject(join(folder, name), wishes));
      const manifest = await readJson(join(folder, name, 'manifest.json'));
      for (const id of [manifest['id'], ...Object.keys(project.records.page)]) ids.add(id);
    }
    expect(ids.size).toBe(4);
  });

  it('keeps what is of this machine alone out of git and Syncthing', async () => {
    const folder = join(await place(), '报.banxin');
    good(await createProject(folder, wishes));
    const sample = join(await place(), '样.banxin');
    good(await copySample(sample));
    for (const made of [folder, sample]) {
      expect((await readFile(join(made, '.gitignore'), 'utf8')).split('\n')).toContain('/.local/');
      expect(await readFile(join(made, '.stignore'), 'utf8')).toContain('/.local');
    }
  });

  it('uses an empty folder, and takes changes at once', async () => {
    const folder = join(await place(), 'x');
    await mkdir(folder);
    const project = good(await createProject(folder, wishes));
    const story = newStory('s1');
    good(await project.apply([birthOf('story', story)]));
    expect((await open(folder)).records.story).toEqual({ s1: story });
  });

  it('never spills into a folder that holds something', async () => {
    const folder = join(await place(), 'x.banxin');
    await mkdir(folder);
    await writeFile(join(folder, '稿.txt'), 'x');
    expect(await attempt(folder)).toEqual(['refused', 'untouched']);
  });

  it('where nothing can be written says so and leaves nothing', async () => {
    const folder = await place();
    await writeFile(join(folder, 'file'), 'x');
    expect(await attempt(join(folder, 'file', 'x.banxin'))).toEqual(['unwritable', 'untouched']);
    expect(await attempt(join(folder, 'file', 'deep', 'x.banxin'))).toEqual(['unwritable', 'untouched']);
  });

  it.each([
    ['a name that is empty', { name: '' }],
    ['a date that is none', { date: '22.11.2026' }],
  ])('refuses %s', async (_name, change) => {
    expect(await attempt(join(await place(), 'x.banxin'), change)).toEqual(['refused', 'untouched']);
  });
});

describe('copySample', () => {
  cleanUp();

  it('makes a project of its own that opens without a note', async () => {
    const folder = await place();
    const ids = new Set<unknown>();
    for (const name of ['a.banxin', 'b.banxin']) {
      expect(good(await copySample(join(folder, name)))).toBe(join(folder, name));
      ids.add((await readJson(join(folder, name, 'manifest.json')))['id']);
      const project = await open(join(folder, name));
      expect(project.notes).toEqual([]);
      expect(Object.keys(project.records.story).length).toBeGreaterThan(4);
      expect(project.assets.size).toBeGreaterThan(2);
    }
    expect(ids.size).toBe(2);
  });

  it('does not overwrite', async () => {
    const folder = await place();
    await writeFile(join(folder, 'x'), 'x');
    const before = await fingerprint(folder);
    expect(bad(await copySample(folder)).kind).toBe('refused');
    expect(await fingerprint(folder)).toBe(before);
  });
});
