import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerOf, CallName } from '../../../../core/contract/desk';
import { type Branch, type Holder } from '../../../../core/contract/project';
import { exportArchive, importArchive, restoreBackup } from '../../../../renderer/session/backups';
import { choiceOf, readBranch, resolveBranch } from '../../../../renderer/session/branches';
import { noteBranches } from '../../../../renderer/session/branchList';
import { desk } from '../../../../renderer/session/desk';
import {
  flushEdits,
  openSnapshot,
  receiveDocuments,
  redo,
  undo,
} from '../../../../renderer/session/document';
import { saveElsewhere, takeOver } from '../../../../renderer/session/elsewhere';
import { useNotices } from '../../../../renderer/session/notices';
import { editStory } from '../../../../renderer/session/stories';
import { readLabel } from '../../../../renderer/session/types';
import { bridge, DeafWorker, records, snapshot } from './fixture';

const story = records.story['story-1'];
if (!story) throw new Error('The fixture has a story.');
const theirs = { ...story, headline: '提案没有回音' };
const branch: Branch = {
  type: 'story',
  id: 'story-1',
  branch: 'story-story-1/20261122T081530Z-desk-a-3',
  rev: 3,
  time: '2026-11-22T08:15:30.000Z',
  device: 'desk-a',
  origin: 'copy',
};
const opened = { ...snapshot, branches: [branch] };
const loaded = (record: unknown) => ({ type: 'story', id: 'story-1', record }) as const;
const saved = {
  ok: true,
  value: { savedAt: '2026-11-22T08:00:00.000Z', branches: [] },
} as const satisfies AnswerOf<'project.save'>;

/** Opens the paper with these answers behind it; what is asked is written down. */
function open(answers: { [Name in CallName]?: () => AnswerOf<Name> } = {}) {
  const made = bridge({ 'project.save': () => saved, ...answers });
  vi.stubGlobal('window', { desk: made.bridge });
  openSnapshot(opened);
  return made.asked;
}
const names = (): readonly string[] => desk().history.map((row) => readLabel(row.label).key);

beforeEach(() => {
  vi.stubGlobal('Worker', DeafWorker);
  useNotices.setState({ notices: [] });
});

const read = (): AnswerOf<'branch.read'> => ({
  ok: true,
  value: { current: loaded(story), branch: loaded(theirs) },
});

describe('a document in two states', () => {
  it('is shown as the one that the window has, whichever that is', async () => {
    open({ 'branch.read': read });
    const two = await readBranch(branch);
    expect(two).toMatchObject({ ok: true, value: { shown: 'current', here: story, there: theirs } });
    editStory('story-1', 'headline', theirs.headline);
    const mine = await readBranch(branch);
    expect(mine).toMatchObject({ ok: true, value: { shown: 'branch', here: theirs, there: story } });
  });

  it('gives the editor’s choice to the side it is about', () => {
    expect(choiceOf('current', 'here')).toBe('current');
    expect(choiceOf('current', 'there')).toBe('branch');
    expect(choiceOf('branch', 'here')).toBe('branch');
    expect(choiceOf('branch', 'there')).toBe('current');
    expect(choiceOf('branch', 'both')).toBe('both');
  });

  it('becomes what was chosen without being saved again; undo is an edit', async () => {
    const asked = open({
      'branch.resolve': () => ({ ok: true, value: { documents: [loaded(theirs)] } }),
    });
    const two = { branch, shown: 'current', here: story, there: theirs } as const;
    expect(await resolveBranch(two, 'there')).toBe(true);
    expect(asked.at(-1)).toEqual({
      name: 'branch.resolve',
      argument: { branch: branch.branch, choice: 'branch' },
    });
    expect(desk().branches).toEqual([]);
    expect(desk().records.story['story-1']).toEqual(theirs);
    expect(names()).toEqual(['edit.choose.there']);
    expect(await flushEdits()).toBe(true);
    expect(asked.filter(({ name }) => name === 'project.save')).toEqual([]);
    undo();
    expect(desk().records.story['story-1']).toEqual(story);
    await flushEdits();
    expect(asked.filter(({ name }) => name === 'project.save')).toHaveLength(1);
    redo();
    expect(desk().records.story['story-1']).toEqual(theirs);
  });

  it('stays where the choice could not be carried out', async () => {
    open({ 'branch.resolve': () => ({ ok: false, error: { kind: 'disk-full', thing: 'x' } }) });
    const two = { branch, shown: 'current', here: story, there: theirs } as const;
    expect(await resolveBranch(two, 'here')).toBe(false);
    expect(desk().branches).toEqual([branch]);
    expect(useNotices.getState().notices).toHaveLength(1);
  });

  it('is told of by the save that made it, once a document', () => {
    open();
    const ours = { ...branch, id: 'story-2', origin: 'ours', branch: 'a' } as const;
    noteBranches([ours]);
    noteBranches([{ ...ours, branch: 'b' }]);
    noteBranches([]);
    expect(desk().branches.map((one) => one.branch)).toEqual([branch.branch, 'b']);
  });
});

