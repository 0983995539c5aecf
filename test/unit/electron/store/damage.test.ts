import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { birthOf, removalOf } from '../../../../core/document/apply';
import { newPicture, newStory } from '../../../../core/document/factory';
import { takeBackup } from '../../../../electron/store/backup';
import { hashOf } from '../../../../electron/store/envelope';
import { failureOf } from '../../../../electron/store/failures';
import { documentPath } from '../../../../electron/store/layout';
import { openProject, type Project } from '../../../../electron/store/project';
import { bad, cleanUp, filesOf, freshProject, good, open, readJson, writeJson } from './places';

const ID = 'story-one';
const path = documentPath('story', ID);

const headline = (from: string, to: string) => [
  { type: 'story' as const, id: ID, ops: [{ op: 'set' as const, path: ['headline'], from, to }] },
];

/** A closed project with a story in its second state, `二`; of the first one, `一`, a version is kept. */
async function twice(): Promise<{ folder: string; file: string }> {
  const folder = await freshProject();
  const first = await open(folder);
  good(await first.apply([birthOf('story', newStory(ID, { headline: '一' }))]));
  await first.close();
  const second = await open(folder);
  good(await second.apply(headline('一', '二')));
  await second.close();
  return { folder, file: join(folder, path) };
}

const told = (project: Project) => project.notes.map(({ rule, params }) => [rule, params['path']]);
const quarantineOf = (folder: string): Promise<string[]> =>
  readdir(join(folder, '.local', 'quarantine')).catch(() => []);

/** The next event in which `wanted` holds. */
const heard = (project: Project, wanted: (change: DocumentsChanged) => boolean): Promise<DocumentsChanged> =>
  new Promise((resolve) => project.onChange((change) => wanted(change) && resolve(change)));

describe('a damaged document', () => {
  cleanUp();

  const spoilers: readonly (readonly [string, (file: string) => Promise<void>])[] = [
    ['truncated', (file) => truncate(file, 100)],
    ['of zero length', (file) => truncate(file, 0)],
    [
      'whose hash is wrong',
      async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('二', '丁')),
    ],
    [
      'that breaks its schema',
      async (file) => {
        const envelope = await readJson(file);
        const data = { ...(envelope['data'] as object), body: 'text' };
        await writeJson(file, { ...envelope, data, sha256: hashOf(data) });
      },
    ],
  ];

  it.each(spoilers)(
    '%s: to quarantine, the newest version in its place, told which',
    async (_name, spoil) => {
      const { folder, file } = await twice();
      await spoil(file);
      const damaged = await readFile(file);
      const project = await open(folder);
      expect(project.records.story[ID]?.headline).toBe('一');
      expect(project.notes).toMatchObject([
        { rule: 'STORE-RESTORED', params: { path, rev: 1, from: 'history' }, place: { story: ID } },
      ]);
      const [put = ''] = await quarantineOf(folder);
      expect(await readFile(join(folder, '.local', 'quarantine', put))).toEqual(damaged);
      await project.close();
      const again = await open(folder);
      expect([again.notes, again.records.story[ID]?.headline]).toEqual([[], '一']);
      await again.close();
    },
  );

  it.each(spoilers)('%s: a backup that is newer than the versions comes first', async (_name, spoil) => {
    const { folder, file } = await twice();
    const { backup } = good(await takeBackup(folder));
    await spoil(file);
    const project = await open(folder);
    expect(project.records.story[ID]?.headline).toBe('二');
    expect(project.notes).toMatchObject([
      { rule: 'STORE-RESTORED', params: { from: 'backup', backup: backup?.id, rev: 2 } },
    ]);
    await project.close();
  });

  it.each(spoilers)('%s, and nothing kept of it: absent, named, never an empty one', async (_name, spoil) => {
    const { folder, file } = await twice();
    await rm(join(folder, 'history'), { recursive: true });
    await spoil(file);
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-QUARANTINE', path]]);
    expect(project.records.story).toEqual({});
    const birth = await project.apply([birthOf('story', newStory(ID))]);
    expect(bad(birth)).toMatchObject({ kind: 'refused', thing: path });
    expect(await quarantineOf(folder)).toHaveLength(1);
    await project.close();
  });

  it('of the kind that nothing opens without stays where it is and is named', async () => {
    const folder = await freshProject();
    const [issue = ''] = await readdir(join(folder, 'issues'));
    await truncate(join(folder, 'issues', issue), 30);
    const failure = bad(await openProject(folder));
    expect(failure).toMatchObject({ kind: 'damaged', thing: join(folder, 'issues', issue) });
    expect((await stat(join(folder, 'issues', issue))).size).toBe(30);
    expect(bad(await openProject(folder)).kind).toBe('damaged');
  });

  it('while damaged versions are passed over for the newest that is whole', async () => {
    const { folder, file } = await twice();
    const third = await open(folder);
    good(await third.apply(headline('二', '三')));
    await third.close();
    const states = join(folder, 'history', `story-${ID}`);
    const newest = (await readdir(states)).find((name) => name.endsWith('-2.json')) ?? '';
    await truncate(join(states, newest), 20);
    await truncate(file, 20);
    const project = await open(folder);
    expect(project.records.story[ID]?.headline).toBe('一');
    await project.close();
  });
});

