import type { Json } from '../diff';
import { sameJson } from '../json';
import { type Block, blockText, type Story } from '../records/story';
import { align, type Row, takeRows } from './align';
import { compareFields, type FieldChange, takeFields } from './fields';
import { compareText, type TextPiece } from './text';

/** The fields as the editor shows them, those with text first. */
const order = [
  'kicker',
  'headline',
  'deck',
  'summary',
  'flag',
  'source',
  'dateline',
  'byline',
  'credit',
  'tags',
  'kind',
  'status',
  'slug',
  'pictures',
] as const;

/** A paragraph or subhead in two states of a story. */
export interface BlockRow extends Row<Block> {
  /** `marks`: the same words in other marks or ruby; `kind`: a paragraph that became a subhead, or the other way. */
  readonly change: 'same' | 'text' | 'marks' | 'kind' | 'removed' | 'added';
  readonly pieces: readonly TextPiece[];
}

export interface StoryComparison {
  readonly fields: readonly FieldChange[];
  /** The whole body, with what is the same. */
  readonly rows: readonly BlockRow[];
}

const bodyKey = (key: string): string => `body:${key}`;

/** Share of neighbouring pairs of characters that two texts have in common, 0–1. */
function likeness(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.slice(i, i + 2);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared++;
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

/** A paragraph that was typed anew or came back under another id. */
const alike = (a: Block, b: Block): boolean => {
  const [x, y] = [blockText(a), blockText(b)];
  return x === y ? x !== '' : likeness(x, y) >= 0.5;
};

const plain = (block: Block): Json => ({ ...(block as unknown as { [key: string]: Json }), id: '' });

function changeOf(before: Block, after: Block): BlockRow['change'] {
  if (blockText(before) !== blockText(after)) return 'text';
  if (before.kind !== after.kind) return 'kind';
  return sameJson(plain(before), plain(after)) ? 'same' : 'marks';
}

function rowOf(row: Row<Block>): BlockRow {
  const { before, after } = row;
  const key = bodyKey(row.key);
  const pieces = compareText(before ? blockText(before) : '', after ? blockText(after) : '');
  const change = before && after ? changeOf(before, after) : before ? 'removed' : 'added';
  return { ...row, key, change, pieces };
}

/** Two states of a story: which parts differ, and the bodies paragraph by paragraph. */
export const compareStories = (before: Story, after: Story): StoryComparison => ({
  fields: compareFields(before, after, order, ['body']),
  rows: align(before.body, after.body, alike).map(rowOf),
});

/** Keys of everything that differs. */
export const storyChanges = ({ fields, rows }: StoryComparison): readonly string[] => [
  ...new Set([
    ...fields.map(({ key }) => key),
    ...rows.filter(({ change }) => change !== 'same').map(({ key }) => key),
  ]),
];

/** The first state with the named changes of the second taken over; its id, and those of what stays, are kept. */
export function takeFromStory(
  before: Story,
  comparison: StoryComparison,
  taken: (key: string) => boolean,
): Story {
  const body = takeRows(comparison.rows, (key) => taken(key));
  const same = body.length === before.body.length && body.every((block, at) => block === before.body[at]);
  return takeFields(same ? before : { ...before, body }, comparison.fields, taken);
}

/** Fields whose words are ours, not the story's. */
const choices: ReadonlySet<string> = new Set(['kind', 'status']);

/** Characters of the body and the text fields that are only in the one or the other state. */
export function storyAmounts({ fields, rows }: StoryComparison): {
  readonly removed: number;
  readonly added: number;
} {
  const texts = fields.filter(({ field }) => !choices.has(field));
  const pieces = [...texts, ...rows.filter(({ moved }) => !moved)].flatMap((change) => change.pieces);
  const count = (kind: TextPiece['kind']): number =>
    pieces.reduce((sum, piece) => sum + (piece.kind === kind ? [...piece.text].length : 0), 0);
  return { removed: count('removed'), added: count('added') };
}
