import type { FontBook } from '../base/ports';
import type { Em } from '../base/units';
import { type Cell, cellsOf } from './cells';
import { flowThread } from './flow';
import { itemise } from './itemise';
import { uniform } from './measures';
import { Memory } from './memory';
import type { MadeLine } from './paragraph';
import type { Prepared } from './prepared';
import type { SetThread, Slot, ThreadParagraph } from './thread';
import type { Measures, ParagraphInput, SetParagraph, Variant } from './types';

/** Composes paragraphs and threads with one set of fonts, remembering what it has set. */
export interface Typesetter {
  /** The paragraph in its best setting, or one line shorter or longer where that can be done decently. */
  set(input: ParagraphInput, measures: Measures, variant?: Variant): SetParagraph;
  /** The lines of `set(input, measures)` made one after the other and not kept. */
  lines(input: ParagraphInput, measures: Measures): Iterable<MadeLine>;
  /** The cells of one line of `set(input, measures)`: what each character takes, in em. */
  cells(input: ParagraphInput, measures: Measures, line: number): readonly Cell[];
  /**
   * Fills the slots with the paragraphs; what finds no slot is set to `overflowMeasure` and overset. With `save`,
   * paragraphs are set a line shorter where that brings overset lines in, and a line longer where more slots than
   * `spare` would stay free after the last. Running the same paragraphs into other slots again costs little.
   */
  flow(
    paragraphs: readonly ThreadParagraph[],
    slots: readonly Slot[],
    overflowMeasure: Em,
    save?: boolean,
    spare?: number,
  ): SetThread;
  /** Slots that the paragraphs take in their best settings where every slot has one measure. */
  rows(paragraphs: readonly ThreadParagraph[], measure: Em): number;
}

export function createTypesetter(fonts: FontBook): Typesetter {
  const memory = new Memory((input) => itemise(input, fonts));
  const settingsOf = ({ input, key }: ThreadParagraph, measures: Measures) =>
    memory.entry(input, key).settings(measures);

  const set: Typesetter['set'] = (input, measures, variant = 0) => {
    const settings = memory.entry(input).settings(measures);
    const wanted = variant < 0 ? settings.fewer : variant > 0 ? settings.more : undefined;
    return (wanted ?? settings.best).paragraph;
  };

  return {
    set,
    lines(input, measures) {
      return memory.entry(input).settings(measures).best.lines();
    },
    cells(input, measures, line) {
      const entry = memory.entry(input);
      const { best } = entry.settings(measures);
      if (line >= best.count) return [];
      const { prepared } = entry;
      const start = indexAt(prepared, best.startOf(line));
      const stop = indexAt(prepared, best.startOf(line + 1));
      return cellsOf(prepared, start, stop, measures.at(line));
    },
    flow(paragraphs, slots, overflowMeasure, save = false, spare = Infinity) {
      return flowThread({ settingsOf, paragraphs, slots, overflowMeasure, save, spare });
    },
    rows(paragraphs, measure) {
      let sum = 0;
      for (const { key, input, scale, rows, together } of paragraphs) {
        const { count } = memory.entry(input, key).settings(uniform(measure / scale)).best;
        sum += together && count > 0 ? together(count) : rows * count;
      }
      return sum;
    },
  };
}

/** Index of the code point at a UTF-16 offset. */
function indexAt(p: Prepared, offset: number): number {
  let low = 0;
  let high = p.n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((p.offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
