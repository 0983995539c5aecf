import type { AnswerOf, CallName, DeskBridge } from '../../../../core/contract/desk';
import { emptyShelf } from '../../../../core/contract/project';
import { packShelf } from '../../../../core/contract/shelf';
import { newIssue, newPage, newStory } from '../../../../core/document/factory';
import { emptyRecords, type ProjectRecords } from '../../../../core/document/records';
import type { StoryItem } from '../../../../core/document/records/page';

export const block: StoryItem = {
  kind: 'story',
  id: 'item-1',
  story: 'story-1',
  area: { x: 0, y: 0, w: 26, h: 20 },
  columns: 2,
  gutter: 1,
  columnRule: true,
  head: { arrangement: 'over', align: 'center', headline: 'headline-1' },
  pictures: [],
  fill: 'level',
};

/** One page with one story, and a story that waits. */
export const records: ProjectRecords = {
  ...emptyRecords,
  issue: { 'issue-1': newIssue('issue-1', 'paper-1', '2026-11-22', { pages: ['page-1'] }) },
  page: { 'page-1': newPage('page-1', 'issue-1', { items: [block] }) },
  story: {
    'story-1': newStory('story-1', { headline: '提案有了回音', tags: ['提案'] }),
    'story-2': newStory('story-2', { headline: '夜读班开班' }),
  },
};

/** The same as the main process hands it over when it is opened. */
export const snapshot = {
  folder: '/x.banxin',
  readOnly: false,
  records,
  holder: null,
  shelf: packShelf(emptyShelf),
  branches: [],
  assets: [],
  notes: [],
};

/** The compose worker is a browser's; here it only has to be there and be told. */
export class DeafWorker {
  addEventListener(): void {}
  postMessage(): void {}
  terminate(): void {}
}

/** Answers of the main process, as far as a test needs them; every call is written down. */
export function bridge(answers: { [Name in CallName]?: () => AnswerOf<Name> }): {
  readonly bridge: DeskBridge;
  readonly asked: { readonly name: CallName; readonly argument: unknown }[];
} {
  const asked: { name: CallName; argument: unknown }[] = [];
  return {
    asked,
    bridge: {
      call: (name, argument) => {
        asked.push({ name, argument });
        const answer = answers[name];
        return answer ? Promise.resolve(answer()) : Promise.reject(new Error(`no answer for ${name}`));
      },
      on: () => () => undefined,
    },
  };
}
