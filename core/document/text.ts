import type { BlockId } from '../base/ids';
import { type Block, blockText, type Mark, type Run } from './records/story';

/** All offsets are UTF-16 code units within the block's text. */

const marksOf = (run: Run): readonly Mark[] => run.marks ?? [];

const sameMarks = (a: Run, b: Run): boolean => {
  const [left, right] = [marksOf(a), marksOf(b)];
  return left.length === right.length && left.every((mark) => right.includes(mark));
};

/** Ruby is read over its run as a whole: 谢谢 with xiè over each character is not one word with one xiè. */
const mayJoin = (a: Run, b: Run): boolean => a.ruby === undefined && b.ruby === undefined && sameMarks(a, b);

/** Neighbours with the same marks made one, empty runs left out: one block has one form. Runs with ruby stay by themselves. */
export function tidyRuns(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === '') continue;
    if (last && mayJoin(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text };
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

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The runs that a ruby stands over, by where they begin and end. */
function* rubyStretches(runs: readonly Run[]): Generator<Stretch & { readonly run: Run }> {
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (run.ruby !== undefined) yield { start, end, run };
    start = end;
  }
}

/** A stretch made as long as needed for no ruby to be cut: what is done to a part of its run is done to all of it. */
export function wholeRuby(runs: readonly Run[], start: number, end: number): Stretch {
  let [from, to] = [start, end];
  for (const ruby of rubyStretches(runs)) {
    if (ruby.start >= end || ruby.end <= start) continue;
    from = Math.min(from, ruby.start);
    to = Math.max(to, ruby.end);
  }
  return { start: from, end: to };
}

/** What text put between two offsets looks like: as the first old character. Ruby only where the text goes into its run. */
function modelAt(runs: readonly Run[], start: number, end: number): Partial<Run> {
  const { ruby: _over, ...model }: Partial<Run> = runAt(runs, end > start ? start + 1 : start) ?? {};
  return model;
}

/**
 * The block with the text between two offsets replaced; the new text takes the marks of the first old character. A
 * correction inside a word with ruby leaves the ruby over it.
 */
export function replaceText(block: Block, start: number, end: number, text: string): Block {
  const inside = [...rubyStretches(block.runs)].find(
    (ruby) =>
      ruby.start <= start && end <= ruby.end && (start < end || (ruby.start < start && end < ruby.end)),
  );
  const put: Run = inside
    ? {
        ...inside.run,
        text:
          inside.run.text.slice(0, start - inside.start) + text + inside.run.text.slice(end - inside.start),
      }
    : { ...modelAt(block.runs, start, end), text };
  const runs = tidyRuns([
    ...sliceRuns(block.runs, 0, inside?.start ?? start),
    put,
    ...sliceRuns(block.runs, inside?.end ?? end),
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
export function markText(block: Block, from: number, to: number, mark: Mark, on: boolean): Block {
  const { start, end } = wholeRuby(block.runs, from, to);
  const marked = sliceRuns(block.runs, start, end).map((run) => withMark(run, mark, on));
  const runs = tidyRuns([...sliceRuns(block.runs, 0, start), ...marked, ...sliceRuns(block.runs, end)]);
  return { ...block, runs };
}

const withoutRuby = ({ ruby: _gone, ...run }: Run): Run => run;

/** What a syllable is read for: marks and spaces have none. */
const READ = /[\p{L}\p{N}]/u;

/** One run for each character, each with the syllable over it; marks between them stay plain. */
const syllabled = (runs: readonly Run[], syllables: readonly string[]): readonly Run[] => {
  let next = 0;
  return runs.flatMap((run) =>
    [...run.text].map((text) =>
      READ.test(text) ? { ...run, text, ruby: syllables[next++] ?? '' } : { ...run, text },
    ),
  );
};

/**
 * The block with ruby (注音) over the text between two offsets, instead of what was there; an empty one takes it away.
 * As many syllables, parted by spaces, as characters that are read: one over each, so that the word can part at a
 * line's end. Else one ruby over the whole, in the look of its first character.
 */
export function rubyText(block: Block, from: number, to: number, ruby: string): Block {
  const { start, end } = wholeRuby(block.runs, from, to);
  const plain = sliceRuns(block.runs, start, end).map(withoutRuby);
  const text = plain.map((run) => run.text).join('');
  const wanted = ruby.trim();
  const syllables = wanted.split(/\s+/u);
  const dressed =
    wanted === '' || text === ''
      ? plain
      : syllables.length === [...text].filter((character) => READ.test(character)).length
        ? syllabled(plain, syllables)
        : [{ ...plain[0], text, ruby: wanted }];
  const runs = tidyRuns([...sliceRuns(block.runs, 0, start), ...dressed, ...sliceRuns(block.runs, end)]);
  return { ...block, runs };
}

/** The ruby over the text between two offsets: that of its runs in order, parted by spaces. */
export const rubyOf = (block: Block, start: number, end: number): string =>
  sliceRuns(block.runs, start, end)
    .flatMap((run) => run.ruby ?? [])
    .join(' ');

/** Body text with a line feed between blocks, for search, counting and reading back. */
export const bodyText = (body: readonly Block[]): string => body.map(blockText).join('\n');
