import type { ComposedPage } from '../../../core/page/composed';
import { type CanvasLike, paintPage, type Window } from '../../../core/paint/canvas';
import { familyOf, type PictureOf } from './assets';

/** Paints a window of a page into a bitmap that can be handed to the main thread without a copy. */
export function rasterise(page: ComposedPage, window: Window, picture: PictureOf): ImageBitmap {
  const canvas = new OffscreenCanvas(window.width, window.height);
  // Drawn by the processor: a bitmap is made at once and no time goes into reading back from a GPU.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context) {
    context.imageSmoothingQuality = 'high';
    const like: CanvasLike<ImageBitmap> = context;
    paintPage(like, page, window, { family: familyOf, picture });
  }
  return canvas.transferToImageBitmap();
}
