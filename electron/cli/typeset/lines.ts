import type { Em } from '../../../core/base/units';
import type { Cell } from '../../../core/typeset/cells';
import { parts, type Writer } from './writer';

/** A composed line and what its characters take; the cells are reckoned when they are asked for. */
export interface ComposedLine {
  readonly text: string;
  readonly paragraph: number;
  /** Before justification and after it, without a first line's indent. */
  readonly natural: Em;
  readonly width: Em;
  readonly cells: () => readonly Cell[];
}

const GLYPHS = Buffer.from(',"glyphs":[');
const FIRST = Buffer.from('{"text":');
const NEXT = Buffer.from(',{"text":');
const X = Buffer.from(',"x":');
const ADVANCE = Buffer.from(',"advance":');
const CLOSE = Buffer.from('}');

/**
 * Writes a line as JSON, cell by cell: a megabyte of copy may be one line. All lengths are em along the line from
 * where its measure starts, so that a justified line is as wide as its measure, with an indent or without. Both edges
 * of a cell are rounded and not its advance: no error adds up along the line.
 */
export function writeLine(writer: Writer, line: ComposedLine): void {
  const cells = line.cells();
  const offset = cells[0]?.x ?? 0;
  writer.text(`{"text":${JSON.stringify(line.text)},"paragraph":${line.paragraph},"natural":`);
  writer.length(parts(line.natural + offset));
  writer.text(',"width":');
  writer.length(parts(line.width + offset));
  writer.encoded(GLYPHS);
  let before = FIRST;
  for (const { text: character, x, advance } of cells) {
    const from = parts(x);
    writer.encoded(before);
    writer.encoded(quoted(character));
    writer.encoded(X);
    writer.length(from);
    writer.encoded(ADVANCE);
    writer.length(parts(x + advance) - from);
    writer.encoded(CLOSE);
    before = NEXT;
  }
  writer.text(']}');
}

const known = new Map<string, Uint8Array>();

/** A page of copy has a thousand different characters, each to be quoted a hundred times. */
function quoted(character: string): Uint8Array {
  const before = known.get(character);
  if (before !== undefined) return before;
  const now = Buffer.from(JSON.stringify(character));
  known.set(character, now);
  return now;
}
