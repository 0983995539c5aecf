import { readFileSync } from 'node:fs';
import { Blob, Buffer, Direction, Face, Font, shape } from 'harfbuzzjs';

interface FontList {
  readonly faces: readonly { readonly id: string; readonly file: string; readonly name: string }[];
}

const resources = new URL('../../../../../resources/', import.meta.url);

/** The faces that the product ships. */
export const shipped: FontList['faces'] = (
  JSON.parse(readFileSync(new URL('fonts.json', resources), 'utf8')) as FontList
).faces;

export const fontBytes = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fonts/${file}`, resources)));

export interface ShapedGlyph {
  readonly glyph: number;
  readonly advance: number;
}

/** HarfBuzz's own shaping of a text in one face, lengths in em. */
export class Oracle {
  readonly #font: Font;
  readonly #unitsPerEm: number;

  constructor(bytes: Uint8Array) {
    const face = new Face(new Blob(bytes));
    this.#unitsPerEm = face.upem;
    this.#font = new Font(face);
  }

  down(text: string): readonly ShapedGlyph[] {
    return this.#shape(text, Direction.TTB, 'Hani');
  }

  across(text: string, script = 'Hani'): readonly ShapedGlyph[] {
    return this.#shape(text, Direction.LTR, script);
  }

  path(glyph: number): string {
    return this.#font.glyphToPath(glyph);
  }

  #shape(text: string, direction: Direction, script: string): readonly ShapedGlyph[] {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.setDirection(direction);
    buffer.setScript(script);
    shape(this.#font, buffer);
    const positions = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map((info, i) => ({
      glyph: info.codepoint,
      advance: (positions[i]?.xAdvance ?? 0) / this.#unitsPerEm,
    }));
  }
}
