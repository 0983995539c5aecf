import { appendFile, cp, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeBackup } from '../../../../../electron/store/backup';
import { type Examination, examine, repair } from '../../../../../electron/store/doctor';
import { encode, sha256 } from '../../../../../electron/store/envelope';
import { documentPath } from '../../../../../electron/store/layout';
import { takeLock } from '../../../../../electron/store/lock';
import { heldFolder, holderFile } from '../../../../../electron/store/lock/holder';
import { ourselves } from '../../../../../electron/store/lock/identity';
import { project, storyBytes, writeStory } from '../backup/project';
import { bad, cleanUp, filesOf, fingerprint, good, readJson } from '../places';

cleanUp();

const PAGE = 'pages/page-3.json';
const ID = 'aaaa0001';
const STORY = documentPath('story', ID);

const put = async (folder: string, path: string, bytes: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
};

/** A project that has a backup, and a story that its history has in a newer state than the backup. */
async function kept(): Promise<string> {
  const folder = await project();
  await writeStory(folder, ID, '第一版');
  good(await takeBackup(folder));
  await writeStory(folder, ID, '第三版', 3);
  await put(folder, `history/story-${ID}/20261122T081530Z-desk-1-2.json`, storyBytes(ID, '第二版', 2));
  return folder;
}

const picturePath = async (folder: string): Promise<string> =>
  (await filesOf(folder)).find((path) => path.startsWith('assets/sha256/')) ?? '';

const rules = ({ findings }: Examination): readonly (readonly [string, string])[] =>
  findings.map(({ note, path }) => [note.rule, path]);

/** What is found, that nothing was written for it, and what is left after the repair. */
async function mend(folder: string): Promise<{
  readonly found: readonly (readonly [string, string])[];
  readonly left: readonly (readonly [string, string])[];
}> {
  const before = await fingerprint(folder);
  const found = good(await examine(folder));
  expect(await fingerprint(folder)).toBe(before);
  const { after } = good(await repair(found));
  return { found: rules(found), left: rules(after) };
}

const headlineOf = async (folder: string): Promise<unknown> =>
  ((await readJson(join(folder, STORY)))['data'] as { headline: unknown }).headline;

const quarantined = async (folder: string): Promise<readonly string[]> =>
  (await filesOf(folder)).filter((path) => path.startsWith('.local/quarantine/'));

