import type { Diagnostic } from '../../../core/base/diagnostic';
import type { FontBook } from '../../../core/base/ports';
import type { HeadlineTools } from '../../../core/page/head/headline';
import type { Cell } from '../../../core/typeset/cells';
import type { Measures } from '../../../core/typeset/types';
import { createTypesetter, type Typesetter } from '../../../core/typeset/typesetter';
import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';
import { Findings } from '../typeset/findings';
import { around, headlineOf, measuresAfter, piecesOf } from '../typeset/headline';
import { paragraphsOf, readText } from '../typeset/input';
import { type ComposedLine, writeLine } from '../typeset/lines';
import { headlineFace, readOptions, textFace, type Wanted } from '../typeset/options';
import { Writer } from '../typeset/writer';

/** Bytes of standard input: as many as a file may have that is imported. */
const MOST = 200 * 2 ** 20;
/** After this many characters a typesetter has remembered enough: it is let go with what it holds. */
const MEMORY = 100_000;
/** UTF-16 length beyond which what stands between two manual breaks is no headline and is broken like copy, but not justified. */
const LONGEST_TITLE = 500;
/** Findings that standard error is told one by one. */
const TOLD = 40;

/** `typeset`: composes standard input, one paragraph a line; all lengths in em. */
export default async function typeset(
  session: Session,
  _: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const wanted = readOptions(session, options);
  const fonts = await session.fonts();
  const { text, damaged } = readText(await session.stdin('stdin', MOST));
  const findings = new Findings(fonts, wanted.headline ? headlineFace : textFace);
  if (damaged) findings.damagedInput();
  print(session, setAll(text, wanted, fonts, findings), findings);
  return codeFor(findings.all().length > 0);
}

/** The lines one after the other, none for an empty paragraph; what is to say about them is in `findings` when the last has come. */
function* setAll(text: string, wanted: Wanted, fonts: FontBook, findings: Findings): Generator<ComposedLine> {
  let typesetter: Typesetter = createTypesetter(fonts);
  let remembered = 0;
  let line = 0;
  let paragraph = 0;
  const setOne = wanted.headline ? setTitle : setCopy;
  for (const copy of paragraphsOf(text)) {
    if (copy === '') {
      paragraph++;
      continue;
    }
    if (remembered > MEMORY) {
      typesetter = createTypesetter(fonts);
      remembered = 0;
    }
    remembered += copy.length;
    for (const one of setOne(
      { typesetter, fonts },
      copy,
      paragraph,
      wanted,
      wanted.measuresFrom(line),
      findings,
    )) {
      yield one;
      line++;
    }
    paragraph++;
  }
}

type SetOne = (
  tools: HeadlineTools,
  text: string,
  paragraph: number,
  wanted: Wanted,
  measures: Measures,
  findings: Findings,
) => Iterable<ComposedLine>;

const setCopy: SetOne = function* ({ typesetter }, text, paragraph, wanted, measures, findings) {
  const input = { runs: [{ text, face: textFace }], style: wanted.style };
  let k = 0;
  for (const { line, relieved } of typesetter.lines(input, measures)) {
    findings.line(line, relieved, text, paragraph);
    const { start, end, natural, width } = line;
    const own = k++;
    const cells = (): readonly Cell[] => typesetter.cells(input, measures, own);
    yield { text: text.slice(start, end), paragraph, natural, width, cells };
  }
};

const ragged = (wanted: Wanted): Wanted => ({ ...wanted, style: { ...wanted.style, align: 'start' } });

const setTitle: SetOne = (tools, text, paragraph, wanted, measures, findings) => {
  if (text.length > LONGEST_TITLE) return setLong(tools, text, paragraph, wanted, measures, findings);
  const { set, lines } = headlineOf(tools, text, paragraph, wanted, measures);
  for (const { set: line, troubles } of set) {
    findings.line(line, undefined, text, paragraph);
    for (const trouble of troubles) findings.headline(trouble, paragraph);
  }
  return lines;
};

/** However long a headline is, manual breaks are kept; of what stands between them only the short is broken by sense. */
const setLong: SetOne = function* (tools, text, paragraph, wanted, measures, findings) {
  let line = 0;
  for (const { from, lead, copy, tail } of piecesOf(text)) {
    if (copy === '') {
      yield* headlineOf(tools, lead, paragraph, wanted, measures).lines;
      return;
    }
    findings.from = from;
    const own = line === 0 ? wanted : flush(wanted);
    const setPiece = copy.length > LONGEST_TITLE ? setCopy : setTitle;
    let last: ComposedLine | undefined;
    for (const one of setPiece(
      tools,
      copy,
      paragraph,
      ragged(own),
      measuresAfter(measures, line),
      findings,
    )) {
      if (last) yield last;
      last = last ? one : around(one, lead, '');
      line++;
    }
    if (last) yield around(last, '', tail);
  }
  findings.from = 0;
};

const flush = (wanted: Wanted): Wanted => ({ ...wanted, style: { ...wanted.style, indent: 0 } });

/** Goes out while it is made: a megabyte of copy is twenty of JSON. */
function print(session: Session, lines: Iterable<ComposedLine>, findings: Findings): void {
  const writer = new Writer(session.io.stdout);
  if (session.json) {
    writer.text('{"lines":[');
    let comma = '';
    for (const line of lines) {
      writer.text(comma);
      writeLine(writer, line);
      comma = ',';
    }
    writer.text('],"diagnostics":[');
    comma = '';
    for (const finding of findings.all()) {
      writer.text(comma + JSON.stringify(session.shown(finding)));
      comma = ',';
    }
    writer.text(']}\n');
  } else for (const { text } of lines) writer.text(`${text}\n`);
  writer.flush();
  report(session, findings.all());
}

/** A megabyte without a place to break has ten thousand findings: people are told the first, machines all. */
function report(session: Session, findings: readonly Diagnostic[]): void {
  session.report(findings.slice(0, TOLD));
  if (findings.length > TOLD) session.note('typeset.more', { count: findings.length - TOLD });
}
