import { createHeadlessEditor } from '@lexical/headless';
import fc from 'fast-check';
import type { LexicalEditor } from 'lexical';
import { type Block, type Mark, marks, type Run } from '../../../../core/document/records/story';
import { tidyRuns } from '../../../../core/document/text';
import { BodyBinding, type BodyCaret } from '../../../../renderer/storyeditor/bodyBinding';
import type { BodyChange } from '../../../../renderer/storyeditor/bodyChange';
import { bodyNodes, registerBodyRules } from '../../../../renderer/storyeditor/bodyEditor';

export interface Bench {
  readonly editor: LexicalEditor;
  readonly binding: BodyBinding;
  readonly changes: BodyChange[];
  readonly carets: (BodyCaret | undefined)[];
}

/** A body editor without a window, bound to a record. */
export function bench(body: readonly Block[]): Bench {
  const editor = createHeadlessEditor({
    namespace: 'test',
    nodes: bodyNodes,
    onError: (error) => {
      throw error;
    },
  });
  let next = 0;
  const newId = (): string => `new-${++next}`;
  const changes: BodyChange[] = [];
  const carets: (BodyCaret | undefined)[] = [];
  const binding = new BodyBinding(editor, {
    hasFocus: () => true,
    commit: (change, caret) => {
      changes.push(change);
      carets.push(caret);
    },
    moved: (caret) => carets.push(caret),
  });
  registerBodyRules(editor, newId);
  binding.setBody(body);
  return { editor, binding, changes, carets };
}

/** One synchronous update, as a hand at the keys makes it. */
export const act = (editor: LexicalEditor, change: () => void): void =>
  editor.update(change, { discrete: true });

export const paragraph = (id: string, ...runs: readonly (string | Run)[]): Block => ({
  id,
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});

const text = fc.string({
  unit: fc.constantFrom(...'职工代表大会，。“”A1 　𠮷〇'),
  minLength: 1,
  maxLength: 12,
});
const run: fc.Arbitrary<Run> = fc
  .record({
    text,
    marks: fc.subarray<Mark>([...marks]),
    ruby: fc.option(fc.constantFrom('xiè', 'tāo tiè', '', 'よみ'), { nil: undefined, freq: 3 }),
  })
  .map(({ text: words, marks: set, ruby }) => ({
    text: words,
    ...(set.length > 0 && { marks: set }),
    ...(ruby !== undefined && { ruby }),
  }));

/** Bodies in the one form a record has: tidy runs, ids of their own. */
export const bodies: fc.Arbitrary<readonly Block[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Block['kind']>('paragraph', 'subhead'),
      runs: fc.array(run, { maxLength: 5 }),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((blocks) => blocks.map(({ kind, runs }, at) => ({ id: `b${at}`, kind, runs: tidyRuns(runs) })));
