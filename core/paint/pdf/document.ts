import { PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '../../base/result';
import type { ComposedPage } from '../../page/composed';
import { walk } from '../walk';
import { ContentPainter, KNOCKOUT, OVERPRINT } from './content';
import { embedFont } from './fontobject';
import { FontUses } from './fontuse';
import { PRODUCER, pdfDate, xmpPacket } from './metadata';
import { type Entries, PdfObjects } from './objects';
import type { PdfAssets, PdfFailure, PdfOptions, PdfPicture, PdfPorts } from './ports';
import { pressMarks, REGISTRATION } from './pressmarks';
import { type Sheet, sheetOf } from './sheet';
import { StructureTree } from './structure';
import { writeStructure } from './structureobject';

interface PaintedPage {
  readonly sheet: Sheet;
  readonly content: Uint8Array;
  readonly pictures: readonly PdfPicture[];
}

/**
 * Pages as a PDF/X-4 file (ISO 15930-7, on PDF 1.6): process colours only, subset fonts, text in reading order
 * with its structure, one printing condition. The same pages, assets and options give the same bytes.
 */
export async function paintPdf(
  pages: readonly ComposedPage[],
  assets: PdfAssets,
  options: PdfOptions,
  ports: PdfPorts,
): Promise<Result<Uint8Array, PdfFailure>> {
  const fonts = new FontUses((id) => assets.face(id));
  const tree = new StructureTree((source) => assets.isSubhead(source));
  const painted = pages.map((page, i) =>
    paintPage(page, options.names[i] ?? '', assets, options, fonts, tree),
  );
  if (fonts.missing !== undefined) return err({ kind: 'missing-face', face: fonts.missing });

  const objects = new PdfObjects(ports);
  const resources: Record<string, PDFRef> = {};
  for (const use of fonts.all()) {
    const font = embedFont(objects, use);
    if (!font.ok) return font;
    resources[use.resource] = font.value;
  }
  const shared = sharedResources(objects, resources);
  const pageTree = objects.reserve();
  const images = new Map<PdfPicture, PDFRef>();
  const leaves = painted.map((page, i) => writePage(objects, page, i, pageTree, shared, images));
  objects.add({ Type: 'Pages', Kids: leaves, Count: leaves.length }, pageTree);

  const hash = contentHash(painted, options, ports);
  const catalog = objects.add({
    Type: 'Catalog',
    Pages: pageTree,
    Lang: PDFString.of(options.language),
    MarkInfo: { Marked: true },
    ViewerPreferences: { DisplayDocTitle: true },
    StructTreeRoot: writeStructure(objects, tree, leaves),
    Metadata: objects.raw(new TextEncoder().encode(xmpPacket(options, hash)), {
      Type: 'Metadata',
      Subtype: 'XML',
    }),
    OutputIntents: [outputIntent(objects, assets)],
  });
  return ok(await objects.write(catalog, writeInfo(objects, options), PDFHexString.of(hash.slice(0, 32))));
}

function paintPage(
  page: ComposedPage,
  name: string,
  assets: PdfAssets,
  options: PdfOptions,
  fonts: FontUses,
  tree: StructureTree,
): PaintedPage {
  const sheet = sheetOf(page, options);
  const painter = new ContentPainter(sheet.origin, assets, fonts, tree, page);
  walk(page, painter);
  const font = options.marks && options.sheet === 'press' ? fonts.use(options.markFace) : undefined;
  const content = painter.finish(font ? pressMarks(sheet, name, font) : []);
  return { sheet, content: new TextEncoder().encode(content), pictures: painter.pictures };
}

/** Fonts, overprint states and the registration colour, which all pages share. */
function sharedResources(objects: PdfObjects, fonts: Readonly<Record<string, PDFRef>>): Entries {
  const overprint = objects.add({ Type: 'ExtGState', OP: true, op: true, OPM: 1 });
  const knockout = objects.add({ Type: 'ExtGState', OP: false, op: false, OPM: 0 });
  const all = objects.add({
    FunctionType: 2,
    Domain: [0, 1],
    C0: [0, 0, 0, 0],
    C1: [1, 1, 1, 1],
    N: 1,
  });
  return {
    Font: { ...fonts },
    ExtGState: { [OVERPRINT]: overprint, [KNOCKOUT]: knockout },
    ColorSpace: { [REGISTRATION]: ['Separation', 'All', 'DeviceCMYK', all] },
  };
}

function writePage(
  objects: PdfObjects,
  page: PaintedPage,
  index: number,
  parent: PDFRef,
  shared: Entries,
  images: Map<PdfPicture, PDFRef>,
): PDFRef {
  const used: Record<string, PDFRef> = {};
  for (const [i, picture] of page.pictures.entries()) {
    const image = images.get(picture) ?? writePicture(objects, picture);
    images.set(picture, image);
    used[`Im${i + 1}`] = image;
  }
  const { media, bleed, trim } = page.sheet;
  return objects.add({
    Type: 'Page',
    Parent: parent,
    MediaBox: [...media],
    BleedBox: [...bleed],
    TrimBox: [...trim],
    Resources: { ...shared, XObject: used },
    Contents: objects.stream(page.content),
    StructParents: index,
    Tabs: 'S',
  });
}

/** Adobe's CMYK JPEGs hold the inverse of the ink, which /Decode turns round again. */
function writePicture(objects: PdfObjects, picture: PdfPicture): PDFRef {
  const colour =
    picture.space === 'cmyk'
      ? { ColorSpace: 'DeviceCMYK', Decode: [1, 0, 1, 0, 1, 0, 1, 0] }
      : { ColorSpace: 'DeviceGray' };
  return objects.raw(picture.jpeg, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: picture.width,
    Height: picture.height,
    BitsPerComponent: 8,
    ...colour,
    Filter: 'DCTDecode',
  });
}

function outputIntent(objects: PdfObjects, assets: PdfAssets): PDFRef {
  const { identifier, description, profile } = assets.condition;
  return objects.add({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(identifier),
    OutputCondition: PDFString.of(description),
    RegistryName: PDFString.of('http://www.color.org'),
    Info: PDFString.of(description),
    DestOutputProfile: objects.stream(profile, { N: 4 }),
  });
}

function writeInfo(objects: PdfObjects, options: PdfOptions): PDFRef {
  const date = PDFString.of(pdfDate(options.date));
  return objects.add({
    Title: PDFHexString.fromText(options.title),
    Creator: PDFString.of(PRODUCER),
    Producer: PDFString.of(PRODUCER),
    CreationDate: date,
    ModDate: date,
    Trapped: 'False',
    GTS_PDFXVersion: PDFString.of('PDF/X-4'),
  });
}

/** Names the file by everything that was painted. */
function contentHash(pages: readonly PaintedPage[], options: PdfOptions, ports: PdfPorts): string {
  const parts = pages.flatMap((page) => [page.content, ...page.pictures.map((picture) => picture.jpeg)]);
  const digests = [new TextEncoder().encode(JSON.stringify(options)), ...parts].map((part) =>
    ports.digest(part),
  );
  const joined = new Uint8Array(digests.reduce((sum, d) => sum + d.byteLength, 0));
  let at = 0;
  for (const digest of digests) {
    joined.set(digest, at);
    at += digest.byteLength;
  }
  return Array.from(ports.digest(joined), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
