import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storyItems } from '../../../../core/document/records/page';
import { desk } from '../../../../renderer/session/desk';
import { edit, goToHistory, onEdit, openSnapshot, redo, undo } from '../../../../renderer/session/document';
import { goToPlace, openStoryAt, selectStory } from '../../../../renderer/session/navigation';
import { createStory, deleteStory, duplicateStory, editStory } from '../../../../renderer/session/stories';
import { readLabel, writeLabel } from '../../../../renderer/session/types';
import { bridge, DeafWorker, records, snapshot } from './fixture';

const names = (): readonly string[] => desk().history.map((row) => readLabel(row.label).key);

describe('the open document', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', DeafWorker);
    const saved = { ok: true, value: { savedAt: '2026-11-22T08:00:00.000Z', branches: [] } } as const;
    vi.stubGlobal('window', { desk: bridge({ 'project.save': () => saved }).bridge });
    openSnapshot(snapshot);
  });

  it('opens on the first page and its first story', () => {
    expect(desk().pageId).toBe('page-1');
    expect(desk().selection).toEqual({ item: 'item-1', story: 'story-1' });
  });

  it('names every edit, takes it back and brings it again', () => {
    editStory('story-1', 'headline', '提案有了新回音', true);
    expect(names()).toEqual(['edit.field.headline']);
    undo();
    expect(desk().records).toEqual(records);
    expect(desk().history[0]?.done).toBe(false);
    redo();
    expect(desk().records.story['story-1']?.headline).toBe('提案有了新回音');
  });

  it('makes one step of typing in one field, and another of the next field', () => {
    editStory('story-1', 'deck', '副', true);
    editStory('story-1', 'deck', '副题', true);
    editStory('story-1', 'kicker', '引', true);
    expect(names()).toEqual(['edit.field.deck', 'edit.field.kicker']);
  });

  it('brings the caret back with an undo', () => {
    openStoryAt({ story: 'story-1', field: 'headline', offset: 2 });
    editStory('story-1', 'headline', '提案新有了回音', true);
    selectStory('story-2');
    undo();
    expect(desk().selection.caret).toEqual({ story: 'story-1', field: 'headline', offset: 2 });
    expect(desk().focus?.caret.offset).toBe(2);
  });

  it('deletes a story with its block on the page, and undo brings back both', () => {
    deleteStory('story-1');
    const page = desk().records.page['page-1'];
    expect(page && storyItems(page)).toEqual([]);
    expect(desk().records.story['story-1']).toBeUndefined();
    undo();
    expect(desk().records).toEqual(records);
  });

  it('duplicates a story under new ids and makes new ones', () => {
    duplicateStory('story-2');
    const copy = desk().selection.story ?? '';
    expect(desk().records.story[copy]?.headline).toBe('夜读班开班');
    expect(desk().records.story[copy]?.body[0]?.id).not.toBe(records.story['story-2']?.body[0]?.id);
    const made = createStory();
    expect(desk().records.story[made]?.status).toBe('draft');
    goToHistory(0);
    expect(desk().records).toEqual(records);
  });

  it('tells listeners each change and where it comes from', () => {
    const heard: string[] = [];
    const stop = onEdit((diff, from) => heard.push(`${from}:${diff.map((change) => change.id).join()}`));
    editStory('story-1', 'flag', '本市经验');
    undo();
    stop();
    editStory('story-1', 'flag', '他山之石');
    expect(heard).toEqual(['edit:story-1', 'timeline:story-1']);
  });

  it('changes nothing where the project is read-only', () => {
    openSnapshot({ ...snapshot, readOnly: true });
    edit({ key: 'edit.typing' }, { ...records, story: {} });
    expect(desk().records).toBe(records);
  });

  it('goes from a finding to its characters', () => {
    goToPlace({ page: 'page-1', story: 'story-1', field: 'body', block: 'b', start: 3, end: 5 });
    expect(desk().room).toBe('stories');
    expect(desk().focus?.caret).toEqual({ story: 'story-1', field: 'body', block: 'b', offset: 3, end: 5 });
    goToPlace({ page: 'page-1', item: 'item-1' });
    expect(desk().selection.item).toBe('item-1');
  });

  it('writes labels with their words and reads them back', () => {
    const label = { key: 'edit.deleteStory', params: { name: '夜读班' } };
    expect(readLabel(writeLabel(label))).toEqual(label);
    expect(readLabel(writeLabel({ key: 'edit.move' }))).toEqual({ key: 'edit.move' });
  });
});
