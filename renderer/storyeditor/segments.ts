import type { Block, Run } from '../../core/document/records/story';
import { sliceRuns, tidyRuns, wholeRuby } from '../../core/document/text';
import type { StoryLine } from '../../core/page/composed';
import { formatOf, type Segment } from './blockNodes';

/** One line of a block as the page breaks it. */
export interface LineCut {
  readonly start: number;
  readonly end: number;
  /** Counted through the story, from 1. */
  readonly number: number;
  readonly overset: boolean;
  /** After this line the page has no more room. */
  readonly last: boolean;
}

/** The page's lines by block. */
export type Cuts = ReadonlyMap<string, readonly LineCut[]>;

export function cutsOf(lines: readonly StoryLine[]): Cuts {
  const cuts = new Map<string, LineCut[]>();
  lines.forEach(({ block, start, end, overset }, index) => {
    const last = !overset && lines[index + 1]?.overset === true;
    const of = cuts.get(block) ?? [];
    of.push({ start, end, number: index + 1, overset, last });
    cuts.set(block, of);
  });
  return cuts;
}

export interface Look {
  /** The galley ends every line where the page does; the manuscript only marks what runs over. */
  readonly galley: boolean;
  /** Words of the line that says where the page ends. */
  readonly divider: string;
}

const quoted = (text: string): string => `"${text.replace(/["\\\n]/gu, ' ')}"`;
const OVER = 'color: var(--over);';

/** A run as the editor shows it. */
export const segmentOf = (run: Run, style = ''): Segment => ({
  text: run.text,
  format: formatOf(run),
  style,
  ...(run.ruby !== undefined && { ruby: run.ruby }),
});

/** A block without line ends: one segment a run. */
export const plainSegments = (block: Block): readonly Segment[] =>
  tidyRuns(block.runs).map((run) => segmentOf(run));

/** The page's line ends still fit a block: it is as long as when it was composed. */
export const stillTrue = (block: Block, cuts: readonly LineCut[] | undefined): boolean =>
  cuts !== undefined &&
  covers(
    cuts,
    block.runs.reduce((sum, run) => sum + run.text.length, 0),
  );

/** The cuts still tell the truth about a text of this length. */
const covers = (cuts: readonly LineCut[], length: number): boolean =>
  cuts.every((cut, index) => cut.start === (cuts[index - 1]?.end ?? 0) && cut.end >= cut.start) &&
  cuts.at(-1)?.end === length;

/** A line end inside a word with ruby is shown behind the word, which is one piece in the editor. */
const shownEnd = (runs: readonly Run[], at: number): number => wholeRuby(runs, at, at).end;

/**
 * A block as the editor shows it, cut where the page ends its lines. The ends are marks in the look of the
 * text, not in the text: `--n` carries the line's number, `--end` the break after it.
 */
export function segmentsOf(
  block: Block,
  cuts: readonly LineCut[] | undefined,
  look: Look,
): readonly Segment[] {
  const runs = tidyRuns(block.runs);
  const length = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (!cuts || length === 0 || !covers(cuts, length)) return plainSegments(block);
  return cuts.flatMap((cut, index) => {
    const pieces = sliceRuns(runs, shownEnd(runs, cut.start), shownEnd(runs, cut.end));
    return pieces.map((run, at): Segment => {
      const first = at === 0;
      const ends = at === pieces.length - 1;
      const style = look.galley
        ? galleyStyle(cut, first, ends, index === cuts.length - 1, look.divider)
        : manuscriptStyle(cut, ends, look.divider);
      return segmentOf(run, style);
    });
  });
}

const dividerStyle = (divider: string): string => `--end: ${quoted(divider)}; --end-display: block;`;

function galleyStyle(
  cut: LineCut,
  first: boolean,
  ends: boolean,
  lastOfBlock: boolean,
  divider: string,
): string {
  const parts: string[] = [];
  if (first) parts.push(`--n: "${cut.number}";`);
  if (ends && cut.last) parts.push(dividerStyle(divider));
  else if (ends && !lastOfBlock) parts.push('--end: "\\A";');
  if (cut.overset) parts.push(OVER);
  return parts.join(' ');
}

const manuscriptStyle = (cut: LineCut, ends: boolean, divider: string): string =>
  cut.overset ? OVER : ends && cut.last ? dividerStyle(divider) : '';
