export type { PaintSources, Window } from './brush';
export type { CanvasLike, ScreenPicture } from './context';
export { dirtyRects, share } from './dirty';
export { joinRects, lineBox, lineExtent, markExtent, overlap } from './extent';
export { paintPage } from './paintPage';
export { type Piece, piecesOf } from './pieces';
export { screenColour } from './screenInk';
export { spansOf, type TextSpan } from './spans';
