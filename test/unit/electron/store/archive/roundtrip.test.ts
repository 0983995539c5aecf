import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportArchive, importArchive } from '../../../../../electron/store/archive';
import { project, storyBytes, writePicture, writeStory } from '../backup/project';
import { bad, cleanUp, filesOf, fingerprint, good, place } from '../places';

cleanUp();

/** Bytes of every file that belongs to the project, by path. */
async function belongings(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await filesOf(folder)).filter((path) => !/^(?:\.local|presence)\//u.test(path));
  const rows = paths.map(async (path) => [path, (await readFile(join(folder, path))).toString('base64')]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, string>;
}

const put = async (folder: string, path: string, bytes: Uint8Array | string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
};

const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/u);

/** A small project: what is in it does not come from the sample. */
async function small(stories: readonly (readonly [string, string])[], picture: string): Promise<string> {
  const folder = join(await place(), '小.banxin');
  await put(folder, 'manifest.json', '{"formatVersion":1,"id":"p","minReader":1,"product":"banxin"}\n');
  for (const [story, text] of stories) {
    await writeStory(folder, story, text, 2);
    await put(
      folder,
      `history/story-${story}/20261122T081530Z-desk-1-1.json`,
      storyBytes(story, `${text}前`),
    );
    await put(
      folder,
      `branches/story-${story}/20261122T081530Z-desk-2-2.json`,
      storyBytes(story, `${text}另`),
    );
  }
  if (picture !== '') await writePicture(folder, picture);
  await put(folder, '.local/index.json', '{}');
  await put(folder, 'presence/desk-1.json', '{}');
  return folder;
}

describe('an archive', () => {
  it('brings the whole project back, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(id, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 4 }),
        fc.string({ maxLength: 2000 }),
        async (stories, picture) => {
          const folder = await small(stories, picture);
          const file = join(await place(), '小.banxin.zip');
          const target = join(await place(), '新.banxin');
          good(await exportArchive(folder, file));
          good(await importArchive(file, target));
          expect(await belongings(target)).toEqual(await belongings(folder));
          expect(await readdir(target)).not.toContain('presence');
        },
      ),
      { numRuns: 8 },
    );
  });

  it('is the same bytes for the same project, whenever and wherever it is made', async () => {
    const folder = await small(
      [
        ['0123456789abcdef', '头条'],
        ['fedcba9876543210', '二条'],
      ],
      'picture',
    );
    const twin = join(await place(), '别处.banxin');
    await cp(folder, twin, { recursive: true });
    for (const path of await filesOf(twin)) await utimes(join(twin, path), 1, 1);
    const out = await place();
    good(await exportArchive(folder, join(out, 'a.zip')));
    good(await exportArchive(twin, join(out, 'b.zip')));
    expect(await readFile(join(out, 'a.zip'))).toEqual(await readFile(join(out, 'b.zip')));
  });

  it('tells how far it is and can be given up, leaving nothing', async () => {
    const folder = await project();
    const out = await place();
    const steps: number[] = [];
    const done = good(
      await exportArchive(folder, join(out, 'a.zip'), { onProgress: (step) => steps.push(step) }),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
    expect(done.leftOut).toEqual([]);
    const stop = new AbortController();
    const stopped = exportArchive(folder, join(out, 'b.zip'), {
      signal: stop.signal,
      onProgress: (step) => step > 0.4 && stop.abort(),
    });
    expect(bad(await stopped).kind).toBe('cancelled');
    const half = new AbortController();
    const unpacked = importArchive(join(out, 'a.zip'), join(out, 'c.banxin'), {
      signal: half.signal,
      onProgress: (step) => step > 0.2 && half.abort(),
    });
    expect(bad(await unpacked).kind).toBe('cancelled');
    expect(await readdir(out)).toEqual(['a.zip']);
  });

  it('is not written of a project with a damaged document, which is named', async () => {
    const folder = await project();
    const path = await writeStory(folder, 'aaaa0001', '头条');
    await writeFile(join(folder, path), (await readFile(join(folder, path), 'utf8')).replace('头条', '头版'));
    const out = await place();
    expect(bad(await exportArchive(folder, join(out, 'a.zip')))).toMatchObject({
      kind: 'damaged',
      thing: path,
    });
    await rm(join(folder, path));
    const picture = await writePicture(folder, 'picture');
    await writeFile(join(folder, picture), 'Picture');
    expect(bad(await exportArchive(folder, join(out, 'a.zip')))).toMatchObject({
      kind: 'damaged',
      thing: picture,
    });
    expect(await readdir(out)).toEqual([]);
  });

  it('leaves out what is not the project, and says so', async () => {
    const folder = await project();
    await put(folder, 'stories/笔记.txt', '别处的文件');
    await put(folder, 'history/story-a/20261122T081530Z-desk-1-1.json', '{}');
    const { leftOut } = good(await exportArchive(folder, join(await place(), 'a.zip')));
    expect(leftOut).toEqual(['history/story-a/20261122T081530Z-desk-1-1.json', 'stories/笔记.txt']);
  });

  it('touches nothing in the project, and nothing in a folder that is not empty', async () => {
    const folder = await project();
    const before = await fingerprint(folder);
    const file = join(await place(), 'a.zip');
    good(await exportArchive(folder, file));
    expect(await fingerprint(folder)).toBe(before);
    expect(bad(await importArchive(file, folder)).kind).toBe('refused');
    expect(await fingerprint(folder)).toBe(before);
  });
});

describe('a damaged archive', () => {
  it('is refused, or gives exactly what was exported', async () => {
    const folder = await small([['0123456789abcdef', '工会有了回音——']], 'p'.repeat(300));
    const file = join(await place(), 'a.zip');
    good(await exportArchive(folder, file));
    const whole = await readFile(file);
    const wanted = await belongings(folder);
    const seen = { refused: 0, equal: 0 };
    const damage = fc.oneof(
      fc.tuple(fc.constant('flip' as const), fc.nat(whole.byteLength * 8 - 1), fc.constant(0)),
      fc.tuple(fc.constant('cut' as const), fc.nat(whole.byteLength - 1), fc.constant(0)),
      fc.tuple(fc.constant('drop' as const), fc.nat(whole.byteLength - 1), fc.integer({ min: 1, max: 40 })),
      fc.tuple(fc.constant('byte' as const), fc.nat(whole.byteLength - 1), fc.nat(255)),
    );
    await fc.assert(
      fc.asyncProperty(damage, async ([how, at, arg]) => {
        const out = await place();
        await writeFile(join(out, 'a.zip'), damagedBy(whole, how, at, arg));
        const result = await importArchive(join(out, 'a.zip'), join(out, 'n.banxin'));
        if (result.ok) expect(await belongings(join(out, 'n.banxin'))).toEqual(wanted);
        else expect(await readdir(out)).toEqual(['a.zip']);
        seen[result.ok ? 'equal' : 'refused'] += 1;
        await rm(out, { recursive: true });
      }),
      { numRuns: 100 },
    );
    expect(seen.refused).toBeGreaterThan(50);
    expect(seen.equal).toBeGreaterThan(3);
  });
});

function damagedBy(whole: Buffer, how: 'flip' | 'cut' | 'drop' | 'byte', at: number, arg: number): Buffer {
  const bytes = Buffer.from(whole);
  if (how === 'cut') return bytes.subarray(0, at);
  if (how === 'drop') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + arg)]);
  if (how === 'byte') bytes[at] = arg;
  else bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes;
}
