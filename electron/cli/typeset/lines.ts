import type { Em } from '../../../core/base/units';
import type { Cell } from '../../../core/typeset/cells';
import type { Writer } from './writer';

/** A composed line and what its characters take; the cells are reckoned when they are asked for. */
export interface ComposedLine {
  readonly text: string;
  readonly paragraph: number;
  /** Before justification and after it, without a first line's indent. */
  readonly natural: Em;
  readonly width: Em;
  readonly cells: () => readonly Cell[];
}

/** A thousand-millionth of an em: finer than anybody looks, and numbers stay short. */
const FINE = 1e9;
const fine = (length: number): number => Math.round(length * FINE) / FINE;

/**
 * Writes a line as JSON, cell by cell: a megabyte of copy may be one line. All lengths are em along the line from
 * where its measure starts, so that a justified line is as wide as its measure, with an indent or without. Both edges
 * of a cell are rounded and not its advance: no error adds up along the line.
 */
export function writeLine(writer: Writer, line: ComposedLine): void {
  const cells = line.cells();
  const offset = cells[0]?.x ?? 0;
  const { paragraph } = line;
  const [natural, width] = [fine(line.natural + offset), fine(line.width + offset)];
  writer.write(
    `{"text":${JSON.stringify(line.text)},"paragraph":${paragraph},"natural":${natural},"width":${width},"glyphs":[`,
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
