import type { Diagnostic, StoryField } from '../base/diagnostic';
import type { Point, Rect } from '../base/geometry';
import type { BlockId, FaceId, ItemId, PageId, PictureId, StoryId } from '../base/ids';
import type { Ink } from '../base/ink';
import type { Pt } from '../base/units';

/**
 * The finished page: the only input of the screen, the PDF, the fit gauge, the proof and the preflight.
 * Plain data (structured clone and JSON keep it), immutable, the same bytes for the same input. All lengths
 * in pt from the top left of the trimmed page, y downwards. A line object that did not change between two
 * compositions of a page is the same object.
 */
export interface ComposedPage {
  readonly page: PageId;
  readonly number: number;
  /** Trimmed size. */
  readonly width: Pt;
  readonly height: Pt;
  readonly bleed: Pt;
  /** The grid the desk draws: columns of the type area and its lines. */
  readonly grid: ComposedGrid;
  /** Painting order; the lines among them are in reading order. */
  readonly marks: readonly Mark[];
  /** Rooms of text in reading order. */
  readonly frames: readonly ComposedFrame[];
  /** One entry per story block, in reading order. */
  readonly stories: readonly ComposedStory[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ComposedGrid {
  readonly area: Rect;
  readonly columns: readonly { readonly x: Pt; readonly width: Pt }[];
  /** Body size and line pitch. */
  readonly size: Pt;
  readonly pitch: Pt;
  /** First baseline. */
  readonly baseline: Pt;
}

export type Mark = TintMark | RuleMark | PictureMark | LineMark;

export interface TintMark {
  readonly kind: 'tint';
  readonly item: ItemId;
  readonly rect: Rect;
  readonly ink: Ink;
}

/** A straight rule, centred on the line between its ends. */
export interface RuleMark {
  readonly kind: 'rule';
  readonly item: ItemId;
  readonly x1: Pt;
  readonly y1: Pt;
  readonly x2: Pt;
  readonly y2: Pt;
  readonly weight: Pt;
  readonly ink: Ink;
}

/** A picture fills `rect` and is cropped to it round its centre. */
export interface PictureMark {
  readonly kind: 'picture';
  readonly item: ItemId;
  readonly picture: PictureId;
  readonly rect: Rect;
  /** No record or no file: painters draw a crossed box. */
  readonly missing: boolean;
  /** A cut-out: only what lies inside this closed outline is drawn (even-odd), so that text may stand beside it. */
  readonly clip?: readonly Point[];
}

export interface LineMark {
  readonly kind: 'line';
  readonly line: ComposedLine;
}

export type FrameRole = StoryField | 'folio' | 'banner' | 'series';

/** Glyphs of one face, size and ink on one line. One entry of `xs` and `advances` per code point. */
export interface GlyphRun {
  readonly face: FaceId;
  readonly size: Pt;
  readonly ink: Ink;
  readonly text: string;
  /** Glyphs are drawn this much wider than the font has them, from the pen position on; 1 where absent. */
  readonly widen?: number;
  /** Pen position of each glyph on the page. */
  readonly xs: readonly Pt[];
  /** Own advance of each glyph. */
  readonly advances: readonly Pt[];
  /** Baseline of each glyph where it is not the line's: vertical lines, ruby, superscripts. */
  readonly ys?: readonly Pt[];
  /**
   * Glyph ids to draw instead of what the face maps the character to (vertical forms, characters with their combining
   * marks); 0 means the map does, −1 that nothing is drawn: the mark is in the glyph before it.
   */
  readonly glyphs?: readonly number[];
  /** Glyphs lie on their side, turned 90° clockwise round their pen position. */
  readonly turned?: true;
  /** Drawn but not of the text: a hyphen at the line's end. */
  readonly added?: true;
  /** Only ruby: from where to where along the line (x, or y of a vertical one) the characters stand that it explains. */
  readonly over?: readonly [from: Pt, to: Pt];
}

/** 专名号 (straight) and 书名号 (wavy): a stroke along the line between two points. */
export interface StrokeMark {
  readonly kind: 'name' | 'title';
  readonly x1: Pt;
  readonly y1: Pt;
  readonly x2: Pt;
  readonly y2: Pt;
  readonly weight: Pt;
  /** Height of the waves from crest to trough; 0 for a straight stroke. */
  readonly wave: Pt;
  readonly ink: Ink;
}

/** Where a line's text comes from, UTF-16 code units within the field's or block's text. */
export interface LineSource {
  readonly story: StoryId;
  readonly field: StoryField;
  readonly block?: BlockId;
  readonly start: number;
  readonly end: number;
  /** Characters at the line's start that the composer put there from another field (dateline run into the body). */
  readonly lead?: { readonly field: StoryField; readonly length: number };
}

export interface ComposedLine {
  readonly frame: string;
  readonly text: string;
  /** Left end; of a vertical line its axis, the middle of its characters. */
  readonly x: Pt;
  /** Baseline; of a vertical line its upper end. */
  readonly y: Pt;
  /** Length along the line: to the right, or downwards. */
  readonly width: Pt;
  readonly vertical?: true;
  readonly runs: readonly GlyphRun[];
  /** 着重号: filled dots beside the characters they stress; centres and radius. All at `y` where there are no `ys`. */
  readonly dots?: {
    readonly xs: readonly Pt[];
    readonly y: Pt;
    readonly ys?: readonly Pt[];
    readonly radius: Pt;
    readonly ink: Ink;
  };
  readonly strokes?: readonly StrokeMark[];
  /** Ruby: read with the line, but not of its text. Each run has `ys`. */
  readonly ruby?: readonly GlyphRun[];
  /** Highest and lowest ink the line may touch, for repainting and hit tests. */
  readonly top: Pt;
  readonly bottom: Pt;
  /** None for furniture. */
  readonly source?: LineSource;
}

export interface ComposedFrame {
  /** Stable while the make-up is: `<item>/<role>/<n>`. */
  readonly id: string;
  readonly item: ItemId;
  readonly role: FrameRole;
  readonly story?: StoryId;
  readonly rect: Rect;
  readonly lines: readonly ComposedLine[];
  /** Carried by the last body frame of a thread. */
  readonly overset: { readonly characters: number; readonly lines: number };
  readonly underset: { readonly lines: number };
}

/** A body line as the story editor shows it, placed or not. */
export interface StoryLine {
  readonly block: BlockId;
  readonly start: number;
  readonly end: number;
  readonly overset: boolean;
}

/** 齐 / 余 n 行 / 溢 n 字 · m 行 of one story block. */
export interface Fit {
  readonly state: 'even' | 'under' | 'over';
  readonly lines: number;
  readonly characters: number;
}

export interface ComposedStory {
  readonly item: ItemId;
  readonly story: StoryId;
  readonly rect: Rect;
  readonly fit: Fit;
  /** All body lines in order, the overset ones too. */
  readonly lines: readonly StoryLine[];
  /** Body characters and lines the block can hold as it stands. */
  readonly capacity: { readonly lines: number; readonly measure: number };
}
