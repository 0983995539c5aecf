import type { FaceId } from '../base/ids';
import type { Ink } from '../base/ink';
import type { Em } from '../base/units';
import type { BreakLevel, PunctuationStyle } from '../document/records/style';

/** A stretch of one face and ink inside a paragraph. Rules see through the borders between runs. */
export interface TextRun {
  readonly text: string;
  readonly face: FaceId;
  /** 着重号: a dot below (vertical: right of) every character that is no mark (rule 25). */
  readonly emphasis?: boolean;
  /** Letters, digits and Western marks of the run come from another face (composite font). */
  readonly latin?: LatinFace;
  /** 专名号 (straight) under a proper name or the wavy 书名号 under a title; vertical: at the left (rule 25). */
  readonly underline?: Underline;
  /** Ruby over (vertical: right of) the whole run; the run is never parted. */
  readonly ruby?: string;
  /** A note mark or exponent: small, raised, never parted from its base (rule 7). */
  readonly superscript?: boolean;
}

export type Underline = 'name' | 'title';

/** The Western half of a composite font: its size and upward shift in em of the Han. */
export interface LatinFace {
  readonly face: FaceId;
  readonly scale: number;
  readonly shift: Em;
}

/** How a paragraph is set; all lengths in em of the paragraph's own size. */
export interface ParagraphStyle {
  readonly punctuation: PunctuationStyle;
  readonly level: BreakLevel;
  /** Natural Han–Latin gap. */
  readonly gap: Em;
  readonly hang: boolean;
  readonly shrinkStops: boolean;
  readonly trimIndentedOpener: boolean;
  readonly align: 'justify' | 'start' | 'center' | 'end';
  /** First-line indent. */
  readonly indent: Em;
  /** Added between all characters. */
  readonly tracking: Em;
  /** Horizontal where absent. Vertical lines run downwards; all lengths along the line mean the same. */
  readonly direction?: 'horizontal' | 'vertical';
  /** The most the Han–Latin gap may stretch to; 1/2 where absent (rule 16). */
  readonly gapMost?: Em;
  /** Latin words may part at hyphenation points. */
  readonly hyphenate?: boolean;
  /** 纵中横: numerals of up to this many digits stand side by side in one em of a vertical line; 3 where absent (rule 26). */
  readonly combine?: number;
  /** Vertical quotes: `corner` draws “” as 『』 and ‘’ as 「」 (rule 26; where absent), `keep` the face's own form of the curly ones. */
  readonly quotes?: 'corner' | 'keep';
}

export interface ParagraphInput {
  readonly runs: readonly TextRun[];
  readonly style: ParagraphStyle;
}

/**
 * Line widths as far as they are known: line k of the paragraph is `at(k)` wide. `uniformFrom` is the first
 * index from which all widths are equal, so that results can be cached and compared cheaply.
 */
export interface Measures {
  at(line: number): Em;
  readonly uniformFrom: number;
  /** A string that is equal exactly when two Measures are. */
  readonly key: string;
}

/** Characters of one line that share a face. One entry of `xs` and `advances` per code point of `text`. */
export interface SetRun {
  readonly face: FaceId;
  readonly text: string;
  /** Glyphs are drawn this much wider than the font has them, from the pen position on; 1 where absent. */
  readonly widen?: number;
  /** Pen position along the line, em from the line's start; a cut blank half moves the pen, not the glyph. */
  readonly xs: readonly Em[];
  /** The face's own advance of the glyph: with xs it gives painters the extra space after each. */
  readonly advances: readonly Em[];
  /** Size of the run's type in em of the paragraph; 1 where absent. Advances are of the paragraph's em. */
  readonly scale?: number;
  /** Baseline shift upwards (vertical: to the right). */
  readonly shift?: Em;
  /** Upward way of each glyph from the run's own height, only in horizontal lines: combining marks. */
  readonly rises?: readonly Em[];
  /**
   * Glyph ids where the face's character map would not do (vertical forms, characters with their marks); 0 means the map
   * does, −1 that nothing is drawn.
   */
  readonly glyphs?: readonly number[];
  /**
   * Only in vertical lines: glyphs stand upright, or lie on their side, turned clockwise. `xs` are then the pen's
   * way down the line (upright: down to the glyph's own baseline) and `across` its way right from the line's axis.
   */
  readonly stand?: 'upright' | 'turned';
  readonly across?: readonly Em[];
  /** Not of the text: a hyphen at the line's end. */
  readonly added?: boolean;
  /** Only ruby: from where to where along the line the characters stand that it explains. */
  readonly over?: readonly [from: Em, to: Em];
}

/** A stroke along the line from one position to another. */
export interface SetStroke {
  readonly kind: Underline;
  readonly from: Em;
  readonly to: Em;
}

/** One line, justified. Offsets are UTF-16 code units of the paragraph's text (its runs joined). */
export interface SetLine {
  readonly start: number;
  /** Includes a space swallowed at the line end. */
  readonly end: number;
  readonly runs: readonly SetRun[];
  /** Width before justification. */
  readonly natural: Em;
  /** Width after justification, without a hung mark. */
  readonly width: Em;
  /** The line's own measure. */
  readonly measure: Em;
  /** Widest space that justification put between two characters; over 0.5 the line is loose. */
  readonly stretch: Em;
  /** Offset of the first character: indent and alignment. */
  readonly offset: Em;
  /** Centres of the characters with 着重号, from the line's start. */
  readonly dots?: readonly Em[];
  readonly strokes?: readonly SetStroke[];
  /** Ruby of the line: runs at a small scale beside the characters they explain, as far from the line as `shift` says. */
  readonly ruby?: readonly SetRun[];
  readonly vertical?: true;
  /** Letters and figures of a word part in this line: there was no other way to fill it. */
  readonly letterspaced?: true;
}

/**
 * A break that the level forbids, inside a chain of marks, inside a word; letters that part in a line; a loose line; a
 * line wider than its measure.
 */
export type Relief = 'level' | 'chain' | 'word' | 'letters' | 'loose' | 'overfull';

/** What the relief ladder had to do to a line. */
export interface LineWarning {
  readonly line: number;
  readonly relief: Relief;
  /** The text that is too long for the line and has no better break. */
  readonly unit: string;
  readonly stretch: Em;
}

export interface SetParagraph {
  readonly lines: readonly SetLine[];
  readonly warnings: readonly LineWarning[];
  /** 孤字: the last line is one Han character, or not even one, marks aside (rule 21). */
  readonly lone: boolean;
  /** Demerits, for comparing variants of the same paragraph. */
  readonly cost: number;
}

/** Lines more (+) or fewer (−) than the best break asks for: how the column fitter saves or spends a line. */
export type Variant = -1 | 0 | 1;
export type { Ink };
