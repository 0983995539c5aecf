import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../../core/typeset/fonts/book';
import { openFace } from '../../../../core/typeset/fonts/face';
import { loadFonts } from './fonts';

const file = new URL('../../../../resources/fonts/NotoSerifSC-Regular.ttf', import.meta.url);
const code = (c: string): number => c.codePointAt(0) ?? 0;

describe('openFace', () => {
  const bytes = new Uint8Array(readFileSync(file));

  it('reads glyphs, advances and the ink of marks', () => {
    const face = openFace('song-text', bytes);
    expect(face.ok).toBe(true);
    if (!face.ok) return;
    expect(face.value.advance(code('中'))).toBe(1);
    expect(face.value.advance(code('A'))).toBeCloseTo(0.718, 3);
    expect(face.value.glyph(code('中'))).toBeGreaterThan(0);
    expect(face.value.glyph(0x10fffd)).toBe(0);
    const comma = face.value.ink(code('，'));
    expect(comma?.[1]).toBeLessThan(0.5);
  });

  it('names what is wrong with a damaged file', () => {
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [new Uint8Array(4), 'too short'],
      [new TextEncoder().encode('<!doctype html><html></html>'), 'no TrueType'],
      [bytes.slice(0, 40), 'cut off'],
      [bytes.slice(0, 5000), 'cut off'],
    ];
    for (const [damaged, words] of cases) {
      const face = openFace('song-text', damaged);
      expect(face.ok).toBe(false);
      if (!face.ok) expect(face.error.detail).toContain(words);
    }
  });

  it('a book needs its fallback', () => {
    expect(bookOf([], 'song-text')).toBeUndefined();
    expect(loadFonts().fallback.id).toBe('song-text');
  });
});
