import type { Em } from '../../../core/base/units';
import { type HeadlineLine, type HeadlineTools, setHeadline } from '../../../core/page/head/headline';
import type { Cell } from '../../../core/typeset/cells';
import type { Measures } from '../../../core/typeset/types';
import type { ComposedLine } from './lines';
import { headlineFace, type Wanted } from './options';

/** Line separator: where the copy has one, a headline breaks there and not elsewhere unless it must (rule 27). */
const MANUAL = /\u2028/gu;

/** What stands between two manual breaks, and the separators before and after it. */
interface Piece {
  /** UTF-16 offset of the copy in the text. */
  readonly from: number;
  readonly lead: string;
  readonly copy: string;
  readonly tail: string;
}

const PIECE = /(\u2028*)([^\u2028]*)(\u2028*)/uy;

/** The stretches between the manual breaks of a text, separators included: joined they are the text. */
export function* piecesOf(text: string): Generator<Piece> {
  const piece = new RegExp(PIECE);
  while (piece.lastIndex < text.length) {
    const begin = piece.lastIndex;
    const [, lead = '', copy = '', tail = ''] = piece.exec(text) ?? [];
    yield { from: begin + lead.length, lead, copy, tail };
  }
}

/** The same measures as they are from line `line` on. */
export const measuresAfter = (measures: Measures, line: number): Measures =>
  line === 0
    ? measures
    : {
        at: (own) => measures.at(own + line),
        uniformFrom: Math.max(0, measures.uniformFrom - line),
        get key() {
          return measures.uniformFrom === 0 ? measures.key : `${line} on ${measures.key}`;
        },
      };

/** A line with characters before and after it that take no room. */
export const around = (line: ComposedLine, lead: string, tail: string): ComposedLine =>
  lead + tail === ''
    ? line
    : {
        ...line,
        text: lead + line.text + tail,
        cells: () => {
          const own = line.cells();
          return [...unseen(lead, own[0]?.x ?? 0), ...own, ...unseen(tail, endOf(own))];
        },
      };

/** Measures of a paragraph whose first line begins `indent` further on. */
const indented = (measures: Measures, indent: Em): Measures =>
  indent === 0
    ? measures
    : {
        at: (line) => (line === 0 ? measures.at(0) - indent : measures.at(line)),
        uniformFrom: Math.max(1, measures.uniformFrom),
        get key() {
          return `${indent} before ${measures.key}`;
        },
      };

const moved = (cells: readonly Cell[], by: Em): readonly Cell[] =>
  by === 0 ? cells : cells.map((cell) => ({ ...cell, x: cell.x + by }));

/**
 * One paragraph as a headline; it is indented as copy is, which headlines of a page never are. The white space that lines leave out at their ends stays in their texts, as characters
 * that take no room: joined they are the paragraph.
 */
export function headlineOf(
  tools: HeadlineTools,
  text: string,
  paragraph: number,
  { style }: Wanted,
  measures: Measures,
): { readonly set: readonly HeadlineLine[]; readonly lines: readonly ComposedLine[] } {
  const set = setHeadline(
    tools,
    text.replaceAll(MANUAL, '\n'),
    headlineFace,
    { ...style, align: 'start' },
    indented(measures, style.indent),
  );
  if (set.length === 0 && text !== '') return { set, lines: [blankLine(text, paragraph, style.indent)] };
  const lines = set.map((line, k) => {
    const from = k === 0 ? 0 : line.start;
    const to = set[k + 1]?.start ?? text.length;
    const { natural, width } = line.set;
    const own = moved(line.cells, k === 0 ? style.indent : 0);
    const cells = () => [
      ...unseen(text.slice(from, line.start), own[0]?.x ?? 0),
      ...own,
      ...unseen(text.slice(line.end, to), endOf(own)),
    ];
    return { text: text.slice(from, to), paragraph, natural, width, cells };
  });
  return { set, lines };
}

const blankLine = (text: string, paragraph: number, indent: Em): ComposedLine => ({
  text,
  paragraph,
  natural: 0,
  width: 0,
  cells: () => unseen(text, indent),
});

const unseen = (text: string, x: number): Cell[] =>
  [...text].map((character) => ({ text: character, x, advance: 0 }));

const endOf = (cells: readonly Cell[]): number => {
  const last = cells.at(-1);
  return last ? last.x + last.advance : 0;
};
