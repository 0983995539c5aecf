import type { Rect } from '../../base/geometry';
import { BLACK, coverage, WHITE } from '../../base/ink';
import type { Em, GridLine, Pt } from '../../base/units';
import type { StoryItem } from '../../document/records/page';
import type { Story } from '../../document/records/story';
import { topOf } from '../grid';
import type { PieceMaker } from '../piece';
import { rowsOf } from '../styles';
import { displayHeight, displayWidth, placeDisplay } from './display';
import { notePart } from './notes';
import { FLAG_SIDE, type HeadField, type HeadPart, type HeadRoom, setParts, sourceOf } from './parts';

/** Height of the flag's box in em of the flag. */
const FLAG_HEIGHT: Em = 1.5;
/** Hairlines above and below 提要题 stand this far from its lines, in body lines. */
const SUMMARY_AIR: GridLine = 0.4;
const HAIRLINE: Pt = 0.25;

interface Row {
  readonly part: HeadPart;
  readonly rows: GridLine;
}

/** A head whose parts lie one under the other, each on whole body lines, so that the grid is kept (rule 24). */
export interface HeadStack {
  readonly parts: readonly Row[];
  readonly rows: GridLine;
  readonly tooWide: boolean;
}

function rowsOfPart(maker: PieceMaker, { field, text }: HeadPart): GridLine {
  const { style, lines } = text;
  const air = field === 'summary' ? 2 * SUMMARY_AIR : 0;
  return rowsOf({ ...style, before: style.before + air }, lines.length, maker.bench.grid.pitch);
}

/** Sets the parts of a story's head to a width, the headline no deeper than `depth`; `wanted` leaves out what stands elsewhere. */
export function setHead(
  maker: PieceMaker,
  item: StoryItem,
  story: Story,
  { width, depth }: Pick<HeadRoom, 'width' | 'depth'>,
  wanted: (field: HeadField) => boolean = () => true,
): HeadStack {
  const parts = setParts(maker, item, story, { width, ...(depth !== undefined && { depth }) }, wanted).map(
    (part) => ({
      part,
      rows: rowsOfPart(maker, part),
    }),
  );
  return {
    parts,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    tooWide: parts.some(({ part }) => part.text.tooWide),
  };
}

/** The text of a part stands in the middle of what its style's air above and below leaves of its lines. */
function partTop(maker: PieceMaker, { part, rows }: Row, row: GridLine): Pt {
  const { grid } = maker.bench;
  const { before, after } = part.text.style;
  const air = rows * grid.pitch - displayHeight(part.text);
  return topOf(grid, row) + (air + (before - after) * grid.pitch) / 2;
}

interface HeadPlace {
  readonly x: Pt;
  readonly width: Pt;
}

/** The flag stands reversed in a box of its own. Gives back where its text begins. */
function placeFlag(maker: PieceMaker, part: HeadPart, room: HeadPlace, top: Pt): Pt {
  const { size, ink } = part.text.style;
  const width = displayWidth(part.text) + 2 * FLAG_SIDE * size;
  const x = part.align === 'center' ? room.x + (room.width - width) / 2 : room.x;
  const height = displayHeight(part.text) + (FLAG_HEIGHT - 1) * size;
  const box: Rect = { x, y: top - ((FLAG_HEIGHT - 1) * size) / 2, width, height };
  maker.tint({ rect: box, ink: coverage(ink) === 0 ? BLACK : ink });
  return x + FLAG_SIDE * size;
}

/** 提要题 stands between two hairlines. */
function ruleSummary(maker: PieceMaker, part: HeadPart, room: HeadPlace, top: Pt): void {
  const air = SUMMARY_AIR * maker.bench.grid.pitch;
  for (const y of [top - air, top + displayHeight(part.text) + air])
    maker.rule({ x1: room.x, y1: y, x2: room.x + room.width, y2: y, weight: HAIRLINE, ink: BLACK });
}

/** Places a head from body line `row` downwards. */
export function placeHead(
  maker: PieceMaker,
  story: Story,
  head: HeadStack,
  room: HeadPlace,
  row: GridLine,
): void {
  const { grid } = maker.bench;
  let line = row;
  for (const own of head.parts) {
    const { part, rows } = own;
    const top = partTop(maker, own, line);
    const flag = part.field === 'flag';
    const frame = maker.frame(part.field, 0, story.id);
    const x = flag ? placeFlag(maker, part, room, top) : room.x;
    if (part.field === 'summary') ruleSummary(maker, part, room, top);
    placeDisplay(frame, part.text, { x, top }, flag ? WHITE : part.text.style.ink, sourceOf(story, part));
    frame.close({ x: room.x, y: topOf(grid, line), width: room.width, height: rows * grid.pitch });
    notePart(maker, story, part);
    line += rows;
  }
}
