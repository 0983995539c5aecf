import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faceCatalog, faceFile, loadFontBook, readFace, resourceFile } from '../../../../electron/resources';

describe('resources', () => {
  it('are found from the sources', () => {
    expect(existsSync(resourceFile('icc/newsprint.icc'))).toBe(true);
    expect(readdirSync(resourceFile('templates'))).toContain('broadsheet.json');
  });

  it('have a file for every face of the catalogue, and all of them open', async () => {
    const book = await loadFontBook();
    if (!book.ok) throw new Error(book.error.thing);
    for (const { id } of faceCatalog().faces) {
      expect(existsSync(faceFile(id) ?? '')).toBe(true);
      expect(book.value.face(id)?.glyph('报'.codePointAt(0) ?? 0)).toBeGreaterThan(0);
    }
    expect(book.value.fallback.id).toBe(faceCatalog().fallback);
  });

  it('name a face that the catalogue does not have', async () => {
    expect(faceFile('fangsong')).toBeUndefined();
    expect(await readFace('fangsong')).toEqual({
      ok: false,
      error: { kind: 'missing-font', thing: 'fangsong' },
    });
  });
});
