import type { Rect, Size } from '../../../core/base/geometry';
import type { Window } from '../../../core/paint/canvas';
import { TILE, type TileIndex, type TileRange } from './protocol';

/** The page in device pixels; the last ones may be cut by the page's edge. */
export const pixelSize = (page: Size, scale: number): Size => ({
  width: Math.ceil(page.width * scale),
  height: Math.ceil(page.height * scale),
});

/** Every tile that touches a rectangle of the page (pt), within the page. */
export function tilesOver(rect: Rect, page: Size, scale: number): TileRange {
  const pixels = pixelSize(page, scale);
  const lastColumn = Math.ceil(pixels.width / TILE) - 1;
  const lastRow = Math.ceil(pixels.height / TILE) - 1;
  return {
    left: Math.max(0, Math.floor((rect.x * scale) / TILE)),
    top: Math.max(0, Math.floor((rect.y * scale) / TILE)),
    right: Math.min(lastColumn, Math.ceil(((rect.x + rect.width) * scale) / TILE) - 1),
    bottom: Math.min(lastRow, Math.ceil(((rect.y + rect.height) * scale) / TILE) - 1),
  };
}

export const inRange = (range: TileRange, index: TileIndex): boolean =>
  index.column >= range.left &&
  index.column <= range.right &&
  index.row >= range.top &&
  index.row <= range.bottom;

export function eachTile(range: TileRange): readonly TileIndex[] {
  const tiles: TileIndex[] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= range.right; column += 1) tiles.push({ column, row });
  return tiles;
}

/** The window of one tile, cut at the page's edge. */
export function tileWindow(index: TileIndex, page: Size, scale: number): Window {
  const pixels = pixelSize(page, scale);
  const x = index.column * TILE;
  const y = index.row * TILE;
  return {
    scale,
    x,
    y,
    width: Math.min(TILE, pixels.width - x),
    height: Math.min(TILE, pixels.height - y),
  };
}

/** The window of a changed rectangle (pt) within some tiles, on whole pixels; undefined where it lies outside them. */
export function patchWindow(rect: Rect, range: TileRange, page: Size, scale: number): Window | undefined {
  const pixels = pixelSize(page, scale);
  // One pixel more on each side: antialiasing and one-pixel rules reach over the mathematical edge.
  const x = Math.max(range.left * TILE, Math.floor(rect.x * scale) - 1, 0);
  const y = Math.max(range.top * TILE, Math.floor(rect.y * scale) - 1, 0);
  const right = Math.min(
    (range.right + 1) * TILE,
    Math.ceil((rect.x + rect.width) * scale) + 1,
    pixels.width,
  );
  const bottom = Math.min(
    (range.bottom + 1) * TILE,
    Math.ceil((rect.y + rect.height) * scale) + 1,
    pixels.height,
  );
  return right > x && bottom > y ? { scale, x, y, width: right - x, height: bottom - y } : undefined;
}
