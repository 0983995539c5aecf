import type { ItemId, PageId } from '../../core/base/ids';
import type { TextPlace } from '../session/composer';

/** Step of an arrow key or a drag in grid units: 字 to the right, 行 downwards. */
export interface Nudge {
  readonly item: ItemId;
  readonly dx: number;
  readonly dy: number;
}

/** The page the composer shows, in the middle of the desk. */
export interface PageCanvasProps {
  readonly selectedItem: ItemId | null;
  /** Where the story editor's caret is; the page marks it and its line. */
  readonly caret: TextPlace | null;
  /** W: the page alone, without grid, frames and badges. */
  readonly preview: boolean;
  readonly onSelect: (item: ItemId | null) => void;
  /** A click on text: open its story there. */
  readonly onOpenStory: (place: TextPlace) => void;
  /** V with arrows, or dragging a block. Without it blocks stay where they are. */
  readonly onNudge?: (nudge: Nudge) => void;
  /** The preview was switched by its command. */
  readonly onPreview?: (preview: boolean) => void;
}

export interface PageThumbnailProps {
  readonly pageId: PageId;
  /** CSS pixels. */
  readonly width: number;
}
