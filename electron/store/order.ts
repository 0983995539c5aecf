import type { DocumentKey } from '../../core/contract/project';
import { type RecordType, recordKinds } from '../../core/document/records';
import type { Draft } from './docstore';

/** Between two versions of one document. Milliseconds. */
export const VERSION_PAUSE = 10 * 60 * 1000;

/** What others refer to comes first, so that a crash between two writes leaves no reference into nothing. */
const ORDER: readonly RecordType[] = ['picture', 'style', 'paper', 'story', 'page', 'issue'];

const rank = (key: DocumentKey): number => ORDER.indexOf(key.type);

/** Drafts as they are written: what others refer to first, and removals last, the other way round. */
export const inOrder = (drafts: readonly Draft[]): readonly Draft[] => [
  ...drafts.filter(({ record }) => record !== null).toSorted((a, b) => rank(a) - rank(b)),
  ...drafts.filter(({ record }) => record === null).toSorted((a, b) => rank(b) - rank(a)),
];

/** Documents that one call of the store writes. */
export const AT_ONCE = 2;

const inTwos = (drafts: readonly Draft[]): readonly (readonly Draft[])[] =>
  Array.from({ length: Math.ceil(drafts.length / AT_ONCE) }, (_, at) =>
    drafts.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );

/**
 * However many documents an edit is about, they are saved in twos, each two a save of its own, so that the project is
 * whole after every one of them: what is referred to is there before, and goes when nothing refers to it any more. A
 * two never holds both a change and a removal.
 */
export function inBatches(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const ordered = inOrder(drafts);
  return [
    ...inTwos(ordered.filter(({ record }) => record !== null)),
    ...inTwos(ordered.filter(({ record }) => record === null)),
  ];
}

/** What a document of today says of its schema. */
export const schemaOf = (type: RecordType): string => `${type}@${recordKinds[type].version}`;
