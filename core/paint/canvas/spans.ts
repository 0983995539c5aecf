import type { Pt } from '../../base/units';
import type { GlyphRun } from '../../page/composed';

/** Glyphs that one `fillText` can draw: the space between them is the same everywhere. */
export interface TextSpan {
  readonly text: string;
  /** Pen position of the first glyph. */
  readonly x: Pt;
  /** Added after every glyph; may be negative. */
  readonly spacing: Pt;
}

/** Farthest a glyph may stand from its composed place: a two-hundredth of a pixel at 400 %. */
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
  if (a === 'mark' && b === 'mark') return false;
  return a === b || a === 'mark' || b === 'mark';
};

/**
 * Cuts a run into spans. Every glyph stays where the composition put it; only the number of calls falls,
 * because a justified line has few different spaces.
 */
export function spansOf(run: GlyphRun): readonly TextSpan[] {
  const characters = [...run.text];
  const spans: TextSpan[] = [];
  let first = 0;
  while (first < characters.length) {
    const end = endOfSpan(run, characters, first);
    const x = run.xs[first] ?? 0;
    const spacing = end - first > 1 ? spaceAfter(run, first) : 0;
    spans.push({ text: characters.slice(first, end).join(''), x, spacing });
    first = end;
  }
  return spans;
}

const spaceAfter = (run: GlyphRun, i: number): Pt =>
  (run.xs[i + 1] ?? 0) - (run.xs[i] ?? 0) - (run.advances[i] ?? 0);

/** Index after the last glyph that the span beginning at `first` can take. */
function endOfSpan(run: GlyphRun, characters: readonly string[], first: number): number {
  const spacing = spaceAfter(run, first);
  let pen = run.xs[first] ?? 0;
  let end = first + 1;
  while (end < characters.length) {
    const before = characters[end - 1] ?? '';
    const after = characters[end] ?? '';
    pen += (run.advances[end - 1] ?? 0) + spacing;
    if (!mayJoin(before, after) || Math.abs(pen - (run.xs[end] ?? 0)) > TOLERANCE) break;
    end += 1;
  }
  return end;
}
