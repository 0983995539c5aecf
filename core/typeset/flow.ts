import { countCharacters } from '../base/text';
import type { Em } from '../base/units';
import type { Setting, Settings } from './paragraph';
import type { Placement } from './placement';
import {
  afterRows,
  type LineSlots,
  lineSlots,
  measuresOf,
  NONE,
  nextRoom,
  type SlotRow,
  slotRow,
} from './slots';
import { textOf } from './text';
import type { PlacedLine, SetThread, Slot, ThreadParagraph } from './thread';
import type { Measures, ParagraphInput } from './types';
import { warningsOf } from './warnings';

interface FlowRequest {
  readonly settingsOf: (input: ParagraphInput, measures: Measures) => Settings;
  readonly paragraphs: readonly ThreadParagraph[];
  readonly slots: readonly Slot[];
  readonly overflowMeasure: Em;
}

/** A way to have set all paragraphs so far, ending before `next`. */
interface Way {
  readonly next: number;
  readonly cost: number;
  /** Room of the last line if it must keep the next line with it. */
  readonly keep: number;
  readonly placement?: Placement;
  readonly before?: Way;
}

/** Demerits in one currency: a variant line is cheap, a hole visible, a lone line (孤行) worse (rule 23). */
const VARIANT = 200;
const VARIANT_SCALE = 1e-3;
const HOLE = 1500;
const ORPHAN = 8000;
const WIDOW = 9000;
const STRANDED = 50_000;
/** Ways kept per paragraph. */
const BEAM = 8;
const NO_ROOM = -1;

/**
 * Pours paragraphs into slots. 孤行 and stranded subheads are solved over the whole thread: every paragraph
 * may be set a line shorter or longer or leave a slot free, and the cheapest row of such choices wins.
 */
