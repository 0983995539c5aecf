import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LoadedDocument } from '../../../../core/contract/project';
import { newStory } from '../../../../core/document/factory';
import { type ProjectRecords, recordTypes } from '../../../../core/document/records';
import type { Story } from '../../../../core/document/records/story';
import { resourceFile } from '../../../../electron/resources';
import { type CopyOrder, copyElsewhere } from '../../../../electron/store/elsewhere';
import { bad, cleanUp, filesOf, fingerprint, freshProject, good, open, place, readJson } from './places';

const all = (records: ProjectRecords): readonly LoadedDocument[] =>
  recordTypes.flatMap((type) => Object.entries(records[type]).map(([id, record]) => ({ type, id, record })));

const edited = newStory('s1', { headline: '存不下的稿子' });
const wanted: readonly LoadedDocument[] = [{ type: 'story', id: 's1', record: edited }];

async function order(from: string, more: Partial<CopyOrder> = {}): Promise<CopyOrder> {
  return {
    from,
    to: join(await place(), '新.banxin'),
    known: [],
    wanted: [],
    device: 'desk-1',
    progress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

const story = async (folder: string): Promise<Story> =>
  (await readJson(join(folder, 'stories/s1/s1.json')))['data'] as Story;

describe('a project saved elsewhere', () => {
  cleanUp();

  it('is whole, with pictures and with what was unsaved, and nothing at the old place is touched', async () => {
    const from = join(await place(), '样.banxin');
    await cp(resourceFile('sample'), from, { recursive: true });
    await mkdir(join(from, '.local', 'lock'), { recursive: true });
    await writeFile(join(from, '.local', 'index.json'), 'a cache');
    const before = await fingerprint(from);
    const steps: number[] = [];
    const to = good(await copyElsewhere(await order(from, { wanted, progress: (done) => steps.push(done) })));
    expect(await fingerprint(from)).toBe(before);
    const [there, here] = [await filesOf(from), await filesOf(to)];
    expect(here.filter((file) => !file.startsWith('.local'))).toEqual(
      [...there.filter((file) => !file.startsWith('.local')), 'stories/s1/s1.json'].sort(),
    );
    for (const file of here.filter((one) => one.startsWith('assets/')))
      expect((await readFile(join(to, file))).equals(await readFile(join(from, file)))).toBe(true);
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const ids = await Promise.all([from, to].map((folder) => readJson(join(folder, 'manifest.json'))));
    expect(ids[0]?.['id']).not.toBe(ids[1]?.['id']);
    const project = await open(to);
    expect([project.notes, project.readOnly]).toEqual([[], false]);
    expect(project.records.story['s1']).toMatchObject({ headline: '存不下的稿子' });
    await project.close();
  });

  it('comes from memory where its place is gone', async () => {
    const from = await freshProject();
    const project = await open(from, true);
    const known = all(project.records);
    await project.close();
    await rm(from, { recursive: true });
    const to = good(await copyElsewhere(await order(from, { known, wanted })));
    const copy = await open(to);
    expect(copy.records.paper).toEqual(project.records.paper);
    expect(copy.records.page).toEqual(project.records.page);
    expect(copy.records.story['s1']).toMatchObject({ headline: '存不下的稿子' });
    await copy.close();
  });

  it('keeps both states of a document that others have changed meanwhile', async () => {
    const from = await freshProject();
    const project = await open(from);
    good(
      await project.apply([
        {
          type: 'story',
          id: 's1',
          ops: [
            {
              op: 'set',
              path: [],
              from: undefined,
              to: { ...newStory('s1', { headline: '我们知道的' }) } as never,
            },
          ],
        },
      ]),
    );
    await project.close();
    const known = [{ type: 'story', id: 's1', record: newStory('s1', { headline: '别处改之前' }) }] as const;
    const to = good(await copyElsewhere(await order(from, { known, wanted })));
    expect((await story(to)).headline).toBe('我们知道的');
    const copy = await open(to);
    expect(copy.branches).toMatchObject([{ type: 'story', id: 's1', origin: 'ours' }]);
    await copy.close();
  });

  it('is refused inside the project, and stops when told to, with nothing left', async () => {
    const from = await freshProject();
    expect(bad(await copyElsewhere(await order(from, { to: join(from, 'x.banxin') }))).kind).toBe('refused');
    const stop = new AbortController();
    stop.abort();
    const stopped = await order(from, { signal: stop.signal });
    expect(bad(await copyElsewhere(stopped)).kind).toBe('cancelled');
    expect(await filesOf(join(stopped.to, '..'))).toEqual([]);
  });
});
