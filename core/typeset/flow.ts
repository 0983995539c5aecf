import type { Em } from '../base/units';
import { FlowedThread } from './flowed';
import { Heap } from './heap';
import { uniform } from './measures';
import type { Setting, Settings } from './paragraph';
import type { Way } from './placement';
import {
  firstRoom,
  HOLE,
  lastRoom,
  loneEnd,
  type Seated,
  STRANDED,
  seated,
  startsAlone,
  VARIANT,
  variantPrice,
} from './seating';
import { measuresOf, NONE, nextRoom, type Seat, type SlotRow, seatLines, slotRow } from './slots';
import { rowFrom } from './stacks';
import type { SetThread, Slot, ThreadParagraph } from './thread';
import type { Measures } from './types';

export interface FlowRequest {
  readonly settingsOf: (paragraph: ThreadParagraph, measures: Measures) => Settings;
  readonly paragraphs: readonly ThreadParagraph[];
  readonly slots: readonly Slot[];
  readonly overflowMeasure: Em;
  /** Lines that find no slot have a price, so that variants are taken to save them, if all of them can be saved. */
  readonly save: boolean;
}

/** What may still be tried: going on from a way, or another setting or another place of the paragraph after it. */
interface Trial {
  readonly cost: number;
  readonly order: number;
  readonly way: Way;
  readonly attempt: Attempt | undefined;
}

interface Attempt {
  readonly seat: Seat;
  /** Price of the slots left free before or in it. */
  readonly holes: number;
  /** Try the variants of these settings, which the seat asked for; else the best setting that it asks for. */
  readonly variants: Settings | undefined;
}

/** A line that finds no slot, where lines are to be saved. */
const OVERSET = 2500;
/** Ways gone on from at each paragraph. */
const BREADTH = 16;

/**
 * Pours paragraphs into slots. 孤行 and stranded subheads are solved over the whole thread: every paragraph may be set
 * a line shorter or longer or leave a slot free, and the cheapest row of such choices wins. The cheapest way so far is
 * always the one gone on with, so that variants are looked for only where plain settings come out badly.
 */
export function flowThread(request: FlowRequest): SetThread {
  const plain = new Flow({ ...request, save: false }).run();
  const { lines } = plain.overset;
  if (!request.save || lines === 0 || lines > request.paragraphs.length) return plain;
  if (!mayFit(request)) return plain;
  const saving = new Flow(request).run();
  return saving.overset.lines === 0 ? saving : plain;
}

/** A display line is broken by its looks: it lends no line. */
const lends = ({ input, together }: ThreadParagraph): boolean => input.style.align === 'justify' && !together;

/**
 * Whether all paragraphs could find slots if each were set as short as can be; where slots differ, that is not known
 * before it is tried.
 */
function mayFit({ settingsOf, paragraphs, slots, overflowMeasure }: FlowRequest): boolean {
  if (slotRow(slots, overflowMeasure).uniformFrom > 0) return true;
  let rows = 0;
  for (const paragraph of paragraphs) {
    const { best, least } = settingsOf(paragraph, uniform(overflowMeasure / paragraph.scale));
    const lines = lends(paragraph) ? least : best.count;
    rows += paragraph.together ? paragraph.together(lines) : paragraph.rows * lines;
    if (rows > slots.length) return false;
  }
  return true;
}

/**
 * Ways that cost less than this look alike: the one that has come farthest goes on, so that a line is lent near where
 * it is needed and the variants of all paragraphs before it are never looked for.
 */
const ALIKE = 500;

function sooner(a: Trial, b: Trial): boolean {
  const alike = a.cost < ALIKE && b.cost < ALIKE;
  if (!alike && a.cost !== b.cost) return a.cost < b.cost;
  if (a.way.index !== b.way.index) return a.way.index > b.way.index;
  return a.cost === b.cost ? a.order < b.order : a.cost < b.cost;
}

class Flow {
  readonly #request: FlowRequest;
  readonly #row: SlotRow;
  readonly #trials = new Heap<Trial>(sooner);
  /** Ends of ways gone on from, by paragraph. */
  readonly #taken: Set<number>[] = [];
  readonly #known: Settings[] = [];
  #order = 0;

  constructor(request: FlowRequest) {
    this.#request = request;
    this.#row = slotRow(request.slots, request.overflowMeasure);
  }

