import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storyCard } from '../../../../core/contract/cards';
import type { AnswerOf, DeskEvents, EventName } from '../../../../core/contract/desk';
import { type DocumentsChanged, emptyShelf, type LoadedDocument } from '../../../../core/contract/project';
import { newStory } from '../../../../core/document/factory';
import { listenToChanges } from '../../../../renderer/session/changes';
import { desk, initialDesk, setDesk } from '../../../../renderer/session/desk';
import { closeGroup, flushEdits, openGroup, openSnapshot, undo } from '../../../../renderer/session/document';
import { useNotices } from '../../../../renderer/session/notices';
import { editStory } from '../../../../renderer/session/stories';
import { readLabel } from '../../../../renderer/session/types';
import { bridge, DeafWorker, records, snapshot } from './fixture';

const nothing: DocumentsChanged = { documents: [], shelf: emptyShelf, gone: [], notes: [], branches: [] };
const theirs = (headline: string, id = 'story-1'): LoadedDocument => ({
  type: 'story',
  id,
  record: { ...records.story[id], headline },
});
const note = { rule: 'STORE-MISSING', severity: 'error', place: {}, params: { path: 'x' } } as const;

let tell: (change: Partial<DocumentsChanged>) => void;
const names = (): readonly string[] => desk().history.map((row) => readLabel(row.label).key);
const said = (): readonly string[] => useNotices.getState().notices.map(({ label }) => label.key);
const headline = (): string | undefined => desk().records.story['story-1']?.headline;

const on = <Name extends EventName>(name: Name, hear: (event: DeskEvents[Name]) => void): (() => void) => {
  if (name === 'documents')
    tell = (change) => (hear as (event: DocumentsChanged) => void)({ ...nothing, ...change });
  return () => undefined;
};

beforeEach(() => {
  const saved: AnswerOf<'project.save'> = {
    ok: true,
    value: { savedAt: '2026-11-22T08:00:00.000Z', branches: [] },
  };
  vi.stubGlobal('Worker', DeafWorker);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('window', { desk: { ...bridge({ 'project.save': () => saved }).bridge, on } });
  useNotices.setState({ notices: [] });
  listenToChanges();
  openSnapshot(snapshot);
});

describe('what happens to the project elsewhere', () => {
  it('is a step of the history, and is said by name', () => {
    tell({ documents: [theirs('他们的')] });
    expect(headline()).toBe('他们的');
    expect(names()).toEqual(['edit.elsewhere']);
    expect(said()).toEqual(['changed.one']);
    undo();
    expect(headline()).toBe('提案有了回音');
  });

  it('is no news where the window has it already', () => {
    tell({ documents: [theirs('提案有了回音')] });
    expect(names()).toEqual([]);
    expect(said()).toEqual([]);
  });

  it('names a document that has gone, and counts several', () => {
    tell({ gone: [{ type: 'story', id: 'story-2' }] });
    expect(desk().records.story['story-2']).toBeUndefined();
    tell({ documents: [theirs('甲'), { type: 'story', id: 'story-2', record: newStory('story-2') }] });
    expect(said()).toEqual(['changed.gone', 'changed.one']);
    tell({ documents: [theirs('乙'), theirs('丙', 'story-2')] });
    expect(said().at(-1)).toBe('changed.some');
  });

  it('waits for our own state of a document that has not reached the disk', async () => {
    editStory('story-1', 'headline', '我们的');
    tell({ documents: [theirs('他们的')], gone: [{ type: 'story', id: 'story-1' }] });
    expect(headline()).toBe('我们的');
    await flushEdits();
    tell({ documents: [theirs('他们的')] });
    expect(headline()).toBe('他们的');
  });

  it('comes after a drag or a composition, not into it', () => {
    openGroup();
    tell({ documents: [theirs('他们的')] });
    expect(headline()).toBe('提案有了回音');
    closeGroup();
    expect(headline()).toBe('他们的');
  });

  it('puts a document that was not here beside the others without a step of the history', () => {
    const record = newStory('story-3', { headline: '新来的' });
    tell({ documents: [{ type: 'story', id: 'story-3', record }] });
    expect(desk().records.story['story-3']).toEqual(record);
    expect(names()).toEqual([]);
  });

  it('brings cards, notes, branches, pictures and how far the look has come', () => {
    const card = storyCard(newStory('story-9', { headline: '架上' }));
    tell({ shelf: { stories: [card], pages: [] }, notes: [note], assets: ['a'], looked: 0.5 });
    expect(desk().shelf.stories.get('story-9')).toEqual(card);
    expect(desk()).toMatchObject({ notes: [note], looked: 0.5, assets: new Set(['a']) });
    tell({ gone: [{ type: 'story', id: 'story-9' }] });
    expect(desk().shelf.stories.has('story-9')).toBe(false);
    expect(desk()).toMatchObject({ notes: [note], looked: 0.5 });
  });

  it('is nothing to a window without a paper', () => {
    setDesk(initialDesk);
    tell({ documents: [theirs('他们的')], notes: [note] });
    expect(desk()).toEqual(initialDesk);
  });
});
