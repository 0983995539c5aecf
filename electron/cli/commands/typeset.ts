import type { Em } from '../../../core/base/units';
import type { BreakLevel, PunctuationStyle } from '../../../core/document/records/style';
import { listed, uniform } from '../../../core/typeset/measures';
import type { Measures, ParagraphStyle, SetLine } from '../../../core/typeset/types';
import { createTypesetter } from '../../../core/typeset/typesetter';
import { decode } from '../charset';
import { type ExitCode, readStdin } from '../io';
import { lengthIn } from '../lengths';
import type { Session } from '../session';

type Options = Readonly<Record<string, unknown>>;

/** The column of the broadsheet template. */
const MEASURE: Em = 13;
const FACE = 'song-text';

/** `typeset`: composes standard input, one paragraph a line; all lengths in em. */
export default async function typeset(
  session: Session,
  _: readonly string[],
  options: Options,
): Promise<ExitCode> {
  if (options['direction'] === 'v') throw session.usage('vertical');
  const style = styleOf(session, options);
  const measuresFrom = measuresOf(session, options);
  const typesetter = createTypesetter(await session.fonts());
  const lines: (readonly [SetLine, Readonly<Record<string, unknown>>])[] = [];
  paragraphsOf(decode(await readStdin(session.io), 'utf-8')).forEach((text, paragraph) => {
    const input = { runs: [{ text, face: FACE }], style };
    const measures = measuresFrom(lines.length);
    typesetter.set(input, measures).lines.forEach((line, i) => {
      const glyphs = typesetter.cells(input, measures, i);
      const shape = {
        text: text.slice(line.start, line.end),
        paragraph,
        natural: line.natural,
        width: line.width,
        glyphs,
      };
      lines.push([line, shape]);
    });
  });
  session.print({ lines: lines.map(([, shape]) => shape), diagnostics: [] }, () =>
    lines.map(([, shape]) => String(shape['text'])),
  );
  return 0;
}

/** Paragraphs end with a line feed; one at the very end ends the last paragraph and begins none. */
function paragraphsOf(text: string): readonly string[] {
  if (text === '') return [];
  const paragraphs = text.split(/\r?\n/u);
  if (paragraphs.at(-1) === '') paragraphs.pop();
  return paragraphs;
}

function styleOf(session: Session, options: Options): ParagraphStyle {
  const size = lengthIn(session, '--size', options['size'], 1, 'pt');
  const em = (name: string): Em => lengthIn(session, `--${name}`, options[name], size, 'em', 0);
  return {
    punctuation: options['style'] as PunctuationStyle,
    level: options['level'] as BreakLevel,
    gap: em('gap'),
    hang: options['hang'] === true,
    shrinkStops: true,
    trimIndentedOpener: true,
    align: options['headline'] === true ? 'start' : 'justify',
    indent: em('indent'),
    tracking: 0,
  };
}

/** The measures of a paragraph whose first line is line `from` of the output. */
function measuresOf(session: Session, options: Options): (from: number) => Measures {
  const size = lengthIn(session, '--size', options['size'], 1, 'pt');
  const { measure, widths } = options;
  const given = measure === undefined ? undefined : lengthIn(session, '--measure', measure, size, 'em', 1);
  if (typeof widths !== 'string') return () => uniform(given ?? MEASURE);
  const list = widths
    .split(/[,，]/u)
    .filter((width) => width.trim() !== '')
    .map((width) => lengthIn(session, '--widths', width, size, 'em', 1));
  const then = given ?? list.at(-1) ?? MEASURE;
  return (from) => listed(list.slice(from), then);
}