  run(): SetThread {
    const { paragraphs } = this.#request;
    const begin = { index: 0, next: 0, cost: 0, keep: NONE, seated: undefined, before: undefined };
    this.#try(begin, 0, undefined);
    for (;;) {
      const trial = this.#trials.pop();
      if (!trial) return new FlowedThread(paragraphs, this.#row, begin);
      const { way, attempt } = trial;
      if (attempt) this.#attempt(way, attempt);
      else if (way.index === paragraphs.length) return new FlowedThread(paragraphs, this.#row, way);
      else if (this.#take(way)) this.#goOn(way);
    }
  }

  #try(way: Way, price: number, attempt: Attempt | undefined): void {
    this.#trials.push({ cost: way.cost + price, order: this.#order++, way, attempt });
  }

  /** Whether a way is one of the few that are gone on from at its paragraph. */
  #take({ index, next, keep }: Way): boolean {
    const taken = (this.#taken[index] ??= new Set());
    const end = next * 65_536 + keep + 1;
    if (taken.size >= BREADTH || taken.has(end)) return false;
    taken.add(end);
    return true;
  }

  /** Sets the paragraph after a way in its plain place, and notes what else could be done with it. */
  #goOn(way: Way): void {
    const paragraph = this.#request.paragraphs[way.index];
    if (!paragraph) return;
    // What is free beside the end of the paragraph before stays so: a paragraph begins a row.
    const start = rowFrom(this.#row.slots, way.next);
    const seat = { start, rows: paragraph.rows, skip: NONE };
    const plain = this.#attempt(way, { seat, holes: 0, variants: undefined });
    const room = nextRoom(this.#row, start);
    if (room >= this.#row.slots.length) return;
    if (!paragraph.keepWithNext && !(plain && startsAlone(this.#row, plain))) return;
    const holes = (room - start) * HOLE;
    this.#try(way, holes, { seat: { ...seat, start: room }, holes, variants: undefined });
  }

  /** Where all slots are alike, a paragraph of plain lines has one answer whatever its seat. */
  #settings(index: number, paragraph: ThreadParagraph, seat: Seat): Settings {
    if (this.#row.uniformFrom > 0 || paragraph.rows > 1) return this.#asked(paragraph, seat);
    return (this.#known[index] ??= this.#asked(paragraph, seat));
  }

  #asked(paragraph: ThreadParagraph, seat: Seat): Settings {
    return this.#request.settingsOf(paragraph, measuresOf(this.#row, seat, paragraph.scale));
  }

  /** The seat in which all lines of a paragraph stand together: one of as many rows as these need. */
  #joined(index: number, paragraph: ThreadParagraph, seat: Seat): Seat {
    let lines = 1;
    for (;;) {
      const joined = { ...seat, rows: paragraph.together?.(lines) ?? seat.rows, lines };
      if (seatLines(this.#row, joined, 1).slots[0] === NONE) return seat;
      const { count } = this.#settings(index, paragraph, joined).best;
      if (count <= lines) return joined;
      lines = count;
    }
  }

  #attempt(way: Way, { seat: given, holes, variants }: Attempt): Seated | undefined {
    const paragraph = this.#request.paragraphs[way.index];
    if (!paragraph) return undefined;
    const row = this.#row;
    if (variants) {
      const { best, fewer, more } = variants;
      if (fewer) this.#seat(way, fewer, given, holes + variantPrice(fewer, best));
      if (more) this.#seat(way, more, given, holes + variantPrice(more, best));
      return undefined;
    }
    const seat = paragraph.together ? this.#joined(way.index, paragraph, given) : given;
    const settings = this.#settings(way.index, paragraph, seat);
    const { best } = settings;
    const plain = this.#seat(way, best, seat, holes);
    if (lends(paragraph)) this.#try(way, holes + VARIANT, { seat, holes, variants: settings });
    const skip = loneEnd(row, plain);
    if (skip !== NONE && seat.skip === NONE)
      this.#try(way, holes + HOLE, { seat: { ...seat, skip }, holes: holes + HOLE, variants: undefined });
    return plain;
  }

  /** Puts a setting into its slots and the way that makes among the trials. */
  #seat(way: Way, setting: Setting, seat: Seat, price: number): Seated {
    const row = this.#row;
    const { paragraphs, save } = this.#request;
    const placed = seated(row, setting, seat);
    const keeps = paragraphs[way.index]?.keepWithNext === true;
    const overset = save && placed.last === NONE ? this.#oversetPrice(way, placed) : 0;
    const next: Way = {
      index: way.index + 1,
      next: placed.next,
      cost: way.cost + price + placed.cost + this.#strandedPrice(way, placed) + overset,
      keep: keeps ? lastRoom(row, placed) : NONE,
      seated: placed,
      before: way,
    };
    this.#try(next, 0, undefined);
    return placed;
  }

  /** A subhead parted from the line that follows it. */
  #strandedPrice({ keep }: Way, placed: Seated): number {
    if (keep === NONE || placed.first === NONE) return 0;
    return firstRoom(this.#row, placed) === keep ? 0 : STRANDED;
  }

  #oversetPrice({ next }: Way, { setting, seat }: Seated): number {
    const room = Math.floor((this.#row.slots.length - next) / seat.rows) * (seat.lines ?? 1);
    return Math.max(0, setting.count - room) * OVERSET;
  }
}
