import { readFileSync } from 'node:fs';
import type { FontBook } from '../../../../core/base/ports';
import { bookOf } from '../../../../core/typeset/fonts/book';
import { openFace } from '../../../../core/typeset/fonts/face';
import type { ParagraphInput, ParagraphStyle } from '../../../../core/typeset/types';

interface FontList {
  readonly faces: readonly { readonly id: string; readonly file: string }[];
  readonly fallback: string;
}

/** The product's own fonts, opened once for all tests of a file. */
export function loadFonts(): FontBook {
  const resources = new URL('../../../../resources/', import.meta.url);
  const list = JSON.parse(readFileSync(new URL('fonts.json', resources), 'utf8')) as FontList;
  const faces = list.faces.map(({ id, file }) => {
    const face = openFace(id, readFileSync(new URL(`fonts/${file}`, resources)));
    if (!face.ok) throw new Error(`${file}: ${face.error.detail}`);
    return face.value;
  });
  const book = bookOf(faces, list.fallback, list.faces);
  if (!book) throw new Error('the fallback face is missing');
  return book;
}

export const BODY: ParagraphStyle = {
  punctuation: 'kaiming',
  level: 'gb',
  gap: 0.125,
  hang: false,
  shrinkStops: true,
  trimIndentedOpener: true,
  align: 'justify',
  indent: 0,
  tracking: 0,
};

export const paragraph = (text: string, style: Partial<ParagraphStyle> = {}): ParagraphInput => ({
  runs: [{ text, face: 'song-text' }],
  style: { ...BODY, ...style },
});
