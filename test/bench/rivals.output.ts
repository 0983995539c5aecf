import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FaceId } from '../../core/base/ids';
import type { FontBook } from '../../core/base/ports';
import type { ComposedPage } from '../../core/page/composed';
import { dirtyRects, paintPage } from '../../core/paint/canvas';
import { createSubsetter, type PdfAssets, type PdfFace, paintPdf, readFontFile } from '../../core/paint/pdf';
import { resourceFile } from '../../electron/resources';
import { RecordingContext } from '../unit/core/paint/canvas/recording';
import { options, ports } from '../unit/core/paint/fixture';

/** Device pixels per pt of a page on a screen. */
const SCALE = 2;

/** The drawing commands of what an edit has changed, as the desk repaints its page; answers with how many texts. */
export function drawChanges(before: ComposedPage, after: ComposedPage): number {
  const context = new RecordingContext();
  const sources = { family: (face: FaceId) => face, picture: () => undefined, outline: () => undefined };
  for (const { x, y, width, height } of dirtyRects(before, after)) {
    const left = Math.floor(x * SCALE);
    const top = Math.floor(y * SCALE);
    const right = Math.ceil((x + width) * SCALE);
    const foot = Math.ceil((y + height) * SCALE);
    const window = { scale: SCALE, x: left, y: top, width: right - left, height: foot - top };
    paintPage(context, after, window, sources);
  }
  return context.texts.length;
}

/** Faces as the export embeds them, opened once. */
function pdfFaces(fonts: FontBook): (id: FaceId) => PdfFace | undefined {
  const list = JSON.parse(readFileSync(resourceFile('fonts.json'), 'utf8')) as {
    faces: { id: string; file: string }[];
  };
  const wasm = new WebAssembly.Module(
    readFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')),
  );
  const opened = new Map<FaceId, PdfFace>();
  return (id) => {
    const known = opened.get(id);
    if (known) return known;
    const entry = list.faces.find((face) => face.id === id);
    const metrics = fonts.face(id);
    if (!entry || !metrics) return undefined;
    const bytes = readFileSync(resourceFile(`fonts/${entry.file}`));
    const subsetter = createSubsetter(wasm, bytes);
    const file = readFontFile(bytes, id);
    if (!subsetter.ok || !file.ok) return undefined;
    const face: PdfFace = { metrics, file: file.value, subset: (glyphs) => subsetter.value.subset(glyphs) };
    opened.set(id, face);
    return face;
  };
}

/** The page's PDF, bytes in memory. */
export function pdfPainter(fonts: FontBook): (page: ComposedPage) => Promise<number> {
  const given: PdfAssets = {
    face: pdfFaces(fonts),
    picture: () => undefined,
    describe: (id) => id,
    isSubhead: () => false,
    condition: {
      identifier: 'CGATS TR 002',
      description: 'Coldset newsprint',
      profile: readFileSync(resourceFile('icc/newsprint.icc')),
    },
  };
  return async (page) => {
    const painted = await paintPdf([page], given, options, ports);
    if (!painted.ok) throw new Error(JSON.stringify(painted.error));
    return painted.value.length;
  };
}
