import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { birthOf, diffRecords, removalOf, squashDiffs } from '../../../../core/document/apply';
import type { RecordsDiff } from '../../../../core/document/diff';
import { newBlock, newStory } from '../../../../core/document/factory';
import type { Story } from '../../../../core/document/records/story';
import { hashOf } from '../../../../electron/store/envelope';
import { documentPath } from '../../../../electron/store/layout';
import type { Project } from '../../../../electron/store/project';
import {
  bad,
  cleanUp,
  filesOf,
  fingerprint,
  freshProject,
  good,
  open,
  readJson,
  withStory,
  writeJson,
} from './places';

const path = documentPath('story', 's1');

const put = (project: Project, story: Story): RecordsDiff =>
  diffRecords(project.records, withStory(project.records, story));

const headline = (from: string, to: string, id = 's1'): RecordsDiff => [
  { type: 'story', id, ops: [{ op: 'set', path: ['headline'], from, to }] },
];

const birth = (id: string, to: unknown): RecordsDiff => [
  { type: 'story', id, ops: [{ op: 'set', path: [], from: undefined, to: to as never }] },
];

/** Puts a file where the folder of stories is, so that nothing can be written there: true for root too. */
async function block(folder: string): Promise<() => Promise<void>> {
  const shard = join(folder, 'stories', 'wx');
  await mkdir(dirname(shard), { recursive: true });
  await writeFile(shard, '');
  return () => rm(shard);
}

async function withOneStory(): Promise<{ folder: string; project: Project; file: string }> {
  const folder = await freshProject();
  const project = await open(folder);
  good(await project.apply(put(project, newStory('s1', { headline: '甲' }))));
  return { folder, project, file: join(folder, path) };
}

describe('saving', () => {
  cleanUp();

  it('writes the envelope: sorted keys, LF, revision and parent', async () => {
    const { project, file } = await withOneStory();
    expect(await readJson(file)).toMatchObject({ schema: 'story@1', id: 's1', rev: 1, parentRev: null });
    good(await project.apply(headline('甲', '乙')));
    const text = await readFile(file, 'utf8');
    const envelope = JSON.parse(text) as Record<string, unknown>;
    expect(envelope).toMatchObject({ rev: 2, parentRev: 1, data: { headline: '乙' } });
    expect(Object.keys(envelope)).toEqual(Object.keys(envelope).toSorted());
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toContain('\r');
  });

  it('writes only the documents that changed', async () => {
    const { folder, project } = await withOneStory();
    const before = new Map<string, string>();
    for (const name of await filesOf(folder)) before.set(name, await readFile(join(folder, name), 'utf8'));
    good(await project.apply(headline('甲', '乙')));
    const names = await filesOf(folder);
    expect(names).toEqual([...before.keys()]);
    const changed: string[] = [];
    for (const name of names)
      if ((await readFile(join(folder, name), 'utf8')) !== before.get(name)) changed.push(name);
    expect(changed).toEqual([path]);
  });

  it('keeps every character as it is: no normalisation, rare and broken ones too', async () => {
    const text = '𠮷e\u0301é\u{2F800}﨑﨑\u{FA11}\ufeff\u3000\r\n\u2028\0\ud842末';
    const { folder, project } = await withOneStory();
    good(await project.apply(put(project, newStory('s1', { headline: text, body: [newBlock('b', text)] }))));
    const again = await open(folder);
    expect(again.notes).toEqual([]);
    expect(again.records.story['s1']?.headline).toBe(text);
    expect(again.records.story['s1']?.body[0]?.runs[0]?.text).toBe(text);
    expect(again.records).toEqual(project.records);
  });

  it('carries fields of a newer writer on, in the envelope and in the data', async () => {
    const { folder, project, file } = await withOneStory();
    good(
      await project.apply(
        put(project, { ...newStory('s1', { headline: '甲' }), mood: { deep: [1] } } as Story),
      ),
    );
    const envelope = await readJson(file);
    await writeJson(file, { ...envelope, lease: 'x' });
    await project.close();
    const again = await open(folder);
    good(await again.apply(headline('甲', '乙')));
    expect(await readJson(file)).toMatchObject({ lease: 'x', data: { mood: { deep: [1] }, headline: '乙' } });
  });

  it('moves a removed document out of the way and brings it back with the next revision', async () => {
    const { folder, project, file } = await withOneStory();
    const [story] = Object.values(project.records.story);
    if (!story) throw new Error('no story');
    good(await project.apply([removalOf('story', story)]));
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, '.local', 'removed'))).toEqual(['story-s1-1.json']);
    expect((await open(folder)).records.story).toEqual({});
    good(await project.apply(put(project, story)));
    expect(await readJson(file)).toMatchObject({ rev: 2, parentRev: 1 });
  });

  it('many calls at once lose nothing', async () => {
    const { folder, project } = await withOneStory();
    const texts = ['甲', ...Array.from({ length: 40 }, (_, i) => `第${i}稿`)];
    const answers = await Promise.all(
      texts
        .slice(1)
        .flatMap((text, i) => [
          project.apply(headline(texts[i] ?? '', text)),
          project.apply([birthOf('story', newStory(`n${i}`))]),
        ]),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    const again = await open(folder);
    expect(again.notes).toEqual([]);
    expect(again.records).toEqual(project.records);
    expect(again.records.story['s1']?.headline).toBe('第39稿');
    expect(Object.keys(again.records.story)).toHaveLength(41);
    expect(await readJson(join(folder, path))).toMatchObject({ rev: 41 });
  });
});

