import { concat } from '../base/concat';
import { tied } from '../base/tied';
import type { Em, GridLine } from '../base/units';
import type { Story } from '../document/records/story';
import { stackFrom } from '../typeset/stacks';
import type { PlacedLine, PlacedParagraph } from '../typeset/thread';
import { freeLines, type SetBody } from './body';
import type { ComposedFrame, LineSource, StoryLine } from './composed';
import type { Copy } from './copy';
import { type Lay, roomRect } from './lay';
import { type FrameEnd, type FrameMaker, NOTHING, type PieceMaker, sameEnd } from './piece';
import { type PlacedSlot, type Room, roomsOf } from './slots';
import { stepOf } from './styles';

/** Where a line's text comes from; the dateline in front of the first paragraph is the composer's doing. */
function sourceOf(story: Story, copy: Copy, start: number, end: number): LineSource {
  const { field, block, lead } = copy;
  const own = Math.max(0, start - lead);
  const last = Math.max(own, end - lead);
  const source: LineSource =
    block === undefined
      ? { story: story.id, field, start: own, end: last }
      : { story: story.id, field, start: own, end: last, block };
  if (start >= lead) return source;
  return { ...source, lead: { field: 'dateline', length: Math.min(end, lead) - start } };
}

/** Where a line of several rows begins: in what the slots of its rows have in common. */
function beginOf({ slots }: SetBody, at: number, rows: number): Em {
  let x: number = slots[at]?.x ?? 0;
  if (rows > 1) for (const under of stackFrom(slots, at, rows) ?? []) x = Math.max(x, slots[under]?.x ?? x);
  return x;
}

function placeLine(frame: FrameMaker, lay: Lay, story: Story, body: SetBody, placed: PlacedLine): void {
  const copy = body.copies[placed.paragraph];
  const slot = body.slots[placed.slot];
  if (!copy || !slot) return;
  const { grid } = frame.maker.bench;
  const size = placed.scale * grid.size;
  const { line, stand } = placed;
  const { rows } = stand ?? copy.paragraph;
  const among = stand && { ...stand, step: stepOf(copy.style, grid.pitch) };
  const { x, y } = lay.pose(beginOf(body, placed.slot, rows), slot.row, rows, size, among);
  if (frame.stays(line, x, y, copy)) return;
  const source = sourceOf(story, copy, line.start, line.end);
  frame.line(line, { frame: frame.id, x, y, size, ink: copy.style.ink, source }, copy);
}

const endOf = (body: SetBody): FrameEnd => ({
  overset: body.thread.overset,
  underset: { lines: freeLines(body) },
});

const gathered = tied<readonly PlacedSlot[], readonly Room[]>();

function roomsIn(room: readonly PlacedSlot[]): readonly Room[] {
  let known = gathered.get(room);
  if (!known) gathered.set(room, (known = roomsOf(room)));
  return known;
}

/** A body on the page: what stood where, and the lines of each room with the frame they came to. */
export interface PlacedBody {
  readonly copies: readonly Copy[];
  readonly slots: readonly PlacedSlot[];
  readonly placements: readonly PlacedParagraph[];
  readonly rooms: readonly FilledRoom[];
}

export interface FilledRoom {
  readonly room: Room;
  readonly lines: readonly PlacedLine[];
  readonly frame: ComposedFrame;
}

type Placed = Pick<PlacedBody, 'copies' | 'slots' | 'placements'>;

/** Adds the rooms in which a paragraph has lines. */
function addRooms(rooms: Set<number>, { lines }: PlacedParagraph, slots: readonly PlacedSlot[]): void {
  for (const { slot } of lines) {
    const room = slots[slot]?.room;
    if (room !== undefined) rooms.add(room);
  }
}

/** Rooms in which a paragraph stands, or stood, that is not where it was or not what it was. */
function changedRooms(now: Placed, before: Placed): ReadonlySet<number> {
  const rooms = new Set<number>();
  const count = Math.max(now.placements.length, before.placements.length);
  for (let i = 0; i < count; i++) {
    const is = now.placements[i];
    const was = before.placements[i];
    if (is === was && now.copies[i] === before.copies[i]) continue;
    if (is) addRooms(rooms, is, now.slots);
    if (was) addRooms(rooms, was, before.slots);
  }
  return rooms;
}

/** The lines in each of the rooms that are asked for. */
function linesIn(body: Placed, count: number, asked: ReadonlySet<number> | undefined): PlacedLine[][] {
  const { slots, placements } = body;
  const byRoom: PlacedLine[][] = [];
  for (let room = 0; room < count; room++) byRoom.push([]);
  for (const { lines } of placements)
    for (const placed of lines) {
      if (placed.slot < 0) continue;
      const room = slots[placed.slot]?.room;
      if (room !== undefined && (!asked || asked.has(room))) byRoom[room]?.push(placed);
    }
  return byRoom;
}

/**
 * Puts the body into one frame a room; the last one says how much text is over or room is left. `before` is what an
 * earlier body of the block came to in the same room: frames that hold what they held stand.
 */
export function placeBody(
  maker: PieceMaker,
  lay: Lay,
  story: Story,
  body: SetBody,
  foot: GridLine,
  before: PlacedBody | undefined,
): PlacedBody {
  const { grid } = maker.bench;
  const now: Placed = { copies: body.copies, slots: body.slots, placements: body.thread.placements };
  const rooms = roomsIn(body.room);
  const changed = before && changedRooms(now, before);
  const byRoom = linesIn(now, rooms.length, changed);
  const filled = rooms.map((room, n): FilledRoom => {
    const end = n === rooms.length - 1 ? endOf(body) : NOTHING;
    const was = before?.rooms[n];
    if (was && !changed?.has(n) && sameEnd(was.frame, end)) {
      maker.keep(was.frame);
      return was;
    }
    const lines = was && !changed?.has(n) ? was.lines : (byRoom[n] ?? []);
    const frame = maker.frame('body', n, story.id);
    lines.forEach((placed, k) => {
      const same =
        placed === was?.lines[k] && now.copies[placed.paragraph] === before?.copies[placed.paragraph];
      if (!same || !frame.again(k)) placeLine(frame, lay, story, body, placed);
    });
    return { room, lines, frame: frame.close(roomRect(lay, grid, room), end) };
  });
  if (rooms.length === 0) {
    const { x, y } = lay.page((body.columns[0]?.x ?? 0) * grid.size, foot * grid.pitch);
    maker.frame('body', 0, story.id).close({ x, y, width: 0, height: 0 }, endOf(body));
  }
  return { ...now, rooms: filled };
}

/** Lines of the story editor by the paragraph they stand for, and the copy they were told from. */
const told = tied<PlacedParagraph, { readonly copy: Copy; readonly lines: readonly StoryLine[] }>();

function linesOf(placement: PlacedParagraph, copy: Copy): readonly StoryLine[] {
  const { block, lead } = copy;
  if (block === undefined) return [];
  const known = told.get(placement);
  if (known?.copy === copy) return known.lines;
  const lines = placement.lines.map(({ line, slot }): StoryLine => {
    const start = Math.max(0, line.start - lead);
    return { block, start, end: Math.max(start, line.end - lead), overset: slot < 0 };
  });
  told.set(placement, { copy, lines });
  return lines;
}

/** The body's lines as the story editor shows them, placed or not. */
export const storyLines = ({ thread, copies }: SetBody): readonly StoryLine[] =>
  concat(
    thread.placements.map((placement) => {
      const copy = copies[placement.paragraph];
      return copy ? linesOf(placement, copy) : [];
    }),
  );
