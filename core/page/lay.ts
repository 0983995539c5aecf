import type { Area, Point, Rect } from '../base/geometry';
import type { Em, GridLine, Pt } from '../base/units';
import { HAN_ASCENT, type PageGrid, rectOf, TOLERANCE } from './grid';
import { type Obstacle, obstacleOf, type Room } from './slots';
import type { Direction } from './styles';

/**
 * Which way the lines of a block run, and where they are on the page. Slots, columns and obstacles are reckoned in em
 * along the lines and in lines across them, so that all that is done with them is done once for both directions:
 * horizontal lines follow one another downwards from the top of the type area, vertical ones to the left from the
 * right edge of their block, both on the page's pitch.
 */
export interface Lay {
  readonly direction: Direction;
  /** An area of the type area as a room for lines: x and w along the lines, y and h across them. */
  box(area: Area): Area;
  /** An area of the type area that lines keep out of. */
  obstacle(area: Area, distance: Em): Obstacle;
  /** Where on the page a place is, in pt along the lines and across them. */
  page(along: Pt, across: Pt): Point;
  /** Where a point of the page is along the lines and across them. */
  place(point: Point): readonly [along: Pt, across: Pt];
  /** Start of the baseline or axis of a line of `size` that begins in a slot and takes `rows` rows, alone or among others. */
  pose(x: Em, row: GridLine, rows: number, size: Pt, among?: Among): Point;
}

/** Which of how many lines in the same rows a line is, and how many body lines lie between two of them. */
export interface Among {
  readonly nth: number;
  readonly of: number;
  readonly step: GridLine;
}

const ALONE: Among = { nth: 0, of: 1, step: 0 };

/** A rectangle given along and across the lines. */
export function rectAt(lay: Lay, from: readonly [Pt, Pt], to: readonly [Pt, Pt]): Rect {
  const a = lay.page(from[0], from[1]);
  const b = lay.page(to[0], to[1]);
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** The place of a room on the page. The em boxes of vertical lines end at its edges, those of horizontal ones at its sides. */
export function roomRect(lay: Lay, grid: PageGrid, { x, measure, from, to }: Omit<Room, 'column'>): Rect {
  const air = lay.direction === 'vertical' ? grid.lead : 0;
  return rectAt(
    lay,
    [x * grid.size, from * grid.pitch + air],
    [(x + measure) * grid.size, to * grid.pitch - air],
  );
}

/**
 * How far under its first row's baseline a line of `rows` rows stands: in the middle of them, to the next half
 * line, so that every baseline is one of the page grid or halfway between two. Lines that stand together have their
 * middle there.
 */
function dropOf(grid: PageGrid, rows: number, size: Pt, { nth, of, step }: Among): Pt {
  if (rows === 1) return 0;
  const middle = ((rows - 1 - (of - 1) * step) * grid.pitch) / 2 + (HAN_ASCENT - 0.5) * (size - grid.size);
  return (Math.round((2 * middle) / grid.pitch) / 2 + nth * step) * grid.pitch;
}

/** Lines from left to right, one under the other. */
export const horizontalLay = (grid: PageGrid): Lay => ({
  direction: 'horizontal',
  box: (area) => area,
  obstacle: (area, distance) => obstacleOf(area, distance, grid.size, grid.pitch),
  page: (along, across) => ({ x: grid.area.x + along, y: grid.area.y + across }),
  place: ({ x, y }) => [x - grid.area.x, y - grid.area.y],
  pose: (x, row, rows, size, among = ALONE) => ({
    x: grid.area.x + x * grid.size,
    y: grid.baseline + row * grid.pitch + dropOf(grid, rows, size, among),
  }),
});

/**
 * Lines from top to bottom that follow one another to the left; the em boxes of the first end at `right`, in em of the
 * type area. Along the lines 0 is the top of the em boxes of body line 0, so that vertical text begins level with the
 * horizontal text beside it.
 */
export function verticalLay(grid: PageGrid, right: Em): Lay {
  const { area, size, pitch, lead } = grid;
  const top: number = area.y + lead;
  /** Where row 0 begins: half the space between two lines lies outside the first. */
  const edge: number = area.x + right * size + lead;
  const page = (along: Pt, across: Pt): Point => ({ x: edge - across, y: top + along });
  const place = ({ x, y }: Point): readonly [Pt, Pt] => [y - top, edge - x];
  return {
    direction: 'vertical',
    box: ({ x, y, w, h }) => ({
      x: (y * pitch) / size,
      w: Math.max(0, h * pitch - 2 * lead) / size,
      y: ((right - x - w) * size) / pitch,
      h: (w * size + 2 * lead) / pitch,
    }),
    obstacle(given, distance) {
      const rect = rectOf(grid, given);
      const [from, near] = place({ x: rect.x + rect.width, y: rect.y + lead });
      const [to, far] = place({ x: rect.x, y: rect.y + rect.height - lead });
      const air = distance * size;
      return {
        left: (from - air) / size,
        right: (to + air) / size,
        from: Math.floor((near - air - lead - size) / pitch + TOLERANCE) + 1,
        to: Math.ceil((far + air - lead) / pitch - TOLERANCE),
      };
    },
    page,
    place,
    pose: (x, row, rows, _, { nth, of, step } = ALONE) =>
      page(x * size, (row + rows / 2 + (nth - (of - 1) / 2) * step) * pitch),
  };
}

export const layOf = (grid: PageGrid, direction: Direction, right: Em): Lay =>
  direction === 'vertical' ? verticalLay(grid, right) : horizontalLay(grid);
