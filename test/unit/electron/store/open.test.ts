import { cp, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../core/base/diagnostic';
import { birthOf, diffRecords } from '../../../../core/document/apply';
import { newPage, newPicture, newStory } from '../../../../core/document/factory';
import { takeBackup } from '../../../../electron/store/backup';
import { hashOf } from '../../../../electron/store/envelope';
import { documentPath } from '../../../../electron/store/layout';
import { openProject } from '../../../../electron/store/project';
import {
  bad,
  cleanUp,
  fingerprint,
  freshProject,
  good,
  open,
  place,
  readJson,
  withStory,
  writeJson,
} from './places';

/** A project with two stories saved in it. */
async function twoStories(): Promise<string> {
  const folder = await freshProject();
  const project = await open(folder);
  const after = withStory(
    withStory(project.records, newStory('story-one', { headline: '一' })),
    newStory('story-two', { headline: '二' }),
  );
  good(await project.apply(diffRecords(project.records, after)));
  await project.close();
  return folder;
}

const one = documentPath('story', 'story-one');

const told = (notes: readonly Diagnostic[]) => notes.map(({ rule, params }) => [rule, params['path']]);

/** Changes a document's envelope and its data, hash kept right. */
async function rewrite(file: string, change: (envelope: Record<string, unknown>) => void): Promise<void> {
  const envelope = await readJson(file);
  change(envelope);
  envelope['sha256'] = hashOf(envelope['data']);
  await writeJson(file, envelope);
}

describe('openProject refuses, names the thing and touches nothing', () => {
  cleanUp();

  const cases: readonly [string, string, (folder: string) => Promise<string | undefined>][] = [
    ['a folder that is not there', 'not-found', async (folder) => join(folder, 'nowhere')],
    ['a file', 'not-a-project', async (folder) => join(folder, 'manifest.json')],
    [
      'a folder of other things',
      'not-a-project',
      async (folder) => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        await writeFile(join(folder, '照片.jpg'), 'x');
        return undefined;
      },
    ],
    [
      "another program's manifest.json",
      'not-a-project',
      async (folder) => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        await writeFile(join(folder, 'manifest.json'), '{"name":"web app","start_url":"/"}');
        return undefined;
      },
    ],
    [
      'a missing manifest',
      'damaged',
      async (folder) => {
        await rm(join(folder, 'manifest.json'));
        return undefined;
      },
    ],
    [
      'a cut manifest',
      'damaged',
      async (folder) => {
        await truncate(join(folder, 'manifest.json'), 20);
        return undefined;
      },
    ],
    [
      'an empty manifest',
      'damaged',
      async (folder) => {
        await truncate(join(folder, 'manifest.json'), 0);
        return undefined;
      },
    ],
    [
      'a manifest without its version',
      'damaged',
      async (folder) => {
        await writeJson(join(folder, 'manifest.json'), { product: 'banxin', id: 'x' });
        return undefined;
      },
    ],
    [
      'a format that only newer desks read',
      'newer-format',
      async (folder) => {
        const manifest = await readJson(join(folder, 'manifest.json'));
        await writeJson(join(folder, 'manifest.json'), { ...manifest, formatVersion: 9, minReader: 9 });
        return undefined;
      },
    ],
    [
      'a project whose only issue is damaged',
      'damaged',
      async (folder) => {
        const [issue = ''] = await readdir(join(folder, 'issues'));
        await truncate(join(folder, 'issues', issue), 30);
        return undefined;
      },
    ],
    [
      'a project without a paper',
      'damaged',
      async (folder) => {
        await rm(join(folder, 'papers'), { recursive: true });
        return undefined;
      },
    ],
    [
      'a paper written by a newer desk',
      'newer-format',
      async (folder) => {
        const [paper = ''] = await readdir(join(folder, 'papers'));
        await rewrite(join(folder, 'papers', paper), (envelope) => {
          envelope['schema'] = 'paper@99';
        });
        return undefined;
      },
    ],
    [
      'a documents folder that is a file',
      'not-found',
      async (folder) => {
        await rm(join(folder, 'pages'), { recursive: true });
        await writeFile(join(folder, 'pages'), 'x');
        return undefined;
      },
    ],
  ];

  it.each(cases)('%s: %s', async (_name, kind, spoil) => {
    const folder = await freshProject();
    const path = (await spoil(folder)) ?? folder;
    const before = await fingerprint(folder);
    const failure = bad(await openProject(path));
    expect(failure.kind).toBe(kind);
    expect(failure.thing.length).toBeGreaterThan(3);
    expect(await fingerprint(folder)).toBe(before);
  });

  it.each([
    ['cut', (file: string) => truncate(file, 20)],
    ['missing', (file: string) => rm(file)],
  ])('takes a manifest that is %s from a backup, and says so', async (_what, spoil) => {
    const folder = await twoStories();
    good(await takeBackup(folder));
    const file = join(folder, 'manifest.json');
    const manifest = await readFile(file, 'utf8');
    await spoil(file);
    expect(bad(await openProject(folder, { readOnly: true })).kind).toBe('damaged');
    const project = await open(folder);
    expect(told(project.notes)).toEqual([['STORE-MANIFEST', 'manifest.json']]);
    expect(project.readOnly).toBe(false);
    expect(Object.keys(project.records.story).sort()).toEqual(['story-one', 'story-two']);
    expect(await readFile(file, 'utf8')).toBe(manifest);
    await project.close();
    const again = await open(folder);
    expect(again.notes).toEqual([]);
    await again.close();
  });

  it('names the very file that is damaged', async () => {
    const folder = await freshProject();
    await truncate(join(folder, 'manifest.json'), 20);
    expect(bad(await openProject(folder)).thing).toBe(join(folder, 'manifest.json'));
  });
});

