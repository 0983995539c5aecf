import type { StoryField } from '../../core/base/diagnostic';
import type { BlockId, ItemId, StoryId } from '../../core/base/ids';
import type { DeskFailure } from '../../core/contract/desk';

export const rooms = ['stories', 'pages', 'proofs'] as const;
export type Room = (typeof rooms)[number];

/** A place between two characters of a story, UTF-16 code units within the field's or block's text. */
export interface Caret {
  readonly story: StoryId;
  readonly field: StoryField;
  readonly block?: BlockId;
  readonly offset: number;
  /** The other end of a selected stretch in the same field or block. */
  readonly end?: number;
}

/** What the editor's hands are on. Never saved; an undo brings it back. */
export interface Selection {
  readonly item?: ItemId;
  readonly story?: StoryId;
  readonly caret?: Caret;
}

/** What an edit is called: a key of the locale files (with its namespace where it is not `desk`) and its words. */
export interface Label {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A label as one string, the form in which the undo timeline keeps it. */
export const writeLabel = (label: Label): string =>
  label.params ? `${label.key}\u001f${JSON.stringify(label.params)}` : label.key;

export function readLabel(text: string): Label {
  const [key = '', params] = text.split('\u001f');
  return params === undefined ? { key } : { key, params: JSON.parse(params) as NonNullable<Label['params']> };
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved'; readonly failure: DeskFailure };

/** Where the editor is to put its caret, and a number that changes with every request for it. */
export interface FocusRequest {
  readonly caret: Caret;
  readonly serial: number;
}

let serial = 0;
export const focusOn = (caret: Caret): FocusRequest => ({ caret, serial: ++serial });
