import type { Em } from '../../../core/base/units';
import type { Cell } from '../../../core/typeset/cells';
import type { SetLine } from '../../../core/typeset/types';
import type { Writer } from './writer';

/**
 * A composed line as `typeset --json` prints it; all lengths in em along the line, from where its measure
 * starts.
 */
export interface ComposedLine {
  readonly text: string;
  readonly paragraph: number;
  /** Before justification and after it; both count a first line's indent, so that a justified line is as wide as its measure. */
  readonly natural: Em;
  readonly width: Em;
  readonly cells: readonly Cell[];
}

/** A thousand-millionth of an em: finer than anybody looks, and numbers stay short. */
const FINE = 1e9;
const fine = (length: number): number => Math.round(length * FINE) / FINE;

export function composedLine(
  line: Pick<SetLine, 'start' | 'end' | 'natural' | 'width'>,
  text: string,
  paragraph: number,
  cells: readonly Cell[],
): ComposedLine {
  const offset = cells[0]?.x ?? 0;
  return {
    text: text.slice(line.start, line.end),
    paragraph,
    natural: fine(line.natural + offset),
    width: fine(line.width + offset),
    cells,
  };
}

/**
 * Writes a line as JSON, cell by cell: a megabyte of copy may be one line. Both edges of a cell are rounded and
 * not its advance, so that no error adds up along the line.
 */
export function writeLine(writer: Writer, { text, paragraph, natural, width, cells }: ComposedLine): void {
  writer.write(
    `{"text":${JSON.stringify(text)},"paragraph":${paragraph},"natural":${natural},"width":${width},"glyphs":[`,
  );
  let comma = '';
  for (const { text: character, x, advance } of cells) {
    const from = fine(x);
    const own = fine(fine(x + advance) - from);
    writer.write(`${comma}{"text":${quoted(character)},"x":${from},"advance":${own}}`);
    comma = ',';
  }
  writer.write(']}');
}

const known = new Map<string, string>();

/** A page of copy has a thousand different characters, each to be quoted a hundred times. */
function quoted(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const now = JSON.stringify(character);
  known.set(character, now);
  return now;
}
