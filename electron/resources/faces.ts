import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { FaceId } from '../../core/base/ids';
import type { FaceMetrics, FontBook } from '../../core/base/ports';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { bookOf } from '../../core/typeset/fonts/book';
import { openFace } from '../../core/typeset/fonts/face';
import { resourceFile } from './root';

const catalogSchema = z.object({
  faces: z.array(
    z.object({
      id: z.string(),
      kind: z.string().optional(),
      family: z.string(),
      name: z.string(),
      weight: z.number().optional(),
      file: z.string(),
    }),
  ),
  fallback: z.string(),
});
export type FaceCatalog = z.infer<typeof catalogSchema>;
export type FaceEntry = FaceCatalog['faces'][number];

let catalog: FaceCatalog | undefined;

/** The faces that papers may name. The file is our own, so a damaged one is a defect of the installation. */
export function faceCatalog(): FaceCatalog {
  catalog ??= catalogSchema.parse(JSON.parse(readFileSync(resourceFile('fonts.json'), 'utf8')));
  return catalog;
}

export const faceEntry = (id: FaceId): FaceEntry | undefined =>
  faceCatalog().faces.find((face) => face.id === id);

/** Absolute path of a face's file; undefined for a name the catalogue does not have. */
export function faceFile(id: FaceId): string | undefined {
  const entry = faceEntry(id);
  return entry && resourceFile(`fonts/${entry.file}`);
}

/** A face's bytes, or the failure that names its file. */
export async function readFace(id: FaceId): Promise<Result<Uint8Array, DeskFailure>> {
  const file = faceFile(id);
  if (file === undefined) return err({ kind: 'missing-font', thing: id });
  try {
    return ok(await readFile(file));
  } catch (error) {
    return err({ kind: 'missing-font', thing: file, detail: String(error) });
  }
}

let book: Promise<Result<FontBook, DeskFailure>> | undefined;

/**
 * Every face that is installed, opened once for the life of the process. Fails only where the fallback face is
 * not there; any other missing face is the composer's finding, so that one lost file does not stop the desk.
 */
export async function loadFontBook(): Promise<Result<FontBook, DeskFailure>> {
  book ??= openBook();
  const result = await book;
  // A lost font may be put back while the desk runs.
  if (!result.ok) book = undefined;
  return result;
}

async function openBook(): Promise<Result<FontBook, DeskFailure>> {
  const { faces, fallback } = faceCatalog();
  const opened = await Promise.all(faces.map(async ({ id }) => ({ id, face: await openOne(id) })));
  const last = opened.find(({ id }) => id === fallback)?.face;
  if (last && !last.ok) return last;
  const fonts = bookOf(
    opened.flatMap(({ face }) => (face.ok ? [face.value] : [])),
    fallback,
    faces,
  );
  return fonts ? ok(fonts) : err({ kind: 'missing-font', thing: fallback });
}

async function openOne(id: FaceId): Promise<Result<FaceMetrics, DeskFailure>> {
  const bytes = await readFace(id);
  if (!bytes.ok) return bytes;
  const face = openFace(id, bytes.value);
  return face.ok ? face : err({ kind: 'missing-font', thing: faceFile(id) ?? id, detail: face.error.detail });
}
