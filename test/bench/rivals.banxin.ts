import type { FontBook } from '../../core/base/ports';
import type { Story } from '../../core/document/records/story';
import { type ComposeInput, createComposer } from '../../core/page/compose';
import { block, input, story } from '../unit/core/page/fixture';
import { BLOCK_WIDTH, type RivalStory, SHEET } from './rivals.copy';

/** The page as records of the desk. */
export function banxinInput(stories: readonly RivalStory[]): ComposeInput {
  const { columns, gutter, lines } = SHEET;
  const ids = stories.map((_, n) => `story${n}`);
  return input(
    ids.map((id, n) => {
      const area = { x: 0, y: n * lines, w: BLOCK_WIDTH, h: lines };
      return block(id, area, { columns, gutter, fill: 'top' });
    }),
    stories.map(({ headline, paragraphs }, n) =>
      story(ids[n] ?? '', {
        headline,
        body: paragraphs.map((text, i) => ({ id: `p${i}`, kind: 'paragraph' as const, runs: [{ text }] })),
      }),
    ),
  );
}

/** The input with another text in one paragraph, all else the same objects: what an edit hands to the composer. */
export function edited(given: ComposeInput, id: string, paragraph: number, text: string): ComposeInput {
  const before = given.stories[id];
  if (!before) throw new Error(`no story ${id}`);
  const body: Story['body'] = before.body.map((part, i) =>
    i === paragraph ? { ...part, runs: [{ text }] } : part,
  );
  return { ...given, stories: { ...given.stories, [id]: { ...before, body } } };
}

export const compose = (fonts: FontBook, given: ComposeInput): void => {
  createComposer(fonts).compose(given);
};
