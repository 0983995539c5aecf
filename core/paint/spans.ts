import type { Pt } from '../base/units';
import type { GlyphRun } from '../page/composed';

/** Glyphs of a run that stand at equal extra spacing, so that one call draws them all. */
export interface Span {
  readonly text: string;
  /** Pen position of the first glyph on the page. */
  readonly x: Pt;
  /** Added after every glyph's own advance; negative where marks are squeezed. */
  readonly spacing: Pt;
  /** Index of the first glyph in the run, and how many there are (code points, not UTF-16 units). */
  readonly from: number;
  readonly count: number;
}

/** A hundredth of a point (3.5 µm) is below what any plate or screen can show. */
export const SPAN_TOLERANCE: Pt = 0.01;

/**
 * Cuts a run into as few stretches of equal spacing as its pen positions allow. The error does not add up:
 * every glyph of a span lies within `tolerance` of where the composer put it.
 */
export function spansOf(run: GlyphRun, tolerance: Pt = SPAN_TOLERANCE): readonly Span[] {
  const characters = [...run.text];
  const spans: Span[] = [];
  let from = 0;
  while (from < characters.length) {
    const x = run.xs[from] ?? 0;
    const next = run.xs[from + 1];
    const spacing = next === undefined ? 0 : next - x - (run.advances[from] ?? 0);
    const end = spanEnd(run, characters.length, from, spacing, tolerance);
    const alone = end - from === 1;
    spans.push({
      text: characters.slice(from, end).join(''),
      x,
      spacing: alone ? 0 : spacing,
      from,
      count: end - from,
    });
    from = end;
  }
  return spans;
}

/** Index after the last glyph that a span from `from` at this spacing reaches. */
function spanEnd(run: GlyphRun, length: number, from: number, spacing: Pt, tolerance: Pt): number {
  let pen = run.xs[from] ?? 0;
  let at = from;
  while (at + 1 < length) {
    pen += (run.advances[at] ?? 0) + spacing;
    if (Math.abs((run.xs[at + 1] ?? 0) - pen) > tolerance) break;
    at += 1;
  }
  return at + 1;
}
