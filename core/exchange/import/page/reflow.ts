import { isFurniture } from './furniture';
import type { RawLine } from './lines';
import { isByline, isCredit, isDateline, isFlag, isSource } from './marks';
import { endingOf, joinParts, startsMidSentence, widthOf } from './text';
import { startsLikeParagraph } from './words';

/** A paragraph, a part of one, or a line that stands by itself. */
export interface Piece extends RawLine {
  /** Lines of the input it is made of. */
  readonly lines: number;
}

const fullWidth = (line: RawLine): number => widthOf(line.text) + line.indent;
/** Justified lines come out a little uneven: half-width marks, swallowed spaces. */
const SLACK = 1.6;

/**
 * The column measures of text that was broken at every line of its columns: widths that runs of at least
 * four neighbouring lines share. Empty where the input holds whole paragraphs.
 */
export function measuresOf(lines: readonly RawLine[]): readonly number[] {
  const measures: number[] = [];
  for (let i = 0; i < lines.length; ) {
    const first = lines[i];
    if (first === undefined) break;
    let end = i;
    let widest = fullWidth(first);
    while (end < lines.length && isLevel(lines[end], widest)) {
      const next = lines[end];
      if (next !== undefined) widest = Math.max(widest, fullWidth(next));
      end += 1;
    }
    const run = lines.slice(i, end);
    const copy = run.filter((line) => /[，。；、,.]/u.test(line.text)).length;
    const cut = run.filter((line) => endingOf(line.text) === 'open').length;
    if (run.length >= 4 && copy >= run.length / 4 && cut >= run.length / 2 && widest >= 9 && widest <= 60)
      measures.push(widest);
    i = Math.max(end, i + 1);
  }
  return measures;
}

const isLevel = (line: RawLine | undefined, width: number): boolean =>
  line !== undefined && Math.abs(fullWidth(line) - width) <= SLACK;

const isSpecial = (text: string): boolean =>
  isFurniture(text) || isFlag(text) || isSource(text) || isCredit(text) || isByline(text);

/** Puts paragraphs broken at every column line together again; whole paragraphs pass unchanged. */
export function reflow(lines: readonly RawLine[]): readonly Piece[] {
  const measures = measuresOf(lines);
  if (measures.length === 0) return lines.map((line) => ({ ...line, lines: 1 }));
  const indents = lines.some((line) => line.indent >= 1 && line.indent <= 4);
  const pieces: Piece[] = [];
  let previous: RawLine | undefined;
  lines.forEach((line, i) => {
    const last = pieces.at(-1);
    const goesOn =
      last !== undefined &&
      previous !== undefined &&
      continues(previous, line, lines[i + 1], { measures, indents, inside: last.lines > 1 });
    if (goesOn) pieces[pieces.length - 1] = extend(last, line);
    else pieces.push({ ...line, lines: 1 });
    previous = line;
  });
  return pieces;
}

const extend = (piece: Piece, line: RawLine): Piece => ({
  ...piece,
  text: joinParts(piece.text, line.text),
  lines: piece.lines + 1,
});

interface Setting {
  readonly measures: readonly number[];
  readonly indents: boolean;
  /** The line before already belongs to a paragraph of several lines. */
  readonly inside: boolean;
}

function continues(before: RawLine, line: RawLine, after: RawLine | undefined, setting: Setting): boolean {
  const width = fullWidth(before);
  const full = setting.measures.some((m) => Math.abs(m - width) <= SLACK);
  if (!full || line.blanks > 0 || line.indent >= 1) return false;
  if (isSpecial(before.text) || isSpecial(line.text) || isDateline(line.text)) return false;
  if (fullWidth(line) > width + SLACK) return false;
  const ending = endingOf(before.text);
  if (ending === 'closed' && !setting.indents && !startsMidSentence(line.text))
    return setting.inside && isLevel(line, width);
  if (setting.inside || before.indent >= 1 || isDateline(before.text))
    return isLevel(line, width) || endingOf(line.text) !== 'open';
  if (startsLikeParagraph(line.text)) return false;
  return isLevel(line, width) ? true : endingOf(line.text) !== 'open' || isLevel(after, width);
}
