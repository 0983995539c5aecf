import type { Diagnostic } from '../../../core/base/diagnostic';
import type { Rect } from '../../../core/base/geometry';
import type { PageId } from '../../../core/base/ids';
import type { DeskFailure } from '../../../core/contract/desk';
import type { RecordsDiff } from '../../../core/document/diff';
import type { ProjectRecords } from '../../../core/document/records';
import type { CaretBox, ComposeTimings, Hit, PageSummary, TextPlace } from './summary';

/** Side of a painted tile in device pixels. */
export const TILE = 512;

/** Tiles by column and row, both ends included; empty where `right < left`. */
export interface TileRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TileIndex {
  readonly column: number;
  readonly row: number;
}

/** One size of the page a canvas keeps: which tiles must stay fresh, and which of them are still missing. */
export interface ViewLevel {
  /** Device pixels per pt. */
  readonly scale: number;
  readonly visible: TileRange;
  /** In the order they are wanted. */
  readonly missing: readonly TileIndex[];
}

/** What a canvas shows: the sharp level of the present zoom first, then the rough one it falls back on. */
export interface View {
  readonly page: PageId;
  readonly levels: readonly ViewLevel[];
}

export type ToWorker =
  | {
      readonly kind: 'open';
      readonly revision: number;
      readonly records: ProjectRecords;
      readonly assets: readonly string[];
    }
  | { readonly kind: 'apply'; readonly revision: number; readonly diff: RecordsDiff; readonly at: number }
  | { readonly kind: 'assets'; readonly revision: number; readonly assets: readonly string[] }
  | { readonly kind: 'show'; readonly page: PageId }
  | { readonly kind: 'view'; readonly view: View | null }
  | { readonly kind: 'caret'; readonly place: TextPlace | null }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question };

/** Requests that are answered with the same id. */
export type Question =
  | { readonly of: 'hit'; readonly page: PageId; readonly x: number; readonly y: number }
  | { readonly of: 'locate'; readonly page: PageId; readonly place: TextPlace }
  | { readonly of: 'thumbnail'; readonly page: PageId; readonly width: number };

export interface AnswerTo {
  readonly hit: Hit;
  /** Undefined where the character is not on the page. */
  readonly locate: CaretBox | undefined;
  readonly thumbnail: ImageBitmap;
}

export type AskFailure =
  | { readonly kind: 'no-page'; readonly page: PageId }
  | { readonly kind: 'worker'; readonly detail: string };

/** A painted piece of a page at some scale; `x` and `y` in device pixels from the page's corner. */
export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly bitmap: ImageBitmap;
}

/** The fresh pieces of one scale. They hold all that changed inside `covered`. */
export interface PaintedLevel {
  readonly scale: number;
  readonly covered: TileRange;
  readonly patches: readonly Patch[];
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: DeskFailure }
  | { readonly kind: 'composed'; readonly summary: PageSummary }
  | {
      readonly kind: 'findings';
      readonly page: PageId;
      readonly revision: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'painted';
      readonly page: PageId;
      readonly revision: number;
      /** Rectangles of the page that changed, pt: what else shows them is out of date. */
      readonly dirty: readonly Rect[];
      readonly levels: readonly PaintedLevel[];
      /** When the change reached the client, milliseconds since 1970 by the monotonic clock; none where
       * no change of the document asked for this. */
      readonly at: number | undefined;
      readonly timings: ComposeTimings;
      /** Pictures of the page that are grey boxes still. */
      readonly undecoded: number;
      readonly caret: CaretBox | undefined;
    }
  | {
      readonly kind: 'tile';
      readonly page: PageId;
      readonly revision: number;
      readonly scale: number;
      readonly index: TileIndex;
      readonly bitmap: ImageBitmap;
    }
  | { readonly kind: 'caret'; readonly page: PageId; readonly caret: CaretBox | undefined }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer:
        | { readonly ok: true; readonly value: AnswerTo[Question['of']] }
        | { readonly ok: false; readonly error: AskFailure };
    };
