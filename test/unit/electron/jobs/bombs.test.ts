import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskFailure } from '../../../../core/contract/desk';
import type { Picture } from '../../../../core/document/records/picture';
import { convertPicture } from '../../../../electron/jobs/pictures';
import { resourceFile } from '../../../../electron/resources';
import { inspectPicture } from '../../../../electron/store/assets';
import { processorTime } from '../../../support/processor';
import { temporaryFolder } from './fixture';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG with this size in its head and these chunks after it. */
function png(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), ...chunks, chunk('IEND', Buffer.alloc(0))]);
}
const pixels = (width: number, height: number): Buffer =>
  chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height)));

const plain = () => sharp({ create: { width: 30, height: 20, channels: 3, background: '#c33' } });

/** The failure of a file that a project's picture card names, when its page is exported; undefined where it goes well. */
async function exporting(
  bytes: Uint8Array,
  size = { width: 30, height: 20 },
): Promise<DeskFailure | undefined> {
  const file = join(folder, 'x.jpg');
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const picture: Picture = {
    id: 'p',
    sha256,
    ext: 'jpg',
    ...size,
    name: '集市.jpg',
    caption: '',
    credit: '',
    nature: 'photo',
  };
  const place = { width: 144, height: 96 };
  const made = await convertPicture({ picture, file, place, profile: resourceFile('icc/newsprint.icc') });
  return made.ok ? undefined : made.error;
}

/** How much more this process holds afterwards, in MB, and the processor time it took, in milliseconds. */
async function cost(work: () => Promise<unknown>): Promise<{ readonly mb: number; readonly ms: number }> {
  const [rss, started] = [process.memoryUsage.rss(), process.cpuUsage()];
  await work();
  return { mb: (process.memoryUsage.rss() - rss) / 2 ** 20, ms: processorTime(started) };
}

describe('pictures of strangers', () => {
  it('that claim more pixels than any picture has are refused by name, unopened', async () => {
    for (const [width, height] of [
      [100_000, 100_000],
      [2 ** 31 - 1, 2 ** 31 - 1],
      [16_385, 16_384],
    ] as const) {
      const result = await inspectPicture(png(width, height, pixels(1, 1)), '大.png');
      expect(result).toMatchObject({ ok: false, error: { thing: '大.png' } });
      expect(await exporting(png(width, height, pixels(1, 1)))).toMatchObject({
        kind: 'unsupported-picture',
      });
    }
  });

  it('whose pixels are fewer than they claim are a failure by name, at no cost', async () => {
    const short = png(16_000, 16_000, pixels(10, 10));
    const { mb, ms } = await cost(async () => {
      expect(await exporting(short, { width: 16_000, height: 16_000 })).toMatchObject({
        kind: 'unsupported-picture',
        thing: '集市.jpg',
      });
    });
    expect(mb).toBeLessThan(700);
    expect(ms).toBeLessThan(10_000);
  });

  it('with a colour profile or a text that unpacks to 300 MB cost a fraction of it', async () => {
    const zeros = deflateSync(Buffer.alloc(300 * 2 ** 20));
    const name = Buffer.from('x\0\0', 'latin1');
    for (const type of ['iCCP', 'zTXt']) {
      const bomb = png(30, 20, chunk(type, Buffer.concat([name, zeros])), pixels(30, 20));
      expect(bomb.length).toBeLessThan(2 ** 20);
      const { mb, ms } = await cost(async () => {
        await inspectPicture(bomb, '包.png');
        await exporting(bomb);
      });
      expect(mb, type).toBeLessThan(200);
      expect(ms, type).toBeLessThan(5000);
    }
  });

  it('with metadata of megabytes keep it to themselves: nothing of it reaches the page', async () => {
    const secret = 'GPS 30.59N 114.30E <script>steal()</script>';
    const exif = { IFD0: { Copyright: secret, ImageDescription: secret.repeat(1000) } };
    const bytes = await plain().withExif(exif).withXmp(`<x>${secret}</x>`).jpeg().toBuffer();
    expect(bytes.includes('steal')).toBe(true);
    const inspected = await inspectPicture(bytes, '照.jpg');
    expect(inspected.ok && Object.keys(inspected.value).sort()).toEqual([
      'ext',
      'height',
      'name',
      'sha256',
      'width',
    ]);
    const file = join(folder, 'x.jpg');
    writeFileSync(file, bytes);
    const picture: Picture = {
      ...(inspected.ok ? inspected.value : { sha256: '', ext: 'jpg', name: '', width: 1, height: 1 }),
      id: 'p',
      caption: '',
      credit: '',
      nature: 'photo',
    };
    const place = { width: 100, height: 60 };
    const made = await convertPicture({ picture, file, place, profile: resourceFile('icc/newsprint.icc') });
    expect(made.ok && Buffer.from(made.value.jpeg).includes('steal')).toBe(false);
    expect(made.ok).toBe(true);
  });

  it.each([
    [
      'an SVG that names a file',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><image href="file:///etc/passwd" width="30" height="20"/></svg>',
      ),
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['a text', Buffer.from('P3 1 1 255 0 0 0')],
    ['a page', Buffer.from('<html><script>steal()</script></html>')],
  ])('%s under the name of a JPEG is no picture, whatever reads it', async (_name, bytes) => {
    expect(await inspectPicture(bytes, '图.jpg')).toMatchObject({
      ok: false,
      error: { kind: 'unsupported-picture' },
    });
    expect(await exporting(bytes)).toMatchObject({ kind: 'unsupported-picture' });
  });

  it('cut, bent and overwritten in a hundred ways fail by name or are a picture', async () => {
    const whole = [
      await plain().jpeg().toBuffer(),
      await plain().png().toBuffer(),
      await plain().tiff().toBuffer(),
      await plain().webp().toBuffer(),
    ];
    let seed = 7;
    const next = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % most;
    };
    for (let i = 0; i < 100; i++) {
      const bytes = Buffer.from(whole[i % 4] ?? Buffer.alloc(0));
      for (let bits = next(6) + 1; bits > 0; bits--) bytes[next(bytes.length)] = next(256);
      const cut = bytes.subarray(0, i % 3 === 0 ? next(bytes.length) : bytes.length);
      const inspected = await inspectPicture(cut, '坏.jpg');
      if (inspected.ok) expect(inspected.value.width * inspected.value.height).toBeLessThanOrEqual(2 ** 28);
      const failure = await exporting(cut);
      if (failure) expect(failure).toMatchObject({ kind: 'unsupported-picture', thing: '集市.jpg' });
    }
  }, 30_000);
});
