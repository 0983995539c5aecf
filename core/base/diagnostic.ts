import type { BlockId, ItemId, PageId, PictureId, StoryId } from './ids';

export type Severity = 'error' | 'advice' | 'suspect';

/** The parts of a story that hold text. */
export type StoryField =
  | 'flag'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'summary'
  | 'dateline'
  | 'byline'
  | 'source'
  | 'credit'
  | 'body'
  | 'caption';

/** Where a finding is: as much of the path page → item → story → block → characters as applies. */
export interface Place {
  readonly page?: PageId;
  readonly item?: ItemId;
  readonly story?: StoryId;
  readonly picture?: PictureId;
  readonly field?: StoryField;
  readonly block?: BlockId;
  /** UTF-16 code units within the field's or block's text. */
  readonly start?: number;
  readonly end?: number;
}

/**
 * A finding as data. The words are in the locale files under `finding.<rule>.message` and
 * `finding.<rule>.hint`, with `params` filled in, so that every output can say it in the editor's language.
 */
export interface Diagnostic {
  /** Rule name in capitals, e.g. `PAGE-OVERSET`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly params: Readonly<Record<string, string | number>>;
  /** The text concerned, where there is one. */
  readonly text?: string;
  /** Replacements of `text`, best first. */
  readonly suggestions?: readonly string[];
  /** Source of the rule: a clause of a standard or a house table. */
  readonly basis?: string;
}
