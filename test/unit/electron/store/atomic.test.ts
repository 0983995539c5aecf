import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  makeFolder,
  sweepTemporaries,
  temporaryName,
  writeAtomic,
  writeTextAtomic,
} from '../../../../electron/store/atomic';
import { codeOf } from '../../../../electron/store/failures';
import { cleanUp, place } from './places';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The name that a process which has ended would have used: no system counts that far. */
const dead = (name: string): string => name.replace(`-${process.pid}-`, '-4194304-');

describe('writeAtomic', () => {
  cleanUp();

  it('writes all of it, makes the folders and leaves nothing beside it', async () => {
    const folder = join(await place(), 'a', 'b');
    await writeTextAtomic(join(folder, 'x.json'), '江城');
    await writeTextAtomic(join(folder, 'x.json'), '江城工人报');
    expect(await readFile(join(folder, 'x.json'), 'utf8')).toBe('江城工人报');
    expect(await readdir(folder)).toEqual(['x.json']);
  });

  it('replaces the file and does not write into it: a reader that has it open keeps the old one whole', async () => {
    const file = join(await place(), 'x.json');
    await writeAtomic(file, bytes('old'));
    const { ino } = await stat(file);
    await writeAtomic(file, bytes('new'));
    expect((await stat(file)).ino).not.toBe(ino);
  });

  it('leaves the old file and no other where it fails', async () => {
    const folder = await place();
    await mkdir(join(folder, 'x.json'));
    await writeFile(join(folder, 'x.json', 'inside'), 'kept');
    await expect(writeAtomic(join(folder, 'x.json'), bytes('new'))).rejects.toThrow('EISDIR');
    expect(await readdir(folder, { recursive: true })).toEqual(['x.json', join('x.json', 'inside')]);
  });

  it('says which system error it was', async () => {
    const folder = await place();
    await writeFile(join(folder, 'file'), '');
    const problem: unknown = await writeAtomic(join(folder, 'file', 'a', 'x.json'), bytes('x')).catch(
      (cause: unknown) => cause,
    );
    expect(codeOf(problem)).toBe('ENOTDIR');
  });

  it('many writers of one file: the last one whole, none torn, nothing left', async () => {
    const folder = await place();
    const file = join(folder, 'x.json');
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000 + i * 700));
    await Promise.all(texts.map((text) => writeTextAtomic(file, text)));
    expect(texts).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['x.json']);
  });
});

const codeFor = async (folder: string): Promise<string | undefined> =>
  codeOf(await makeFolder(folder).catch((cause: unknown) => cause));

describe('makeFolder', () => {
  cleanUp();
  it('makes what is missing, once for all who ask for it at the same time', async () => {
    const folder = join(await place(), 'a', 'b', 'c');
    await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(folder, 'd'))]);
    await makeFolder(folder);
    expect(await readdir(folder)).toEqual(['d']);
  });

  it('refuses a file in the place of a folder', async () => {
    const file = join(await place(), 'file');
    await writeFile(file, '');
    expect(await codeFor(file)).toBe('ENOTDIR');
    expect(await codeFor(join(file, 'below'))).toBe('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')('comes back from a place that takes no folders', async () => {
    expect(await codeFor('/proc/banxin/a/b')).toBe('ENOENT');
  });
});

describe('sweepTemporaries', () => {
  cleanUp();

  it('removes what dead and ancient writers left, at every depth, and nothing else', async () => {
    const folder = await place();
    await mkdir(join(folder, 'pages'));
    const working = temporaryName('a.json');
    const left = dead(temporaryName('b.json'));
    const elsewhere = temporaryName('c.json').replace(/[0-9a-f]{6}-/u, 'ffffff-');
    const ancient = temporaryName('d.json').replace(/[0-9a-f]{6}-/u, 'ffffff-');
    for (const name of [working, left, elsewhere, ancient, 'page.json', '.hidden.tmp', 'mine.tmp'])
      await writeFile(join(folder, 'pages', name), 'x');
    await utimes(join(folder, 'pages', ancient), 0, 0);
    const swept = await sweepTemporaries(folder);
    expect(swept.toSorted()).toEqual([left, ancient].map((name) => join(folder, 'pages', name)).toSorted());
    const rest = await readdir(join(folder, 'pages'));
    expect(rest.toSorted()).toEqual([working, elsewhere, 'page.json', '.hidden.tmp', 'mine.tmp'].toSorted());
  });
});
