import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeBackup } from '../../../../electron/store/backup';
import { headerFile, PACKS } from '../../../../electron/store/backup/places';
import { bundle, Child } from './children';
import { cleanUp, filesOf, freshProject, good } from './places';

/** Who waits for a pipe waits for ever: the test ends it after so long. Milliseconds. */
const PATIENCE = 15_000;

const HASH = 'ab'.repeat(32);

async function pipeAt(folder: string, path: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await rm(join(folder, path), { force: true });
  execFileSync('mkfifo', [join(folder, path)]);
}

describe.skipIf(process.platform === 'win32')('a pipe in the place of a file', () => {
  cleanUp();
  let script = '';
  beforeAll(async () => {
    script = await bundle('./looker.child.ts', join(process.cwd(), 'out', 'test-looker'));
  });

  const look = async (folder: string): Promise<unknown> => {
    const child = new Child(process.execPath, [script, folder]);
    const timer = setTimeout(() => child.process.kill('SIGKILL'), PATIENCE);
    await child.end();
    clearTimeout(timer);
    return child.output === '' ? `nothing: ${child.errors}` : JSON.parse(child.output);
  };

  it('and a link to a device hold nobody up, wherever they stand', async () => {
    const folder = await freshProject();
    good(await takeBackup(folder));
    const pack = (await filesOf(folder)).find((path) => path.startsWith(PACKS)) ?? '';
    const places = [
      '.local/index.json',
      '.local/search.bin',
      '.local/migration.json',
      '.local/lock/holder.json',
      '.local/backups/seen.json',
      `${PACKS}/20260101T000000Z-0-0.pack`,
      pack,
      headerFile('20260101T000000Z'),
      'presence/other.json',
      'stories/ne/story-one.json',
      `history/story-story-one/20261122T081530Z-desk-1-2.json`,
      `branches/story-story-one/20261122T081530Z-desk-1-2.json`,
      `assets/sha256/ab/${HASH}.jpg`,
      `.local/backups/assets/ab/${HASH}.jpg`,
    ];
    for (const path of places) await pipeAt(folder, path);
    const all = { cards: true, others: true, opened: true, backup: true, examined: true };
    expect(await look(folder)).toEqual(all);
    for (const path of places) {
      await rm(join(folder, path), { force: true });
      await symlink('/dev/zero', join(folder, path));
    }
    expect(await look(folder)).toEqual(all);
  }, 60_000);

  it('as the manifest is an answer at once', async () => {
    const folder = await freshProject();
    await pipeAt(folder, 'manifest.json');
    expect(await look(folder)).toMatchObject({ opened: false });
  }, 60_000);
});