const placed = async (): Promise<{ folder: string; file: string }> => {
  const { folder, file } = await twice();
  const project = await open(folder);
  const picture = newPicture('pic-1', {
    sha256: 'ab'.repeat(32),
    ext: 'jpg',
    width: 3,
    height: 2,
    name: '集市.jpg',
  });
  const story = { ...newStory('refers'), pictures: ['pic-1'] };
  good(await project.apply([birthOf('picture', picture), birthOf('story', story)]));
  good(
    await project.apply([
      {
        type: 'picture',
        id: 'pic-1',
        ops: [{ op: 'set', path: ['name'], from: '集市.jpg', to: '早市.jpg' }],
      },
    ]),
  );
  await project.close();
  const later = await open(folder);
  good(
    await later.apply([
      {
        type: 'picture',
        id: 'pic-1',
        ops: [{ op: 'set', path: ['name'], from: '早市.jpg', to: '夜市.jpg' }],
      },
    ]),
  );
  await later.close();
  return { folder, file };
};

describe('a listed document that is missing', () => {
  cleanUp();

  it('comes back from its versions, and a note says which', async () => {
    const { folder } = await placed();
    await rm(join(folder, documentPath('picture', 'pic-1')));
    const project = await open(folder);
    expect(project.records.picture['pic-1']?.name).toBe('早市.jpg');
    expect(told(project)).toContainEqual(['STORE-RESTORED', documentPath('picture', 'pic-1')]);
    await project.close();
  });

  it('and of which nothing is kept is named with what refers to it', async () => {
    const { folder } = await placed();
    await rm(join(folder, documentPath('picture', 'pic-1')));
    await rm(join(folder, 'history'), { recursive: true });
    const project = await open(folder);
    expect(project.notes).toMatchObject([
      { rule: 'STORE-MISSING', params: { from: documentPath('story', 'refers') } },
    ]);
    await project.close();
  });

  it('since an editor removed it stays away', async () => {
    const { folder } = await twice();
    const project = await open(folder);
    const story = project.records.story[ID];
    if (!story) throw new Error('no story');
    good(await project.apply([removalOf('story', story)]));
    await project.close();
    const again = await open(folder);
    expect(good(await again.load([{ type: 'story', id: ID }])).documents[0]?.record).toBeNull();
    expect(again.notes).toEqual([]);
    await again.close();
  });
});

const withPicture = async (): Promise<{ folder: string; file: string; hash: string; bytes: Buffer }> => {
  const folder = await freshProject();
  const project = await open(folder);
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();
  const added = good(await project.addAsset(bytes, '集市.jpg'));
  good(await project.apply([birthOf('picture', newPicture('pic-1', added))]));
  const file = project.assetPath(added.sha256, 'jpg');
  await project.close();
  return { folder, file, hash: added.sha256, bytes };
};

