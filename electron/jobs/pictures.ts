import type { OutputInfo, Sharp } from 'sharp';
import type { Size } from '../../core/base/geometry';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Picture } from '../../core/document/records/picture';
import type { PdfPicture } from '../../core/paint/pdf';
import { openPicture } from '../native/picture';

/** More pixels than this an inch only make the file larger: newsprint is screened at 85–100 lines. */
export const LARGEST_PPI = 300;
const POINTS_PER_INCH = 72;
const QUALITY: Readonly<Record<Picture['nature'], number>> = { photo: 88, line: 96 };
/** Bytes of converted pictures kept for the next export of the same page. */
const CACHE_BYTES = 192 * 1024 * 1024;

export interface PlacedPictureFile {
  readonly picture: Picture;
  readonly file: string;
  /** Size of the place on the page in pt. */
  readonly place: Size;
  /** Absolute file of the press profile. */
  readonly profile: string;
}

const cache = new Map<string, PdfPicture>();
let cached = 0;

/** Pixels to make of a picture of `size` pixels for its place: cut round the centre, never enlarged. */
export function pixelsFor(size: Size, place: Size): Size {
  const scale = Math.min(size.width / place.width, size.height / place.height, LARGEST_PPI / POINTS_PER_INCH);
  return {
    width: Math.max(1, Math.round(place.width * scale)),
    height: Math.max(1, Math.round(place.height * scale)),
  };
}

/** The picture cut to its place and separated for the press: CMYK through the profile, or one grey plate. */
export async function convertPicture(placed: PlacedPictureFile): Promise<Result<PdfPicture, DeskFailure>> {
  const { picture, place, profile } = placed;
  const target = pixelsFor(picture, place);
  const key = [picture.sha256, target.width, target.height, picture.nature, profile].join(' ');
  const known = cache.get(key);
  if (known) {
    // Last used, last to go.
    cache.delete(key);
    cache.set(key, known);
    return ok(known);
  }
  try {
    const made = await separate(placed, target);
    keep(key, made);
    return ok(made);
  } catch (error) {
    return err({ kind: 'unsupported-picture', thing: picture.name, detail: String(error) });
  }
}

async function separate(placed: PlacedPictureFile, target: Size): Promise<PdfPicture> {
  const source = await openPicture(placed.file);
  const { space, icc } = await source.metadata();
  const grey = space === 'b-w' || space === 'grey16';
  // A CMYK picture without a profile was separated by someone who meant these very dots.
  const separated = space === 'cmyk' && icc === undefined;
  const cut = (separated ? source.pipelineColourspace('cmyk') : source)
    .autoOrient()
    .resize({ width: target.width, height: target.height, fit: 'cover', position: 'centre' });
  const coloured = grey
    ? cut.flatten({ background: '#fff' }).toColourspace('b-w')
    : toPress(cut, separated, placed.profile);
  const { data, info } = await coloured
    .jpeg({ quality: QUALITY[placed.picture.nature], chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height, space: spaceOf(info) };
}

function toPress(image: Sharp, separated: boolean, profile: string): Sharp {
  if (separated) return image.toColourspace('cmyk');
  return image
    .flatten({ background: '#fff' })
    .toColourspace('cmyk')
    .withIccProfile(profile, { attach: false });
}

function spaceOf(info: OutputInfo): PdfPicture['space'] {
  if (info.channels === 1) return 'grey';
  if (info.channels === 4) return 'cmyk';
  throw new Error(`${info.channels} channels after separation`);
}

function keep(key: string, picture: PdfPicture): void {
  cache.set(key, picture);
  cached += picture.jpeg.byteLength;
  for (const [oldest, { jpeg }] of cache) {
    if (cached <= CACHE_BYTES || oldest === key) break;
    cache.delete(oldest);
    cached -= jpeg.byteLength;
  }
}
