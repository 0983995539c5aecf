export { cameraActions, useZoom } from './camera/store';
export { canvasCommands } from './commands';
export { PageCanvas } from './PageCanvas';
export { PageThumbnail } from './PageThumbnail';
export type { Nudge, PageCanvasProps, PageThumbnailProps } from './props';