describe('a picture file', () => {
  cleanUp();

  it('that is missing is named, and is there again when the right file comes back', async () => {
    const { folder, file, hash, bytes } = await withPicture();
    await rename(file, join(folder, '..', 'away.jpg'));
    const project = await open(folder);
    expect(told(project).map(([rule]) => rule)).toEqual(['STORE-ASSET']);
    expect(project.assets.has(hash)).toBe(false);
    good(await project.addAsset(bytes, '换了名.jpg'));
    expect(project.assets.has(hash)).toBe(true);
    await project.close();
  });

  it('that is altered goes to quarantine and counts as missing', async () => {
    const { folder, file, hash, bytes } = await withPicture();
    const altered = Buffer.from(bytes.map((byte, i) => (i === 200 ? byte ^ 1 : byte)));
    await writeFile(file, altered);
    const project = await open(folder);
    const change = await heard(project, ({ assets }) => assets !== undefined);
    expect(change.notes).toMatchObject([{ rule: 'STORE-ALTERED', params: { name: '集市.jpg' } }]);
    expect([change.assets, project.assets.has(hash)]).toEqual([[], false]);
    const [put = ''] = await quarantineOf(folder);
    expect(await readFile(join(folder, '.local', 'quarantine', put))).toEqual(altered);
    const back = heard(project, ({ assets }) => assets?.includes(hash) === true);
    await writeFile(file, bytes);
    await back;
    expect(project.assets.has(hash)).toBe(true);
    await project.close();
  });

  it('that is altered is only named where we look', async () => {
    const { folder, file } = await withPicture();
    await writeFile(file, 'x');
    const project = await open(folder, true);
    expect(await project.checkAssets()).toMatchObject([{ rule: 'STORE-ALTERED' }]);
    expect(await readFile(file, 'utf8')).toBe('x');
    await project.close();
  });
});

describe('a lock', () => {
  cleanUp();

  it('that is held: opens read-only and says who; stale: taken over', async () => {
    const folder = await freshProject();
    const first = await open(folder);
    const second = await open(folder);
    expect([second.readOnly, second.holder?.here]).toEqual([true, true]);
    expect(bad(await second.apply([])).kind).toBe('locked');
    const holder = join(folder, '.local', 'lock', 'holder.json');
    const held = await readJson(holder);
    await first.close();
    await second.close();
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'close');
    await mkdir(join(folder, '.local', 'lock', 'held'), { recursive: true });
    await writeJson(holder, { ...held, pid: child.pid, start: null });
    const third = await open(folder);
    expect([third.readOnly, third.holder]).toEqual([false, null]);
    await third.close();
  });
});

describe('a newer schema', () => {
  cleanUp();

  it('of one document: by name, and it is not written', async () => {
    const { folder, file } = await twice();
    await writeJson(file, { ...(await readJson(file)), schema: 'story@9' });
    const before = await readFile(file, 'utf8');
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-NEWER', path]]);
    expect(bad(await project.apply([birthOf('story', newStory(ID))])).kind).toBe('refused');
    expect(await readFile(file, 'utf8')).toBe(before);
    await project.close();
  });

  it('of the folder: read-only, nothing is migrated', async () => {
    const { folder } = await twice();
    const manifest = await readJson(join(folder, 'manifest.json'));
    await writeJson(join(folder, 'manifest.json'), { ...manifest, formatVersion: 9 });
    const before = await filesOf(folder);
    const project = await open(folder);
    expect([project.readOnly, ...told(project)]).toEqual([true, ['STORE-NEWER', 'manifest.json']]);
    await project.close();
    expect(await filesOf(folder)).toEqual(before);
  });
});

describe('errors of the disk', () => {
  it.each([
    ['EIO', 'disk-error', 'disk-error'],
    ['ENOSPC', 'failed', 'disk-full'],
    ['EDQUOT', 'failed', 'disk-full'],
    ['EROFS', 'failed', 'read-only'],
    ['EACCES', 'unreadable', 'unwritable'],
  ])('%s is said as what it is: reading %s, writing %s', (code, reading, writing) => {
    const problem = Object.assign(new Error(code), { code });
    expect(failureOf(problem, 'read', 'x').kind).toBe(reading);
    expect(failureOf(problem, 'write', 'x').kind).toBe(writing);
  });
});

