import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { type Outlines, readOutlines } from './outlines';

/** A font of the page: outlines from the program embedded in the file, widths as the file tells them. */
export interface PageFont {
  readonly outlines: Outlines;
  /** In thousandths of the size. */
  readonly width: (glyph: number) => number;
}

export interface PageImage {
  /** JPEG as it is in the file. */
  readonly jpeg: Uint8Array;
}

/** What is needed to draw one page of a PDF. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  readonly fonts: ReadonlyMap<string, PageFont>;
  readonly images: ReadonlyMap<string, PageImage>;
}

/** Opens a PDF as written by the export: nothing of the composition is known here but what stands in the file. */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = new Map<PDFDict, PageFont>();
  return document.getPages().map((page) => readPage(page, fonts));
}

function readPage(page: PDFPage, known: Map<PDFDict, PageFont>): ReadPage {
  const { node } = page;
  const resources = node.Resources();
  const fonts = new Map<string, PageFont>();
  const images = new Map<string, PageImage>();
  for (const [name, dict] of entries(resources, 'Font')) {
    if (!(dict instanceof PDFDict)) continue;
    const font = known.get(dict) ?? readFont(dict);
    known.set(dict, font);
    fonts.set(name, font);
  }
  for (const [name, image] of entries(resources, 'XObject'))
    if (image instanceof PDFRawStream) images.set(name, { jpeg: image.contents });
  return {
    width: page.getWidth(),
    height: page.getHeight(),
    content: contentOf(page),
    fonts,
    images,
  };
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((item) => {
      const stream = item instanceof PDFRef ? page.node.context.lookup(item) : item;
      return stream instanceof PDFRawStream ? Buffer.from(decoded(stream)).toString('latin1') : '';
    })
    .join('\n');
}

const decoded = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode();

function entries(resources: PDFDict | undefined, kind: string): readonly (readonly [string, unknown])[] {
  const dict = resources?.lookupMaybe(PDFName.of(kind), PDFDict);
  return dict ? dict.keys().map((key) => [key.decodeText(), dict.lookup(key)] as const) : [];
}

function readFont(font: PDFDict): PageFont {
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict);
  const program = descriptor.lookup(PDFName.of('FontFile2'));
  if (!(program instanceof PDFRawStream)) throw new Error('a font of the page is not embedded');
  const usual = descendant.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? 1000;
  const widths = widthsOf(descendant.lookupMaybe(PDFName.of('W'), PDFArray));
  return { outlines: readOutlines(decoded(program)), width: (glyph) => widths.get(glyph) ?? usual };
}

/** `c [w w …]` and `first last w` (PDF 1.6, 5.6.3). */
function widthsOf(array: PDFArray | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  if (!array) return widths;
  for (let i = 0; i < array.size(); ) {
    const first = array.lookup(i, PDFNumber).asNumber();
    const next = array.lookup(i + 1);
    if (next instanceof PDFArray) {
      for (let k = 0; k < next.size(); k += 1) widths.set(first + k, next.lookup(k, PDFNumber).asNumber());
      i += 2;
    } else {
      const last = array.lookup(i + 1, PDFNumber).asNumber();
      const width = array.lookup(i + 2, PDFNumber).asNumber();
      for (let glyph = first; glyph <= last; glyph += 1) widths.set(glyph, width);
      i += 3;
    }
  }
  return widths;
}

/** The picture as grey pixels of the size asked for. */
export async function greyPixels(image: PageImage, width: number, height: number): Promise<Uint8Array> {
  const pixels = await sharp(image.jpeg)
    .resize({ width, height, fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return new Uint8Array(pixels);
}
