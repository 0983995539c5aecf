export type { CanvasLike, ScreenPicture } from './context';
export { dirtyRects, share } from './dirty';
export { joinRects, lineExtent, markExtent, overlap } from './extent';
export { type PaintSources, paintPage, type Window } from './paintPage';
export { screenColour } from './screenInk';
export { spansOf, type TextSpan } from './spans';
