/** What a canvas needs to show painted pages: tiles, their arithmetic and the messages that bring them. */
export type { PaintMessage } from './client';
export {
  type PaintedLevel,
  TILE,
  type TileIndex,
  type TileRange,
  type View,
  type ViewLevel,
} from './protocol';
export { eachTile, inRange, tilesOver } from './tiles';
