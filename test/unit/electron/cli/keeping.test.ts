import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../../electron/store/lock';
import { fingerprint, good } from '../store/places';
import { cliBench } from './cli';

interface Doctor {
  readonly documents: number;
  readonly damaged: readonly { readonly path: string; readonly problem: string; readonly remedy: string }[];
}

describe('keeping a project from the command line', () => {
  const { cli, json, folder } = cliBench();
  const made = async (): Promise<string> => {
    const { pages } = (await json(['new', 'p.banxin', '--name', '江城日报', '--date', '2026-11-22'])) as {
      readonly pages: readonly string[];
    };
    return `pages/${pages[0]}.json`;
  };

  it('backs up, lists, and restores into a new folder', async () => {
    await made();
    expect((await cli(['restore', 'p.banxin', '--out', 'r.banxin'])).code).toBe(2);
    const { backup } = (await json(['backup', 'p.banxin'])) as { backup: { id: string; documents: number } };
    expect(backup.documents).toBeGreaterThan(3);
    expect(await json(['backup', 'p.banxin'])).toMatchObject({ backup: null, missed: [] });
    expect(await json(['backup', 'p.banxin', '--list'])).toMatchObject({ backups: [{ id: backup.id }] });
    const restored = await json(['restore', 'p.banxin', '--out', 'r.banxin']);
    expect(restored).toEqual({ project: join(folder(), 'r.banxin'), backup: backup.id, lost: [] });
    expect(await json(['doctor', 'r.banxin'])).toMatchObject({ damaged: [] });
    expect((await cli(['restore', 'p.banxin', '20200101T000000Z', '--out', 'x'])).err).toContain(backup.id);
    expect((await cli(['restore', 'p.banxin', '--out', 'r.banxin'])).code).toBe(2);
  }, 60_000);

  it('writes an archive and makes a project of it', async () => {
    await made();
    const ran = await cli(['archive', 'p.banxin', '--out', 'p.banxin.zip', '--json']);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ path: join(folder(), 'p.banxin.zip'), leftOut: [] });
    expect((await cli(['unarchive', 'p.banxin.zip', '--out', 'q.banxin'])).code).toBe(0);
    expect(await readFile(join(folder(), 'q.banxin/manifest.json'))).toEqual(
      await readFile(join(folder(), 'p.banxin/manifest.json')),
    );
    await writeFile(join(folder(), 'x.zip'), 'not a zip');
    const refused = await cli(['unarchive', 'x.zip', '--out', 'y.banxin']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('.banxin.zip');
    expect((await cli(['archive', 'nowhere', '--out', 'z.zip'])).code).toBe(2);
  }, 60_000);

  it('says what is damaged and where it would come from, and with --repair puts it back', async () => {
    const page = await made();
    await cli(['backup', 'p.banxin']);
    const before = await readFile(join(folder(), 'p.banxin', page));
    await truncate(join(folder(), 'p.banxin', page), 50);
    const untouched = await fingerprint(join(folder(), 'p.banxin'));
    const looked = await cli(['doctor', 'p.banxin', '--json']);
    expect(looked.code).toBe(1);
    const { damaged } = JSON.parse(looked.out) as Doctor;
    expect(damaged.map(({ path }) => path)).toEqual([page]);
    expect(damaged[0]?.problem).toContain(page);
    expect(damaged[0]?.remedy).toMatch(/from the backup of \d{4}-\d\d-\d\dT/u);
    expect(await fingerprint(join(folder(), 'p.banxin'))).toBe(untouched);
    const mended = await cli(['doctor', 'p.banxin', '--repair', '--json']);
    expect(mended.code).toBe(0);
    expect(JSON.parse(mended.out)).toMatchObject({ damaged: [{ path: page, repaired: true }] });
    expect(await readFile(join(folder(), 'p.banxin', page))).toEqual(before);
    expect((await cli(['doctor', 'p.banxin'], '', 'zh_CN.UTF-8')).out).toMatch(/有问题的 0 处/u);
  }, 60_000);

  it('says what it cannot put back', async () => {
    const page = await made();
    await rm(join(folder(), 'p.banxin', page));
    const ran = await cli(['doctor', 'p.banxin', '--repair']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(page);
    expect(ran.out).toContain('left: 1');
  }, 60_000);

  it('leaves a project alone that somebody has open', async () => {
    const page = await made();
    await truncate(join(folder(), 'p.banxin', page), 50);
    const lock = good(await takeLock(join(folder(), 'p.banxin')));
    for (const argv of [
      ['backup', 'p.banxin'],
      ['doctor', 'p.banxin', '--repair'],
    ])
      expect((await cli(argv)).code).toBe(3);
    await lock.release();
  }, 60_000);
});
