import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/store/envelope';
import { bad, cleanUp, filesOf, fingerprint, freshProject, good, open, place } from './places';

const plain = () => sharp({ create: { width: 30, height: 20, channels: 3, background: '#c33' } });
const jpeg = (): Promise<Buffer> => plain().jpeg().toBuffer();

describe('addAsset', () => {
  cleanUp();

  it.each([
    ['jpg', () => plain().jpeg().toBuffer()],
    ['png', () => plain().png().toBuffer()],
    ['tif', () => plain().tiff().toBuffer()],
    ['webp', () => plain().webp().toBuffer()],
  ] as const)('takes %s by its content, whatever its name', async (ext, make) => {
    const project = await open(await freshProject());
    const bytes = await make();
    const file = good(await project.addAsset(bytes, '集市.bmp'));
    const hash = sha256(bytes);
    expect(file).toEqual({ sha256: hash, ext, name: '集市.bmp', width: 30, height: 20 });
    expect(await readFile(project.assetPath(hash, ext))).toEqual(bytes);
    expect(project.assets.has(hash)).toBe(true);
    expect((await open(project.folder)).assets).toEqual(new Set([hash]));
  });

  it('measures a picture as it is seen: turned by its EXIF orientation', async () => {
    const project = await open(await freshProject());
    const bytes = await plain().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(good(await project.addAsset(bytes, 'x.jpg'))).toMatchObject({ width: 20, height: 30 });
  });

  it('takes a file by its path', async () => {
    const project = await open(await freshProject());
    const path = join(await place(), '照片.jpg');
    await writeFile(path, await jpeg());
    expect(good(await project.addAsset(path, '照片.jpg')).width).toBe(30);
    expect(bad(await project.addAsset(`${path}.not`, '照片.jpg'))).toMatchObject({ kind: 'not-found' });
  });

  it('keeps one file of the same picture and heals one that rotted', async () => {
    const project = await open(await freshProject());
    const bytes = await jpeg();
    const { sha256: hash } = good(await project.addAsset(bytes, 'a.jpg'));
    const before = await fingerprint(project.folder);
    good(await project.addAsset(bytes, 'b.jpg'));
    expect(await fingerprint(project.folder)).toBe(before);
    await writeFile(project.assetPath(hash, 'jpg'), 'rotten');
    good(await project.addAsset(bytes, 'c.jpg'));
    expect(await fingerprint(project.folder)).toBe(before);
  });

  it.each([
    ['text', async () => Buffer.from('not a picture')],
    ['nothing', async () => Buffer.alloc(0)],
    ['a cut picture', async () => (await jpeg()).subarray(0, 12)],
    ['a GIF', () => plain().gif().toBuffer()],
  ])('refuses %s and writes nothing', async (_name, make) => {
    const project = await open(await freshProject());
    const before = await filesOf(project.folder);
    expect(bad(await project.addAsset(await make(), '图.jpg'))).toMatchObject({
      kind: 'unsupported-picture',
      thing: '图.jpg',
    });
    expect(await filesOf(project.folder)).toEqual(before);
  });

  it('refuses what is larger than any picture', async () => {
    const project = await open(await freshProject());
    const bytes = new Uint8Array(200 * 1024 * 1024 + 1);
    expect(bad(await project.addAsset(bytes, '大.tif')).kind).toBe('too-large');
  });
});
