import type { Sharp } from 'sharp';
import { loadSharp } from './sharp';

/**
 * Pixels of the largest picture that is opened: a broadsheet spread at 360 ppi has a quarter of it. A file of some
 * kilobytes may claim any number, and each pixel takes four bytes once it is decoded.
 */
export const MAX_PIXELS = 2 ** 28;
/** Seconds that the work on one picture may take. */
const LIMIT_S = 120;

/** Only what newspapers print from is read: the library knows many more formats, some of which name other files. */
const READERS: readonly string[] = [
  'VipsForeignLoadJpeg',
  'VipsForeignLoadPng',
  'VipsForeignLoadTiff',
  'VipsForeignLoadWebp',
];

let restricted = false;

/**
 * A picture that anybody may have made, by its path or its bytes. What it is is told by its content, whatever its
 * name says; a damaged one, one that is no picture and one too large fails when it is asked for something.
 */
export async function openPicture(input: string | Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp();
  if (!restricted) {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: [...READERS] });
    restricted = true;
  }
  return sharp(input, { failOn: 'error', limitInputPixels: MAX_PIXELS }).timeout({ seconds: LIMIT_S });
}
