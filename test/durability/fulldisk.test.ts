import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { applyDiff, diffRecords } from '../../core/document/apply';
import { figures } from '../support/counts';
import { Disk } from './disks';
import { filesBelow, paperFor } from './documents';
import { headlineOnDisk, open, STORY_BYTES, saving, until, withStory } from './keeping';
import { STORY } from './typist';

/** Free space as a share of what the story takes; the last has room for it. */
const LEVELS = [0, 1 / 64, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 15 / 16, 4];

const disk = await Disk.make(32 * 1024 * 1024);
if (typeof disk === 'string') process.stdout.write(`full disk: skipped, ${disk}\n`);
afterAll(() => {
  if (typeof disk !== 'string') disk.remove();
});

it.skipIf(typeof disk === 'string')(
  'a disk that fills up: nine levels of free space, the old document whole and the edit kept at each',
  async () => {
    if (typeof disk === 'string') return;
    let kept = 0;
    let through = 0;
    let attempts = 0;
    for (const [n, level] of LEVELS.entries()) {
      await disk.makeRoom();
      const folder = await paperFor(join(disk.point, `${n}.banxin`));
      const project = await open(folder);
      const before = withStory(project.records, '旧');
      expect((await project.apply(diffRecords(project.records, before))).ok).toBe(true);
      await disk.leaveFree(Math.round(STORY_BYTES * level));
      const after = withStory(before, '新');
      const edit = diffRecords(before, after);
      const { autosave, failures } = saving(project);
      autosave.add(edit);
      await until(() => autosave.clean || failures.length >= 3);
      attempts += failures.length;
      if (autosave.clean) {
        through++;
        expect(await headlineOnDisk(folder)).toBe('新');
      } else {
        kept++;
        expect(new Set(failures.map(({ kind }) => kind))).toEqual(new Set(['disk-full']));
        expect(await headlineOnDisk(folder)).toBe('旧');
        expect(project.records.story[STORY]?.headline).toBe('旧');
        // The edit is in the desk's hands, whole.
        expect(applyDiff(before, await autosave.hold())).toEqual(after);
        // Looked for while nothing is being tried: an attempt under way has its file there.
        expect((await filesBelow(folder, true)).filter((file) => file.endsWith('.tmp'))).toEqual([]);
        autosave.release();
      }
      await disk.makeRoom();
      // Nobody does anything: when there is room the desk saves by itself.
      await until(() => autosave.clean);
      expect(autosave.clean).toBe(true);
      expect(await headlineOnDisk(folder)).toBe('新');
      await project.close();
      expect(existsSync(join(folder, '.local', 'quarantine'))).toBe(false);
    }
    figures('full disk', {
      'levels of free space': LEVELS.length,
      'old document damaged': 0,
      'edits lost': 0,
      'kept in memory and saved when there was room': kept,
      'saved in the room there was': through,
      'attempts refused': attempts,
    });
    expect(kept).toBeGreaterThanOrEqual(LEVELS.length - 2);
  },
);
