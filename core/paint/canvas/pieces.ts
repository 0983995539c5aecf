import type { Pt } from '../../base/units';
import type { ComposedLine, GlyphRun } from '../../page/composed';
import { spansOf, type TextSpan } from './spans';

/** Glyphs of a run that go onto the canvas with one call. */
export type Piece = TextPiece | GlyphPiece;

/** Characters on one level. `x` and `level` are of the run's own axes: turned runs look along the page's y, levels against its x. */
export interface TextPiece extends TextSpan {
  readonly kind: 'text';
  readonly level: Pt;
}

/**
 * A glyph the face does not map the character to, drawn by its outline; the character, one with the marks that are in
 * its glyph, stands in where there is none.
 */
export interface GlyphPiece {
  readonly kind: 'glyph';
  readonly glyph: number;
  readonly text: string;
  readonly x: Pt;
  readonly level: Pt;
}

/** A run with its pieces, in painting order. */
export interface PiecedRun {
  readonly run: GlyphRun;
  readonly pieces: readonly Piece[];
}

/** Glyphs this much off one another's level still go together: below any screen's pixel. */
const LEVEL_TOLERANCE: Pt = 0.0005;

const known = new WeakMap<ComposedLine, readonly PiecedRun[]>();

/** All of a line's glyphs, its ruby after its text; worked out once for every line object. */
export function piecesOfLine(line: ComposedLine): readonly PiecedRun[] {
  const before = known.get(line);
  if (before) return before;
  const pieces = [...line.runs, ...(line.ruby ?? [])].map((run) => ({
    run,
    pieces: piecesOf(run, line.y),
  }));
  known.set(line, pieces);
  return pieces;
}

/**
 * Cuts a run into pieces. Where glyphs are drawn wider or narrower than their face has them, positions are divided by
 * that, so that the canvas, stretched as much, puts each where it belongs.
 */
export function piecesOf(run: GlyphRun, baseline: Pt): readonly Piece[] {
  if (!run.ys && !run.glyphs && run.widen === undefined)
    return spansOf(run).map((span) => ({ kind: 'text', ...span, level: baseline }));
  const characters = [...run.text];
  const at = (i: number): Pt => ((run.turned ? run.ys?.[i] : run.xs[i]) ?? 0) / (run.widen ?? 1);
  const level = (i: number): Pt => (run.turned ? 0 - (run.xs[i] ?? 0) : (run.ys?.[i] ?? baseline));
  const pieces: Piece[] = [];
  let i = 0;
  while (i < characters.length) {
    const glyph = run.glyphs?.[i] ?? 0;
    let end = i + 1;
    if (glyph !== 0) {
      while ((run.glyphs?.[end] ?? 0) < 0) end += 1;
      const text = characters.slice(i, end).join('').normalize('NFC');
      if (glyph > 0) pieces.push({ kind: 'glyph', glyph, text, x: at(i), level: level(i) });
      i = end;
      continue;
    }
    while (end < characters.length && (run.glyphs?.[end] ?? 0) === 0 && near(level(end), level(i))) end += 1;
    const own: GlyphRun = {
      face: run.face,
      size: run.size,
      ink: run.ink,
      text: characters.slice(i, end).join(''),
      xs: Array.from({ length: end - i }, (_, k) => at(i + k)),
      advances: run.advances.slice(i, end),
    };
    const row = level(i);
    for (const span of spansOf(own)) pieces.push({ kind: 'text', ...span, level: row });
    i = end;
  }
  return pieces;
}

const near = (a: Pt, b: Pt): boolean => Math.abs(a - b) <= LEVEL_TOLERANCE;
