import type { Diagnostic, StoryField } from '../../../core/base/diagnostic';
import type { Rect, Size } from '../../../core/base/geometry';
import type { BlockId, ItemId, PageId, PictureId, StoryId } from '../../../core/base/ids';
import type { ComposedGrid, ComposedStory, Fit } from '../../../core/page/composed';

/** Time the worker spent on the last change, milliseconds. */
export interface ComposeTimings {
  readonly apply: number;
  readonly compose: number;
  /** Visible changed lines; 0 while no canvas shows the page. */
  readonly paint: number;
}

/** A placed thing of the page, as far as the desk needs it for selection and hover. */
export interface SummaryItem {
  readonly item: ItemId;
  readonly kind: 'story' | 'package' | 'picture' | 'banner' | 'rule' | 'furniture';
  readonly rect: Rect;
  readonly story?: StoryId;
  readonly picture?: PictureId;
  /** Box the story block lies in. */
  readonly parent?: ItemId;
  /** A story block whose lines run down. */
  readonly vertical?: true;
}

/** What the main thread knows of a composed page: small, without glyphs. Derived, never saved. */
export interface PageSummary {
  readonly page: PageId;
  readonly number: number;
  /** Counts the changes sent to the composer; equals `sentRevision` when nothing is under way. */
  readonly revision: number;
  /** Trimmed page, pt. */
  readonly size: Size;
  readonly grid: ComposedGrid;
  /** Fit and body lines of every story block, in reading order. */
  readonly stories: readonly ComposedStory[];
  readonly items: readonly SummaryItem[];
  /** The empty corner of a block right of its head and above all else in it, by item: room for a badge. */
  readonly corners: Readonly<Record<ItemId, Rect>>;
  /** The whole page: over where any block is over, with the sums of those; else under; else even. */
  readonly fit: Fit;
  /** Of composition and of the page rules. */
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: ComposeTimings;
}

/** A character of a story as the page and the editor both name it; offsets in UTF-16 code units. */
export interface TextPlace {
  readonly story: StoryId;
  readonly field: StoryField;
  readonly block?: BlockId;
  readonly offset: number;
  /** The other end of a selected stretch: where the caret is. */
  readonly end?: number;
}

/** What lies under a point of the page. */
export interface Hit {
  readonly item?: ItemId;
  readonly text?: TextPlace;
}

/** Where a character stands on the page. */
export interface CaretBox {
  /** The caret: a stroke without width across the line, upright or, in a vertical line, level. */
  readonly caret: Rect;
  /** The line that holds it. */
  readonly line: Rect;
  /** The strips of selected text, where there is any. */
  readonly selected: readonly Rect[];
  readonly item: ItemId;
  /** Column of the block and line in the column, counted from 1. */
  readonly column: number;
  readonly row: number;
}
