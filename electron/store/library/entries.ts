import { pageCard, storyCard } from '../../../core/contract/cards';
import type { PageCard, StoryCard } from '../../../core/contract/project';
import type { RecordByType, RecordType } from '../../../core/document/records';
import type { Issue } from '../../../core/document/records/issue';
import type { Paper } from '../../../core/document/records/paper';
import type { Picture } from '../../../core/document/records/picture';
import type { Style } from '../../../core/document/records/style';

/** What the library keeps of a document: a card of those that are large or many, the others whole. */
export interface ContentByType {
  readonly paper: Paper;
  readonly style: Style;
  readonly issue: Issue;
  readonly picture: Picture;
  readonly page: PageCard;
  readonly story: StoryCard;
}

/** A document as the library knows it. */
export interface Entry<Type extends RecordType = RecordType> {
  readonly type: Type;
  readonly id: string;
  /** Bytes of the file it was read from. */
  readonly size: number;
  /** Milliseconds since 1970; 0 where the file was so young when it was read that its time proves nothing. */
  readonly modified: number;
  readonly rev: number;
  readonly content: ContentByType[Type];
}

export type Entries = ReadonlyMap<string, Entry>;

export const keyOf = (type: RecordType, id: string): string => `${type}/${id}`;

/** File systems that count time in steps of two seconds are still about. */
const GRAIN_MS = 2000;

/** A file written a moment before it was read may be written once more within the same tick of its clock. */
export const settledTime = (modified: number, readAt: number): number =>
  readAt - modified > GRAIN_MS ? modified : 0;

export function contentOf<Type extends RecordType>(
  type: Type,
  record: RecordByType[Type],
): ContentByType[Type] {
  if (type === 'story') return storyCard(record as RecordByType['story']) as ContentByType[Type];
  if (type === 'page') return pageCard(record as RecordByType['page']) as ContentByType[Type];
  return record as unknown as ContentByType[Type];
}
