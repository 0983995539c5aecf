import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

const decoded = (stream: PDFRawStream): string =>
  Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

/** Glyph code (four hexadecimal digits) to text, from a ToUnicode map. */
function readMap(map: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, chars = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/gu)) {
    for (const [, code = '', text = ''] of chars.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]+)>/giu)) {
      found.set(code.toLowerCase(), Buffer.from(text, 'hex').swap16().toString('utf16le'));
    }
  }
  return found;
}

function mapsOf(document: PDFDocument, page: PDFPage): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  return new Map(
    (fonts?.entries() ?? []).map(([name, value]) => {
      const font = value instanceof PDFRef ? document.context.lookup(value, PDFDict) : value;
      const map = font instanceof PDFDict ? font.lookup(PDFName.of('ToUnicode')) : undefined;
      return [name.asString().slice(1), readMap(map instanceof PDFRawStream ? decoded(map) : '')];
    }),
  );
}

function contentOf(document: PDFDocument, page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  return streams
    .map((stream) => (stream instanceof PDFRef ? document.context.lookup(stream) : stream))
    .map((stream) => (stream instanceof PDFRawStream ? decoded(stream) : ''))
    .join('\n');
}

/**
 * The text of a page as any reader gets it: the glyph codes of the content stream in their order, through the
 * fonts' ToUnicode maps. Lines are simply joined; a code without a text shows as U+FFFD.
 */
export async function pdfText(bytes: Uint8Array, pageIndex = 0): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const page = document.getPage(pageIndex);
  const maps = mapsOf(document, page);
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  // What marked content says in its properties (ActualText) is not drawn and is passed over.
  const drawn = contentOf(document, page).replace(/\/ActualText\s*<[^>]*>/gu, '');
  for (const [, name, codes] of drawn.matchAll(/\/(\S+)\s+[\d.]+\s+Tf|<([0-9a-f]+)>/giu)) {
    if (name !== undefined) font = maps.get(name);
    for (const [code] of (codes ?? '').matchAll(/[0-9a-f]{4}/giu)) {
      text += font?.get(code.toLowerCase()) ?? '\u{FFFD}';
    }
  }
  return text;
}