export function flowThread(request: FlowRequest): SetThread {
  const row = slotRow(request.slots, request.overflowMeasure);
  let ways: Way[] = [{ next: 0, cost: 0, keep: NO_ROOM }];
  request.paragraphs.forEach((paragraph, index) => {
    const grown = new Map<number, Way>();
    for (const way of ways) extend(request, row, way, paragraph, index, grown);
    ways = [...grown.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  });
  return gather(request, row, ways[0]);
}

function extend(
  request: FlowRequest,
  row: SlotRow,
  way: Way,
  paragraph: ThreadParagraph,
  index: number,
  grown: Map<number, Way>,
): void {
  const offer = (placed: Placed): void => {
    const { next, cost } = placed;
    const total = way.cost + cost + strandedCost(row, way, placed);
    const known = grown.get(next);
    if (known && known.cost <= total) return;
    const keep = paragraph.keepWithNext ? lastRoom(row, placed) : NO_ROOM;
    grown.set(next, {
      next,
      cost: total,
      keep,
      placement: { paragraph: index, setting: placed.setting, slots: placed.slots },
      before: way,
    });
  };
  const attempt = (start: number, holes: number): Placed => {
    const plain = tryPlaces(request, row, paragraph, start, NONE, (p) => offer(withHoles(p, holes)));
    const lone = endsAlone(row, plain);
    if (lone >= 0) tryPlaces(request, row, paragraph, start, lone, (p) => offer(withHoles(p, holes + 1)));
    return plain;
  };
  const plain = attempt(way.next, 0);
  const room = nextRoom(row, way.next);
  if (room < row.slots.length && (paragraph.keepWithNext || startsAlone(row, plain)))
    attempt(room, room - way.next);
}

const withHoles = (placed: Placed, holes: number): Placed =>
  holes === 0 ? placed : { ...placed, cost: placed.cost + HOLE * holes };

interface Placed {
  readonly setting: Setting;
  readonly slots: readonly number[];
  readonly next: number;
  readonly cost: number;
}

/** Places the best setting and its variants from a slot on; answers with the best setting's place. */
function tryPlaces(
  request: FlowRequest,
  row: SlotRow,
  paragraph: ThreadParagraph,
  start: number,
  skip: number,
  offer: (placed: Placed) => void,
): Placed {
  const lines = lineSlots(row, start, paragraph.rows, skip);
  const { input, scale, rows } = paragraph;
  const length = input.runs.reduce((sum, run) => sum + run.text.length, 0);
  const measures = measuresOf(row, start, lines, scale, rows, likelyLines(row, length * scale));
  const settings = request.settingsOf(input, measures);
  const plain = place(row, settings.best, lines, rows);
  offer(plain);
  if (plain.cost === 0) return plain;
  for (const other of [settings.fewer, settings.more]) {
    if (!other) continue;
    const price = VARIANT + Math.max(0, other.cost - settings.best.cost) * VARIANT_SCALE;
    const placed = place(row, other, lines, rows);
    offer({ ...placed, cost: placed.cost + price });
  }
  return plain;
}

/** More lines than the paragraph can take even in the narrowest slots. */
function likelyLines(row: SlotRow, ems: number): number {
  let least = row.overflow;
  for (const slot of row.slots) least = Math.min(least, slot.measure);
  return Math.ceil((ems + 4) / Math.max(1, least - 1)) + 2;
}

function place(row: SlotRow, setting: Setting, lines: LineSlots, rows: number): Placed {
  const slots = Array.from({ length: setting.count }, (_, k) => lines.at(k));
  return { setting, slots, next: lines.after(setting.count), cost: loneLines(row, slots, rows) };
}

const roomOf = (row: SlotRow, slot: number | undefined): number =>
  slot === undefined || slot < 0 ? NO_ROOM : (row.slots[slot]?.room ?? NO_ROOM);

/** Price of 孤行 in a placement; lines without a slot cost nothing here. */
function loneLines(row: SlotRow, slots: readonly number[], rows: number): number {
  const count = slots.length;
  if (count < 2 || rows > 1) return 0;
  const orphan = isParted(row, slots[0], slots[1]) ? ORPHAN : 0;
  const widow = isParted(row, slots[count - 2], slots[count - 1]) ? WIDOW : 0;
  return orphan + widow;
}

const isParted = (row: SlotRow, a: number | undefined, b: number | undefined): boolean =>
  b !== undefined && b >= 0 && roomOf(row, a) !== roomOf(row, b);

const startsAlone = (row: SlotRow, { slots }: Placed): boolean =>
  slots.length > 1 && isParted(row, slots[0], slots[1]);

/** The slot to leave free so that a lone last line gets company, or −1. */
function endsAlone(row: SlotRow, { slots }: Placed): number {
  const count = slots.length;
  if (count < 3 || !isParted(row, slots[count - 2], slots[count - 1])) return NONE;
  return slots[count - 2] ?? NONE;
}

const lastRoom = (row: SlotRow, { slots }: Placed): number => roomOf(row, slots[slots.length - 1]);

/** A subhead parted from the line that follows it. */
function strandedCost(row: SlotRow, way: Way, { slots }: Placed): number {
  if (way.keep === NO_ROOM || slots[0] === undefined || slots[0] < 0) return 0;
  return roomOf(row, slots[0]) === way.keep ? 0 : STRANDED;
}

function gather(request: FlowRequest, row: SlotRow, end: Way | undefined): SetThread {
  const placements: Placement[] = [];
  for (let way = end; way?.placement; way = way.before) placements.push(way.placement);
  placements.reverse();
  const lines: PlacedLine[] = [];
  let used = 0;
  let oversetLines = 0;
  let characters = 0;
  for (const { paragraph, setting, slots } of placements) {
    const given = request.paragraphs[paragraph];
    if (!given) continue;
    setting.paragraph.lines.forEach((line, k) => {
      const slot = slots[k] ?? -1;
      lines.push({ paragraph, line, slot, scale: given.scale });
      if (slot >= 0) used = Math.max(used, afterRows(row.slots, slot, given.rows));
      else {
        oversetLines++;
        characters += countCharacters(textOf(given.input).slice(line.start, line.end));
      }
    });
  }
  return {
    lines,
    used,
    overset: { lines: oversetLines, characters },
    warnings: warningsOf(request.paragraphs, placements, row),
  };
}
