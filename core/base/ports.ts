import type { FaceId } from './ids';
import type { Em } from './units';

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
}

/** The outside world's fonts, loaded beforehand so that composition stays synchronous and pure. */
export interface FontBook {
  /** Undefined where the face is not installed: the caller falls back and says so in a diagnostic. */
  face(id: FaceId): FaceMetrics | undefined;
  /** The face used where another is missing. */
  readonly fallback: FaceMetrics;
}