describe('saving refuses', () => {
  cleanUp();

  it.each([
    ['a diff made for another document', headline('不是这样', '丁')],
    ['a record that breaks its schema', birth('s2', { ...newStory('s2'), status: 'lost' })],
    ['a record under another id', birth('s2', newStory('s3'))],
    ['an id that leaves the folder', birth('../../../x', newStory('../../../x'))],
    ['what is not JSON', birth('s2', { ...newStory('s2'), when: new Date(0) })],
  ])('%s, as a whole, and nothing is written', async (_name, diff) => {
    const { folder, project } = await withOneStory();
    const { records } = project;
    const before = await fingerprint(dirname(folder));
    const failure = bad(await project.apply([...headline('甲', '乙'), ...diff]));
    expect(failure.kind).toBe('refused');
    expect(project.records).toBe(records);
    expect(project.pending).toBeUndefined();
    expect(await fingerprint(dirname(folder))).toBe(before);
    good(await project.apply(headline('甲', '丙')));
  });

  it('to write where the project was and is no more', async () => {
    const { folder, project } = await withOneStory();
    await rename(folder, `${folder}.moved`);
    expect(bad(await project.apply(headline('甲', '乙')))).toMatchObject({
      kind: 'not-found',
      thing: folder,
    });
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
    await rename(`${folder}.moved`, folder);
    good(await project.retry());
    expect((await open(folder)).records.story['s1']?.headline).toBe('乙');
  });
});

const edit = async (file: string): Promise<void> => {
  const envelope = await readJson(file);
  const data = { ...(envelope['data'] as object), headline: '别' };
  await writeJson(file, { ...envelope, rev: 2, data, sha256: hashOf(data) });
};

