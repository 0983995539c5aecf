import type { Pt } from '../../base/units';
import type { ComposedLine, GlyphRun } from '../../page/composed';
import type { FontUse } from './fontuse';
import { utf16Hex } from './number';
import { BAR_SIZE, type Extent } from './reach';
import { piecesOf } from './ruby';

/** A run with its characters looked up. */
export interface Shown {
  readonly run: GlyphRun;
  readonly use: FontUse;
  readonly codePoints: readonly number[];
  /** −1 for what draws nothing. */
  readonly glyphs: readonly number[];
}

/** A part of a line; with its ruby, where that has one. */
export interface ShownPiece {
  readonly runs: readonly Shown[];
  readonly ruby?: GlyphRun;
}

export interface ShownLine {
  readonly pieces: readonly ShownPiece[];
  readonly first: Shown;
  readonly last: Shown;
  /** The line's text as typed, whatever its glyphs say. */
  readonly text: string;
  /** Pen positions of two blanks that mark the line's ends for readers. */
  readonly before: Pt;
  readonly after: Pt;
  /** Baseline of those blanks where it is not the line's own. */
  readonly foot: Pt | undefined;
  /** Size of the last of them, and with it of the line, where that is not the line's own. */
  readonly size: Pt | undefined;
}

const SPACE = 0x20;

export type UseOf = (run: GlyphRun) => FontUse | undefined;

/** The character at i together with the marks after it that are in its glyph; undefined where there are none. */
function wholeAt(codePoints: readonly number[], { glyphs }: GlyphRun, i: number): number | undefined {
  let end = i + 1;
  while ((glyphs?.[end] ?? 0) < 0) end++;
  if (end === i + 1) return undefined;
  return String.fromCodePoint(...codePoints.slice(i, end))
    .normalize('NFC')
    .codePointAt(0);
}

/** Looks up the glyphs of runs. Runs of a face that is not there, and empty ones, fall out. */
export function showRuns(runs: readonly GlyphRun[], useOf: UseOf): readonly Shown[] {
  const shown: Shown[] = [];
  for (const run of runs) {
    const use = useOf(run);
    if (!use || run.text === '') continue;
    const codePoints = [...run.text].map((c) => c.codePointAt(0) ?? 0);
    const glyphs = codePoints.map((c, i) => {
      const named = run.glyphs?.[i];
      return named !== undefined && named < 0 ? named : use.glyph(wholeAt(codePoints, run, i) ?? c, named);
    });
    shown.push({ run, use, codePoints, glyphs });
  }
  return shown;
}

/**
 * Looks up the glyphs of a line. Every line carries its own text (ActualText), because readers take a gap of a
 * tenth of an em for a space, which justified Han has everywhere, because fonts draw several characters with one
 * glyph, because the box of a squeezed or hung mark sticks out into the gutter, because a hyphen at the line's end
 * is not of the text, and because readers take letters that stand under one another for so many lines. The line's
 * ends are marked by blanks: readers measure the text from the first glyph to the last.
 */
export function showLine(line: ComposedLine, extent: Extent, useOf: UseOf): ShownLine | undefined {
  const pieces = piecesOf(line).map((piece): ShownPiece => ({ ...piece, runs: showRuns(piece.runs, useOf) }));
  const runs = pieces.flatMap((piece) => piece.runs);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return undefined;
  const size = extent.size ?? (extent.foot === undefined ? undefined : BAR_SIZE);
  return {
    pieces,
    first,
    last,
    text: line.runs.map((run) => (run.added ? '' : run.text)).join(''),
    before: extent.left,
    after: size === undefined ? extent.right - blankWidth(last) : extent.right,
    foot: extent.foot,
    size,
  };
}

const blankWidth = ({ run, use }: Shown): Pt =>
  (use.face.file.width(use.face.metrics.glyph(SPACE)) * run.size) / 1000;

/** One blank of a face. */
export const blankOf = (use: FontUse): string => `<${hex4(use.glyph(SPACE))}>`;
export const blank = ({ use }: Shown): string => blankOf(use);
/** Text of something that has no text: readers pass over a single blank, but not over two. */
export const BLANKS = '  ';

export const hex4 = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** A text string operand in UTF-16 with its byte order mark. */
export const textString = (text: string): string => `<feff${utf16Hex(text)}>`;
