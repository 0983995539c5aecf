import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { diffRecords } from '../../../../core/document/apply';
import { openProject } from '../../../../electron/store/project';
import { cliBench } from './cli';

const sample = fileURLToPath(new URL('../../../../resources/sample', import.meta.url));

/** One hash over every name and byte below a folder. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

describe('bad input on the command line names the thing, says what to do and changes nothing', () => {
  const { cli, folder } = cliBench();
  const project = (): string => join(folder(), 'p.banxin');
  beforeEach(() => cp(sample, project(), { recursive: true }));

  it('a folder that is no project', async () => {
    const foreign = join(folder(), 'letters');
    await mkdir(foreign);
    await writeFile(join(foreign, 'a.txt'), '信');
    const before = await fingerprint(foreign);
    for (const command of ['compose', 'stories', 'doctor', 'preflight']) {
      const ran = await cli([command, 'letters']);
      expect(ran, command).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain(foreign);
      expect(ran.err).toContain('Choose a folder');
    }
    expect(await fingerprint(foreign)).toBe(before);
  });

  it('a damaged page: the others compose, the exit code says that something is missing', async () => {
    const damaged = join(project(), 'pages', (await readdir(join(project(), 'pages')))[0] ?? '');
    await writeFile(damaged, '{"schema":');
    const before = await fingerprint(project());
    const ran = await cli(['compose', 'p.banxin', '--json']);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ pages: [{}] });
    expect(ran.err).toContain('pages/');
    expect(ran.err).toContain('Restore it from a backup');
    expect((await cli(['doctor', 'p.banxin'])).code).toBe(1);
    expect(await fingerprint(project())).toBe(before);
  });

  it('a project of a newer version', async () => {
    const manifest = join(project(), 'manifest.json');
    const written = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
    await writeFile(manifest, JSON.stringify({ ...written, formatVersion: 99, minReader: 99 }));
    const before = await fingerprint(project());
    const ran = await cli(['compose', 'p.banxin']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('p.banxin');
    expect(await fingerprint(project())).toBe(before);
  });

  it('a missing picture keeps its page from the press, by name', async () => {
    await rm(join(project(), 'assets', 'sha256'), { recursive: true });
    const ran = await cli(['export', 'p.banxin', '--page', '3', '--out', 'page.pdf']);
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toMatch(/\.jpg/u);
    expect(await readdir(folder())).toEqual(['p.banxin']);
  });

  it('a typeface that is not installed keeps its page from the press, by name', async () => {
    const opened = await openProject(project());
    const body = opened.ok && opened.value.records.style['body'];
    if (!opened.ok || !body) throw new Error('The sample does not open.');
    const { records } = opened.value;
    const style = { ...records.style, body: { ...body, face: 'fangsong' } };
    await opened.value.apply(diffRecords(records, { ...records, style }));
    await opened.value.close();
    const ran = await cli(['export', 'p.banxin', '--page', '4', '--out', 'page.pdf']);
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain('fangsong');
    expect(await readdir(folder())).toEqual(['p.banxin']);
  });

  it('a place that cannot be written', async () => {
    await writeFile(join(folder(), 'file'), 'in the way');
    const ran = await cli(['export', 'p.banxin', '--page', '4', '--out', 'file/page.pdf']);
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain(join(folder(), 'file'));
    expect(await readFile(join(folder(), 'file'), 'utf8')).toBe('in the way');
  });

  it('a file that is no manuscript', async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256);
    await writeFile(join(folder(), 'photo.raw'), bytes);
    const before = await fingerprint(project());
    const ran = await cli(['import', 'p.banxin', 'photo.raw']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('photo.raw');
    expect(await fingerprint(project())).toBe(before);
  });
});
