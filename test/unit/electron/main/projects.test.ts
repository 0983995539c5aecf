import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskFailure, Standing } from '../../../../core/contract/desk';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { libraryHere } from '../../../../electron/jobs/library';
import { freeProjectFolder } from '../../../../electron/main/folders';
import { ProjectsService } from '../../../../electron/main/projects';
import { exportArchive, importArchive } from '../../../../electron/store/archive';

let home: string;
let last: string | undefined;
let chosen: string | undefined;
let failures: DeskFailure[];
let changes: DocumentsChanged[];
let stands: Standing[];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'banxin-projects-'));
  last = undefined;
  chosen = undefined;
  failures = [];
  changes = [];
  stands = [];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const service = (asked?: string): ProjectsService =>
  new ProjectsService(
    {
      documents: () => path.join(home, 'documents'),
      lastProject: () => last,
      remember: (folder) => {
        last = folder;
      },
      chooseFolder: () => Promise.resolve(chosen),
      unpack: async (archive) => {
        const imported = await importArchive(archive, path.join(home, 'documents', 'unpacked.banxin'));
        return imported.ok ? { ok: true, value: imported.value.folder } : imported;
      },
      sampleName: () => '示例报',
      saveFailed: (failure) => failures.push(failure),
      changed: (change) => changes.push(change),
      standing: (one) => stands.push(one),
      startLibrary: libraryHere,
    },
    asked,
  );

describe('the open project', () => {
  it('is the sample at the first start and the same copy at the next', async () => {
    const first = service();
    expect(await first.openLast()).toMatchObject({ ok: true, value: { readOnly: false } });
    expect(last).toBe(path.join(home, 'documents', '示例报.banxin'));
    await first.shutdown();
    expect(await service().openLast()).toMatchObject({ ok: true, value: { folder: last } });
    expect(readdirSync(path.join(home, 'documents'))).toEqual(['示例报.banxin']);
  });

  it('is answered again to a window that was loaded again', async () => {
    const projects = service();
    const [first, second] = await Promise.all([projects.openLast(), projects.openLast()]);
    expect(second).toEqual(first);
    expect(readdirSync(path.join(home, 'documents'))).toHaveLength(1);
  });

  it('is the one the command line names, before the last one', async () => {
    const made = service();
    const created = await made.create({ name: '北江工人报', paper: 'tabloid' });
    expect(created).toMatchObject({
      ok: true,
      value: { folder: path.join(home, 'documents', '北江工人报.banxin') },
    });
    await made.shutdown();
    const folder = last;
    last = path.join(home, 'another.banxin');
    expect(await service(folder).openLast()).toMatchObject({ ok: true, value: { folder } });
  });

  it('is unpacked first where the command line names an archive', async () => {
    const made = service();
    await made.openLast();
    const archive = path.join(home, '旧报.banxin.zip');
    expect(await exportArchive(path.join(home, 'documents', '示例报.banxin'), archive)).toMatchObject({
      ok: true,
    });
    await made.shutdown();
    const opened = await service(archive).openLast();
    expect(opened).toMatchObject({
      ok: true,
      value: { folder: path.join(home, 'documents', 'unpacked.banxin') },
    });
    expect(await service(path.join(home, 'none.banxin.zip')).openLast()).toMatchObject({
      ok: false,
      error: { thing: expect.stringContaining('none.banxin.zip') as string },
    });
  });

  it('says why the last one does not open, and opens the sample when asked again', async () => {
    last = path.join(home, 'gone.banxin');
    const projects = service();
    expect(await projects.openLast()).toMatchObject({
      ok: false,
      error: { thing: expect.stringContaining('gone') },
    });
    expect(last).toBe(path.join(home, 'gone.banxin'));
    expect(await projects.openLast()).toMatchObject({ ok: true });
  });

  it('stays open where another does not open', async () => {
    const projects = service();
    await projects.openLast();
    const before = projects.current;
    chosen = path.join(home, 'album');
    mkdirSync(chosen);
    writeFileSync(path.join(chosen, 'note.txt'), 'no paper');
    expect(await projects.choose()).toMatchObject({ ok: false, error: { kind: 'not-a-project' } });
    chosen = undefined;
    expect(await projects.choose()).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(projects.current).toBe(before);
    expect(await projects.save([])).toMatchObject({ ok: true });
  });

  it('takes the folder the system hands over instead of asking', async () => {
    const projects = service();
    await projects.openLast();
    await projects.create({ name: '另一张报', paper: 'a4' });
    projects.ask(path.join(home, 'documents', '示例报.banxin'));
    expect(await projects.choose()).toMatchObject({
      ok: true,
      value: { folder: expect.stringContaining('示例报') },
    });
  });

  it('names what could not be saved', async () => {
    const projects = service();
    expect(await projects.save([])).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await projects.openLast();
    const ops = [{ op: 'set', path: ['slug'], from: 'was never so', to: 'x' }] as const;
    expect(await projects.save([{ type: 'story', id: 'no-such-story', ops }])).toMatchObject({ ok: false });
    expect(failures).toHaveLength(1);
  });
});

describe('folders for new papers', () => {
  it('are free and have names that every file system takes', () => {
    expect(freeProjectFolder(home, '北江工人报')).toBe(path.join(home, '北江工人报.banxin'));
    mkdirSync(path.join(home, '北江工人报.banxin'));
    expect(freeProjectFolder(home, '北江工人报')).toBe(path.join(home, '北江工人报 2.banxin'));
    expect(freeProjectFolder(home, '../a:b*?. ')).toBe(path.join(home, '.. a b.banxin'));
    expect(freeProjectFolder(home, '///')).toBe(path.join(home, 'Banxin.banxin'));
  });
});

const taken = (): readonly Standing[] => stands.filter(({ lost }) => lost?.kind === 'locked');

describe('a project that somebody else takes meanwhile', () => {
  it('is told of at once, stays as it is, and is written again when it is given back', async () => {
    const one = service();
    const opened = await one.openLast();
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const { folder } = opened.value;
    await expect.poll(() => one.current?.lock).toBeDefined();
    const lock = path.join(folder, '.local', 'lock');
    // The library's first look is over, and the service listens.
    await expect.poll(() => changes.some(({ looked }) => looked === 1), { timeout: 10_000 }).toBe(true);
    const holder = { user: '李', host: 'elsewhere', machine: 'm', pid: 1, start: null, token: 't' };
    writeFileSync(
      path.join(lock, 'holder.json'),
      JSON.stringify({ ...holder, since: '2026-11-22T08:00:00.000Z' }),
    );
    expect(await one.current?.lock?.check()).toMatchObject({ kind: 'locked' });
    await expect.poll(taken).toMatchObject([{ lost: { kind: 'locked' }, holder: { user: '李' } }]);
    expect(await one.takeOver()).toMatchObject({ ok: false, error: { kind: 'locked' } });
    rmSync(lock, { recursive: true });
    expect(await one.takeOver()).toMatchObject({ ok: true });
    await expect.poll(() => stands).toContainEqual({ lost: null, holder: null });
    await one.shutdown();
  });
});
