import type { ImportedBlock, ImportedStory } from '../imported';
import { kindOf } from '../imported';
import type { Stack } from './stack';
import { joinParts } from './text';

/** A part of a body as it stood in the input. */
export interface Part {
  readonly kind: ImportedBlock['kind'];
  text: string;
}

/** A story while its parts are being gathered. */
export interface Draft {
  readonly stack: Stack;
  readonly flag: string;
  readonly dateline: string;
  readonly byline: string[];
  readonly source: string[];
  readonly credit: string[];
  readonly parts: Part[];
  /** Its source line has come: nothing new begins in it. */
  ended: boolean;
}

export const noStack: Stack = { theme: [], kicker: [], headline: [], deck: [] };

export const makeDraft = (stack: Stack, flag: string, dateline: string): Draft => ({
  stack,
  flag,
  dateline,
  byline: [],
  source: [],
  credit: [],
  parts: [],
  ended: false,
});

/** The paragraph a continuation would go on from. */
export const tailOf = (draft: Draft): Part | undefined => {
  const last = draft.parts.at(-1);
  return last?.kind === 'paragraph' ? last : undefined;
};

export function extendTail(draft: Draft, text: string): void {
  const tail = tailOf(draft);
  if (tail === undefined) draft.parts.push({ kind: 'paragraph', text });
  else tail.text = joinParts(tail.text, text);
}

export function finish(draft: Draft): ImportedStory {
  const story = {
    flag: draft.flag,
    kicker: draft.stack.kicker.join('\n'),
    headline: draft.stack.headline.join('\n'),
    deck: draft.stack.deck.join('\n'),
    byline: draft.byline.join(' '),
    dateline: draft.dateline,
    source: draft.source.join(' '),
    credit: draft.credit.join(' '),
    tags: [],
    blocks: draft.parts.map(({ kind, text }) => ({ kind, text })),
  };
  return { ...story, kind: kindOf(story) };
}
