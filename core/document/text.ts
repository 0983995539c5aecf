import type { BlockId } from '../base/ids';
import { type Block, blockText, type Mark, type Run } from './records/story';

/** All offsets are UTF-16 code units within the block's text. */

const marksOf = (run: Run): readonly Mark[] => run.marks ?? [];

const sameMarks = (a: Run, b: Run): boolean => {
  const [left, right] = [marksOf(a), marksOf(b)];
  return left.length === right.length && left.every((mark) => right.includes(mark));
};

/** Neighbours with the same marks made one, empty runs left out: one block has one form. */
export function tidyRuns(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === '') continue;
    if (last && sameMarks(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** The runs between two offsets, cut where needed. */
export function sliceRuns(
  runs: readonly Run[],
  start: number,
  end = Number.POSITIVE_INFINITY,
): readonly Run[] {
  const out: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== '') out.push(text === run.text ? run : { ...run, text });
    at += run.text.length;
  }
  return out;
}

/** Return pressed at `offset`: what follows goes into a block of its own, a paragraph. */
export function splitBlock(block: Block, offset: number, id: BlockId): readonly [Block, Block] {
  return [
    { ...block, runs: sliceRuns(block.runs, 0, offset) },
    { id, kind: 'paragraph', runs: sliceRuns(block.runs, offset) },
  ];
}

/** Backspace at the start of `second`: the first keeps its id and kind. */
export const joinBlocks = (first: Block, second: Block): Block => ({
  ...first,
  runs: tidyRuns([...first.runs, ...second.runs]),
});

/** Marks that text typed or put in at `offset` takes: those of the character before it. */
const runAt = (runs: readonly Run[], offset: number): Run | undefined => {
  let at = 0;
  for (const run of runs) {
    at += run.text.length;
    if (offset <= at) return run;
  }
  return runs.at(-1);
};

/** The block with the text between two offsets replaced; the new text takes the marks of the first old character. */
export function replaceText(block: Block, start: number, end: number, text: string): Block {
  const model = runAt(block.runs, end > start ? start + 1 : start);
  const runs = tidyRuns([
    ...sliceRuns(block.runs, 0, start),
    { ...model, text },
    ...sliceRuns(block.runs, end),
  ]);
  return { ...block, runs };
}

const withMark = (run: Run, mark: Mark, on: boolean): Run => {
  const { marks: old = [], ...rest } = run;
  const others = old.filter((other) => other !== mark);
  const marks = on ? [...others, mark] : others;
  return marks.length > 0 ? { ...rest, marks } : rest;
};

/** The block with a mark put on or taken off between two offsets. */
export function markText(block: Block, start: number, end: number, mark: Mark, on: boolean): Block {
  const marked = sliceRuns(block.runs, start, end).map((run) => withMark(run, mark, on));
  const runs = tidyRuns([...sliceRuns(block.runs, 0, start), ...marked, ...sliceRuns(block.runs, end)]);
  return { ...block, runs };
}

/** Body text with a line feed between blocks, for search, counting and reading back. */
export const bodyText = (body: readonly Block[]): string => body.map(blockText).join('\n');
