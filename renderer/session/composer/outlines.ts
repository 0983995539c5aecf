import type { FaceId } from '../../../core/base/ids';
import type { FontBook } from '../../../core/base/ports';

/** Glyphs kept at the most: all vertical forms of every face are a few hundred. */
const MOST = 4000;

/** Outlines of the glyphs that no character maps to, made once and kept. `make` turns path data into what the canvas fills. */
export class OutlineShelf<Path> {
  readonly #fonts: FontBook;
  readonly #make: (data: string) => Path;
  readonly #kept = new Map<string, Path | undefined>();

  constructor(fonts: FontBook, make: (data: string) => Path) {
    this.#fonts = fonts;
    this.#make = make;
  }

  get(face: FaceId, glyph: number): Path | undefined {
    const key = `${face}/${glyph}`;
    if (this.#kept.has(key)) return this.#kept.get(key);
    const data = (this.#fonts.face(face) ?? this.#fonts.fallback).outline(glyph);
    const path = data === undefined ? undefined : this.#make(data);
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(key, path);
    return path;
  }
}