describe('a document that another program has changed meanwhile', () => {
  cleanUp();

  it.each([
    ['edited', edit],
    ['deleted', (file: string) => rm(file)],
  ])('%s: nothing is written over, ours waits as a branch', async (_name, meddle) => {
    const { folder, project, file } = await withOneStory();
    await meddle(file);
    const before = await readFile(file, 'utf8').catch(() => null);
    const saved = good(await project.apply(headline('甲', '乙')));
    expect(saved.branches).toMatchObject([{ type: 'story', id: 's1', origin: 'ours' }]);
    expect(project.branches).toEqual(saved.branches);
    expect(await readFile(file, 'utf8').catch(() => null)).toBe(before);
    expect(project.pending).toBeUndefined();
    good(await project.apply(headline('乙', '丙')));
    const states = good(await project.branch(saved.branches[0]?.branch ?? ''));
    expect(states.branch.record).toMatchObject({ headline: '丙' });
    expect(states.current.record === null).toBe(before === null);
    await project.close();
    expect((await open(folder)).branches).toEqual(saved.branches);
  });

  it('damaged: the damaged file is put away and ours is written', async () => {
    const { folder, project, file } = await withOneStory();
    await writeFile(file, 'x');
    expect(good(await project.apply(headline('甲', '乙'))).branches).toEqual([]);
    expect(await readJson(file)).toMatchObject({ data: { headline: '乙' } });
    const [away = ''] = await readdir(join(folder, '.local', 'quarantine'));
    expect(await readFile(join(folder, '.local', 'quarantine', away), 'utf8')).toBe('x');
  });

  it('and that we were to remove: it stays, and the window is told', async () => {
    const { project, file } = await withOneStory();
    await edit(file);
    const told: string[] = [];
    project.onChange(({ documents }) => told.push(...documents.map(({ id }) => id)));
    const [story] = Object.values(project.records.story);
    if (!story) throw new Error('no story');
    good(await project.apply([removalOf('story', story)]));
    expect(project.records.story['s1']?.headline).toBe('别');
    expect(told).toEqual(['s1']);
    expect(await readJson(file)).toMatchObject({ data: { headline: '别' } });
    await project.close();
  });

  it('the choice is told to the listeners, and saving goes on in the document', async () => {
    const { project, file } = await withOneStory();
    await edit(file);
    const [branch] = good(await project.apply(headline('甲', '乙'))).branches;
    const documents = good(await project.resolve(branch?.branch ?? '', 'current'));
    expect(documents).toMatchObject([{ id: 's1', record: { headline: '别' } }]);
    expect(project.branches).toEqual([]);
    good(await project.apply(headline('别', '终稿')));
    expect(await readJson(file)).toMatchObject({ data: { headline: '终稿' } });
    const revisions = good(await project.revisions({ type: 'story', id: 's1' }));
    const states = await Promise.all(
      revisions.map(({ id }) => project.revision({ type: 'story', id: 's1' }, id)),
    );
    expect(states.map((state) => (good(state).record as Story).headline)).toContain('乙');
  });
});

describe('a save that fails', () => {
  cleanUp();

  const fresh = newStory('new-wx', { headline: '新' });

  it('keeps the change, names the file, and finishes it when asked again', async () => {
    const { folder, project } = await withOneStory();
    const unblock = await block(folder);
    const failure = bad(await project.apply(put(project, fresh)));
    expect(failure).toMatchObject({ kind: 'unwritable', thing: 'stories/wx/new-wx.json' });
    expect(project.pending?.records.story['new-wx']).toEqual(fresh);
    await unblock();
    good(await project.retry());
    expect(project.pending).toBeUndefined();
    expect((await open(folder)).records.story['new-wx']).toEqual(fresh);
  });

  it('may be sent again with what came after it', async () => {
    const { folder, project } = await withOneStory();
    const unblock = await block(folder);
    const first = squashDiffs(headline('甲', '乙'), put(project, fresh));
    bad(await project.apply(first));
    await unblock();
    good(await project.apply(squashDiffs(first, headline('新', '更新', 'new-wx'))));
    const again = await open(folder);
    expect(again.records.story['s1']?.headline).toBe('乙');
    expect(again.records.story['new-wx']?.headline).toBe('更新');
    expect(again.notes).toEqual([]);
  });

  it('may be given up: what it had written goes back to what counts', async () => {
    const { folder, project } = await withOneStory();
    const unblock = await block(folder);
    bad(await project.apply(squashDiffs(headline('甲', '乙'), put(project, fresh))));
    expect(await readJson(join(folder, path))).toMatchObject({ data: { headline: '乙' } });
    await unblock();
    good(await project.apply([]));
    const again = await open(folder);
    expect(again.records.story['s1']?.headline).toBe('甲');
    expect(Object.keys(again.records.story)).toEqual(['s1']);
  });

  it('is tried a last time at closing', async () => {
    const { folder, project } = await withOneStory();
    const unblock = await block(folder);
    bad(await project.apply(put(project, fresh)));
    await unblock();
    good(await project.close());
    expect((await open(folder)).records.story['new-wx']).toEqual(fresh);
    expect(bad(await project.apply([])).kind).toBe('refused');
  });
});
