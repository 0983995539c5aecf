import { describe, expect, it } from 'vitest';
import type { PictureMark } from '../../../../core/page/composed';
import { paintPage } from '../../../../core/paint/canvas';
import { paintPdf } from '../../../../core/paint/pdf';
import { RecordingContext } from './canvas/recording';
import { assets, options, page, ports } from './fixture';
import { contentOf } from './readpdf';

const cutOut: PictureMark = {
  kind: 'picture',
  item: 'i',
  picture: 'p',
  rect: { x: 10, y: 20, width: 40, height: 30 },
  missing: false,
  clip: [
    { x: 10, y: 50 },
    { x: 30, y: 20 },
    { x: 50, y: 50 },
  ],
};
const whole: PictureMark = { kind: 'picture', item: 'i', picture: 'p', rect: cutOut.rect, missing: false };

const paint = (mark: PictureMark): RecordingContext => {
  const context = new RecordingContext();
  paintPage(
    context,
    page([mark]),
    { scale: 2, x: 0, y: 0, width: 200, height: 200 },
    {
      family: (face) => face,
      outline: () => undefined,
      picture: () => ({ image: 'photo', width: 400, height: 300 }),
    },
  );
  return context;
};

describe('a picture with an outline', () => {
  it('is clipped to it on the canvas, and nothing after it is', () => {
    const context = paint(cutOut);
    expect(context.clips.at(-1)).toEqual([20, 100, 60, 40, 100, 100, 20, 100]);
    expect(context.images).toHaveLength(1);
    expect(context.depth).toBe(0);
    expect(paint(whole).clips).toHaveLength(1);
  });

  it('is clipped to it in the PDF, even-odd', async () => {
    const picture = {
      jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
      width: 4,
      height: 3,
      space: 'grey' as const,
    };
    const content = async (mark: PictureMark): Promise<string> => {
      const made = await paintPdf([page([mark])], assets(picture), options, ports);
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return contentOf(made.value);
    };
    expect(await content(cutOut)).toMatch(
      /q [\d.]+ [\d.]+ m (?:[\d.]+ [\d.]+ l ){2}h W\* n 40 0 0 30 .* Do Q/u,
    );
    expect(await content(whole)).not.toContain('W*');
  });
});
