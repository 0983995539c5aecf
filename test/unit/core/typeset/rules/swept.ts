import type { Cell } from '../../../../../core/typeset/cells';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphStyle, SetLine, SetRun } from '../../../../../core/typeset/types';
import { Natural, type Piece } from '../../../../quality/natural';
import { paragraph } from '../fonts';
import { fonts, MEASURE, named, type Setting, setter, settings } from './harness';

/** Settings whose lines fill their measure: 纵横对齐 never opens nor shrinks (rule 20). */
export const JUSTIFIED = settings().filter(({ punctuation }) => punctuation !== 'grid');

/** The cells of a line with those that lie on their side, which the oracle cannot know. */
function piecesOf(line: SetLine, cells: readonly Cell[]): Piece[] {
  const stands = line.runs.flatMap(({ text, stand }) => Array.from(text, () => stand === 'turned'));
  let at = 0;
  return cells.map(({ text }) => {
    const turned = stands[at] ?? false;
    at += Array.from(text).length;
    return { text, turned };
  });
}

export interface SweptGap {
  readonly kind: ReturnType<Natural['between']>;
  /** The characters behind which and before which it is. */
  readonly behind: string;
  readonly before: string;
  /** What is beyond the natural space, em; less where it was squeezed. */
  readonly more: number;
}

/** A line of a sweep beside what the oracle says of it. */
export interface SweptLine {
  readonly line: SetLine;
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly gaps: readonly SweptGap[];
  readonly first: boolean;
  readonly last: boolean;
  readonly setting: Setting;
  readonly where: string;
}

/** The lines of a text at a setting, but for those seen at another level; letters of a word stand as their face has them, and are left out of the gaps. */
export function linesOfText(
  text: string,
  setting: Setting,
  measure: number,
  style: Partial<ParagraphStyle> = {},
  seen = new Set<string>(),
): SweptLine[] {
  const input = paragraph(text, { ...style, ...setting });
  const { lines } = setter.set(input, uniform(measure));
  const { punctuation, direction } = setting;
  return lines.flatMap((line, k) => {
    const key = `${direction} ${punctuation} ${text} ${line.start} ${line.end}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const cells = setter.cells(input, uniform(measure), k);
    const pieces = piecesOf(line, cells);
    const natural = new Natural(
      { punctuation, vertical: direction === 'vertical', face: fonts.fallback },
      pieces,
    );
    const gaps = pieces.slice(0, -1).map(
      ({ text: behind }, i): SweptGap => ({
        kind: natural.between(i),
        behind,
        before: pieces[i + 1]?.text ?? '',
        more: Number(cells[i]?.advance) - natural.advance(i),
      }),
    );
    const own = text.slice(line.start, line.end);
    return {
      line,
      text: own,
      cells,
      gaps: gaps.filter(({ kind }) => kind !== 'rigid'),
      first: k === 0,
      last: k === lines.length - 1,
      setting,
      where: `${named(setting)}: ${own}`,
    };
  });
}

/** The unit after 1 … MEASURE fillers, at the settings given. */
export const sweptLines = (
  unit: string,
  given: readonly Setting[] = JUSTIFIED,
  style: Partial<ParagraphStyle> = {},
): SweptLine[] => {
  // A line that two levels part alike is one line.
  const seen = new Set<string>();
  return given.flatMap((setting) =>
    Array.from({ length: MEASURE }, (_, n) => {
      const text = `${'文'.repeat(n + 1)}${unit}${'字'.repeat(MEASURE + 1)}。`;
      return linesOfText(text, setting, MEASURE, style, seen);
    }).flat(),
  );
};

/** An upright glyph's em box begins so far over its baseline. */
const EM_TOP = 0.88;

/** From where to where along the line the ink of each character of a run lies, by the boxes of its face. */
export function inksOf(run: SetRun): { readonly text: string; readonly from: number; readonly to: number }[] {
  const face = fonts.face(run.face);
  return [...run.text].map((text, i) => {
    const codePoint = text.codePointAt(0) ?? 0;
    const x = Number(run.xs[i]);
    if (run.stand === 'upright') {
      const { top, bottom } = face?.verticalInk(codePoint) ?? { top: EM_TOP, bottom: EM_TOP - 1 };
      return { text, from: x - top, to: x - bottom };
    }
    // Faces tell the ink of marks alone; Han fill their em.
    const [left, right] = face?.ink(codePoint) ?? [0, face?.advance(codePoint) ?? 1];
    const widen = run.widen ?? 1;
    return { text, from: x + left * widen, to: x + right * widen };
  });
}