describe('documents that others have changed', () => {
  it('come and go as steps of the history', () => {
    open();
    receiveDocuments({ key: 'edit.elsewhere' }, [
      loaded(theirs),
      { type: 'story', id: 'story-2', record: null },
    ]);
    expect(desk().records.story['story-1']).toEqual(theirs);
    expect(desk().records.story['story-2']).toBeUndefined();
    undo();
    expect(desk().records).toEqual(records);
    receiveDocuments({ key: 'edit.elsewhere' }, [loaded(story)]);
    expect(desk().history.filter((row) => row.done)).toEqual([]);
  });
});

const full = (): AnswerOf<'project.save'> => ({ ok: false, error: { kind: 'disk-full', thing: 'x' } });

describe('a project that cannot be written', () => {
  it('is saved elsewhere with what was unsaved, and goes on there', async () => {
    let free = false;
    const asked = open({
      'project.save': () => (free ? saved : full()),
      'project.saveElsewhere': () => {
        // Typed while the copy was made.
        editStory('story-1', 'deck', '又一句');
        free = true;
        return { ok: true, value: { ...opened, folder: '/y.banxin' } };
      },
    });
    editStory('story-1', 'headline', '新题');
    expect(await flushEdits()).toBe(false);
    expect(desk().save.kind).toBe('unsaved');
    expect(await saveElsewhere()).toBe(true);
    const elsewhere = asked.find(({ name }) => name === 'project.saveElsewhere');
    expect(JSON.stringify(elsewhere?.argument)).toContain('新题');
    expect(JSON.stringify(elsewhere?.argument)).not.toContain('又一句');
    expect(desk().folder).toBe('/y.banxin');
    expect(await flushEdits()).toBe(true);
    expect(JSON.stringify(asked.at(-1)?.argument)).toContain('又一句');
    expect(JSON.stringify(asked.at(-1)?.argument)).not.toContain('新题');
    // The history goes on across the move.
    expect(names()).toHaveLength(2);
    undo();
    undo();
    expect(desk().records.story['story-1']).toEqual(story);
  });

  it('keeps everything where the editor closes the dialog', async () => {
    let free = false;
    const asked = open({
      'project.save': () => (free ? saved : full()),
      'project.saveElsewhere': () => ({ ok: false, error: { kind: 'cancelled', thing: '' } }),
    });
    editStory('story-1', 'headline', '新题');
    await flushEdits();
    expect(await saveElsewhere()).toBe(false);
    expect(useNotices.getState().notices).toEqual([]);
    free = true;
    expect(await flushEdits()).toBe(true);
    expect(JSON.stringify(asked.at(-1)?.argument)).toContain('新题');
  });

  it('is taken over as the other desk left it', async () => {
    const holder: Holder = {
      user: '王',
      host: 'a',
      since: '2026-11-22T08:00:00.000Z',
      here: false,
      stale: true,
    };
    open({
      'project.takeOver': () => ({
        ok: true,
        value: { ...opened, records: { ...records, story: { 'story-1': theirs } } },
      }),
    });
    openSnapshot({ ...opened, readOnly: true, holder });
    expect(desk().holder).toEqual(holder);
    expect(await takeOver()).toBe(true);
    expect(desk()).toMatchObject({ readOnly: false, holder: null });
    expect(desk().records.story['story-1']).toEqual(theirs);
  });
});

describe('backups and archives', () => {
  it('save what is unsaved first, and do nothing where that fails', async () => {
    const asked = open({ 'project.save': () => ({ ok: false, error: { kind: 'disk-full', thing: 'x' } }) });
    editStory('story-1', 'headline', '新题');
    await exportArchive();
    expect(await restoreBackup('b')).toBe(false);
    expect(await importArchive()).toBe(false);
    expect(asked.map(({ name }) => name).filter((name) => /archive|backup/u.test(name))).toEqual([]);
  });

  it('open what comes out of them', async () => {
    const there = { ok: true, value: { ...opened, folder: '/copy.banxin' } } as const;
    open({ 'backup.restore': () => there });
    expect(await restoreBackup('b')).toBe(true);
    expect(desk().folder).toBe('/copy.banxin');
  });
});
