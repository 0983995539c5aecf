import type { Pt } from '../../base/units';
import type { ComposedLine, GlyphRun } from '../../page/composed';
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
  /** The line's text, where readers could not tell it from the glyphs alone. */
  readonly actualText: string | undefined;
}

/** Readers take a gap over a tenth of an em for a space, and so would break justified Han into words. */
const WORD_GAP = 0.06;
const FIRST_PRINTING = 0x20;

/** Looks up the glyphs of a line and decides whether its text has to be spelled out beside them. */
export function showLine(line: ComposedLine, useOf: (run: GlyphRun) => FontUse | undefined): ShownLine {
  const runs: Shown[] = [];
  let plain = true;
  for (const run of line.runs) {
    const use = useOf(run);
    if (!use) continue;
    const codePoints = [...run.text].map((c) => c.codePointAt(0) ?? 0);
    const glyphs = codePoints.map((c) => use.glyph(c));
    runs.push({ run, use, codePoints, glyphs });
    plain &&= glyphs.every((glyph, i) => use.speaksFor(glyph, codePoints[i] ?? 0));
  }
  plain &&= isEven(line.runs);
  return { runs, actualText: plain ? undefined : line.runs.map((run) => run.text).join('') };
}

/** True if no glyph of the line stands away from, or over, the one before it. */
function isEven(runs: readonly GlyphRun[]): boolean {
  let pen: Pt | undefined;
  for (const run of runs) {
    for (const [i, x] of run.xs.entries()) {
      if (pen !== undefined && Math.abs(x - pen) > WORD_GAP * run.size) return false;
      pen = x + (run.advances[i] ?? 0);
    }
  }
  return true;
}

const hex4 = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/**
 * The operand of TJ for one run: glyph numbers, with the distance to the next pen position in thousandths of
 * the size where it is not the glyph's own width. Rounding errors are carried along, never added up.
 */
export function glyphArray(shown: Shown): string {
  const { run, use, codePoints, glyphs } = shown;
  let pen = run.xs[0] ?? 0;
  let array = '[<';
  for (const [i, glyph] of glyphs.entries()) {
    if ((codePoints[i] ?? 0) < FIRST_PRINTING) continue;
    const shift = Math.round((((run.xs[i] ?? pen) - pen) / run.size) * 10_000) / 10;
    if (Math.abs(shift) >= 0.5) {
      array += `>${num(-shift)}<`;
      pen += (shift * run.size) / 1000;
    }
    array += hex4(glyph);
    pen += (use.face.file.width(glyph) * run.size) / 1000;
  }
  return `${array}>]`;
}

/** A text string operand in UTF-16 with its byte order mark. */
export const textString = (text: string): string => `<feff${utf16Hex(text)}>`;
