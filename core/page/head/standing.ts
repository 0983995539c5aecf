import { BLACK, coverage, WHITE } from '../../base/ink';
import type { Em, GridLine, Pt } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import { topOf } from '../grid';
import type { PieceMaker } from '../piece';
import { displayHeight, displayWidth, standDisplay } from './display';
import { notePart } from './notes';
import { FLAG_SIDE, type HeadField, type HeadPart, setParts, sourceOf } from './parts';

/** Space between the parts of a standing head, in em of the smaller part. */
const BETWEEN: Em = 0.6;
/** Space between a standing head and the body, in body em. */
const BESIDE: Em = 1;
/** 副题 begins this far under the top of the headline, in em of the headline, where heads are not centred. */
const DROP: Em = 1;
/** Hairlines beside 提要题 stand this far from its lines, in its em. */
const SUMMARY_AIR: Em = 0.5;
const HAIRLINE: Pt = 0.25;
/** Free space in the flag's box at its sides, in em of the flag. */
const FLAG_BESIDE: Em = 0.25;

interface Strip {
  readonly part: HeadPart;
  /** Way of the part's right edge from the right edge of the head. */
  readonly from: Pt;
  readonly depth: Pt;
  /** Way of its upper end from the top of the head. */
  readonly top: Pt;
}

/** A head that stands (竖题): its parts are vertical and read from right to left. */
export interface StandingHead {
  readonly strips: readonly Strip[];
  /** Width of the strips together. */
  readonly depth: Pt;
  /** Width with the space beside it, in whole body em: columns beside it keep whole characters. */
  readonly strip: Em;
  /** Body lines from its top to the last of its type, and those above the first. */
  readonly rows: GridLine;
  readonly above: GridLine;
  readonly tooLong: boolean;
}

/** Way from the upper end of a part's room to the lower end of its longest line. */
const endOf = ({ text }: HeadPart): Pt =>
  Math.max(0, ...text.lines.map(({ set }) => set.offset + set.width)) * text.style.size;

/** Way from the upper end of a part's room to the upper end of its first character. */
const beginOf = ({ text, field }: HeadPart): Pt =>
  field === 'summary' ? 0 : Math.min(...text.lines.map(({ set }) => set.offset)) * text.style.size;

const sizeOf = ({ text }: HeadPart): Pt => text.style.size;

function topsOf(parts: readonly HeadPart[], length: Pt): (part: HeadPart) => Pt {
  const main = parts.find(({ field }) => field === 'headline');
  return (part) => {
    if (part.field !== 'deck' || part.align === 'center' || !main) return 0;
    // Never so far down that the deck would leave the room.
    return Math.max(0, Math.min(DROP * sizeOf(main), length - displayWidth(part.text)));
  };
}

function betweenParts(a: HeadPart, b: HeadPart): Pt {
  const summary = [a, b].find(({ field }) => field === 'summary');
  return BETWEEN * Math.min(sizeOf(a), sizeOf(b)) + (summary ? SUMMARY_AIR * sizeOf(summary) : 0);
}

/** Sets the parts that stand into a room of `rows` body lines, the headline no wider than `depth`. */
export function setStanding(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  { rows, depth }: { readonly rows: GridLine; readonly depth: Pt },
  wanted: (field: HeadField) => boolean,
): StandingHead | undefined {
  const { grid } = maker.bench;
  const length = Math.max(grid.size, rows * grid.pitch - 2 * grid.lead);
  const parts = setParts(maker, item, story, { width: length, depth, direction: 'vertical' }, wanted);
  if (parts.length === 0) return undefined;
  const topOfPart = topsOf(parts, length);
  const strips: Strip[] = [];
  let from: Pt = 0;
  parts.forEach((part, i) => {
    const before = parts[i - 1];
    if (before) from += betweenParts(before, part);
    const pad = part.field === 'flag' ? FLAG_BESIDE * sizeOf(part) : 0;
    const own = displayHeight(part.text) + 2 * pad;
    strips.push({ part, from, depth: own, top: topOfPart(part) });
    from += own;
  });
  const taken = Math.max(...strips.map(({ part, top }) => top + endOf(part)));
  return {
    strips,
    depth: from,
    strip: Math.ceil(from / grid.size + BESIDE - 1e-6),
    rows: Math.ceil((taken + 2 * grid.lead) / grid.pitch - 1e-6),
    above: Math.floor(Math.min(...strips.map(({ part, top }) => top + beginOf(part))) / grid.pitch + 1e-6),
    tooLong: parts.some(({ text }) => text.tooWide),
  };
}

/** 提要题 stands between two hairlines. */
function ruleSummary(maker: PieceMaker, { part, depth }: Strip, right: Pt, top: Pt, rows: GridLine): void {
  const { pitch, lead } = maker.bench.grid;
  const air = SUMMARY_AIR * part.text.style.size;
  const y2 = top + rows * pitch - 2 * lead;
  for (const x of [right + air, right - depth - air])
    maker.rule({ x1: x, y1: top, x2: x, y2, weight: HAIRLINE, ink: BLACK });
}

/** The flag of a standing head stands reversed in an upright box. */
function flagBox(maker: PieceMaker, { part, depth }: Strip, right: Pt, top: Pt): void {
  const { size, ink } = part.text.style;
  const height = displayWidth(part.text) + 2 * FLAG_SIDE * size;
  maker.tint({
    rect: { x: right - depth, y: top, width: depth, height },
    ink: coverage(ink) === 0 ? BLACK : ink,
  });
}

/** Places a standing head: its right edge at `right`, its tops level with the em boxes of body line `row`. */
export function placeStanding(
  maker: PieceMaker,
  story: Story,
  head: StandingHead,
  right: Pt,
  row: GridLine,
): void {
  const { grid } = maker.bench;
  const top = topOf(grid, row) + grid.lead;
  for (const strip of head.strips) {
    const { part, from, depth } = strip;
    const flag = part.field === 'flag';
    const edge = right - from;
    const frame = maker.frame(part.field, 0, story.id);
    if (part.field === 'summary') ruleSummary(maker, strip, edge, top, head.rows);
    if (flag) flagBox(maker, strip, edge, top);
    const pad = flag ? FLAG_BESIDE * part.text.style.size : 0;
    const at = { right: edge - pad, top: top + strip.top + (flag ? FLAG_SIDE * part.text.style.size : 0) };
    standDisplay(frame, part.text, at, flag ? WHITE : part.text.style.ink, sourceOf(story, part));
    const height = Math.max(displayWidth(part.text), 1);
    frame.close({ x: edge - depth, y: at.top, width: depth, height });
    notePart(maker, story, part);
  }
}
