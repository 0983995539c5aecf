import type { Pt } from '../../base/units';
import type { GlyphRun } from '../../page/composed';
import { spansOf as equalSpans, type Span } from '../spans';

/** Glyphs that one `fillText` can draw without the browser's typography meddling. */
export type TextSpan = Pick<Span, 'text' | 'x' | 'spacing'>;

/** Farthest a glyph may stand from its composed place: a hundredth of a device pixel at 400 % and 2×. */
const TOLERANCE: Pt = 0.001;

/** Marks that a browser may kern, join or halve when they meet: never two of them in one span. */
const MARK =
  /[\u2010-\u2027\u2030-\u205E\u2E3A\u2E3B\u3000-\u303F\u30FB\uFE10-\uFE6F\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u;
/** Letters that stand in the em square; a browser may put a gap between these and others. */
const SQUARE = /[\u2E80-\u2FDF\u3040-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]/u;

const classOf = (character: string): 'mark' | 'square' | 'other' =>
  MARK.test(character) ? 'mark' : SQUARE.test(character) ? 'square' : 'other';

const mayJoin = (before: string, after: string): boolean => {
  const a = classOf(before);
  const b = classOf(after);
  return a === b ? a !== 'mark' : a === 'mark' || b === 'mark';
};

/**
 * Cuts a run into spans for a 2D context: equal spacing, and no two characters in one that the browser
 * would set differently side by side. Every glyph stays where the composition put it.
 */
export const spansOf = (run: GlyphRun): readonly TextSpan[] =>
  // Half: a cut may begin at a glyph that lies off by as much itself.
  equalSpans(run, TOLERANCE / 2).flatMap((span) => cut(span, run));

function cut(span: Span, run: GlyphRun): readonly TextSpan[] {
  const characters = [...span.text];
  const pieces: TextSpan[] = [];
  let first = 0;
  for (let i = 1; i <= characters.length; i += 1) {
    const last = i === characters.length;
    if (!last && mayJoin(characters[i - 1] ?? '', characters[i] ?? '')) continue;
    const spacing = i - first > 1 ? span.spacing : 0;
    pieces.push({
      text: characters.slice(first, i).join(''),
      x: run.xs[span.from + first] ?? span.x,
      spacing,
    });
    first = i;
  }
  return pieces;
}
