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

/** How a character behaves beside others. */
const Kind = { Other: 1, Mark: 2, Square: 3 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];

const kindOf = (character: string): Kind =>
  MARK.test(character) ? Kind.Mark : SQUARE.test(character) ? Kind.Square : Kind.Other;

/** Kinds of the basic plane, each found once: every line that is drawn asks for all its characters. */
const kinds = new Uint8Array(0x10000);

function knownKind(character: string): Kind {
  if (character.length !== 1) return kindOf(character);
  const unit = character.charCodeAt(0);
  const known = kinds[unit];
  if (known) return known as Kind;
  const kind = kindOf(character);
  kinds[unit] = kind;
  return kind;
}

const mayJoin = (a: Kind, b: Kind): boolean =>
  a === b ? a !== Kind.Mark : a === Kind.Mark || b === Kind.Mark;

/**
 * Cuts a run into spans for a 2D context: equal spacing, and no two characters in one that the browser
 * would set differently side by side. Every glyph stays where the composition put it.
 */
export const spansOf = (run: GlyphRun): readonly TextSpan[] =>
  // Half: a cut may begin at a glyph that lies off by as much itself.
  equalSpans(run, TOLERANCE / 2).flatMap((span) => cut(span, run));

function cut(span: Span, run: GlyphRun): readonly TextSpan[] {
  const pieces: TextSpan[] = [];
  /** First character of the piece, as an index among characters and as an offset in the text. */
  let first = 0;
  let from = 0;
  let index = 0;
  let offset = 0;
  let before: Kind | undefined;
  const close = (): void => {
    const spacing = index - first > 1 ? span.spacing : 0;
    pieces.push({ text: span.text.slice(from, offset), x: run.xs[span.from + first] ?? span.x, spacing });
    first = index;
    from = offset;
  };
  for (const character of span.text) {
    const kind = knownKind(character);
    if (before !== undefined && !mayJoin(before, kind)) close();
    before = kind;
    index += 1;
    offset += character.length;
  }
  close();
  return pieces;
}
