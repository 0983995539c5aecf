import type { Pt } from '../../base/units';
import type { ComposedLine, GlyphRun } from '../../page/composed';
import type { Extent } from './extent';
import type { FontUse } from './fontuse';
import { num, utf16Hex } from './number';

/** A run with its characters looked up. */
interface Shown {
  readonly run: GlyphRun;
  readonly use: FontUse;
  readonly codePoints: readonly number[];
  readonly glyphs: readonly number[];
}

export interface ShownLine {
  readonly runs: readonly Shown[];
  /** The line's text as typed, whatever its glyphs say. */
  readonly text: string;
  /** Pen positions of two blanks that mark the line's ends for readers. */
  readonly before: Pt;
  readonly after: Pt;
  /** Baseline of those blanks where it is not the line's own. */
  readonly foot: Pt | undefined;
}

const SPACE = 0x20;
const FIRST_PRINTING = 0x20;

/**
 * Looks up the glyphs of a line. Every line carries its own text (ActualText), because readers take a gap of a
 * tenth of an em for a space, which justified Han has everywhere, because fonts draw several characters with one
 * glyph, and because the box of a squeezed or hung mark sticks out into the gutter. The line's ends are marked by
 * blanks: readers measure the text from the first glyph to the last.
 */
export function showLine(
  line: ComposedLine,
  extent: Extent,
  useOf: (run: GlyphRun) => FontUse | undefined,
): ShownLine | undefined {
  const runs: Shown[] = [];
  for (const run of line.runs) {
    const use = useOf(run);
    if (!use || run.text === '') continue;
    const codePoints = [...run.text].map((c) => c.codePointAt(0) ?? 0);
    runs.push({ run, use, codePoints, glyphs: codePoints.map((c) => use.glyph(c)) });
  }
  const last = runs.at(-1);
  if (!last) return undefined;
  return {
    runs,
    text: line.runs.map((run) => run.text).join(''),
    before: extent.left,
    after: extent.right - blankWidth(last),
    foot: extent.foot,
  };
}

const blankWidth = ({ run, use }: Shown): Pt =>
  (use.face.file.width(use.face.metrics.glyph(SPACE)) * run.size) / 1000;

/** One blank of a face. */
export const blankOf = (use: FontUse): string => `<${hex4(use.glyph(SPACE))}>`;
export const blank = ({ use }: Shown): string => blankOf(use);
/** Text of something that has no text: readers pass over a single blank, but not over two. */
export const BLANKS = '  ';

const hex4 = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/**
 * The operand of TJ for one run: glyph numbers, with the distance to the next pen position in thousandths of
 * the size where it is not the glyph's own width. Rounding errors are carried along, never added up.
 */
export function glyphArray(shown: Shown): string {
  const { run, use, codePoints, glyphs } = shown;
  // Widened glyphs are set in a text space that is wider by as much.
  const em = run.size * (run.widen ?? 1);
  let pen = run.xs[0] ?? 0;
  let array = '[<';
  for (const [i, glyph] of glyphs.entries()) {
    if ((codePoints[i] ?? 0) < FIRST_PRINTING) continue;
    const shift = Math.round((((run.xs[i] ?? pen) - pen) / em) * 10_000) / 10;
    if (Math.abs(shift) >= 0.5) {
      array += `>${num(-shift)}<`;
      pen += (shift * em) / 1000;
    }
    array += hex4(glyph);
    pen += (use.face.file.width(glyph) * em) / 1000;
  }
  return `${array}>]`;
}

/** A text string operand in UTF-16 with its byte order mark. */
export const textString = (text: string): string => `<feff${utf16Hex(text)}>`;
