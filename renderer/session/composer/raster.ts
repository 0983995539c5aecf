import type { ComposedPage } from '../../../core/page/composed';
import { type CanvasLike, type PaintSources, paintPage, type Window } from '../../../core/paint/canvas';

/** Paints a window of a page into a bitmap that can be handed to the main thread without a copy. */
export function rasterise(
  page: ComposedPage,
  window: Window,
  sources: PaintSources<ImageBitmap, Path2D>,
): ImageBitmap {
  const canvas = new OffscreenCanvas(window.width, window.height);
  // Drawn by the processor: a bitmap is made at once and no time goes into reading back from a GPU.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context) {
    context.imageSmoothingQuality = 'high';
    const like: CanvasLike<ImageBitmap, Path2D> = context;
    paintPage(like, page, window, sources);
  }
  return canvas.transferToImageBitmap();
}
