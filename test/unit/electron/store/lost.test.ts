import { mkdir, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { birthOf, removalOf } from '../../../../core/document/apply';
import { newIssue, newStory } from '../../../../core/document/factory';
import { takeBackup } from '../../../../electron/store/backup';
import { examine, repair } from '../../../../electron/store/doctor';
import { documentPath } from '../../../../electron/store/layout';
import { openProject, type Project } from '../../../../electron/store/project';
import { bad, cleanUp, freshProject, good, open } from './places';

const ID = 'story-one';
const story = (headline: string) => newStory(ID, { headline });
const headline = (from: string, to: string) => [
  { type: 'story' as const, id: ID, ops: [{ op: 'set' as const, path: ['headline'], from, to }] },
];

const told = (project: Project) => project.notes.map(({ rule, params }) => [rule, params['path']]);
const shelf = async (folder: string): Promise<Project> => good(await openProject(folder, { load: 'shelf' }));
const doctor = async (folder: string) =>
  good(await examine(folder)).findings.map(({ path, note }) => [note.rule, path]);

/** A closed project with a story on no page, in its second state; of the first a version is kept. */
async function withStory(): Promise<string> {
  const folder = await freshProject();
  for (const diff of [[birthOf('story', story('一'))], headline('一', '二')]) {
    const project = await open(folder);
    good(await project.apply(diff));
    await project.close();
  }
  return folder;
}

/** The project's only issue, of which `kept` has a state; its file is gone. */
async function issueLost(kept: 'history' | 'backup'): Promise<{ folder: string; id: string; path: string }> {
  const folder = await freshProject();
  const project = await open(folder);
  const [issue] = Object.values(project.records.issue);
  const id = issue?.id ?? '';
  const numbered = {
    type: 'issue' as const,
    id,
    ops: [{ op: 'set' as const, path: ['number'], from: issue?.number ?? 0, to: 7 }],
  };
  if (kept === 'history') {
    good(await project.apply([numbered]));
    await project.close();
  } else {
    await project.close();
    good(await takeBackup(folder));
  }
  const path = documentPath('issue', id);
  await rm(join(folder, path));
  return { folder, id, path };
}

/** What the looking through after opening brings to light of one file. */
const heard = (project: Project, path: string): Promise<DocumentsChanged> =>
  new Promise((resolve) =>
    project.onChange(
      (change) => change.notes.some(({ params }) => params['path'] === path) && resolve(change),
    ),
  );

describe('a document that is lost and that nothing refers to', () => {
  cleanUp();

  describe.each(['history', 'backup'] as const)('the only issue, kept in the %s', (kept) => {
    it.each(['all', 'shelf'] as const)('comes back at opening (%s), told which revision', async (load) => {
      const { folder, id, path } = await issueLost(kept);
      const project = good(await openProject(folder, { load }));
      expect(Object.keys(project.records.issue)).toEqual([id]);
      expect(Object.keys(project.records.page)).toHaveLength(1);
      expect(project.notes).toMatchObject([
        { rule: 'STORE-RESTORED', params: { path, rev: 1, from: kept, problem: 'missing' } },
      ]);
      await project.close();
      const again = await open(folder);
      expect([again.notes, Object.keys(again.records.issue)]).toEqual([[], [id]]);
      await again.close();
    });

    it('is found by the doctor and put back by its repair', async () => {
      const { folder, path } = await issueLost(kept);
      const rule = kept === 'history' ? 'DOCTOR-HISTORY' : 'DOCTOR-BACKUP';
      const before = good(await examine(folder));
      expect(before.findings.map(({ path: of, note }) => [note.rule, of])).toEqual([[rule, path]]);
      expect(good(await repair(before)).after.findings).toEqual([]);
      await (await open(folder)).close();
    });

    it('stands in while nothing may be written', async () => {
      const { folder, id, path } = await issueLost(kept);
      const project = await open(folder, true);
      expect(Object.keys(project.records.issue)).toEqual([id]);
      expect(told(project)).toEqual([['STORE-RESTORED', path]]);
      await project.close();
      expect(await readdir(join(folder, 'issues'))).toEqual([]);
    });
  });

  it('one issue of two comes back behind the window, which hears of it', async () => {
    const folder = await freshProject();
    const first = await open(folder);
    const [paper = ''] = Object.keys(first.records.paper);
    good(await first.apply([birthOf('issue', newIssue('issue-two', paper, '2026-11-29'))]));
    await first.close();
    good(await takeBackup(folder));
    const path = documentPath('issue', 'issue-two');
    await rm(join(folder, path));
    const project = await shelf(folder);
    expect(project.records.issue['issue-two']).toBeUndefined();
    const change = await heard(project, path);
    expect(change.documents).toMatchObject([{ type: 'issue', id: 'issue-two', record: { id: 'issue-two' } }]);
    expect(change.notes).toMatchObject([{ rule: 'STORE-RESTORED', params: { from: 'backup' } }]);
    expect(project.records.issue['issue-two']?.date).toBe('2026-11-29');
    await project.close();
    expect(await readdir(join(folder, 'issues'))).toHaveLength(2);
  });

  it('a story on no page comes back, behind the window or for whoever reads all', async () => {
    const path = documentPath('story', ID);
    const folder = await withStory();
    await rm(join(folder, path));
    expect(await doctor(folder)).toEqual([['DOCTOR-HISTORY', path]]);
    const project = await shelf(folder);
    const change = await heard(project, path);
    expect(change.documents).toMatchObject([{ id: ID, record: { headline: '一' } }]);
    expect(change.notes).toMatchObject([
      { rule: 'STORE-RESTORED', params: { rev: 1, from: 'history' }, place: { story: ID } },
    ]);
    good(await project.apply(headline('一', '三')));
    await project.close();
    await rm(join(folder, path));
    const all = await open(folder);
    expect(told(all)).toEqual([['STORE-RESTORED', path]]);
    expect(all.records.story[ID]?.headline).toBe('一');
    await all.close();
  });

  it('is named where nothing of what is kept is whole', async () => {
    const path = documentPath('story', ID);
    const folder = await withStory();
    await rm(join(folder, path));
    const history = join(folder, 'history', `story-${ID}`);
    for (const name of await readdir(history)) await truncate(join(history, name), 40);
    const project = await open(folder);
    expect(project.notes).toMatchObject([{ rule: 'STORE-LOST', params: { path }, place: { story: ID } }]);
    await project.close();
    expect(await doctor(folder)).toContainEqual(['STORE-LOST', path]);
  });

  it('is not what the history has an empty folder of', async () => {
    const folder = await freshProject();
    await mkdir(join(folder, 'history', 'story-nothing'), { recursive: true });
    const project = await open(folder);
    expect(project.notes).toEqual([]);
    await project.close();
    expect(await doctor(folder)).toEqual([]);
  });
});

/** Does things with the story in one session; a backup that has the story is there before. */
async function after(...steps: readonly ('remove' | 'undo' | 'file away')[]): Promise<string> {
  const folder = await withStory();
  good(await takeBackup(folder));
  const project = await open(folder);
  for (const step of steps) {
    if (step === 'file away') await rm(join(folder, documentPath('story', ID)));
    else good(await project.apply([(step === 'remove' ? removalOf : birthOf)('story', story('二'))]));
  }
  await project.close();
  return folder;
}

const isGone = async (folder: string): Promise<void> => {
  for (const load of ['all', 'shelf'] as const) {
    const project = good(await openProject(folder, { load }));
    const lost = good(await project.store.lost());
    expect([project.notes, lost, project.records.story]).toEqual([[], [], {}]);
    await project.close();
  }
  expect(await doctor(folder)).toEqual([]);
};

describe('a document that was removed on purpose', () => {
  cleanUp();

  it('stays away, whatever history and backups have', async () => {
    await isGone(await after('remove'));
  });

  it('stays away after undo and redo', async () => {
    await isGone(await after('remove', 'undo', 'remove', 'undo', 'remove'));
  });

  it('stays away where its file was gone before', async () => {
    await isGone(await after('file away', 'remove'));
  });

  it('stays away where somebody has cleared the history', async () => {
    const folder = await after('remove');
    await rm(join(folder, 'history'), { recursive: true });
    await isGone(folder);
  });

  it('and came back by undo is missed again when it is lost', async () => {
    const folder = await after('remove', 'undo', 'file away');
    const project = await open(folder);
    expect(told(project)).toEqual([['STORE-RESTORED', documentPath('story', ID)]]);
    expect(project.records.story[ID]?.headline).toBe('二');
    await project.close();
  });
});

describe('a folder without any issue', () => {
  cleanUp();

  it('of which none is kept either still does not open', async () => {
    const folder = await freshProject();
    await rm(join(folder, 'issues'), { recursive: true });
    expect(bad(await openProject(folder))).toMatchObject({ kind: 'damaged', detail: 'missing' });
  });
});