describe('openProject with documents it cannot use', () => {
  cleanUp();

  const spoilers: readonly [string, string, (file: string) => Promise<void>][] = [
    ['a cut document', 'STORE-DAMAGED', (file) => truncate(file, 100)],
    ['an empty document', 'STORE-DAMAGED', (file) => truncate(file, 0)],
    [
      'a document whose hash is wrong',
      'STORE-DAMAGED',
      async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('一', '丁')),
    ],
    [
      'bytes that are not UTF-8',
      'STORE-DAMAGED',
      async (file) => writeFile(file, Buffer.concat([await readFile(file), Buffer.from([0xff])])),
    ],
    [
      'a document that breaks its schema',
      'STORE-DAMAGED',
      (file) =>
        rewrite(file, (envelope) => {
          envelope['data'] = { ...(envelope['data'] as object), body: 'text' };
        }),
    ],
    [
      'a document of another type',
      'STORE-DAMAGED',
      (file) =>
        rewrite(file, (envelope) => {
          envelope['schema'] = 'page@1';
        }),
    ],
    [
      'a document of a newer desk',
      'STORE-NEWER',
      (file) =>
        rewrite(file, (envelope) => {
          envelope['schema'] = 'story@99';
        }),
    ],
    [
      'a folder where a document was',
      'STORE-UNREADABLE',
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
    ],
    ['a document that is gone', 'STORE-MISSING', (file) => rm(file)],
  ];

  it.each(spoilers)(
    '%s: %s; looking only, the rest opens and the disk is untouched',
    async (_name, rule, spoil) => {
      const folder = await twoStories();
      await placeOnPage(folder, 'story-one');
      await spoil(join(folder, one));
      const before = await fingerprint(folder);
      const project = await open(folder, true);
      expect(told(project.notes)).toEqual([[rule, one]]);
      expect(project.notes[0]?.place.story).toBe('story-one');
      expect(Object.keys(project.records.story)).toEqual(['story-two']);
      await project.close();
      expect(await fingerprint(folder)).toBe(before);
    },
  );

  it('does not write over a document it could not read', async () => {
    const folder = await twoStories();
    await truncate(join(folder, one), 100);
    const project = await open(folder);
    const before = await fingerprint(folder);
    const birth = diffRecords(project.records, withStory(project.records, newStory('story-one')));
    expect(bad(await project.apply(birth))).toMatchObject({ kind: 'refused', thing: one });
    expect(await fingerprint(folder)).toBe(before);
  });

  it('names conflict copies and other foreign files and leaves them out', async () => {
    const folder = await twoStories();
    const shard = join(folder, one, '..');
    await cp(join(folder, one), join(shard, 'story-one (冲突副本).json'));
    await cp(join(folder, one), join(shard, 'story-copy.json'));
    await symlink(join(folder, one), join(folder, 'stories', 'link.json'));
    const before = await fingerprint(folder);
    const project = await open(folder, true);
    expect(project.notes.map(({ rule }) => rule)).toEqual(Array(3).fill('STORE-FOREIGN'));
    expect(Object.keys(project.records.story).toSorted()).toEqual(['story-one', 'story-two']);
    expect(await fingerprint(folder)).toBe(before);
  });

  it('names a picture whose file is missing', async () => {
    const folder = await freshProject();
    const project = await open(folder);
    const file = { sha256: 'ab'.repeat(32), ext: 'jpg', width: 3, height: 2, name: '集市.jpg' } as const;
    const picture = newPicture('pic-1', file);
    good(await project.apply([birthOf('picture', picture)]));
    const { notes } = await open(folder);
    expect(notes).toMatchObject([
      { rule: 'STORE-ASSET', params: { name: '集市.jpg' }, place: { picture: 'pic-1' } },
    ]);
  });

  it('opens read-only what a newer desk has written for older ones too', async () => {
    const folder = await freshProject();
    const manifest = await readJson(join(folder, 'manifest.json'));
    await writeJson(join(folder, 'manifest.json'), { ...manifest, formatVersion: 9 });
    const project = await open(folder);
    expect(project.readOnly).toBe(true);
    expect(told(project.notes)).toEqual([['STORE-NEWER', 'manifest.json']]);
  });
});

