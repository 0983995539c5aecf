import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../core/base/result';
import type { DeskBridge, DeskFailure } from '../../../../core/contract/desk';
import type { RecordsDiff } from '../../../../core/document/diff';
import { newIssue, newPage, newPicture, newStory } from '../../../../core/document/factory';
import { emptyRecords, type ProjectRecords, recordTypes } from '../../../../core/document/records';
import type { Page, StoryItem } from '../../../../core/document/records/page';
import { ProjectAssets } from '../../../../electron/store/assetFiles';
import type { DocStore, Draft, Saved } from '../../../../electron/store/docstore';
import { decode } from '../../../../electron/store/envelope';
import { failure } from '../../../../electron/store/failures';
import { MemoryDisk } from '../../../../electron/store/memory/disk';
import { MemoryStore } from '../../../../electron/store/memory/memory';
import { Project } from '../../../../electron/store/opened';
import { recordsOf } from '../../../../electron/store/records';
import { findMissing } from '../../../../electron/store/references';
import { desk } from '../../../../renderer/session/desk';
import {
  closeGroup,
  edit,
  flushEdits,
  goToHistory,
  openGroup,
  openSnapshot,
  redo,
  undo,
} from '../../../../renderer/session/document';
import { patchItem, patchPage, patchStory, withRecord } from '../../../../renderer/session/edits';
import { createStory, deleteStory, duplicateStory, editStory } from '../../../../renderer/session/stories';
import { putRecord } from '../../../../renderer/session/versions';
import { block, DeafWorker, snapshot } from './fixture';

const blockOf = (story: string, at: number): StoryItem => ({ ...block, id: `item-${at}`, story });

/** Three pages of one issue; one story is told on all of them, two on one each, one waits. */
const start: ProjectRecords = {
  ...emptyRecords,
  issue: {
    'issue-1': newIssue('issue-1', 'paper-1', '2026-11-22', { pages: ['page-1', 'page-2', 'page-3'] }),
  },
  page: {
    'page-1': newPage('page-1', 'issue-1', { items: [blockOf('story-1', 1), blockOf('story-2', 2)] }),
    'page-2': newPage('page-2', 'issue-1', { number: 2, items: [blockOf('story-1', 3)] }),
    'page-3': newPage('page-3', 'issue-1', {
      number: 3,
      items: [blockOf('story-1', 4), blockOf('story-3', 5)],
    }),
  },
  story: Object.fromEntries(
    [1, 2, 3, 4].map((n) => [`story-${n}`, newStory(`story-${n}`, { headline: `第${n}稿` })]),
  ),
};

/** Every document of the disk, each of which has to be whole. */
function onDisk(disk: MemoryDisk): ProjectRecords {
  return recordsOf(
    [...disk.documents.values()].map(({ type, id, bytes }) => {
      const envelope = decode(bytes);
      if (!envelope.ok) throw new Error(`${type}/${id}: ${envelope.error}`);
      return { type, id, record: envelope.value.data };
    }),
  );
}

const missingIn = (records: ProjectRecords): readonly string[] =>
  findMissing(records, new Set(['0'.repeat(64)]), new Set())
    .map(({ params }) => String(params['path']))
    .sort();

/** The store as the desk has it, which looks at the disk after every save as if the desk ended there. */
class Watched extends MemoryStore {
  readonly sizes: number[] = [];
  /** Saves that go well until the disk is full once. */
  fullAfter = Number.POSITIVE_INFINITY;
  readonly #disk: MemoryDisk;
  readonly #known: readonly string[];

  constructor(disk: MemoryDisk) {
    super(disk);
    this.#disk = disk;
    this.#known = missingIn(start);
  }

