import type { Area } from '../base/geometry';
import type { Em, GridLine, Pt } from '../base/units';
import type { Slot } from '../typeset/thread';
import { firstLine, lastLine, TOLERANCE } from './grid';

/** Narrower than this no body line is set beside a picture. */
export const NARROWEST: Em = 4;
/** Widening of a gutter beyond which a remainder of the measure goes into the columns instead. */
const WIDEST_GAP: Em = 0.8;

/** A body column or frame: em and lines of the type area. `to` is the line after its last. */
export interface Column {
  readonly x: Em;
  readonly measure: Em;
  readonly from: GridLine;
  readonly to: GridLine;
}

/** Room that text keeps out of: em and lines of the type area, distances included. */
export interface Obstacle {
  readonly left: Em;
  readonly right: Em;
  readonly from: GridLine;
  readonly to: GridLine;
}

/** A slot and where it is. */
export interface PlacedSlot extends Slot {
  readonly x: Em;
  readonly row: GridLine;
  readonly column: number;
}

/** A room of body text: slots that lie directly under one another. */
export interface Room {
  readonly column: number;
  readonly x: Em;
  readonly measure: Em;
  readonly from: GridLine;
  readonly to: GridLine;
}

/**
 * Divides a width into body columns of whole characters (破栏). The remainder goes into the gutters; where
 * that would open them too far, whole characters of it go to the first columns.
 */
export function divide(x: Em, width: Em, count: number, gutter: Em, from: GridLine, to: GridLine): Column[] {
  const share = (width - (count - 1) * gutter) / count;
  if (count === 1) return [{ x, measure: width, from, to }];
  const whole = Math.max(1, Math.floor(share + TOLERANCE));
  let rest = Math.max(0, width - (count - 1) * gutter - count * whole);
  const wider = rest / (count - 1) > WIDEST_GAP + TOLERANCE ? Math.floor(rest + TOLERANCE) : 0;
  rest -= wider;
  const gap = gutter + rest / (count - 1);
  const columns: Column[] = [];
  let left = x;
  for (let i = 0; i < count; i++) {
    const measure = whole + (i < wider ? 1 : 0);
    columns.push({ x: left, measure, from, to });
    left += measure + gap;
  }
  return columns;
}

/** Body frames that the page gives itself, in thread order. */
export const framesOf = (areas: readonly Area[]): Column[] =>
  areas.map((area) => ({ x: area.x, measure: area.w, from: firstLine(area), to: lastLine(area) }));

const linesKept = (distance: Em, size: Pt, pitch: Pt): GridLine =>
  Math.max(0, Math.round((distance * size - (pitch - size)) / pitch));

/** What of a distance above or below is not kept by whole free lines and the air of the pitch: the picture yields it. */
export const distanceLeft = (distance: Em, size: Pt, pitch: Pt): Pt =>
  Math.max(0, distance * size - (pitch - size) - linesKept(distance, size, pitch) * pitch);

/**
 * An area with its distance as an obstacle. Sideways the distance is kept to the point; above and below it
 * is counted in whole lines, less the air that the line pitch gives already.
 */
export function obstacleOf(area: Area, distance: Em, size: Pt, pitch: Pt): Obstacle {
  const lines = linesKept(distance, size, pitch);
  return {
    left: area.x - distance,
    right: area.x + area.w + distance,
    from: Math.floor(area.y + TOLERANCE) - lines,
    to: Math.ceil(area.y + area.h - TOLERANCE) + lines,
  };
}

interface Piece {
  readonly x: Em;
  readonly measure: Em;
}

/** The widest free piece between `left` and `right` on one line; undefined where nothing is free. */
export function widestFree(
  left: Em,
  right: Em,
  from: GridLine,
  to: GridLine,
  obstacles: readonly Obstacle[],
): Piece | undefined {
  let pieces: Piece[] = [{ x: left, measure: right - left }];
  for (const o of obstacles) {
    if (o.from >= to - TOLERANCE || o.to <= from + TOLERANCE) continue;
    pieces = pieces.flatMap((piece) => cut(piece, o));
  }
  let widest: Piece | undefined;
  for (const piece of pieces) if (!widest || piece.measure > widest.measure + TOLERANCE) widest = piece;
  return widest;
}

function cut(piece: Piece, o: Obstacle): Piece[] {
  const right = piece.x + piece.measure;
  const before = Math.min(right, o.left) - piece.x;
  const after = right - Math.max(piece.x, o.right);
  const free: Piece[] = [];
  if (before > TOLERANCE) free.push({ x: piece.x, measure: before });
  if (after > TOLERANCE) free.push({ x: right - after, measure: after });
  return o.left >= right - TOLERANCE || o.right <= piece.x + TOLERANCE ? [piece] : free;
}

/** A piece that an obstacle left holds whole characters; it stays at its column's edge. */
function wholeCharacters(piece: Piece, column: Column): Piece {
  if (piece.measure >= column.measure - TOLERANCE) return { x: column.x, measure: column.measure };
  const measure = Math.floor(piece.measure + TOLERANCE);
  const atLeft = Math.abs(piece.x - column.x) < TOLERANCE;
  return { x: atLeft ? piece.x : piece.x + piece.measure - measure, measure };
}

/** Every body line of the columns that obstacles leave, in thread order. */
export function slotsOf(columns: readonly Column[], obstacles: readonly Obstacle[]): PlacedSlot[] {
  const slots: PlacedSlot[] = [];
  let room = -1;
  columns.forEach((column, index) => {
    let free = false;
    const near = obstacles.filter((o) => o.left < column.x + column.measure && o.right > column.x);
    for (let row = column.from; row < column.to; row++) {
      const piece =
        near.length === 0 ? column : widestFree(column.x, column.x + column.measure, row, row + 1, near);
      const fit = piece && wholeCharacters(piece, column);
      const fits = fit !== undefined && (fit.measure >= NARROWEST || fit.measure >= column.measure);
      if (fits) {
        if (!free) room++;
        slots.push({ x: fit.x, measure: fit.measure, row, room, column: index });
      }
      free = fits;
    }
  });
  return slots;
}

/** The rooms of a row of slots, in thread order; one that a picture narrows is as wide as its widest line. */
export function roomsOf(slots: readonly PlacedSlot[]): Room[] {
  const rooms: { -readonly [K in keyof Room]: Room[K] }[] = [];
  for (const { room, column, x, measure, row } of slots) {
    const last = rooms[room];
    if (!last) {
      rooms.push({ column, x, measure, from: row, to: row + 1 });
      continue;
    }
    const right = Math.max(last.x + last.measure, x + measure);
    last.x = Math.min(last.x, x);
    last.measure = right - last.x;
    last.to = row + 1;
  }
  return rooms;
}
