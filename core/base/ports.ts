import type { FaceId } from './ids';
import type { Em } from './units';

/** Ink of a glyph in em of the face: from the pen position, y upwards from the baseline. */
export interface InkBox {
  readonly left: Em;
  readonly bottom: Em;
  readonly right: Em;
  readonly top: Em;
}

/** What composition needs to know of one typeface. Lengths in em of the face. */
export interface FaceMetrics {
  readonly id: FaceId;
  readonly ascent: Em;
  readonly descent: Em;
  /** The glyph a character maps to; 0 (`.notdef`) where the face lacks it. */
  glyph(codePoint: number): number;
  /** The horizontal advance of a character, that of `.notdef` where the face lacks it. */
  advance(codePoint: number): Em;
  /** Left and right edge of the ink of a punctuation mark, where the font file tells. */
  ink(codePoint: number): readonly [left: Em, right: Em] | undefined;
  /** The glyph of a character that stands upright in vertical text (GSUB `vert`); `glyph()` where the face has no variant. */
  verticalGlyph(codePoint: number): number;
  /** Ink of the vertical glyph of a punctuation mark, where the font file tells. */
  verticalInk(codePoint: number): InkBox | undefined;
  /** Ink of a letter or a combining mark, where the font file tells. */
  letterInk(codePoint: number): InkBox | undefined;
  /** What the face moves the second of two Western characters by (GPOS `kern`, else the `kern` table); mostly ≤ 0. */
  kern(left: number, right: number): Em;
  /** Outline of a vertical variant as SVG path data in em, y downwards from the pen position, for painters that draw characters and cannot name glyphs. */
  outline(glyph: number): string | undefined;
}

/** The outside world's fonts, loaded beforehand so that composition stays synchronous and pure. */
export interface FontBook {
  /** Undefined where the face is not installed: the caller falls back and says so in a diagnostic. */
  face(id: FaceId): FaceMetrics | undefined;
  /** The face used where another is missing. */
  readonly fallback: FaceMetrics;
  /** Where a character that a face lacks is looked for: all other installed faces, nearest in kind and weight first. */
  instead(id: FaceId): readonly FaceMetrics[];
}
