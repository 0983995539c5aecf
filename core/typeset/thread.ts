import type { Em } from '../base/units';
import type { ParagraphInput, Relief, SetLine } from './types';

/**
 * A thread is a row of slots, one per body line of room: columns, frames and the pieces a picture leaves are
 * all just slots of some width. Slots with the same `room` lie directly under one another.
 */
export interface Slot {
  /** Width in em of the body size. */
  readonly measure: Em;
  /** Index of the column or frame piece; changes where the next slot does not lie right under this one. */
  readonly room: number;
  /**
   * Row within the room: slots of one row stand side by side and are read in turn (text on both sides of a picture).
   * Where absent every slot is a row of its own. A paragraph of `rows` > 1 takes whole rows and stands in one slot of each.
   */
  readonly row?: number;
  /** Where the slot begins, so that lines of several rows keep to what these have in common; 0 where absent. */
  readonly x?: Em;
}

export interface ThreadParagraph {
  /** Stable name of the paragraph (its block id), echoed in the result. */
  readonly key: string;
  readonly input: ParagraphInput;
  /** Size of the paragraph's em in body ems: 11 pt on 9 pt is 1.222…; measures are divided by it. */
  readonly scale: number;
  /** Slots one line takes: 1 for body, 2 for a subhead on two lines of grid. All of them in one room. */
  readonly rows: number;
  /**
   * Rows that so many lines take where they stand together, not each in `rows` of its own: 单行占二, 双行占三. Only where
   * no room has that many rows is each line put into rows of its own after all.
   */
  readonly together?: (lines: number) => number;
  /** A subhead is never parted from the line after it and never stands at a column's foot (rule 23). */
  readonly keepWithNext: boolean;
}

export interface PlacedLine {
  /** Index into the paragraphs. */
  readonly paragraph: number;
  readonly line: SetLine;
  /** First of the slots it takes; −1 where there was no more room. */
  readonly slot: number;
  /** Of lines that stand together in `rows` rows from `slot` on: which of how many this is. */
  readonly stand?: { readonly nth: number; readonly of: number; readonly rows: number };
  /** The em of this line in body ems, as given. */
  readonly scale: number;
}

/** The lines of one paragraph in their slots. What is set and seated as it was in the same slots is the same object. */
export interface PlacedParagraph {
  /** Index into the paragraphs. */
  readonly paragraph: number;
  readonly lines: readonly PlacedLine[];
}

export interface ThreadWarning {
  readonly kind: Relief | 'short-last-line' | 'widow' | 'orphan' | 'stranded-subhead';
  readonly paragraph: number;
  /** Index into `lines`. */
  readonly line: number;
  readonly stretch: Em;
  /** Of lines that needed relief: the text that is too long for the line and has no better break. */
  readonly unit?: string;
}

export interface SetThread {
  readonly placements: readonly PlacedParagraph[];
  /** Every line in order; the overset ones have slot −1. */
  readonly lines: readonly PlacedLine[];
  /** Slots from the first to the last used one, holes included. */
  readonly used: number;
  /** Slots that all lines take or would take, holes not counted. */
  readonly rows: number;
  /** Demerits of the flow: holes, lone lines, subheads parted from their text, settings that are not the best. */
  readonly cost: number;
  /** UTF-16 length without white space is not what editors count: these are code points without white space. */
  readonly overset: { readonly lines: number; readonly characters: number };
  readonly warnings: readonly ThreadWarning[];
}
