import { mkdir, readdir, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newStory } from '../../../../core/document/factory';
import { examine, repair } from '../../../../electron/store/doctor';
import { openProject, type Project } from '../../../../electron/store/project';
import { FolderBench } from './benches';
import { cleanUp, freshProject, good, open } from './places';

const ID = 'story-one';
const draft = (headline: string) => ({ type: 'story' as const, id: ID, record: newStory(ID, { headline }) });
const folderOf = (folder: string): string => join(folder, 'branches', `story-${ID}`);
const told = (project: Project) => project.notes.map(({ rule, params }) => [rule, params['path']]);

async function plain(): Promise<string> {
  const bench = new FolderBench(await freshProject());
  const store = bench.open();
  good(await store.save([draft('一')]));
  await store.close();
  return bench.folder;
}

/** A project with a story of which so many second states wait. */
async function waiting(count: number): Promise<{ folder: string; names: readonly string[] }> {
  const bench = new FolderBench(await freshProject());
  const store = bench.open();
  good(await store.save([draft('一')]));
  for (let n = 0; n < count; n++) {
    bench.now += 60_000;
    await bench.copy(draft(`别处的 ${n}`), ` (${n + 1})`);
    good(await store.tidy());
  }
  await store.close();
  return { folder: bench.folder, names: (await readdir(folderOf(bench.folder))).toSorted() };
}

/** What may stand among the branches that is none. */
const spoilers: readonly (readonly [string, (folder: string, name: string) => Promise<unknown>])[] = [
  ['a branch cut off', (folder, name) => truncate(join(folder, name), 50)],
  ['an empty branch', (folder, name) => truncate(join(folder, name), 0)],
  [
    'a folder in a branch’s place',
    async (folder, name) => {
      await rename(join(folder, name), join(folder, '..', '..', 'away.json'));
      await mkdir(join(folder, name));
    },
  ],
];

describe('a second state that cannot be used', () => {
  cleanUp();

  it.each(spoilers)(
    '(%s) hides no other, is named at opening and stays where it is',
    async (_name, spoil) => {
      const { folder, names } = await waiting(3);
      const [, bad = ''] = names;
      await spoil(folderOf(folder), bad);
      const path = `branches/story-${ID}/${bad}`;
      const project = await open(folder);
      expect(project.branches).toHaveLength(2);
      expect(told(project)).toEqual([['STORE-BRANCH', path]]);
      await project.close();
      const shelf = good(await openProject(folder, { load: 'shelf' }));
      expect(shelf.branches).toHaveLength(2);
      const notes = new Promise((resolve) =>
        shelf.onChange((change) => change.notes.length > 0 && resolve(change.notes)),
      );
      expect(await notes).toMatchObject([{ rule: 'STORE-BRANCH', params: { path } }]);
      await shelf.close();
      expect((await readdir(folderOf(folder))).toSorted()).toEqual(names);
    },
  );

  it.each(spoilers)('(%s) keeps no further copy from becoming a branch', async (_name, spoil) => {
    const { folder, names } = await waiting(1);
    await spoil(folderOf(folder), names[0] ?? '');
    await new FolderBench(folder).copy(draft('又来的'), ' (9)');
    const project = await open(folder);
    expect(project.branches).toHaveLength(1);
    expect(told(project)).toHaveLength(1);
    await project.close();
  });

  it.each(spoilers)('(%s) is found once by the doctor, and put away by its repair', async (_name, spoil) => {
    const { folder, names } = await waiting(2);
    await spoil(folderOf(folder), names[0] ?? '');
    const before = good(await examine(folder));
    expect(before.findings.map(({ path }) => path)).toEqual([`branches/story-${ID}/${names[0]}`]);
    expect(good(await repair(before)).after.findings).toEqual([]);
    const project = await open(folder);
    expect([project.branches.length, project.notes]).toEqual([1, []]);
    await project.close();
  });

  it('a copy of which one cannot be read is named, and the others become branches', async () => {
    const bench = new FolderBench(await plain());
    const { folder } = bench;
    await bench.copy(draft('甲'), ' (1)');
    await bench.copy(draft('乙'), ' (2)');
    await mkdir(join(folder, '.local'), { recursive: true });
    await writeFile(join(folder, '.local', 'removed'), 'no folder');
    const project = await open(folder);
    expect(project.branches).toHaveLength(2);
    expect(told(project).filter(([rule]) => rule === 'STORE-UNREADABLE')).toHaveLength(2);
    await project.close();
  });
});
