import type { Area, Point, Rect } from '../base/geometry';
import type { Em, GridLine } from '../base/units';
import type { PlacedPicture } from '../document/records/page';
import { type PageGrid, rectOf, TOLERANCE } from './grid';
import type { Lay } from './lay';
import { type Corner, takenBy } from './outline';
import type { Obstacle, Taken } from './slots';

/** A picture that text goes round, its area that of the type area; `foot` body lines of it are caption. */
export interface Wrapped extends Pick<PlacedPicture, 'area' | 'distance' | 'wrap'> {
  readonly foot: GridLine;
}

/** Corners as shares of the area's width and height. */
type Outline = readonly (readonly number[])[];

/** An outline on the page, where its picture's area is `rect`. */
export const cornersOf = (rect: Rect, outline: Outline): Point[] =>
  outline.map(([x = 0, y = 0]) => ({ x: rect.x + x * rect.width, y: rect.y + y * rect.height }));

/** All that a picture's outline and its area cover; outlines may reach beyond the area. */
export function extentOf({ area, wrap }: Pick<Wrapped, 'area' | 'wrap'>): Area {
  const xs = [0, 1];
  const ys = [0, 1];
  for (const [x = 0, y = 0] of wrap?.outline ?? []) {
    xs.push(x);
    ys.push(y);
  }
  const [left, right, top, foot] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    x: area.x + left * area.w,
    y: area.y + top * area.h,
    w: (right - left) * area.w,
    h: (foot - top) * area.h,
  };
}

/** What text keeps out of for a picture. Under an outline the caption still takes the area's full width. */
export function obstaclesFor(lay: Lay, grid: PageGrid, wrapped: Wrapped, distance: Em): Obstacle[] {
  const { area, wrap, foot } = wrapped;
  const sides = wrap?.sides === 'both' ? ({ sides: 'both' } as const) : {};
  if (!wrap?.outline) return [{ ...lay.obstacle(area, distance), ...sides }];
  const round = outlineObstacle(lay, grid, area, wrap.outline, distance);
  if (foot === 0) return [{ ...round, ...sides }];
  const caption = { ...area, y: area.y + area.h - foot, h: foot };
  return [round, lay.obstacle(caption, distance)].map((obstacle) => ({ ...obstacle, ...sides }));
}

function outlineObstacle(lay: Lay, grid: PageGrid, area: Area, outline: Outline, distance: Em): Obstacle {
  const { size, pitch, lead } = grid;
  const rect = rectOf(grid, area);
  const corners: Corner[] = cornersOf(rect, outline).map((corner) => lay.place(corner));
  const along = corners.map(([u]) => u as number);
  const across = corners.map(([, v]) => v as number);
  const air = distance * size;
  const rows = new Map<GridLine, readonly Taken[]>();
  return {
    left: (Math.min(...along) - air) / size,
    right: (Math.max(...along) + air) / size,
    from: Math.floor((Math.min(...across) - air - lead - size) / pitch + TOLERANCE),
    to: Math.ceil((Math.max(...across) + air - lead) / pitch - TOLERANCE),
    taken(row) {
      const known = rows.get(row);
      if (known) return known;
      const top = row * pitch + lead;
      const taken = takenBy(corners, air, top, top + size).map(([a, b]) => [a / size, b / size] as const);
      rows.set(row, taken);
      return taken;
    },
  };
}

/** An obstacle of the type area, as a head leaves it, for lines of any direction. */
export const turned = (lay: Lay, { left, right, from, to }: Obstacle): Obstacle =>
  lay.direction === 'horizontal'
    ? { left, right, from, to }
    : lay.obstacle({ x: left, y: from, w: right - left, h: to - from }, 0);
