import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffRecords } from '../../../../core/document/apply';
import { newBlock, newStory } from '../../../../core/document/factory';
import { bundle, Child } from './children';
import { bad, cleanUp, filesOf, freshProject, good, open, withStory } from './places';

const room = mkdtempSync(join(tmpdir(), 'banxin-child-'));
let script = '';
beforeAll(async () => {
  script = await bundle('./saver.child.ts', room);
}, 60_000);
afterAll(() => rmSync(room, { recursive: true, force: true }));

const temporaries = async (folder: string): Promise<readonly string[]> =>
  (await filesOf(folder)).filter((name) => name.endsWith('.tmp'));

describe('a writer killed in the middle of saving', () => {
  cleanUp();

  it('leaves every document whole, loses nothing it had confirmed, and its leftovers are swept', async () => {
    const folder = await freshProject();
    let confirmed = 0;
    for (let round = 0; round < 15; round++) {
      const child = new Child(process.execPath, [script, folder]);
      await child.lines(1 + (round % 5));
      await child.kill();
      const lines = child.output.trim().split('\n');
      confirmed = Math.max(confirmed, ...lines.map(Number));
      expect(child.errors).toBe('');
      const project = await open(folder);
      expect(project.notes).toEqual([]);
      const { headline = '', body = [] } = project.records.story['s1'] ?? {};
      const [page] = Object.values(project.records.page);
      const text = body[0]?.runs[0]?.text ?? '';
      expect(text).toBe(headline.slice(-1).repeat(2000 + (Number(headline) % 7) * 100));
      expect(Number(headline)).toBeGreaterThanOrEqual(confirmed);
      expect(Number(page?.section)).toBeGreaterThanOrEqual(confirmed);
      // The story is written first: the page never knows of more than the story.
      expect(Number(headline)).toBeGreaterThanOrEqual(Number(page?.section));
      expect(await temporaries(folder)).toEqual([]);
      await project.close();
    }
    expect(confirmed).toBeGreaterThan(15);
  }, 120_000);
});

/** A disk of its own that can be filled; undefined where this machine does not let us have one. */
function smallDisk(): string | undefined {
  const point = mkdtempSync(join(tmpdir(), 'banxin-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', point], { stdio: 'ignore' });
    writeFileSync(join(point, 'probe'), '');
    return point;
  } catch {
    rmSync(point, { recursive: true, force: true });
    return undefined;
  }
}

const long = (n: number) =>
  newStory('s1', { headline: String(n), body: [newBlock('b1', '满'.repeat(40_000))] });

describe('a full disk', () => {
  cleanUp();
  const disk = smallDisk();
  afterAll(() => {
    if (disk === undefined) return;
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it.runIf(disk !== undefined)(
    'keeps the old file and the change, and saves when there is room',
    async () => {
      const folder = join(disk ?? '', '样.banxin');
      await cp(await freshProject(), folder, { recursive: true });
      const project = await open(folder);
      good(await project.apply(diffRecords(project.records, withStory(project.records, long(1)))));
      const { bavail, bsize } = await statfs(folder);
      await writeFile(join(disk ?? '', 'fill'), Buffer.alloc(bavail * bsize - 16_384));
      const diff = diffRecords(project.records, withStory(project.records, long(2)));
      expect(bad(await project.apply(diff))).toMatchObject({
        kind: 'disk-full',
        thing: 'stories/s1/s1.json',
      });
      expect(await temporaries(folder)).toEqual([]);
      const meanwhile = await open(folder, true);
      expect([meanwhile.notes, meanwhile.records.story['s1']?.headline]).toEqual([[], '1']);
      expect(project.pending?.records.story['s1']?.headline).toBe('2');
      await rm(join(disk ?? '', 'fill'));
      good(await project.retry());
      expect((await open(folder)).records.story['s1']?.headline).toBe('2');
    },
  );

  it.runIf(disk !== undefined)('mounted read-only opens read-only', async () => {
    const folder = join(disk ?? '', '读.banxin');
    await mkdir(folder);
    await cp(await freshProject(), folder, { recursive: true });
    execFileSync('mount', ['-o', 'remount,ro', disk ?? '']);
    try {
      const project = await open(folder);
      expect(project.readOnly).toBe(true);
      expect(bad(await project.apply([])).kind).toBe('read-only');
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk ?? '']);
    }
  });

  it.runIf(process.platform === 'linux')('by a limit on file sizes is named too', async () => {
    const folder = await freshProject();
    const limited = `ulimit -f 16; exec "${process.execPath}" "${script}" "${folder}" 60000`;
    const child = new Child('bash', ['-c', limited]);
    await child.end();
    expect(child.errors).toBe('');
    expect(JSON.parse(child.output)).toMatchObject({ kind: 'disk-full', thing: 'stories/s1/s1.json' });
    expect(await temporaries(folder)).toEqual([]);
    expect((await open(folder)).notes).toEqual([]);
  });
});
