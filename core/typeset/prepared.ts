import type { FaceMetrics } from '../base/ports';
import type { BreakLevel } from '../document/records/style';
import type { ParagraphStyle } from './types';

/** What justification may do with the space after a character, in the order of composition.md rule 17. */
export const Gap = {
  /** Inside words, rigid units and clusters: never changes. */
  Rigid: 0,
  Word: 1,
  /** Sides of `·`. */
  Dot: 2,
  Bracket: 3,
  Pause: 4,
  HanLatin: 5,
  Stop: 6,
  /** Han–Han and the like: never shrinks, stretches last. */
  Plain: 7,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];
export const GAP_KINDS = 8;

/** The most lenient kinsoku level that a break needs; composition.md rules 1–6. */
export const Needs = {
  Strict: 0,
  Gb: 1,
  Basic: 2,
  /** Inside a chain of three marks or more: all that level `none` allows beyond `basic` (rule 3). */
  None: 3,
  /** A forbidden place between marks or beside one: relief only, at any level. */
  Mark: 4,
  /** Where the parts of a compound meet (`BlueHeron`), or where a dictionary parts one of them: relief only. */
  Seam: 5,
  /** Between two letters of a word: where it is wider than the line, and rather than leave a hole in a line. */
  Letter: 6,
  /** Inside a numeral or an address: only where it is wider than the line. */
  Word: 7,
  /** Inside a cluster or rigid unit. */
  Never: 8,
} as const;
export type Needs = (typeof Needs)[keyof typeof Needs];

/** Base characters [from, to) that share one ruby text. */
export interface RubyGroup {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly face: FaceMetrics;
}

/** A character with the combining marks that stand on it. */
export interface Cluster {
  /** −1 for marks that nothing stands before. */
  readonly base: number;
  readonly marks: readonly number[];
  /** The character whose glyph is drawn for the base and the first `absorbed` marks. */
  readonly drawn: number;
  readonly absorbed: number;
}

/** Stands for a glyph where nothing is drawn: the mark is in the glyph of its base. */
export const NO_GLYPH = -1;

/** How characters with combining marks are drawn, by their place. */
export interface Drawn {
  /** Glyph ids instead of what the character map gives. */
  readonly glyphs: Map<number, number>;
  /** Upward way of glyphs in horizontal lines, em of the paragraph. */
  readonly rise: Map<number, number>;
}

/** The `n` code points of a paragraph: what they are and which face each is taken from. */
export interface Characters {
  readonly text: string;
  readonly n: number;
  readonly codePoints: Uint32Array;
  readonly classes: Uint8Array;
  /** UTF-16 offset of each code point, and of the end. */
  readonly offsets: Uint32Array;
  /** Faces in use, each with the size in em of the paragraph and the upward shift it is used at. */
  readonly faces: readonly FaceMetrics[];
  readonly scales: readonly number[];
  readonly shifts: readonly number[];
  /** Index into `faces`, `scales` and `shifts`. */
  readonly faceOf: Uint16Array;
  /** 1 for characters with 着重号. This and the next: undefined where the paragraph has none. */
  readonly emphasis: Uint8Array | undefined;
  /** 1 for note marks and exponents. */
  readonly superscript: Uint8Array | undefined;
  /** 2 for 专名号, 4 for 书名号, one more where the stroke goes on from the character before. */
  readonly underline: Uint8Array | undefined;
  /** 1 where no line may end before the character: inside a group that shares ruby. */
  readonly unit: Uint8Array | undefined;
  readonly ruby: readonly RubyGroup[] | undefined;
  readonly clusters: readonly Cluster[] | undefined;
}

/** How the characters of a vertical line stand (rule 26). */
export const Stand = {
  Upright: 0,
  /** On its side, turned clockwise. */
  Turned: 1,
  /** Side by side with the character before it in one em (纵中横). */
  Beside: 2,
} as const;
export type Stand = (typeof Stand)[keyof typeof Stand];

/** What vertical lines need beside boxes and gaps; `pen` of a Prepared is then the way down the line. */
export interface Upright {
  readonly stand: Uint8Array;
  /** Glyph ids that differ from what the character map gives; 0 where they do not. */
  readonly glyphs: Uint32Array;
  /** The pen's way right from the line's axis. */
  readonly across: Float64Array;
}

/**
 * A paragraph ready to be broken: boxes and gaps of its characters as arrays, and their running sums so that
 * a candidate line costs a dozen look-ups. All lengths in em.
 */
export interface Prepared extends Characters {
  readonly style: ParagraphStyle;
  /**
   * Classes as far as blanks and gaps go. They differ from `classes` in vertical lines only, where marks that fill
   * their em, upright letters and 纵中横 count as Han.
   */
  readonly blanks: Uint8Array;
  readonly upright: Upright | undefined;
  /** Body width, pen offset from the body's left, the face's own advance. */
  readonly box: Float64Array;
  readonly pen: Float64Array;
  readonly advance: Float64Array;
  /** Characters whose glyph is drawn wider than the font has it, and how much. */
  readonly widen: ReadonlyMap<number, number>;
  /** Undefined where no character carries combining marks. */
  readonly drawn: Drawn | undefined;
  /** Natural space between i and i + 1, its kind, and how far it may shrink and (words, Han–Latin) stretch. */
  readonly gap: Float64Array;
  readonly kind: Uint8Array;
  readonly shrink: Float64Array;
  readonly stretch: Float64Array;
  /** Level needed to break before i, the price of doing so, and the width of the word round a place inside one. */
  readonly needs: Uint8Array;
  readonly penalty: Float64Array;
  readonly wordWidth: Float64Array;
  /** Width of the hyphen that a break before i puts at the line's end, 0 for none; undefined where there is none at all. */
  readonly hyphen: Float64Array | undefined;
  /**
   * Running sums. The natural width of the characters [i, end) is `right[end] − left[i]`: bodies and the gaps
   * between them. `shrinkable[i]` is all the shrink of the gaps before i, `shrinks[kind][i]` that of
   * one kind, undefined for kinds that nothing in the paragraph can give.
   */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly shrinkable: Float64Array;
  readonly shrinks: readonly (Float64Array | undefined)[];
  readonly wordStretch: Float64Array;
  readonly latinStretch: Float64Array;
  /** Number of gaps before gap i that stretch in the last step; number of characters of copy before i. */
  readonly plain: Uint32Array;
  /** Number of gaps before gap i inside words and numerals, which part a little before a line gets a hole. */
  readonly letters: Uint32Array;
  readonly copy: Uint32Array;
}

const LEVEL: Readonly<Record<BreakLevel, Needs>> = {
  strict: Needs.Strict,
  gb: Needs.Gb,
  basic: Needs.Basic,
  none: Needs.None,
};

/** The strictest need that a break of this paragraph may have without relief. */
export const levelOf = ({ style }: Prepared): Needs => LEVEL[style.level];

/** Every line but the last fills its measure; on the character grid none does. */
export const fillsMeasure = ({ style }: Prepared): boolean =>
  style.align === 'justify' && style.punctuation !== 'grid';
