import { appendFile, link, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Backup } from '../../../../../core/contract/project';
import {
  backupSource,
  listBackups,
  restoreBackup,
  type Taken,
  takeBackup,
  verifyBackups,
} from '../../../../../electron/store/backup';
import { documentPath } from '../../../../../electron/store/layout';
import { bad, cleanUp, filesOf, good, place } from '../places';
import { project as sample, storyBytes, writePicture, writeStory } from './project';

cleanUp();

const ID = 'aaaa0001';
const STORY = documentPath('story', ID);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-22T08:15:30Z');

/** A small project of its own, without the sample's pages. */
async function small(): Promise<string> {
  const folder = join(await place(), '小.banxin');
  await writeStory(folder, ID, '头条');
  await writeFile(
    join(folder, 'manifest.json'),
    '{"formatVersion":1,"id":"p","minReader":1,"product":"banxin"}\n',
  );
  return folder;
}

const take = async (folder: string, hours: number, migration = false): Promise<Taken> =>
  good(await takeBackup(folder, { now: new Date(START + hours * HOUR), migration }));

const made = async (folder: string, hours: number, migration = false): Promise<Backup> => {
  const { backup } = await take(folder, hours, migration);
  if (!backup) throw new Error('nothing was made');
  return backup;
};

/** Bytes of the backups, caches aside; a picture that the project has under another name costs nothing. */
async function cost(folder: string): Promise<number> {
  let sum = 0;
  for (const path of await filesOf(folder)) {
    if (!path.startsWith('.local/backups/') || path.endsWith('seen.json')) continue;
    const { size, nlink } = await stat(join(folder, path));
    if (nlink === 1) sum += size;
  }
  return sum;
}

const restored = async (folder: string, backup: Backup): Promise<string> => {
  const target = join(await place(), '还原.banxin');
  expect(good(await restoreBackup(folder, backup.id, target)).lost).toEqual([]);
  return target;
};

