import { type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '../../base/result';
import type { FontUse } from './fontuse';
import { rounded, utf16Hex } from './number';
import type { PdfObjects } from './objects';
import type { PdfFailure } from './ports';

const DEFAULT_WIDTH = 1000;
const SYMBOLIC = 4;
const ITALIC = 64;
const ENTRIES_PER_BLOCK = 100;

/** Embeds a face's used glyphs as a composite font: CIDs are the face's own glyph numbers. */
export function embedFont(objects: PdfObjects, use: FontUse): Result<PDFRef, PdfFailure> {
  const glyphs = use.glyphs();
  const { file } = use.face;
  const program = use.face.subset([0, ...glyphs]);
  if (!program.ok) return err({ kind: 'subset', face: use.id, detail: program.error.detail });
  const name = `${subsetTag(objects, file.name, glyphs)}+${file.name}`;
  const descriptor = objects.add({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SYMBOLIC + (file.italicAngle === 0 ? 0 : ITALIC),
    FontBBox: [...file.bbox],
    ItalicAngle: rounded(file.italicAngle),
    Ascent: file.ascent,
    Descent: file.descent,
    CapHeight: file.capHeight,
    StemV: stemOf(file.weight),
    FontFile2: objects.stream(program.value, { Length1: program.value.byteLength }),
  });
  const descendant = objects.add({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: DEFAULT_WIDTH,
    W: widthArray(glyphs, (glyph) => file.width(glyph)),
    CIDToGIDMap: 'Identity',
  });
  return ok(
    objects.add({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: objects.stream(new TextEncoder().encode(toUnicode(use.characters))),
    }),
  );
}

/** Six capitals that depend on what is in the subset, so that two subsets never pass for the same font. */
function subsetTag(objects: PdfObjects, name: string, glyphs: readonly number[]): string {
  const digest = objects.ports.digest(new TextEncoder().encode(`${name} ${glyphs.join()}`));
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

/** No font says its stem width; readers use it only to imitate a font they do not have. */
const stemOf = (weight: number): number => Math.round(50 + (weight / 65) ** 2);

/** `[c [w w …] …]`: neighbours share an array, glyphs of the default width are left out. */
export function widthArray(
  glyphs: readonly number[],
  widthOf: (glyph: number) => number,
): (number | number[])[] {
  const array: (number | number[])[] = [];
  let group: number[] = [];
  let next = -1;
  for (const glyph of glyphs) {
    const width = widthOf(glyph);
    if (width === DEFAULT_WIDTH) continue;
    if (glyph !== next) {
      group = [];
      array.push(glyph, group);
    }
    group.push(width);
    next = glyph + 1;
  }
  return array;
}

/** The character map from glyph numbers back to text (PDF 1.6, 5.9.2). Glyph 0 stands for no character. */
export function toUnicode(characters: ReadonlyMap<number, number>): string {
  const entries = [...characters].filter(([glyph]) => glyph !== 0).sort(([a], [b]) => a - b);
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += ENTRIES_PER_BLOCK) {
    const block = entries.slice(i, i + ENTRIES_PER_BLOCK);
    const lines = block.map(
      ([glyph, character]) =>
        `<${glyph.toString(16).padStart(4, '0')}> <${utf16Hex(String.fromCodePoint(character))}>`,
    );
    blocks.push(`${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
