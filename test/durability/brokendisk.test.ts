import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { applyDiff, diffRecords } from '../../core/document/apply';
import { openProject } from '../../electron/store/project';
import { figures } from '../support/counts';
import { Disk } from './disks';
import { filesBelow, paperFor } from './documents';
import { headlineOnDisk, open, saving, until, withStory } from './keeping';
import { STORY } from './typist';

let disk: Disk | undefined;
afterEach(() => disk?.remove());

async function newDisk(skip: (why: string) => never): Promise<Disk> {
  const made = await Disk.make(32 * 1024 * 1024);
  if (typeof made === 'string') return skip(made);
  disk = made;
  return made;
}

it.for([
  ['EIO', 'disk-error', (at: Disk) => at.breakDown()],
  ['EROFS', 'read-only', (at: Disk) => at.turnReadOnly()],
] as const)(
  'a disk that answers %s while a paper is open: the old document whole, the edit kept and saved when it is back',
  async ([code, kind, fail], { skip }) => {
    const made = await newDisk(skip);
    const folder = await paperFor(join(made.point, 'paper.banxin'));
    const project = await open(folder);
    const before = withStory(project.records, '旧');
    expect((await project.apply(diffRecords(project.records, before))).ok).toBe(true);
    fail(made);
    const after = withStory(before, '新');
    const { autosave, failures } = saving(project);
    autosave.add(diffRecords(before, after));
    await until(() => failures.length >= 3);
    expect(failures.map((each) => [each.kind, each.detail?.includes(code)])).toEqual(
      failures.map(() => [kind, true]),
    );
    expect(project.records.story[STORY]?.headline).toBe('旧');
    expect(applyDiff(before, await autosave.hold())).toEqual(after);
    made.comeBack();
    expect(await headlineOnDisk(folder)).toBe('旧');
    autosave.release();
    // Nobody does anything: the desk saves by itself.
    await until(() => autosave.clean);
    expect(autosave.clean).toBe(true);
    expect(await headlineOnDisk(folder)).toBe('新');
    await project.close();
    expect(existsSync(join(folder, '.local', 'quarantine'))).toBe(false);
    figures(`a disk that answers ${code}`, {
      'old document damaged': 0,
      'edits lost': 0,
      'attempts refused': failures.length,
    });
  },
);

it('a paper on a disk that answers EIO is not taken for a damaged one: the message names the disk, nothing is put away', async ({
  skip,
}) => {
  const made = await newDisk(skip);
  const folder = await paperFor(join(made.point, 'paper.banxin'));
  // The lock's removal at closing is not synced, so the disk may forget it.
  const files = async () =>
    (await filesBelow(folder, true)).filter((file) => !file.includes('/.local/lock/'));
  const before = await files();
  made.breakDown();
  const opened = await openProject(folder);
  expect(opened.ok ? 'opened' : opened.error.kind).toBe('disk-error');
  made.comeBack();
  expect(await files()).toEqual(before);
  const again = await open(folder);
  expect(again.notes).toEqual([]);
  await again.close();
});
