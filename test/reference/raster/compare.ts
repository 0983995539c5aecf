import type { GreyPicture } from './greypng';

/** Levels (of 16) a pixel may be off: a sub-pixel of an edge, or a rounding of a picture's separation. */
const TOLERANCE = 2;

export interface PictureDifference {
  /** Pixels that differ by more than the tolerance. */
  readonly pixels: number;
  /** Rows in which they lie, from top to bottom. */
  readonly from: number;
  readonly to: number;
  /** One byte a pixel: 1 where they differ. */
  readonly mask: Uint8Array;
}

/** Compares pixel by pixel; pictures of different size differ everywhere. */
export function comparePictures(before: GreyPicture, now: GreyPicture): PictureDifference {
  const mask = new Uint8Array(now.width * now.height);
  if (before.width !== now.width || before.height !== now.height)
    return { pixels: mask.length, from: 0, to: now.height - 1, mask: mask.fill(1) };
  let pixels = 0;
  let from = now.height;
  let to = -1;
  for (let i = 0; i < mask.length; i += 1) {
    if (Math.abs((before.levels[i] ?? 0) - (now.levels[i] ?? 0)) <= TOLERANCE) continue;
    mask[i] = 1;
    pixels += 1;
    const y = Math.floor(i / now.width);
    from = Math.min(from, y);
    to = y;
  }
  return { pixels, from: pixels === 0 ? 0 : from, to: Math.max(to, 0), mask };
}
