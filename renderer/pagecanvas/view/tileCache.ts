import { bottom, type Rect, right } from '../../../core/base/geometry';
import {
  inRange,
  type PaintedLevel,
  TILE,
  type TileIndex,
  type TileRange,
} from '../../session/composer/pixels';

type Pixels = ImageBitmap | OffscreenCanvas;

interface Level {
  readonly scale: number;
  readonly tiles: Map<string, { readonly index: TileIndex; pixels: Pixels }>;
}

const keyOf = ({ column, row }: TileIndex): string => `${column}/${row}`;
/** Tiles of one scale kept in memory, a megabyte each. */
const MOST_TILES = 72;

/** Painted tiles of the shown page at the sizes it is or was just looked at. */
export class TileCache {
  readonly #levels = new Map<number, Level>();

  clear(): void {
    for (const level of this.#levels.values()) for (const key of level.tiles.keys()) remove(level, key);
    this.#levels.clear();
  }

  has(scale: number, index: TileIndex): boolean {
    return this.#levels.get(scale)?.tiles.has(keyOf(index)) ?? false;
  }

  get(scale: number, index: TileIndex): Pixels | undefined {
    return this.#levels.get(scale)?.tiles.get(keyOf(index))?.pixels;
  }

  scales(): readonly number[] {
    return [...this.#levels.keys()];
  }

  tiles(scale: number): Iterable<{ readonly index: TileIndex; readonly pixels: Pixels }> {
    return this.#levels.get(scale)?.tiles.values() ?? [];
  }

  put(scale: number, index: TileIndex, bitmap: ImageBitmap): void {
    const level = this.#level(scale);
    remove(level, keyOf(index));
    level.tiles.set(keyOf(index), { index, pixels: bitmap });
    for (const key of level.tiles.keys()) {
      if (level.tiles.size <= MOST_TILES) break;
      remove(level, key);
    }
  }

  /** Forgets the sizes that are looked at no more. */
  keepScales(scales: readonly number[]): void {
    for (const level of this.#levels.values()) {
      if (scales.includes(level.scale)) continue;
      for (const key of level.tiles.keys()) remove(level, key);
      this.#levels.delete(level.scale);
    }
  }

  /** Takes in a repaint: fresh pieces go into their tiles, and what else shows a changed place is dropped. */
  update(dirty: readonly Rect[], painted: readonly PaintedLevel[]): void {
    for (const level of this.#levels.values()) {
      const fresh = painted.find((p) => p.scale === level.scale);
      this.#dropStale(level, dirty, fresh?.covered);
      for (const { x, y, bitmap } of fresh?.patches ?? []) this.#patch(level, x, y, bitmap);
    }
  }

  #level(scale: number): Level {
    const known = this.#levels.get(scale);
    if (known) return known;
    const level: Level = { scale, tiles: new Map() };
    this.#levels.set(scale, level);
    return level;
  }

  #dropStale(level: Level, dirty: readonly Rect[], covered: TileRange | undefined): void {
    for (const [key, { index }] of level.tiles) {
      if (covered && inRange(covered, index)) continue;
      if (dirty.some((rect) => touches(rect, index, level.scale))) level.tiles.delete(key);
    }
  }

  #patch(level: Level, x: number, y: number, bitmap: ImageBitmap): void {
    const last = { column: tileOf(x + bitmap.width - 1), row: tileOf(y + bitmap.height - 1) };
    for (let row = tileOf(y); row <= last.row; row += 1) {
      for (let column = tileOf(x); column <= last.column; column += 1) {
        const tile = level.tiles.get(keyOf({ column, row }));
        if (!tile) continue;
        const canvas = asCanvas(tile.pixels);
        tile.pixels = canvas;
        canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, x - column * TILE, y - row * TILE);
      }
    }
  }
}

/** A bitmap's memory is given back at once, not at the next garbage collection. */
function remove(level: Level, key: string): void {
  const pixels = level.tiles.get(key)?.pixels;
  if (pixels instanceof ImageBitmap) pixels.close();
  level.tiles.delete(key);
}

const tileOf = (pixel: number): number => Math.floor(pixel / TILE);

/** A bitmap cannot be drawn on: the first change makes a canvas of it. */
function asCanvas(pixels: Pixels): OffscreenCanvas {
  if (pixels instanceof OffscreenCanvas) return pixels;
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext('2d', { alpha: false })?.drawImage(pixels, 0, 0);
  pixels.close();
  return canvas;
}

/** Two pixels more: a repaint reaches over the mathematical edge. */
const touches = (rect: Rect, { column, row }: TileIndex, scale: number): boolean =>
  rect.x * scale - 2 < (column + 1) * TILE &&
  right(rect) * scale + 2 > column * TILE &&
  rect.y * scale - 2 < (row + 1) * TILE &&
  bottom(rect) * scale + 2 > row * TILE;
