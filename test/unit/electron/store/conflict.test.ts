import { execFileSync } from 'node:child_process';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { birthOf, removalOf } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import type { Story } from '../../../../core/document/records/story';
import { examine, repair } from '../../../../electron/store/doctor';
import { decode, encode, nextEnvelope } from '../../../../electron/store/envelope';
import { documentPath } from '../../../../electron/store/layout';
import type { Project } from '../../../../electron/store/project';
import { sidesIn } from '../../../../electron/store/recovery/conflict';
import { cleanUp, freshProject, good, open, place } from './places';

const ID = 'story-one';
const key = { type: 'story' as const, id: ID };
const path = documentPath('story', ID);
const story = (over: Partial<Story>): Story => newStory(ID, { headline: '原题', kicker: '引题', ...over });
const headline = (from: string, to: string) => [
  { ...key, ops: [{ op: 'set' as const, path: ['headline'], from, to }] },
];

const base = nextEnvelope(undefined, { schema: 'story@1', id: ID, device: 'desk', data: story({}) });
const after = (device: string, over: Partial<Story>): Uint8Array =>
  encode(nextEnvelope(base, { schema: 'story@1', id: ID, device, data: story(over) }));

/** What git makes of two states of one file. */
async function merged(ours: Uint8Array, theirs: Uint8Array, style: readonly string[] = []): Promise<Buffer> {
  const folder = await place();
  const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
  for (const [at, bytes] of [ours, encode(base), theirs].entries()) await writeFile(files[at] ?? '', bytes);
  try {
    return execFileSync('git', ['merge-file', '-p', ...style, ...files], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (problem) {
    return (problem as { readonly stdout: Buffer }).stdout;
  }
}

const told = (project: Project) => project.notes.map(({ rule, params }) => [rule, params['path']]);
const quarantineOf = async (folder: string): Promise<readonly Buffer[]> => {
  const names = await readdir(join(folder, '.local', 'quarantine')).catch(() => []);
  return Promise.all(names.map((name) => readFile(join(folder, '.local', 'quarantine', name))));
};
const branchedHeadlines = async (project: Project): Promise<readonly string[]> => {
  const all = await Promise.all(project.branches.map(({ branch }) => project.branch(branch)));
  return all.map((one) => (good(one).branch.record as Story).headline);
};

/** A closed project with the story that both sides were made from. */
async function withStory(): Promise<{ folder: string; file: string }> {
  const folder = await freshProject();
  const project = await open(folder);
  good(await project.apply([birthOf('story', story({}))]));
  await project.close();
  return { folder, file: join(folder, path) };
}

const heard = (project: Project, wanted: (change: DocumentsChanged) => boolean): Promise<DocumentsChanged> =>
  new Promise((resolve) => project.onChange((change) => wanted(change) && resolve(change)));

describe('a file in which git has left conflict markers', () => {
  cleanUp();

  it.each([
    ['merge', []],
    ['diff3', ['--diff3']],
  ])('gives both sides whole (%s)', async (_name, style) => {
    const [ours, theirs] = [after('a', { headline: '我们的' }), after('b', { headline: '他们的' })];
    const bytes = await merged(ours, theirs, style);
    expect(bytes.includes('<<<<<<<')).toBe(true);
    expect(decode(bytes).ok).toBe(false);
    const sides = sidesIn(key, bytes);
    expect(sides.map(({ envelope }) => Buffer.from(encode(envelope)))).toEqual(
      [ours, theirs].map((one) => Buffer.from(one)),
    );
    const windows = Buffer.from(bytes.toString().replaceAll('\n', '\r\n'));
    expect(sidesIn(key, windows)).toEqual(sides);
  });

  it('gives sides with what git has merged by itself in both, their hash made good', async () => {
    const body = [{ id: 'b1', kind: 'paragraph' as const, runs: [{ text: '他们加的一段话。' }] }];
    const bytes = await merged(after('a', { headline: '我们的' }), after('b', { body }));
    const sides = sidesIn(key, bytes);
    expect(sides.map(({ record }) => [(record as Story).headline, (record as Story).body])).toEqual([
      ['我们的', body],
    ]);
    for (const { envelope } of sides) expect(decode(encode(envelope)).ok).toBe(true);
  });

  it.each([
    ['no end', '<<<<<<< HEAD\n{}\n=======\n{}\n'],
    ['no middle', '<<<<<<< HEAD\n{}\n>>>>>>> b\n'],
    ['one in the other', '<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n=======\n>>>>>>> a\n'],
    ['no documents', '<<<<<<< a\n{}\n=======\n[]\n>>>>>>> b\n'],
    ['the text in quotes', '{"a": "<<<<<<< HEAD"}'],
  ])('is not what has %s', (_name, text) => {
    expect(sidesIn(key, Buffer.from(text))).toEqual([]);
  });

  it('opens with our side, theirs waits, the file is kept, and the next opening finds nothing', async () => {
    const { folder, file } = await withStory();
    const bytes = await merged(after('a', { headline: '我们的' }), after('b', { headline: '他们的' }));
    await writeFile(file, bytes);
    const looking = await open(folder, true);
    expect([told(looking), looking.records.story[ID]?.headline]).toEqual([
      [['STORE-CONFLICT', path]],
      '我们的',
    ]);
    await looking.close();
    expect(await readFile(file)).toEqual(bytes);
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-CONFLICT', path]]);
    expect(project.records.story[ID]?.headline).toBe('我们的');
    expect(await branchedHeadlines(project)).toEqual(['他们的']);
    expect(await quarantineOf(folder)).toEqual([bytes]);
    await project.close();
    const again = await open(folder);
    expect([again.notes, again.branches.length]).toEqual([[], 1]);
    good(await again.resolve(again.branches[0]?.branch ?? '', 'branch'));
    expect(again.records.story[ID]?.headline).toBe('他们的');
    await again.close();
  });

  it('with one side of no use gives the other, and says so', async () => {
    const { folder, file } = await withStory();
    const bytes = await merged(after('a', { headline: '我们的' }), after('b', { headline: '他们的' }));
    await writeFile(file, bytes.toString().replace('"headline": "我们的"', '"headline": 7'));
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-HALF', path]]);
    expect([project.records.story[ID]?.headline, project.branches]).toEqual(['他们的', []]);
    await project.close();
  });

  it('is found by the doctor and taken apart by its repair', async () => {
    const { folder, file } = await withStory();
    await writeFile(
      file,
      await merged(after('a', { headline: '我们的' }), after('b', { headline: '他们的' })),
    );
    const before = good(await examine(folder));
    expect(before.findings.map(({ note }) => note.rule)).toEqual(['STORE-CONFLICT']);
    expect(good(await repair(before)).after.findings).toEqual([]);
    const project = await open(folder);
    expect(await branchedHeadlines(project)).toEqual(['他们的']);
    await project.close();
  });

  it('while the desk is open comes to the window with its branch', async () => {
    const { folder, file } = await withStory();
    const project = await open(folder);
    const change = heard(project, ({ notes }) => notes.length > 0);
    await project.checkAssets();
    await writeFile(
      file,
      await merged(after('a', { headline: '我们的' }), after('b', { headline: '他们的' })),
    );
    expect(await change).toMatchObject({
      documents: [{ id: ID, record: { headline: '我们的' } }],
      notes: [{ rule: 'STORE-CONFLICT', params: { path } }],
      branches: [{ id: ID }],
    });
    await project.close();
  });

  it('found by a save makes way: both sides wait as branches', async () => {
    const { folder, file } = await withStory();
    const project = await open(folder);
    good(await project.apply(headline('原题', '桌上的')));
    await writeFile(
      file,
      await merged(after('a', { headline: '我们的' }), after('b', { headline: '他们的' })),
    );
    const saved = good(await project.apply(headline('桌上的', '桌上又改的')));
    expect(saved.notes).toMatchObject([{ rule: 'STORE-CONFLICT', params: { path } }]);
    expect(told(project)).toEqual([['STORE-CONFLICT', path]]);
    expect((await branchedHeadlines(project)).toSorted()).toEqual(['他们的', '我们的']);
    await project.close();
    const again = await open(folder);
    expect(again.records.story[ID]?.headline).toBe('桌上又改的');
    await again.close();
  });
});

describe('a document that is damaged while the desk is open', () => {
  cleanUp();

  it.each(['change', 'removal'] as const)('is told of with the next %s of it', async (what) => {
    const { folder, file } = await withStory();
    const project = await open(folder);
    const change = heard(project, ({ notes }) => notes.length > 0);
    await truncate(file, 60);
    const damaged = await readFile(file);
    const diff = what === 'change' ? headline('原题', '新题') : [removalOf('story', story({}))];
    good(await project.apply(diff));
    const [note] = (await change).notes;
    expect(note).toMatchObject({ rule: 'STORE-ASIDE', params: { path }, place: { story: ID } });
    expect(await readFile(join(folder, String(note?.params['moved'])))).toEqual(damaged);
    expect(told(project)).toEqual([['STORE-ASIDE', path]]);
    await project.close();
    const again = await open(folder);
    expect([again.notes, again.records.story[ID]?.headline]).toEqual([
      [],
      what === 'change' ? '新题' : undefined,
    ]);
    await again.close();
  });
});