describe('a backup', () => {
  it('gives back what was there, byte for byte, and changes nothing', async () => {
    const folder = await sample();
    const picture = await writePicture(folder, 'not really a picture');
    const before = await filesOf(folder);
    const backup = await made(folder, 0);
    expect(backup).toMatchObject({ id: '20261122T081530Z', kept: 'hourly' });
    expect((await filesOf(folder)).filter((path) => !path.startsWith('.local/'))).toEqual(before);
    await rm(join(folder, picture));
    const target = await restored(folder, backup);
    expect(await filesOf(target)).toEqual(before);
    expect(await readFile(join(target, picture), 'utf8')).toBe('not really a picture');
    for (const path of before.filter((one) => one !== picture))
      expect(await readFile(join(target, path))).toEqual(await readFile(join(folder, path)));
  }, 60_000);

  it('is not made where nothing has changed, and costs what has', async () => {
    const folder = await sample();
    await made(folder, 0);
    const first = await cost(folder);
    expect((await take(folder, 1)).backup).toBeNull();
    await writeStory(folder, ID, '又一条');
    await made(folder, 2);
    // One document, its part of the list, and a head that names all parts.
    expect((await cost(folder)) - first).toBeLessThan(storyBytes(ID, '又一条').byteLength + 8000);
    expect(good(await listBackups(folder))).toHaveLength(2);
  });

  it('sees a change that left size and time as they were, at the latest a day after', async () => {
    const folder = await small();
    const file = join(folder, STORY);
    await utimes(file, 1, 1);
    await made(folder, 0);
    await writeFile(file, storyBytes(ID, '尾条'));
    await utimes(file, 1, 1);
    expect((await take(folder, 1)).backup).toBeNull();
    const backup = await made(folder, 25);
    const target = await restored(folder, backup);
    expect(await readFile(join(target, STORY))).toEqual(Buffer.from(storyBytes(ID, '尾条')));
  });

  it('keeps the last good state of a document that is damaged, and names it', async () => {
    const folder = await small();
    await made(folder, 0);
    await truncate(join(folder, STORY), 40);
    await writeStory(folder, 'bbbb0002', '二条');
    const { backup, missed } = await take(folder, 1);
    expect(missed.map(({ path }) => path)).toEqual([STORY]);
    if (!backup) throw new Error('nothing was made');
    expect(await readFile(join(await restored(folder, backup), STORY))).toEqual(
      Buffer.from(storyBytes(ID, '头条')),
    );
  });

  it('is not touched by what befalls the documents themselves', async () => {
    const folder = await small();
    const backup = await made(folder, 0);
    // Written into and not replaced, as a failing disk or a careless program does it.
    await appendFile(join(folder, STORY), 'x');
    expect(await readFile(join(await restored(folder, backup), STORY))).toEqual(
      Buffer.from(storyBytes(ID, '头条')),
    );
  });

  it('is of one moment: what is saved meanwhile is read again', async () => {
    const folder = await small();
    const other = documentPath('story', 'bbbb0002');
    await writeStory(folder, 'bbbb0002', '1');
    let saves = 1;
    const { backup } = good(
      await takeBackup(folder, {
        // Between the reading and the second look both stories are saved, three times.
        quiet: async () => {
          if (saves > 3) return;
          saves += 1;
          await writeStory(folder, ID, `甲${saves}`, saves);
          await writeStory(folder, 'bbbb0002', `乙${saves}`, saves);
        },
      }),
    );
    if (!backup) throw new Error('nothing was made');
    const target = await restored(folder, backup);
    expect(await readFile(join(target, STORY))).toEqual(Buffer.from(storyBytes(ID, '甲4', 4)));
    expect(await readFile(join(target, other))).toEqual(Buffer.from(storyBytes('bbbb0002', '乙4', 4)));
  });

  it('is given up where the project does not come to rest, leaving nothing', async () => {
    const folder = await small();
    let n = 1;
    const never = await takeBackup(folder, {
      quiet: async () => void (await writeStory(folder, ID, `${(n += 1)}`, n)),
    });
    expect(bad(never).kind).toBe('changed-on-disk');
    expect(await filesOf(join(folder, '.local/backups'))).toEqual([]);
  });

  it('can be cancelled, leaving nothing', async () => {
    const folder = await small();
    const stop = new AbortController();
    const given = await takeBackup(folder, { signal: stop.signal, quiet: async () => stop.abort() });
    expect(bad(given).kind).toBe('cancelled');
    expect((await filesOf(folder)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });

  it('gives recovery the states of one document, each once, newest first', async () => {
    const folder = await small();
    const source = backupSource(folder);
    expect(await source({ type: 'story', id: ID })).toEqual([]);
    await made(folder, 0);
    await writeStory(folder, 'bbbb0002', '二条');
    await made(folder, 1);
    await writeStory(folder, ID, '改过', 2);
    await made(folder, 2);
    const copies = await source({ type: 'story', id: ID });
    expect(copies.map(({ from }) => from)).toEqual(['20261122T101530Z', '20261122T091530Z']);
    expect(await copies[1]?.read()).toEqual(Buffer.from(storyBytes(ID, '头条')));
  });
});

describe('backups that go', () => {
  it('are thinned by age; what only they have needed goes with them, the rest can still be given back', async () => {
    const folder = await small();
    const picture = await writePicture(folder, 'first picture');
    const texts = Array.from({ length: 8 }, (_, n) => `第${n}版`.repeat(400));
    const backups: Backup[] = [];
    for (const [n, text] of texts.entries()) {
      await writeStory(folder, ID, text, n + 1);
      if (n === 2) await rm(join(folder, picture));
      backups.push(await made(folder, n));
    }
    await writeStory(folder, ID, '很久以后', 99);
    await made(folder, 24 * 40);
    const left = good(await listBackups(folder, new Date(START + 40 * DAY)));
    // The last of that day, which is the last of that week as well, and the new one.
    expect(left.map(({ id }) => id)).toEqual(['20270101T081530Z', '20261122T151530Z']);
    expect(await readdir(join(folder, '.local/backups/assets')).catch(() => [])).not.toContain(picture);
    const target = await restored(folder, backups[7] as Backup);
    expect(await readFile(join(target, STORY))).toEqual(Buffer.from(storyBytes(ID, texts[7] ?? '', 8)));
    expect((await verifyBackups(folder)).damaged).toEqual([]);
  });

  it('stay ninety days where they were made before a migration', async () => {
    const folder = await small();
    expect(await made(folder, 0, true)).toMatchObject({
      id: '20261122T081530Z-migration',
      kept: 'migration',
    });
    // Made although nothing has changed.
    await made(folder, 1, true);
    await writeStory(folder, ID, '后来', 2);
    await made(folder, 24 * 80);
    expect(good(await listBackups(folder, new Date(START + 80 * DAY)))).toHaveLength(3);
    await writeStory(folder, ID, '更后来', 3);
    await made(folder, 24 * 92);
    expect(good(await listBackups(folder, new Date(START + 92 * DAY)))).toHaveLength(3);
  });

  it('take nothing with them while one of them cannot be read', async () => {
    const folder = await small();
    for (let n = 0; n < 3; n++) {
      await writeStory(folder, ID, `${n}`.repeat(3000), n + 1);
      await made(folder, n);
    }
    await truncate(join(folder, '.local/backups/20261122T091530Z.json'), 30);
    const packs = await readdir(join(folder, '.local/backups/packs'));
    await writeStory(folder, ID, '以后', 9);
    await made(folder, 24 * 400);
    expect(await readdir(join(folder, '.local/backups/packs'))).toEqual(expect.arrayContaining(packs));
  });
});

describe('a damaged backup', () => {
  it('is found, gives back what is whole, and is made good by the next', async () => {
    const folder = await small();
    await writeStory(folder, 'bbbb0002', '二条');
    const backup = await made(folder, 0);
    const pack = join(
      folder,
      '.local/backups/packs',
      (await readdir(join(folder, '.local/backups/packs')))[0] ?? '',
    );
    const bytes = await readFile(pack);
    // In the first piece's content.
    bytes[60] = (bytes[60] ?? 0) ^ 0xff;
    await writeFile(pack, bytes);
    const { damaged } = await verifyBackups(folder);
    expect(damaged).toMatchObject([{ id: backup.id }]);
    const target = join(await place(), '残.banxin');
    const { lost } = good(await restoreBackup(folder, backup.id, target));
    expect(lost).toHaveLength(1);
    expect(lost).toEqual(damaged[0]?.lost);
    await take(folder, 25);
    expect((await verifyBackups(folder)).damaged).toEqual([]);
  });

  it('is refused where its name or its head is not what it should be', async () => {
    const folder = await small();
    const { id } = await made(folder, 0);
    const target = join(await place(), 'x.banxin');
    expect(bad(await restoreBackup(folder, '../../etc', target)).kind).toBe('damaged');
    expect(bad(await restoreBackup(folder, '20260101T000000Z', target)).kind).toBe('not-found');
    const head = join(folder, `.local/backups/${id}.json`);
    await writeFile(head, (await readFile(head, 'utf8')).replace('"documents": 1', '"documents": 2'));
    expect(bad(await restoreBackup(folder, id, target)).kind).toBe('damaged');
    expect(good(await listBackups(folder))).toEqual([]);
  });

  it('never overwrites: the new folder must be free', async () => {
    const folder = await small();
    const { id } = await made(folder, 0);
    expect(bad(await restoreBackup(folder, id, folder)).kind).toBe('refused');
  });

  it('shares no file with the folder that was restored', async () => {
    const folder = await small();
    const picture = await writePicture(folder, 'picture');
    const target = await restored(folder, await made(folder, 0));
    expect((await stat(join(target, picture))).nlink).toBe(1);
    // The project's own picture has its second name among the backups.
    expect((await stat(join(folder, picture))).nlink).toBe(2);
    await expect(link(join(folder, picture), join(folder, '.local', 'x'))).resolves.toBeUndefined();
  });
});
