import { widthOf } from './text';

/** A line of the input that holds something, without the white space at its ends. */
export interface RawLine {
  readonly text: string;
  /** White space before the text in 字. */
  readonly indent: number;
  /** Empty lines before it. */
  readonly blanks: number;
}

const BREAK = /\r\n|[\n\v\f\r\u{85}\u{2028}\u{2029}]/u;

/** Cuts the input at every kind of line end. Tabs count two 字 of indent. */
export function readLines(input: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  let blanks = 0;
  for (const raw of input.split(BREAK)) {
    const text = raw.trim();
    if (text === '') {
      blanks += 1;
      continue;
    }
    const before = raw.slice(0, raw.length - raw.trimStart().length);
    lines.push({ text, indent: widthOf(before.replaceAll('\t', '  '.repeat(2))), blanks });
    blanks = 0;
  }
  return joinVertical(lines);
}

const ONE_HAN = /^[\p{Script=Han}“”《》、：！？…·—]$/u;

/** A headline set downwards comes out of a PDF one character a line: put it together again. */
function joinVertical(lines: readonly RawLine[]): readonly RawLine[] {
  const joined: RawLine[] = [];
  let open = false;
  for (const line of lines) {
    const last = joined.at(-1);
    const single = ONE_HAN.test(line.text);
    if (single && open && last !== undefined)
      joined[joined.length - 1] = { ...last, text: last.text + line.text };
    else joined.push(line);
    open = single;
  }
  return joined;
}
