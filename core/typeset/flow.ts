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
  /** The thread is to end in its slots, if variants of its paragraphs can bring that about. */
  readonly save: boolean;
  /** Slots that may then stay free after its end at no price. */
  readonly spare: number;
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

/** More slots than may stay free after the end, and each of them: one too many is not quite as bad as a hole. */
const SHORT = 8000;
const SHORT_SLOT = 3000;
/** Ways gone on from at each paragraph, with variants of a line and with all. */
const BREADTH = 16;
const WIDE_BREADTH = 64;
/** A thread with demerits over this has a hole, a line alone, an end too short or variants that look loose: all are tried. */
const FAIR = 1200;

/**
 * Pours paragraphs into slots. 孤行 and stranded subheads are solved over the whole thread: every paragraph may be set
 * a line shorter or longer or leave a slot free, and the cheapest row of such choices wins. The cheapest way so far is
 * always the one gone on with, so that variants are looked for only where plain settings come out badly.
 */
export function flowThread(request: FlowRequest): SetThread {
  const { paragraphs, slots, overflowMeasure } = request;
  const row = slotRow(slots, overflowMeasure);
  const plain = new FlowedThread(paragraphs, row, new Flow(request, row, undefined, false).run() ?? BEGIN);
  const short = falls(request, plain);
  if (!request.save || (!short && plain.cost < HOLE)) return plain;
  const least = leastRows(request, row);
  if ((least[0] ?? 0) > slots.length) return plain;
  const ended = short ? new Flow(request, row, least, false).run() : undefined;
  const wider = ended && ended.cost < FAIR ? undefined : new Flow(request, row, least, true).run();
  const better = cheaper(ended, wider);
  return better && (short || better.cost < plain.cost) ? new FlowedThread(paragraphs, row, better) : plain;
}

const cheaper = (one: Way | undefined, other: Way | undefined): Way | undefined =>
  one && other ? (other.cost < one.cost ? other : one) : (one ?? other);

/** Whether a thread does not end where it should, by so little that variants might mend it. */
function falls({ paragraphs, slots, spare }: FlowRequest, { overset, used }: SetThread): boolean {
  return overset.lines > 0 ? overset.lines <= paragraphs.length : slots.length - used > spare;
}

/** A display line is broken by its looks: it lends no line. */
const lends = ({ input, together }: ThreadParagraph): boolean => input.style.align === 'justify' && !together;

/**
 * Rows that the paragraphs from each one on take if each is set as short as can be; where slots differ, that is not
 * known before it is tried.
 */
function leastRows(
  { settingsOf, paragraphs, overflowMeasure }: FlowRequest,
  { uniformFrom }: SlotRow,
): readonly number[] {
  const rows = Array.from({ length: paragraphs.length + 1 }, () => 0);
  if (uniformFrom > 0) return rows;
  for (let k = paragraphs.length - 1; k >= 0; k--) {
    const paragraph = paragraphs[k];
    if (!paragraph) continue;
    const { best, least } = settingsOf(paragraph, uniform(overflowMeasure / paragraph.scale));
    const lines = lends(paragraph) ? least : best.count;
    const own = paragraph.together ? paragraph.together(lines) : paragraph.rows * lines;
    rows[k] = own + (rows[k + 1] ?? 0);
  }
  return rows;
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

const BEGIN: Way = { index: 0, next: 0, cost: 0, keep: NONE, seated: undefined, before: undefined };

class Flow {
  readonly #request: FlowRequest;
  readonly #least: readonly number[] | undefined;
  /** Variants of more than a line are tried as well. */
  readonly #wide: boolean;
  readonly #row: SlotRow;
  readonly #trials = new Heap<Trial>(sooner);
  /** Ends of ways gone on from, by paragraph. */
  readonly #taken: Set<number>[] = [];
  readonly #known: Settings[] = [];
  #order = 0;

  /** With the rows that the paragraphs from each one on take at least, only what ends in the slots is looked for. */
  constructor(request: FlowRequest, row: SlotRow, least: readonly number[] | undefined, wide: boolean) {
    this.#request = request;
    this.#row = row;
    this.#least = least;
    this.#wide = wide;
  }

  run(): Way | undefined {
    const { paragraphs } = this.#request;
    this.#try(BEGIN, 0, undefined);
    for (;;) {
      const trial = this.#trials.pop();
      if (!trial) return undefined;
      const { way, attempt } = trial;
      if (attempt) this.#attempt(way, attempt);
      else if (way.index === paragraphs.length) return way;
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
    if (taken.size >= (this.#wide ? WIDE_BREADTH : BREADTH) || taken.has(end)) return false;
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
      if (this.#wide) {
        const measures = measuresOf(row, given, paragraph.scale);
        for (const other of variants.wide(measures))
          this.#seat(way, other, given, holes + variantPrice(other, best));
        return undefined;
      }
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
    const { paragraphs } = this.#request;
    const placed = seated(row, setting, seat);
    const keeps = paragraphs[way.index]?.keepWithNext === true;
    if (!this.#mayEnd(way.index + 1, placed)) return placed;
    const next: Way = {
      index: way.index + 1,
      next: placed.next,
      cost:
        way.cost +
        price +
        placed.cost +
        this.#strandedPrice(way, placed) +
        this.#shortPrice(way.index + 1, placed),
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

  /** Whether what comes after a paragraph may still find slots, where it has to. */
  #mayEnd(index: number, { setting, last, next }: Seated): boolean {
    if (!this.#least) return true;
    if (setting.count > 0 && last === NONE) return false;
    return next + (this.#least[index] ?? 0) <= this.#row.slots.length;
  }

  /** Slots too many that stay free after the last paragraph. */
  #shortPrice(index: number, { next }: Seated): number {
    const { paragraphs, slots, spare } = this.#request;
    if (!this.#least || index < paragraphs.length) return 0;
    const more = slots.length - rowFrom(slots, next) - spare;
    return more > 0 ? SHORT + more * SHORT_SLOT : 0;
  }
}