const external = async (file: string, headlineNow: string): Promise<void> => {
  const envelope = await readJson(file);
  const data = { ...(envelope['data'] as object), headline: headlineNow };
  await mkdir(dirname(file), { recursive: true });
  await writeJson(file, { ...envelope, rev: 9, device: 'other', data, sha256: hashOf(data) });
};

describe('what happens while the project is open', () => {
  cleanUp();

  it('a document we have not edited since is read again, and the listeners are told', async () => {
    const { folder, file } = await twice();
    const project = await open(folder);
    const change = heard(project, ({ documents }) => documents.length > 0);
    await external(file, '别的桌子');
    expect((await change).documents).toMatchObject([{ id: ID, record: { headline: '别的桌子' } }]);
    expect(project.records.story[ID]?.headline).toBe('别的桌子');
    await project.close();
  });

  it('an edit made before the news came becomes a branch; one beside it goes together', async () => {
    const { folder, file } = await twice();
    const project = await open(folder);
    const change = heard(project, ({ documents }) => documents.length > 0);
    await external(file, '别的桌子');
    await change;
    const slug = {
      type: 'story' as const,
      id: ID,
      ops: [{ op: 'set' as const, path: ['slug'], from: '', to: '雨' }],
    };
    expect(good(await project.apply([slug])).branches).toEqual([]);
    expect(await readJson(file)).toMatchObject({ data: { headline: '别的桌子', slug: '雨' } });
    expect(good(await project.apply(headline('二', '我的'))).branches).toHaveLength(1);
    expect(await readJson(file)).toMatchObject({ data: { headline: '别的桌子' } });
    const [branch] = project.branches;
    const states = good(await project.branch(branch?.branch ?? ''));
    expect(states.branch.record).toMatchObject({ headline: '我的', slug: '雨' });
    await project.close();
  });

  it('a copy that a sync program leaves becomes a branch, and the listeners are told', async () => {
    const { folder, file } = await twice();
    const project = await open(folder);
    const change = heard(project, ({ branches }) => branches.length > 0);
    const copy = file.replace('.json', '.sync-conflict-20261122-081530-ABCDEFG.json');
    await external(file, '二');
    execFileSync('cp', [file, copy]);
    await external(copy, '冲突的');
    expect((await change).branches).toMatchObject([{ id: ID, origin: 'copy' }]);
    expect(project.records.story[ID]?.headline).toBe('二');
    await project.close();
  });

  it('a document half written by somebody else is no news', async () => {
    const { folder, file } = await twice();
    const project = await open(folder);
    const seen: DocumentsChanged[] = [];
    project.onChange((change) => seen.push(change));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 50));
    const change = heard(project, ({ documents }) => documents.length > 0);
    await writeFile(file, whole);
    await external(file, '写完了');
    await change;
    expect(project.records.story[ID]?.headline).toBe('写完了');
    expect(seen.flatMap(({ notes }) => notes)).toEqual([]);
    expect(await quarantineOf(folder)).toEqual([]);
    await project.close();
  });

  it('opened by its shelf, other stories are loaded when they are asked for or changed', async () => {
    const { folder, file } = await twice();
    const project = good(await openProject(folder, { load: 'shelf' }));
    expect(project.records.story).toEqual({});
    expect(Object.keys(project.records.page).length).toBeGreaterThan(0);
    good(await project.apply(headline('二', '三')));
    expect(project.records.story[ID]?.headline).toBe('三');
    expect(await readJson(file)).toMatchObject({ data: { headline: '三' } });
    const loaded = good(
      await project.load([
        { type: 'story', id: ID },
        { type: 'story', id: 'none' },
      ]),
    );
    expect(loaded.documents).toMatchObject([{ record: { headline: '三' } }, { id: 'none', record: null }]);
    await project.close();
  });
});
