import type { FaceId } from '../../base/ids';
import type { PdfFace } from './ports';

/** One face as one document uses it: its resource name and the glyphs drawn so far. */
export class FontUse {
  /** Glyph number → the character it stands for in ToUnicode: the first one that was drawn with it. */
  readonly characters = new Map<number, number>();

  constructor(
    readonly id: FaceId,
    readonly resource: string,
    readonly face: PdfFace,
  ) {}

  /** The glyph to draw for a character: the one named, or 0 for the face's own. */
  glyph(codePoint: number, named = 0): number {
    const glyph = named === 0 ? this.face.metrics.glyph(codePoint) : named;
    if (!this.characters.has(glyph)) this.characters.set(glyph, codePoint);
    return glyph;
  }

  /** Ascending, so that the same page always makes the same subset. */
  glyphs(): readonly number[] {
    return [...this.characters.keys()].sort((a, b) => a - b);
  }
}

/** The faces of one document. */
export class FontUses {
  readonly #uses = new Map<FaceId, FontUse>();
  /** The first face asked for that is not there. */
  missing: FaceId | undefined;

  constructor(private readonly open: (id: FaceId) => PdfFace | undefined) {}

  use(id: FaceId): FontUse | undefined {
    const known = this.#uses.get(id);
    if (known) return known;
    const face = this.open(id);
    if (!face) {
      this.missing ??= id;
      return undefined;
    }
    const use = new FontUse(id, `F${this.#uses.size + 1}`, face);
    this.#uses.set(id, use);
    return use;
  }

  all(): readonly FontUse[] {
    return [...this.#uses.values()];
  }
}
