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

/** What an obstacle takes of one line. */
export type Taken = readonly [from: Em, to: Em];

/**
 * Room that text keeps out of: em along the lines and lines across them, distances included. For horizontal text that
 * is the measure of the type area.
 */
export interface Obstacle {
  readonly left: Em;
  readonly right: Em;
  readonly from: GridLine;
  readonly to: GridLine;
  /** Of a freeform outline: what it takes of each line; all between left and right where absent. */
  readonly taken?: (row: GridLine) => readonly Taken[];
  /** Lines are read across it, on both its sides; on the wider side alone where absent. */
  readonly sides?: 'both';
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
  /** A freeform outline made it: it need not hold whole characters. */
  readonly free?: boolean;
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
  for (const o of obstacles) if (meets(o, from, to)) pieces = cutAll(pieces, o.left, o.right);
  return widestOf(pieces);
}

/** Whether an obstacle stands in one of these lines. */
export const meets = (o: Obstacle, from: GridLine, to: GridLine): boolean =>
  o.from < to - TOLERANCE && o.to > from + TOLERANCE;

function widestOf(pieces: readonly Piece[]): Piece | undefined {
  let widest: Piece | undefined;
  for (const piece of pieces) if (!widest || piece.measure > widest.measure + TOLERANCE) widest = piece;
  return widest;
}

const cutAll = (pieces: readonly Piece[], from: Em, to: Em, free = false): Piece[] =>
  pieces.flatMap((piece) => cut(piece, from, to, free));

function cut(piece: Piece, from: Em, to: Em, free: boolean): Piece[] {
  const right = piece.x + piece.measure;
  if (from >= right - TOLERANCE || to <= piece.x + TOLERANCE) return [piece];
  const before = from - piece.x;
  const after = right - to;
  const rough = free || piece.free ? { free: true } : {};
  const left: Piece[] = [];
  if (before > TOLERANCE) left.push({ x: piece.x, measure: before, ...rough });
  if (after > TOLERANCE) left.push({ x: right - after, measure: after, ...rough });
  return left;
}

/** What obstacles leave of a column's line, in reading order. */
function piecesOf(column: Column, row: GridLine, near: readonly Obstacle[]): Piece[] {
  const whole: Piece = { x: column.x, measure: column.measure };
  let pieces = [whole];
  const take = (o: Obstacle): void => {
    if (!meets(o, row, row + 1)) return;
    if (!o.taken) pieces = cutAll(pieces, o.left, o.right);
    else for (const [from, to] of o.taken(row)) pieces = cutAll(pieces, from, to, true);
  };
  for (const o of near) if (o.sides !== 'both') take(o);
  const widest = widestOf(pieces);
  pieces = widest ? [widest] : [];
  for (const o of near) if (o.sides === 'both') take(o);
  return pieces
    .map((piece) => wholeCharacters(piece, column))
    .filter(({ measure }) => measure >= NARROWEST || measure >= column.measure);
}

/** A piece that a rectangle left holds whole characters; it stays at its column's edge. */
function wholeCharacters(piece: Piece, column: Column): Piece {
  if (piece.measure >= column.measure - TOLERANCE) return { x: column.x, measure: column.measure };
  if (piece.free) return piece;
  const measure = Math.floor(piece.measure + TOLERANCE);
  const atLeft = Math.abs(piece.x - column.x) < TOLERANCE;
  return { x: atLeft ? piece.x : piece.x + piece.measure - measure, measure };
}

/** Every body line of the columns that obstacles leave, in thread order; on a line that is read across a picture, its pieces. */
export function slotsOf(columns: readonly Column[], obstacles: readonly Obstacle[]): PlacedSlot[] {
  const slots: PlacedSlot[] = [];
  let room = -1;
  columns.forEach((column, index) => {
    let free = false;
    const near = obstacles.filter((o) => o.left < column.x + column.measure && o.right > column.x);
    for (let row = column.from; row < column.to; row++) {
      if (near.length === 0 || !near.some((o) => meets(o, row, row + 1))) {
        if (!free) room++;
        slots.push({ x: column.x, measure: column.measure, row, room, column: index });
        free = true;
        continue;
      }
      const pieces = piecesOf(column, row, near);
      if (pieces.length > 0 && !free) room++;
      for (const { x, measure } of pieces) slots.push({ x, measure, row, room, column: index });
      free = pieces.length > 0;
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
