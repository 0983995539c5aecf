import type { Em } from '../../../core/base/units';
import type { BreakLevel, PunctuationStyle } from '../../../core/document/records/style';
import { uniform } from '../../../core/typeset/measures';
import type { Measures, ParagraphStyle } from '../../../core/typeset/types';
import { lengthIn, type Within } from '../lengths';
import type { Session } from '../session';
import { brief } from '../words';

/** What `typeset` was asked for; all lengths in em of the body size. */
export interface Wanted {
  readonly style: ParagraphStyle;
  /** The measures of a paragraph whose first line is line `from` of the output. */
  readonly measuresFrom: (from: number) => Measures;
  /** The measure of every line that has none of its own. */
  readonly measure: Em;
  /** Size of the type in pt. */
  readonly size: number;
  readonly headline: boolean;
}

type Given = Readonly<Record<string, unknown>>;

/** The column of the broadsheet template. */
const MEASURE: Em = 13;
/** Room that an indented first line keeps. */
const LEAST_LINE: Em = 1;

/** A line holds a character and is not longer than any sheet. */
const A_MEASURE: Within = { least: LEAST_LINE, most: 10_000 };
/** As a paragraph style of the paper may have them. */
const A_SIZE: Within = { least: 1, most: 400 };
const AN_INDENT: Within = { least: 0, most: 20 };
const A_GAP: Within = { least: 0, most: 0.5 };

/** Reads the options; ends the command with one sentence where a value makes no sense. */
export function readOptions(session: Session, given: Given): Wanted {
  const size = lengthIn(session, '--size', given['size'], 1, 'pt', A_SIZE);
  const em = (name: string, within: Within): Em =>
    lengthIn(session, `--${name}`, given[name], size, 'em', within);
  const own = widthsOf(session, given['widths'], size);
  const measure = given['measure'] === undefined ? undefined : em('measure', A_MEASURE);
  const then = measure ?? own.at(-1) ?? MEASURE;
  const indent = em('indent', AN_INDENT);
  const most = given['gapMost'];
  const gapMost = most === undefined ? undefined : lengthIn(session, '--gap-most', most, size, 'em', A_GAP);
  const first = own[0] ?? then;
  if (indent > 0 && indent + LEAST_LINE > first)
    throw session.usage('indent', { value: brief(String(given['indent'])), measure: first });
  return {
    size,
    measure: then,
    measuresFrom: measuresOf(own, then),
    headline: given['headline'] === true,
    style: {
      punctuation: given['style'] as PunctuationStyle,
      level: given['level'] as BreakLevel,
      gap: em('gap', A_GAP),
      hang: given['hang'] === true,
      shrinkStops: true,
      trimIndentedOpener: true,
      align: 'justify',
      indent,
      tracking: 0,
      hyphenate: true,
      ...(gapMost !== undefined && { gapMost }),
      ...(given['direction'] === 'v' && { direction: 'vertical' }),
    },
  };
}

/**
 * The measures from a line of the output on. Each of ten thousand short paragraphs has its own, of ten thousand widths:
 * nothing is copied, and the name of all of them is told when somebody asks for it.
 */
function measuresOf(own: readonly Em[], then: Em): (from: number) => Measures {
  const rest = uniform(then);
  const to = own.findLastIndex((width) => width !== then) + 1;
  return (from) =>
    from >= to
      ? rest
      : {
          at: (line) => own[from + line] ?? then,
          uniformFrom: to - from,
          get key() {
            return `${own.slice(from, to).join(' ')}|${then as number}`;
          },
        };
}

/** The faces that copy and headlines are set in. */
export const textFace = 'song-text';
export const headlineFace = 'song-heavy';

/** `--widths`: one length after the other, none of them left out. A wrong one is named, an empty one by its neighbours. */
function widthsOf(session: Session, given: unknown, size: number): readonly Em[] {
  if (typeof given !== 'string') return [];
  return given.split(/[,，]/u).map((width, k, all) => {
    const shown = width.trim() === '' ? all.slice(Math.max(0, k - 1), k + 2).join(',') : width;
    return lengthIn(session, '--widths', width, size, 'em', A_MEASURE, shown);
  });
}