  override async save(drafts: readonly Draft[]): Promise<Result<Saved, DeskFailure>> {
    this.fullAfter -= 1;
    if (this.fullAfter < 0) {
      this.fullAfter = Number.POSITIVE_INFINITY;
      return { ok: false, error: failure('disk-full', 'x') };
    }
    const saved = await super.save(drafts);
    this.sizes.push(drafts.length);
    assert.deepEqual(missingIn(onDisk(this.#disk)), this.#known);
    return saved;
  }
}

const projectOn = (store: DocStore): Project =>
  new Project({
    folder: '/x.banxin',
    readOnly: false,
    store,
    assets: new ProjectAssets('/x.banxin', false, new Set()),
    records: start,
    notes: [],
    branches: [],
    holder: null,
    lock: undefined,
    shelf: undefined,
    unread: [],
  });

/** A window with the real session over a real project in memory. */
async function opened(): Promise<{ readonly store: Watched; readonly disk: MemoryDisk }> {
  const disk = new MemoryDisk();
  const drafts = recordTypes.flatMap((type) =>
    Object.entries(start[type]).map(([id, record]) => ({ type, id, record })),
  );
  await new MemoryStore(disk).save(drafts);
  const store = new Watched(disk);
  await store.load(drafts);
  const project = projectOn(store);
  const call = async (name: string, argument: unknown): Promise<unknown> =>
    name === 'project.save'
      ? project.apply(argument as RecordsDiff)
      : { ok: false, error: failure('not-found', name) };
  vi.stubGlobal('Worker', DeafWorker);
  vi.stubGlobal('window', { desk: { call, on: () => () => undefined } as unknown as DeskBridge });
  openSnapshot({ ...snapshot, records: start });
  return { store, disk };
}

const nth = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % (items.length || 1)];
const stories = (): readonly string[] => Object.keys(desk().records.story);
const pages = (): readonly Page[] => Object.values(desk().records.page);

let made = 0;
const place = (page: Page, story: string): Page => ({
  ...page,
  items: [...page.items, { ...blockOf(story, ++made + 100) }],
});

/** What an editor may do, each by the function that its command or panel calls. */
const hands: Readonly<Record<string, (at: number) => void>> = {
  type: (at) => {
    const story = nth(stories(), at);
    if (story) editStory(story, 'headline', `改${at}`, true);
  },
  write: () => void createStory(),
  copy: (at) => duplicateStory(nth(stories(), at) ?? ''),
  remove: (at) => deleteStory(nth(stories(), at) ?? ''),
  section: (at) => {
    const page = nth(pages(), at);
    if (page) edit({ key: 'edit.page.section' }, patchPage(desk().records, page.id, { section: `版${at}` }));
  },
  move: (at) => {
    const page = nth(pages(), at);
    const item = page && nth(page.items, at);
    if (!page || !item) return;
    const moved = patchItem<StoryItem>(desk().records, page.id, item.id, (one) => ({
      ...one,
      area: { ...one.area, x: one.area.x + 1 },
    }));
    edit({ key: 'edit.move' }, moved, { coalesce: `move:${item.id}` });
  },
  place: (at) => {
    const page = nth(pages(), at);
    const story = nth(stories(), at >> 2);
    if (page && story) edit({ key: 'edit.place' }, withRecord(desk().records, 'page', place(page, story)));
  },
  /** A new story over all pages at once, with a new picture. */
  jump: () => {
    const id = `jump-${++made}`;
    const card = newPicture(`picture-${made}`, {
      sha256: '0'.repeat(64),
      ext: 'png',
      width: 1,
      height: 1,
      name: 'x.png',
    });
    let after = withRecord(desk().records, 'story', newStory(id, { pictures: [card.id] }));
    after = withRecord(after, 'picture', card);
    for (const page of pages()) after = withRecord(after, 'page', place(page, id));
    edit({ key: 'edit.place' }, after);
  },
  /** The same words in every story. */
  replaceAll: (at) => {
    const after = stories().reduce((all, id) => patchStory(all, id, { kicker: `换${at}` }), desk().records);
    edit({ key: 'edit.suggestion' }, after);
  },
  version: (at) => {
    const id = nth(stories(), at);
    if (id !== undefined) putRecord({ key: 'edit.restore' }, 'story', newStory(id, { headline: `旧${at}` }));
  },
  group: (at) => {
    openGroup();
    for (const id of stories().slice(0, 3)) editStory(id, 'deck', `副${at}`);
    closeGroup();
  },
  undo,
  redo,
  history: (at) => goToHistory(at % (desk().history.length + 1)),
};

const step = fc.record({
  hand: fc.constantFrom(...Object.keys(hands)),
  at: fc.nat(50),
  after: fc.constantFrom('go on', 'go on', 'save', 'full'),
});

describe('edits on their way to the disk', () => {
  it('go in saves of two documents at most, after each of which the project is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const { store, disk } = await opened();
        for (const { hand, at, after } of steps) {
          hands[hand]?.(at);
          if (after === 'full') store.fullAfter = at % 4;
          if (after !== 'go on') await flushEdits();
        }
        store.fullAfter = Number.POSITIVE_INFINITY;
        expect(await flushEdits()).toBe(true);
        expect(Math.max(0, ...store.sizes)).toBeLessThanOrEqual(2);
        expect(onDisk(disk)).toEqual(desk().records);
        goToHistory(0);
        expect(await flushEdits()).toBe(true);
        expect(desk().records).toEqual(start);
        expect(onDisk(disk)).toEqual(start);
      }),
      { numRuns: 150 },
    );
  });

  it('a story that stands on three pages goes in three saves, the pages first', async () => {
    const { store, disk } = await opened();
    deleteStory('story-1');
    await flushEdits();
    expect(store.sizes).toEqual([2, 1, 1]);
    expect(onDisk(disk).story['story-1']).toBeUndefined();
    undo();
    await flushEdits();
    expect(store.sizes).toEqual([2, 1, 1, 2, 2]);
    expect(onDisk(disk)).toEqual(start);
  });

  it('nothing is removed that a page, changed by another desk meanwhile, still tells', async () => {
    const { disk } = await opened();
    const theirs = new MemoryStore(disk, { device: 'other' });
    const key = { type: 'page', id: 'page-2' } as const;
    await theirs.load([key]);
    await theirs.save([{ ...key, record: { ...start.page['page-2'], section: '他们的' } }]);
    deleteStory('story-1');
    await flushEdits();
    const { page, story } = onDisk(disk);
    expect(page['page-2']?.section).toBe('他们的');
    expect(page['page-1']?.items).toHaveLength(1);
    expect(story['story-1']).toEqual(start.story['story-1']);
    expect(disk.branches.size).toBe(1);
  });
});