describe('opening', () => {
  cleanUp();

  it('a sound project changes nothing on the disk, read-only or not', async () => {
    const folder = await twoStories();
    const before = await fingerprint(folder);
    for (const readOnly of [true, false]) {
      const project = await open(folder, readOnly);
      expect(project.notes).toEqual([]);
      await project.close();
    }
    expect(await fingerprint(folder)).toBe(before);
  });

  it('sweeps what a crashed writer left, but not when it only looks', async () => {
    const folder = await twoStories();
    const sound = await fingerprint(folder);
    const left = join(folder, 'pages', '.x.json.aaaaaa-1-01234567.tmp');
    await writeFile(left, 'half');
    const { utimes } = await import('node:fs/promises');
    await utimes(left, 0, 0);
    const littered = await fingerprint(folder);
    await open(folder, true);
    expect(await fingerprint(folder)).toBe(littered);
    await open(folder);
    expect(await fingerprint(folder)).toBe(sound);
  });

  it('a read-only project saves nothing and says so', async () => {
    const folder = await twoStories();
    const before = await fingerprint(folder);
    const project = await open(folder, true);
    const diff = diffRecords(project.records, withStory(project.records, newStory('s3')));
    expect(bad(await project.apply(diff)).kind).toBe('read-only');
    expect(bad(await project.addAsset(new Uint8Array([1]), 'x.jpg')).kind).toBe('read-only');
    expect(await fingerprint(folder)).toBe(before);
  });

  it('an unknown folder beside ours is nobody’s business', async () => {
    const folder = await twoStories();
    await mkdir(join(folder, 'presence'));
    await writeFile(join(folder, 'presence', 'x.json'), '???');
    await writeFile(join(folder, 'pages', '.DS_Store'), 'x');
    expect((await open(folder)).notes).toEqual([]);
    expect(await place()).not.toBe(folder);
  });
});

/** Puts a story block on the project's first page. */
async function placeOnPage(folder: string, story: string): Promise<void> {
  const project = await open(folder);
  const [page] = Object.values(project.records.page);
  if (!page) throw new Error('no page');
  const block = {
    kind: 'story',
    id: 'item-1',
    story,
    area: { x: 0, y: 0, w: 13, h: 20 },
    columns: 1,
    gutter: 1,
    columnRule: false,
    head: { arrangement: 'over', align: 'center' },
    pictures: [],
    fill: 'level',
  };
  good(
    await project.apply([
      {
        type: 'page',
        id: page.id,
        ops: [{ op: 'splice', path: ['items'], at: 0, removed: [], inserted: [block] }],
      },
    ]),
  );
  await project.close();
}

describe('a document that is asked for later', () => {
  cleanUp();

  it('is named with its page where it is gone and nothing of it is kept', async () => {
    const folder = await freshProject();
    const whole = await open(folder);
    const [issue] = Object.values(whole.records.issue);
    const page = newPage('page-late', issue?.id ?? '', {
      items: [
        {
          kind: 'story',
          id: 'item-1',
          story: 'story-lost',
          area: { x: 0, y: 0, w: 10, h: 10 },
          columns: 1,
          gutter: 1,
          columnRule: false,
          head: { arrangement: 'over', align: 'start' },
          pictures: [],
          fill: 'level',
        },
      ],
    });
    good(await whole.apply([birthOf('page', page)]));
    await whole.close();
    const project = good(await openProject(folder, { load: 'shelf' }));
    expect(told(project.notes)).toEqual([]);
    const lost = [
      { type: 'page', id: 'page-late' },
      { type: 'story', id: 'story-lost' },
    ] as const;
    const { notes } = good(await project.load(lost));
    expect(told(notes)).toEqual([['STORE-MISSING', documentPath('story', 'story-lost')]]);
    expect(good(await project.load(lost)).notes).toEqual([]);
    expect(told(project.notes)).toEqual([['STORE-MISSING', documentPath('story', 'story-lost')]]);
    await project.close();
  });
});
