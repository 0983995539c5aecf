import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportPages } from '../../../../electron/jobs/export';
import { Staging } from '../../../../electron/jobs/staging';
import { plainOf, streamsOf } from '../../core/paint/readpdf';
import { type MadePicture, makePicture, records, request, temporaryFolder } from './fixture';

let folder = '';
let picture: MadePicture;
beforeEach(async () => {
  folder = temporaryFolder();
  picture = await makePicture(folder, 'pic', (image) => image.jpeg());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const both = (out: string): Parameters<typeof exportPages>[0] =>
  request(out, {
    pages: ['one', 'two'],
    records: records(picture.card),
    assets: { [picture.card.sha256]: picture.file },
  });

describe('exporting pages', () => {
  it('writes one file for each page into a folder, named after paper, date, page and section', async () => {
    const out = join(folder, 'out');
    const result = await exportPages(both(out));
    expect(result.ok && result.value.files.map(({ path }) => path)).toEqual([
      join(out, '江城职工报-20261122-03-副刊周末.pdf'),
      join(out, '江城职工报-20261122-04-副刊周末.pdf'),
    ]);
    expect(readdirSync(out)).toHaveLength(2);
    for (const { path, bytes } of result.ok ? result.value.files : [])
      expect(readFileSync(path)).toHaveLength(bytes);
  });

  it('writes all pages into one file where a file is named', async () => {
    const out = join(folder, 'issue.pdf');
    const result = await exportPages(both(out));
    expect(result.ok).toBe(true);
    expect(plainOf(readFileSync(out))).toMatch(/\/Type \/Pages[^>]*\/Count 2/u);
  });

  it('writes the same bytes every time', async () => {
    await exportPages(both(join(folder, 'a.pdf')));
    await exportPages(both(join(folder, 'b.pdf')));
    expect(readFileSync(join(folder, 'a.pdf')).equals(readFileSync(join(folder, 'b.pdf')))).toBe(true);
  });

  it('separates pictures into inverted CMYK, as large as their place needs', async () => {
    const out = join(folder, 'page.pdf');
    await exportPages({ ...both(out), pages: ['two'] });
    const image = streamsOf(readFileSync(out)).find(({ dictionary }) => dictionary.includes('/Image'));
    expect(image?.dictionary).toContain('/DeviceCMYK');
    expect(image?.dictionary).toMatch(/\/Decode \[ ?1 0 1 0 1 0 1 0 ?\]/u);
    expect(plainOf(readFileSync(out))).not.toContain('DeviceRGB');
  });

  it('reports its progress and never goes back', async () => {
    const steps: number[] = [];
    await exportPages(both(join(folder, 'out')), { onProgress: (done) => steps.push(done) });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(3);
  });

  it('leaves no file when it is cancelled, and the old file as it was', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    const old = join(out, '江城职工报-20261122-03-副刊周末.pdf');
    writeFileSync(old, 'yesterday');
    const controller = new AbortController();
    const result = await exportPages(both(out), {
      signal: controller.signal,
      onProgress: (done) => {
        // The first page is on the disk under its temporary name by now.
        if (done > 0.6) controller.abort();
      },
    });
    expect(result).toEqual({ ok: false, error: { kind: 'cancelled', thing: '' } });
    expect(readdirSync(out)).toEqual(['江城职工报-20261122-03-副刊周末.pdf']);
    expect(readFileSync(old, 'utf8')).toBe('yesterday');
  });

  it('names a missing picture and writes nothing for the press', async () => {
    const out = join(folder, 'out');
    const result = await exportPages({ ...both(out), assets: {} });
    expect(result).toEqual({ ok: false, error: { kind: 'missing-picture', thing: 'pic.jpg' } });
    expect(existsSync(out)).toBe(false);
  });

  it.each(['screen', 'proof'] as const)('draws a crossed box for a missing picture in %s', async (preset) => {
    const out = join(folder, 'page.pdf');
    const result = await exportPages({ ...both(out), assets: {}, preset });
    expect(result.ok).toBe(true);
    expect(plainOf(readFileSync(out))).not.toContain('/Subtype /Image');
  });

  it('names a face that is not installed', async () => {
    const result = await exportPages(
      request(join(folder, 'out'), { records: records(undefined, { body: { face: 'fangsong' } }) }),
    );
    expect(result).toEqual({ ok: false, error: { kind: 'missing-font', thing: 'fangsong' } });
  });

  it('names a picture that cannot be read', async () => {
    // Another picture: the one of the tests before is kept separated.
    picture = await makePicture(folder, 'pic', (image) => image.modulate({ hue: 200 }).jpeg());
    writeFileSync(picture.file, 'no picture');
    const out = join(folder, 'out');
    const result = await exportPages(both(out));
    expect(result).toMatchObject({ ok: false, error: { kind: 'unsupported-picture', thing: 'pic.jpg' } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('names a page that is not there', async () => {
    const result = await exportPages(request(join(folder, 'out'), { pages: ['nine'] }));
    expect(result).toEqual({ ok: false, error: { kind: 'not-found', thing: 'nine' } });
  });

  it('says that a folder cannot be written because a file has its name', async () => {
    const out = join(folder, 'taken');
    writeFileSync(out, '');
    const result = await exportPages(request(join(out, 'inside')));
    expect(result).toMatchObject({ ok: false, error: { kind: 'unwritable', thing: join(out, 'inside') } });
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder is write-protected', async () => {
    const out = join(folder, 'protected');
    mkdirSync(out);
    chmodSync(out, 0o500);
    const result = await exportPages(request(out));
    expect(result).toMatchObject({ ok: false, error: { kind: 'unwritable', thing: out } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('takes away what it has staged when a later file cannot be written', async () => {
    const staging = await Staging.open(folder);
    if (!staging.ok) throw new Error(staging.error.kind);
    const before = readdirSync(folder);
    expect((await staging.value.add(join(folder, 'first.pdf'), new Uint8Array(10))).ok).toBe(true);
    const second = await staging.value.add(join(folder, 'not', 'there.pdf'), new Uint8Array(10));
    expect(second).toMatchObject({ ok: false, error: { kind: 'unwritable' } });
    await staging.value.discard();
    expect(readdirSync(folder)).toEqual(before);
  });
});