describe('the doctor', () => {
  it('finds nothing in a sound project', async () => {
    const folder = await kept();
    const { findings, documents } = good(await examine(folder));
    expect(findings).toEqual([]);
    expect(documents).toBeGreaterThan(40);
  });

  it.each<readonly [string, (file: string) => Promise<void>]>([
    ['truncated', (file) => truncate(file, 100)],
    ['empty', (file) => truncate(file, 0)],
    ['altered', async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('第三版', '第五版'))],
    ['missing', (file) => rm(file)],
  ])('brings a document that is %s back from its history', async (how, damage) => {
    const folder = await kept();
    await damage(join(folder, STORY));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-HISTORY', STORY]], left: [] });
    expect(await headlineOf(folder)).toBe('第二版');
    // The story is on no page: what was kept of it is enough to miss it.
    expect(await quarantined(folder)).toHaveLength(how === 'missing' ? 0 : 1);
  });

  it('brings a document back from the backups where the history has none', async () => {
    const folder = await kept();
    await rm(join(folder, 'history'), { recursive: true });
    await truncate(join(folder, STORY), 10);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-BACKUP', STORY]], left: [] });
    expect(await headlineOf(folder)).toBe('第一版');
  });

  it('brings back a page that the issue lists and that is missing', async () => {
    const folder = await kept();
    const before = await readFile(join(folder, PAGE));
    await rm(join(folder, PAGE));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-BACKUP', PAGE]], left: [] });
    expect(await readFile(join(folder, PAGE))).toEqual(before);
  });

  it('puts nothing empty in the place of what is kept nowhere', async () => {
    const folder = await project();
    await writeStory(folder, ID, '唯一');
    await truncate(join(folder, STORY), 30);
    const { found, left } = await mend(folder);
    expect(found).toEqual([['DOCTOR-LOST', STORY]]);
    // It is as it was: there is nothing to put in its place.
    expect(left).toEqual([['DOCTOR-LOST', STORY]]);
    expect((await stat(join(folder, STORY))).size).toBe(30);
  });

  it('puts a picture back whose content is another, from the backups', async () => {
    const folder = await kept();
    const path = await picturePath(folder);
    const before = await readFile(join(folder, path));
    await rm(join(folder, path));
    await writeFile(join(folder, path), 'something else');
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-PICTURE-KEPT', path]], left: [] });
    expect(await readFile(join(folder, path))).toEqual(before);
    expect(await quarantined(folder)).toHaveLength(1);
  });

  it('puts a missing picture back from the backups', async () => {
    const folder = await kept();
    const path = await picturePath(folder);
    await rm(join(folder, path));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-PICTURE-GONE', path]], left: [] });
    expect(sha256(await readFile(join(folder, path)))).toContain(path.slice(17, 81));
  });

  it('puts an altered picture that no backup has into quarantine, where it counts as missing', async () => {
    const folder = await project();
    const path = await picturePath(folder);
    await appendFile(join(folder, path), 'x');
    expect(await mend(folder)).toEqual({
      found: [['DOCTOR-PICTURE', path]],
      left: [['STORE-ASSET', path]],
    });
  });

  it('takes a lock of the dead away and leaves one of the living alone', async () => {
    const folder = await kept();
    await mkdir(heldFolder(folder), { recursive: true });
    const us = await ourselves();
    const gone = { ...us, pid: 2 ** 22 - 3, start: 'never', token: 'x', since: new Date().toISOString() };
    await writeFile(holderFile(folder), encode(gone));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-LOCK', '.local/lock']], left: [] });
    const lock = good(await takeLock(folder));
    const found = good(await examine(folder));
    expect(found.findings).toEqual([]);
    expect(bad(await repair(found)).kind).toBe('locked');
    await lock.release();
  });

  it('names a document of a newer desk and leaves it alone', async () => {
    const folder = await kept();
    const text = await readFile(join(folder, STORY), 'utf8');
    await writeFile(join(folder, STORY), text.replace('"story@1"', '"story@99"'));
    const { found, left } = await mend(folder);
    expect(found).toEqual([['STORE-NEWER', STORY]]);
    expect(left).toEqual(found);
    expect(await readFile(join(folder, STORY), 'utf8')).toContain('story@99');
  });

  it('makes a second state of a document, left by a sync program, a branch', async () => {
    const folder = await kept();
    const path = STORY.replace('.json', '.sync-conflict-20261122-081530-ABCDEFG.json');
    await put(folder, path, storyBytes(ID, '另一版', 3));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-COPY', path]], left: [] });
    expect((await filesOf(folder)).filter((file) => file.startsWith('branches/'))).toHaveLength(1);
  });

  it('names a foreign file and leaves it alone', async () => {
    const folder = await kept();
    await put(folder, 'stories/笔记.txt', '笔记');
    const { found, left } = await mend(folder);
    expect(found).toEqual([['STORE-FOREIGN', 'stories/笔记.txt']]);
    expect(left).toEqual(found);
  });

  it.each(['.local/index.json', '.local/search.bin'])('removes %s that cannot be used', async (path) => {
    const folder = await kept();
    await put(folder, path, '{"version":"1');
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-CACHE', path]], left: [] });
    expect(await filesOf(folder)).not.toContain(path);
  });

  it('removes what a save that was cut off has left', async () => {
    const folder = await kept();
    const path = 'pages/.page-3.json.000000-1-0123abcd.tmp';
    await put(folder, path, '{');
    const { utimes } = await import('node:fs/promises');
    await utimes(join(folder, path), 1, 1);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-TEMPORARY', path]], left: [] });
    expect(await filesOf(folder)).not.toContain(path);
  });

  it('puts a damaged earlier state away', async () => {
    const folder = await kept();
    const path = `history/story-${ID}/20261122T081530Z-desk-1-2.json`;
    await truncate(join(folder, path), 20);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-STATE', path]], left: [] });
    expect(await quarantined(folder)).toHaveLength(1);
  });

  it.each(['missing', 'damaged'])('brings a manifest that is %s back from the backups', async (how) => {
    const folder = await kept();
    const before = await readFile(join(folder, 'manifest.json'));
    if (how === 'missing') await rm(join(folder, 'manifest.json'));
    else await truncate(join(folder, 'manifest.json'), 5);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-MANIFEST-KEPT', 'manifest.json']], left: [] });
    expect(await readFile(join(folder, 'manifest.json'))).toEqual(before);
  });

  it('writes a new manifest where no backup has it', async () => {
    const folder = await project();
    await rm(join(folder, 'manifest.json'));
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-MANIFEST', 'manifest.json']], left: [] });
  });

  it('stores again what the backups have lost', async () => {
    const folder = await kept();
    const pack = (await filesOf(folder)).find((path) => path.endsWith('.pack')) ?? '';
    const bytes = await readFile(join(folder, pack));
    const middle = Math.floor(bytes.byteLength / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    await writeFile(join(folder, pack), bytes);
    const { found, left } = await mend(folder);
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toMatch(/^DOCTOR-BACKUP-/u);
    expect(left).toEqual([]);
  });

  it('puts a backup that cannot be read into quarantine and makes a new one', async () => {
    const folder = await kept();
    const header = (await filesOf(folder)).find((path) => /backups\/\d{8}T\d{6}Z\.json$/u.test(path)) ?? '';
    await truncate(join(folder, header), 50);
    expect(await mend(folder)).toEqual({ found: [['DOCTOR-BACKUP-UNREADABLE', header]], left: [] });
    expect(await quarantined(folder)).toHaveLength(1);
  });

  it('does all of it at once, and is done', async () => {
    const folder = await kept();
    const path = await picturePath(folder);
    await truncate(join(folder, STORY), 10);
    await rm(join(folder, PAGE));
    await rm(join(folder, path));
    await put(folder, '.local/index.json', '');
    const { found, left } = await mend(folder);
    expect(found.map(([rule]) => rule).toSorted()).toEqual([
      'DOCTOR-BACKUP',
      'DOCTOR-CACHE',
      'DOCTOR-HISTORY',
      'DOCTOR-PICTURE-GONE',
    ]);
    expect(left).toEqual([]);
  });

  it('says no to a folder that is no project', async () => {
    const folder = await project();
    const elsewhere = join(dirname(folder), 'x');
    await cp(join(folder, 'styles'), elsewhere, { recursive: true });
    expect(bad(await examine(elsewhere)).kind).toBe('not-a-project');
  });
});
