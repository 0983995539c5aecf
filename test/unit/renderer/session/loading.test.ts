import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageCard, storyCard } from '../../../../core/contract/cards';
import type { AnswerOf, DeskBridge } from '../../../../core/contract/desk';
import type { DocumentKey, LoadedDocument } from '../../../../core/contract/project';
import { packShelf } from '../../../../core/contract/shelf';
import { newIssue, newPage, newStory } from '../../../../core/document/factory';
import { desk, setDesk } from '../../../../renderer/session/desk';
import { openSnapshot } from '../../../../renderer/session/document';
import {
  keysOfIssue,
  loadDocuments,
  loadIssue,
  storyKey,
  whenLoaded,
  whenPageLoaded,
  withLoaded,
} from '../../../../renderer/session/loading';
import { useNotices } from '../../../../renderer/session/notices';
import { block, DeafWorker, records } from './fixture';

type Answer = AnswerOf<'project.documents'>;

/** On the disk beside what is loaded: an older issue of two pages. */
const there = {
  'page/page-7': newPage('page-7', 'issue-0', { items: [{ ...block, story: 'story-7' }] }),
  'page/page-8': newPage('page-8', 'issue-0', { number: 2, items: [{ ...block, story: 'story-8' }] }),
  'story/story-7': newStory('story-7', { headline: '旧稿七' }),
  'story/story-8': newStory('story-8', { headline: '旧稿八' }),
} as const;

const documentOf = ({ type, id }: DocumentKey): LoadedDocument => ({
  type,
  id,
  record: there[`${type}/${id}` as keyof typeof there] ?? null,
});

let asked: (readonly DocumentKey[])[];
/** Answers that wait to be given. */
let waiting: (() => void)[];
let hold: boolean;
let failing: boolean;

const answerTo = (keys: readonly DocumentKey[]): Answer =>
  failing
    ? { ok: false, error: { kind: 'unreadable', thing: 'x' } }
    : { ok: true, value: { documents: keys.map(documentOf), notes: [] } };

beforeEach(() => {
  [asked, waiting, hold, failing] = [[], [], false, false];
  const call = (_name: string, argument: { readonly keys: readonly DocumentKey[] }): Promise<Answer> => {
    asked.push(argument.keys);
    return new Promise((resolve) => {
      const give = (): void => resolve(answerTo(argument.keys));
      if (hold) waiting.push(give);
      else give();
    });
  };
  vi.stubGlobal('Worker', DeafWorker);
  vi.stubGlobal('window', { desk: { call, on: () => () => undefined } as unknown as DeskBridge });
  useNotices.setState({ notices: [] });
  const issue = newIssue('issue-0', 'paper-1', '2026-11-21', { pages: ['page-7', 'page-8'] });
  openSnapshot({
    folder: '/x.banxin',
    readOnly: false,
    records: { ...records, issue: { ...records.issue, [issue.id]: issue } },
    holder: null,
    shelf: packShelf({
      stories: [storyCard(there['story/story-7']), storyCard(there['story/story-8'])],
      // The card of the second page is a moment behind: it does not know the story yet.
      pages: [pageCard(there['page/page-7']), { ...pageCard(there['page/page-8']), stories: [] }],
    }),
    branches: [],
    assets: [],
    notes: [],
  });
});

const seven = storyKey('story-7');
const eight = storyKey('story-8');
const given = async (): Promise<void> => {
  for (const give of waiting.splice(0)) give();
  await new Promise((resolve) => setTimeout(resolve, 0));
};

describe('documents from the shelf', () => {
  it('are asked for once, and only those that are not here', async () => {
    expect(await loadDocuments([storyKey('story-1'), seven])).toBe(true);
    expect(await loadDocuments([seven])).toBe(true);
    expect(asked).toEqual([[seven]]);
    expect(desk().records.story['story-7']).toEqual(there['story/story-7']);
    expect(desk().history).toEqual([]);
  });

  it('lose their card where they turn out to be gone', async () => {
    setDesk({
      shelf: {
        ...desk().shelf,
        stories: new Map([...desk().shelf.stories, ['ghost', storyCard(newStory('ghost'))]]),
      },
    });
    expect(await loadDocuments([storyKey('ghost')])).toBe(false);
    expect(desk().shelf.stories.has('ghost')).toBe(false);
  });

  it('that cannot be read are said', async () => {
    failing = true;
    expect(await loadDocuments([seven])).toBe(false);
    expect(useNotices.getState().notices).toHaveLength(1);
    expect(desk().records.story['story-7']).toBeUndefined();
  });

  it('of a paper that has been left meanwhile are not taken', async () => {
    hold = true;
    const loading = loadDocuments([seven]);
    setDesk({ folder: '/y.banxin' });
    await given();
    expect(await loading).toBe(false);
    expect(desk().records.story['story-7']).toBeUndefined();
  });

  it('come in portions that the main process has time for', async () => {
    const many = Array.from({ length: 4500 }, (_, n) => storyKey(`story-${n + 100}`));
    await loadDocuments(many);
    expect(asked.map((keys) => keys.length)).toEqual([2000, 2000, 500]);
  });
});

describe('an issue', () => {
  it('comes with its pages and their stories, those too that a card did not know', async () => {
    expect(keysOfIssue('issue-0').map(({ id }) => id)).toEqual(['page-7', 'page-8', 'story-7']);
    expect(await loadIssue('issue-0')).toBe(true);
    expect(Object.keys(desk().records.page).sort()).toEqual(['page-1', 'page-7', 'page-8']);
    expect(Object.keys(desk().records.story).sort()).toEqual(['story-1', 'story-2', 'story-7', 'story-8']);
  });
});

describe('what needs documents', () => {
  it('is done at once where they are here', () => {
    const act = vi.fn<() => void>();
    whenLoaded([storyKey('story-1')], act);
    withLoaded([storyKey('story-1')], act);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('is given up for what was asked for after it, a way to somewhere but not a deed', async () => {
    hold = true;
    const done: string[] = [];
    whenLoaded([seven], () => done.push('to seven'));
    withLoaded([seven], () => done.push('with seven'));
    whenLoaded([eight], () => done.push('to eight'));
    await given();
    expect(done.sort()).toEqual(['to eight', 'with seven']);
  });

  it('waits for a page with its issue', async () => {
    const done: string[] = [];
    whenPageLoaded('page-7', () => done.push(Object.keys(desk().records.page).sort().join(' ')));
    expect(done).toEqual([]);
    await expect.poll(() => done).toEqual(['page-1 page-7 page-8']);
    whenPageLoaded('no-such-page', () => done.push('never'));
    whenPageLoaded('page-8', () => done.push('at once'));
    expect(done.at(-1)).toBe('at once');
    expect(done).not.toContain('never');
  });
});
