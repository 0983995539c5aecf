import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../../electron/store/failures';
import { type Renaming, renameOver, renamingOn } from '../../../../electron/store/rename';
import { cleanUp, place } from './places';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

/** A system on which another program holds the file for so many attempts, with what it is asked to wait. */
function held(code: string, times: number, platform: NodeJS.Platform = 'win32') {
  const paused: number[] = [];
  const usual = renamingOn(platform);
  let attempts = 0;
  const on: Renaming = {
    retries: usual.retries,
    pause: async (ms) => paused.push(ms),
    rename: async (from, to) => {
      attempts += 1;
      if (attempts <= times) throw withCode(code);
      await usual.rename(from, to);
    },
  };
  return { on, paused, attempts: () => attempts };
}

async function files(): Promise<{ folder: string; from: string; to: string }> {
  const folder = await place();
  const [from, to] = [join(folder, 'new'), join(folder, 'old')];
  await writeFile(from, '新');
  await writeFile(to, '旧');
  return { folder, from, to };
}

describe('renaming over what is there', () => {
  cleanUp();

  it.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows tries again after %s, each time later', async (code) => {
    const { folder, from, to } = await files();
    const { on, paused } = held(code, 3);
    await renameOver(from, to, on);
    expect(await readFile(to, 'utf8')).toBe('新');
    expect(await readdir(folder)).toEqual(['old']);
    expect(paused).toEqual([10, 20, 40]);
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'gives up on %s within a second, both files as they were',
    async (code) => {
      const { from, to } = await files();
      const { on, paused, attempts } = held(code, Number.POSITIVE_INFINITY);
      expect(codeOf(await renameOver(from, to, on).catch((problem: unknown) => problem))).toBe(code);
      expect(attempts()).toBe(paused.length + 1);
      expect(paused.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1000);
      expect([await readFile(from, 'utf8'), await readFile(to, 'utf8')]).toEqual(['新', '旧']);
    },
  );

  it.each([
    ['ENOSPC', 'win32'],
    ['ENOENT', 'win32'],
    ['EXDEV', 'win32'],
    ['EPERM', 'linux'],
    ['EACCES', 'darwin'],
  ] as const)('fails at once with %s on %s', async (code, platform) => {
    const { from, to } = await files();
    const { on, paused, attempts } = held(code, 1, platform);
    expect(codeOf(await renameOver(from, to, on).catch((problem: unknown) => problem))).toBe(code);
    expect([attempts(), paused]).toEqual([1, []]);
  });
});
