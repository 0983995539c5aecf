import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PdfPicture } from '../../../../core/paint/pdf';
import { convertPicture, pixelsFor } from '../../../../electron/jobs/pictures';
import { resourceFile } from '../../../../electron/resources';
import { type MadePicture, makePicture, temporaryFolder } from './fixture';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const profile = resourceFile('icc/newsprint.icc');
const convert = async (
  { card, file }: MadePicture,
  place = { width: 144, height: 144 },
): Promise<PdfPicture> => {
  const made = await convertPicture({ picture: card, file, place, profile });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
/** The first pixel's ink in percent, the JPEG's inversion taken back. */
const inkOf = async (picture: PdfPicture): Promise<readonly number[]> => {
  const { data } = await sharp(Buffer.from(picture.jpeg))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 4)].map((v) => (v * 100) / 255);
};

describe('pictures for the press', () => {
  it('are cut round the centre and take at most 300 pixels an inch', () => {
    expect(pixelsFor({ width: 4000, height: 3000 }, { width: 144, height: 144 })).toEqual({
      width: 600,
      height: 600,
    });
  });

  it('are never enlarged', () => {
    expect(pixelsFor({ width: 400, height: 300 }, { width: 288, height: 144 })).toEqual({
      width: 400,
      height: 200,
    });
  });

  it('become CMYK through the newsprint profile, within its total ink', async () => {
    const made = await convert(await makePicture(folder, 'colour', (image) => image.jpeg()));
    expect([made.space, made.width, made.height]).toEqual(['cmyk', 600, 600]);
    const [c = 0, m = 0, y = 0, k = 0] = await inkOf(made);
    expect(m).toBeGreaterThan(60);
    expect(y).toBeGreaterThan(60);
    expect(c).toBeLessThan(25);
    expect(c + m + y + k).toBeLessThanOrEqual(240);
    expect(Buffer.from(made.jpeg).includes('Adobe')).toBe(true);
    expect(Buffer.from(made.jpeg).includes('ICC_PROFILE')).toBe(false);
  });

  it('keep paper white where they are transparent', async () => {
    const clear = await makePicture(folder, 'clear', (image) => image.ensureAlpha(0).png());
    expect(await inkOf(await convert(clear))).toEqual([0, 0, 0, 0]);
  });

  it('stay on one plate when they are grey', async () => {
    const grey = await makePicture(folder, 'grey', (image) => image.greyscale().toColourspace('b-w').jpeg());
    const made = await convert(grey);
    expect(made.space).toBe('grey');
    expect((await sharp(Buffer.from(made.jpeg)).metadata()).channels).toBe(1);
  });

  it('keep the dots of a picture that was separated already', async () => {
    const separated = await makePicture(folder, 'separated', (image) =>
      image.toColourspace('cmyk').withIccProfile(profile, { attach: false }).jpeg({ quality: 100 }),
    );
    const made = await convert(separated);
    expect(made.space).toBe('cmyk');
    const straight = await convert(await makePicture(folder, 'straight', (image) => image.png()));
    const [was, is] = [await inkOf(straight), await inkOf(made)];
    for (const [i, ink] of is.entries()) expect(Math.abs(ink - (was[i] ?? 0))).toBeLessThan(2.5);
  });

  it('are separated once for the same place', async () => {
    const picture = await makePicture(folder, 'again', (image) => image.modulate({ hue: 90 }).jpeg());
    expect(await convert(picture)).toBe(await convert(picture));
    expect(await convert(picture, { width: 72, height: 144 })).not.toBe(await convert(picture));
  });
});
