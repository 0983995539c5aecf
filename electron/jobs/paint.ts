import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import type { FaceId } from '../../core/base/ids';
import type { FontBook } from '../../core/base/ports';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Story } from '../../core/document/records/story';
import type { PictureMark } from '../../core/page/composed';
import {
  type PdfFace,
  type PdfPicture,
  type PdfPorts,
  type PrintCondition,
  paintPdf,
} from '../../core/paint/pdf';
import { faceFile, resourceFile } from '../resources';
import { openPdfFace } from './faces';
import type { ReadyPage } from './pages';
import { convertPicture } from './pictures';
import { type ExportPagesRequest, pageTitle } from './request';

const PROFILE = 'icc/newsprint.icc';
/** Face of the line beside the crop marks. */
const MARK_FACE: FaceId = 'hei';
/** Pictures converted at the same time: the conversion itself is one thread each. */
const AT_ONCE = 2;

const ports: PdfPorts = {
  deflate: (bytes) => deflateSync(bytes),
  digest: (bytes) => createHash('sha256').update(bytes).digest(),
};

let condition: Promise<PrintCondition> | undefined;

async function printCondition(): Promise<PrintCondition> {
  condition ??= readFile(resourceFile(PROFILE)).then((profile) => ({
    identifier: 'CGATS TR 002',
    description: 'Coldset offset on newsprint (ANSI CGATS/SNAP TR 002-2007)',
    profile,
  }));
  return condition;
}

export interface PaintWatch {
  readonly signal: AbortSignal | undefined;
  /** 0–1 of this file. */
  readonly onProgress: (done: number) => void;
}

export const CANCELLED: DeskFailure = { kind: 'cancelled', thing: '' };

/** Share of a file's work that its pictures are. */
const PICTURES = 0.7;

/** The bytes of one PDF with these pages. */
export async function paintPages(
  pages: readonly ReadyPage[],
  fonts: FontBook,
  request: ExportPagesRequest,
  watch: PaintWatch,
): Promise<Result<Uint8Array, DeskFailure>> {
  const separating = separatePictures(pages, request, watch);
  const faces = await openFaces(pages, fonts);
  const pictures = await separating;
  if (!faces.ok) return faces;
  if (!pictures.ok) return pictures;
  if (watch.signal?.aborted) return err(CANCELLED);
  const [first] = pages;
  const names = pages.map(pageTitle);
  const subheads = subheadsOf();
  const painted = await paintPdf(
    pages.map(({ page }) => page),
    {
      face: (id) => faces.value.get(id),
      picture: (mark) => pictures.value.get(mark),
      describe: (id) => {
        const picture = request.records.picture[id];
        return picture ? picture.caption || picture.name : id;
      },
      isSubhead: ({ story, block }) => subheads(request.records.story[story]).has(block ?? ''),
      condition: await printCondition(),
    },
    {
      title: names.join(', '),
      date: first?.date ?? '1970-01-01',
      language: first?.paper.language ?? 'zh-CN',
      sheet: request.preset === 'screen' ? 'trimmed' : 'press',
      marks: request.marks && request.preset !== 'screen',
      names,
      markFace: fonts.face(MARK_FACE)?.id ?? fonts.fallback.id,
    },
    ports,
  );
  watch.onProgress(1);
  if (painted.ok) return painted;
  const thing = faceFile(painted.error.face) ?? painted.error.face;
  return painted.error.kind === 'missing-face'
    ? err({ kind: 'missing-font', thing })
    : err({ kind: 'failed', thing, detail: painted.error.detail });
}

/** A story's subheads; asked once for every line of it. */
function subheadsOf(): (story: Story | undefined) => ReadonlySet<string> {
  const known = new Map<Story, ReadonlySet<string>>();
  return (story) => {
    if (!story) return new Set();
    const own =
      known.get(story) ?? new Set(story.body.filter(({ kind }) => kind === 'subhead').map(({ id }) => id));
    known.set(story, own);
    return own;
  };
}

/** Every face that the pages and the marks' line need. */
async function openFaces(
  pages: readonly ReadyPage[],
  fonts: FontBook,
): Promise<Result<ReadonlyMap<FaceId, PdfFace>, DeskFailure>> {
  const ids = new Set<FaceId>([fonts.face(MARK_FACE)?.id ?? fonts.fallback.id]);
  for (const { page } of pages)
    for (const mark of page.marks)
      if (mark.kind === 'line')
        for (const run of [...mark.line.runs, ...(mark.line.ruby ?? [])]) ids.add(run.face);
  const opened = new Map<FaceId, PdfFace>();
  for (const id of ids) {
    const metrics = fonts.face(id);
    if (!metrics) return err({ kind: 'missing-font', thing: faceFile(id) ?? id });
    const face = await openPdfFace(metrics);
    if (!face.ok) return face;
    opened.set(id, face.value);
  }
  return ok(opened);
}

/** Separates the pictures of these pages, a few at a time. */
async function separatePictures(
  pages: readonly ReadyPage[],
  request: ExportPagesRequest,
  watch: PaintWatch,
): Promise<Result<ReadonlyMap<PictureMark, PdfPicture>, DeskFailure>> {
  const marks = pages.flatMap(({ page }) =>
    page.marks.filter((mark): mark is PictureMark => mark.kind === 'picture' && !mark.missing),
  );
  const made = new Map<PictureMark, PdfPicture>();
  const profile = resourceFile(PROFILE);
  let failed: DeskFailure | undefined;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let mark = marks[next++]; mark && !failed && !watch.signal?.aborted; mark = marks[next++]) {
      const picture = request.records.picture[mark.picture];
      const file = picture && request.assets[picture.sha256];
      if (!picture || file === undefined) continue;
      const converted = await convertPicture({ picture, file, place: mark.rect, profile });
      if (!converted.ok) failed ??= converted.error;
      else made.set(mark, converted.value);
      watch.onProgress((PICTURES * made.size) / marks.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (watch.signal?.aborted) return err(CANCELLED);
  return failed ? err(failed) : ok(made);
}
