import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupSource, listBackups, restoreBackup, takeBackup } from '../../../../../electron/store/backup';
import { sha256 } from '../../../../../electron/store/envelope';
import { documentPath } from '../../../../../electron/store/layout';
import { cleanUp, filesOf, good, place } from '../places';
import { project as sampleProject, writePicture, writeStory } from './project';

cleanUp();

describe('a backup', () => {
  it('gives back what was there, byte for byte, and changes nothing', async () => {
    const project = await sampleProject();
    await writeStory(project, 'aaaa-0001', '头条');
    const asset = await writePicture(project, 'not really a picture');
    const before = await filesOf(project);
    const { backup } = good(await takeBackup(project));
    expect(backup?.kept).toBe('hourly');
    const after = (await filesOf(project)).filter((path) => !path.startsWith('.local/'));
    expect(after).toEqual(before);
    await rm(join(project, asset));
    await rm(join(project, documentPath('story', 'aaaa-0001')));
    const target = join(await place(), '还原.banxin');
    expect(good(await restoreBackup(project, backup?.id ?? '', target)).lost).toEqual([]);
    expect(await filesOf(target)).toEqual(before);
    expect(await readFile(join(target, asset), 'utf8')).toBe('not really a picture');
    expect((await stat(join(project, '.local'))).isDirectory()).toBe(true);
    const [copy] = await backupSource(project)({ type: 'story', id: 'aaaa-0001' });
    expect(sha256((await copy?.read()) ?? new Uint8Array())).toBe(
      sha256(await readFile(join(target, documentPath('story', 'aaaa-0001')))),
    );
    expect(good(await listBackups(project))).toHaveLength(1);
  });
});
