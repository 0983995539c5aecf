import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resourceFile } from '../../../../../electron/resources';
import { loadFonts } from '../../../../../renderer/session/composer/assets';
import fontList from '../../../../../resources/fonts.json';

const fileOf = (id: string): string => fontList.faces.find((face) => face.id === id)?.file ?? '';
const registered: string[] = [];

/** What a worker has and Node has not: the app's own origin, and faces to draw with. */
function worker(gone: readonly string[]): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const file = url.replace('app://assets/fonts/', '');
    if (gone.includes(file)) return new Response(null, { status: 404 });
    return new Response(await readFile(resourceFile(`fonts/${file}`)));
  });
  vi.stubGlobal(
    'FontFace',
    class {
      constructor(readonly family: string) {}
      load(): Promise<this> {
        return Promise.resolve(this);
      }
    },
  );
  vi.stubGlobal('self', { fonts: { add: ({ family }: { family: string }) => registered.push(family) } });
}

describe('the fonts of the compose worker', () => {
  beforeEach(() => registered.splice(0));
  afterEach(() => vi.unstubAllGlobals());

  it('are all there to measure and to draw with', async () => {
    worker([]);
    const book = await loadFonts();
    expect(book.ok).toBe(true);
    expect(registered.sort()).toEqual(fontList.faces.map(({ id }) => `banxin-${id}`).sort());
  });

  it('do without a face whose file is gone, so that the page can say so', async () => {
    worker([fileOf('kai')]);
    const book = await loadFonts();
    if (!book.ok) throw new Error(book.error.thing);
    expect(book.value.face('kai')).toBeUndefined();
    expect(book.value.face(fontList.fallback)).toBeDefined();
  });

  it('name the file of the face that stands in for all others, where that is gone', async () => {
    const file = fileOf(fontList.fallback);
    worker([file]);
    expect(await loadFonts()).toEqual({ ok: false, error: { kind: 'missing-font', thing: file } });
  });
});
