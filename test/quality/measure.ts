import type { FontBook } from '../../core/base/ports';
import { type Cell, cellsOf } from '../../core/typeset/cells';
import { itemise } from '../../core/typeset/itemise';
import { justifyLine } from '../../core/typeset/justify';
import { uniform } from '../../core/typeset/measures';
import type { ParagraphInput, ParagraphStyle, SetLine } from '../../core/typeset/types';
import type { Typesetter } from '../../core/typeset/typesetter';
import { greedyBreaks } from '../support/greedy';
import { Natural, type Piece } from './natural';
import { forbidden, isLone, isSeam } from './oracle';

/** One way of setting: what the table has a row for. */
export interface Way {
  readonly style: ParagraphStyle;
  readonly measure: number;
}

/** A composed line with its cells. */
export interface CellLine {
  readonly line: Pick<SetLine, 'start' | 'end' | 'width' | 'runs'>;
  readonly cells: readonly Cell[];
}

/** What the oracle has counted over many paragraphs. */
export class Tally {
  lines = 0;
  justified = 0;
  /**
   * Justified lines with a gap over a quarter and over half an em. A gap is the white space between two neighbouring
   * bodies beyond what the rules' natural blanks give. `all` counts every gap, those between letters too; `set` leaves
   * word and Han–Latin spaces out, which rule 18 opens first and within limits of their own.
   */
  quarter = { set: 0, all: 0 };
  half = { set: 0, all: 0 };
  widest = { set: 0, all: 0 };
  /** Lines whose letters and figures part inside words, and the widest such gap. */
  letters = { lines: 0, widest: 0 };
  /** Lines that end at a seam of a compound. */
  seams = 0;
  readonly faults: string[] = [];

  fault(what: string): void {
    if (this.faults.length < 40) this.faults.push(what);
  }

  letterspaced(gap: number): void {
    if (gap <= KERN) return;
    this.letters.lines++;
    this.letters.widest = Math.max(this.letters.widest, gap);
  }

  gaps(set: number, all: number): void {
    this.widest.set = Math.max(this.widest.set, set);
    this.widest.all = Math.max(this.widest.all, all);
    for (const [kind, gap] of [['set', set] as const, ['all', all] as const]) {
      if (gap > 0.25 + 1e-6) this.quarter[kind]++;
      if (gap > 0.5 + 1e-6) this.half[kind]++;
    }
  }
}

const FACE = 'song-text';
/** Pairs of letters are moved by less than this by their face. */
const KERN = 0.06;

/** The lines of the product. */
export const settle = (
  typesetter: Typesetter,
  text: string,
  { style, measure }: Way,
): readonly CellLine[] => {
  const input: ParagraphInput = { runs: [{ text, face: FACE }], style };
  const measures = uniform(measure);
  return typesetter
    .set(input, measures)
    .lines.map((line, i) => ({ line, cells: typesetter.cells(input, measures, i) }));
};

/** The same boxes, gaps and justification with the breaks of a composer that sees one line at a time. */
export function settleGreedily(fonts: FontBook, text: string, { style, measure }: Way): readonly CellLine[] {
  const p = itemise({ runs: [{ text, face: FACE }], style }, fonts);
  const breaks = greedyBreaks(p, uniform(measure));
  return breaks.slice(1).map((stop, k) => {
    const start = breaks[k] ?? 0;
    return { line: justifyLine(p, start, stop, measure), cells: cellsOf(p, start, stop, measure) };
  });
}

/** Judges the lines of one paragraph. */
export function judge(
  tally: Tally,
  fonts: FontBook,
  text: string,
  way: Way,
  lines: readonly CellLine[],
): void {
  const { style, measure } = way;
  const where = (line: CellLine['line']): string =>
    `${measure} ${style.punctuation}${style.direction === 'vertical' ? ' vertical' : ''}: ${text.slice(line.start, line.end)}`;
  if (lines.map(({ line }) => text.slice(line.start, line.end)).join('') !== text)
    tally.fault(`text is lost: ${text}`);
  lines.forEach((one, i) => {
    const { line } = one;
    const last = i === lines.length - 1;
    tally.lines++;
    if (last) {
      if (lines.length > 1 && isLone(text.slice(line.start, line.end))) tally.fault(`孤字: ${where(line)}`);
      return;
    }
    const why = forbidden(
      text,
      line.end,
      line.runs.some((run) => run.added),
    );
    if (why !== undefined) tally.fault(`${why}: ${where(line)}｜${text.slice(line.end, line.end + 6)}`);
    if (isSeam(text.slice(line.start, line.end), text.slice(line.end, line.end + 8))) tally.seams++;
    tally.justified++;
    const edge = one.cells.at(-1);
    const filled = edge ? edge.x + edge.advance : 0;
    if (Math.abs(filled - measure) > 1e-6) tally.fault(`fills ${filled} of ${where(line)}`);
    judgeGaps(tally, fonts, way, one);
  });
}

function judgeGaps(tally: Tally, fonts: FontBook, { style }: Way, { line, cells }: CellLine): void {
  const pieces = piecesOf(line.runs, cells);
  const face = fonts.face(FACE) ?? fonts.fallback;
  const vertical = style.direction === 'vertical';
  const natural = new Natural({ punctuation: style.punctuation, vertical, face }, pieces);
  measureGaps(tally, natural, pieces.length, (i) => cells[i]?.advance ?? 0);
}

/** Counts the gaps of one line whose cells advance by so much. */
export function measureGaps(
  tally: Tally,
  natural: Natural,
  count: number,
  advance: (i: number) => number,
): void {
  let [set, all, letters] = [0, 0, 0];
  for (let i = 0; i + 1 < count; i++) {
    const kind = natural.between(i);
    const gap = advance(i) - natural.advance(i);
    if (Number.isNaN(gap)) continue;
    if (kind === 'rigid') letters = Math.max(letters, gap);
    if (kind !== 'rigid' || gap > KERN) all = Math.max(all, gap);
    if (kind === 'plain') set = Math.max(set, gap);
  }
  tally.letterspaced(letters);
  tally.gaps(set, all);
}

/** The cells with ink or space; spaces at the line's end are swallowed and take no room. */
function piecesOf(runs: CellLine['line']['runs'], cells: readonly Cell[]): readonly Piece[] {
  const drawn = runs.flatMap((run) =>
    [...run.text].map((text) => ({ text, turned: run.stand === 'turned' })),
  );
  let next = 0;
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.text === ' ') end--;
  return cells.slice(0, end).map(({ text }) => {
    const glyph = drawn[next];
    const own = [...text];
    // What is not drawn (spaces, controls) is in no run.
    if (glyph?.text !== own[0]) return { text, turned: false };
    next += own.length;
    return { text, turned: glyph?.turned === true };
  });
}
