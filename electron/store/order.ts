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

/** What a document of today says of its schema. */
export const schemaOf = (type: RecordType): string => `${type}@${recordKinds[type].version}`;
