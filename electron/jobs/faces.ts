import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FaceId } from '../../core/base/ids';
import type { FaceMetrics } from '../../core/base/ports';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { createSubsetter, type PdfFace, readFontFile } from '../../core/paint/pdf';
import { faceEntry, readFace, resourceFile } from '../resources';

let subsetterModule: Promise<WebAssembly.Module> | undefined;
const faces = new Map<FaceId, PdfFace>();

/** In the packaged app the module lies among the resources; elsewhere it is the installed package's own. */
function subsetterFile(): string {
  const packaged = resourceFile('wasm/harfbuzz-subset.wasm');
  if (existsSync(packaged)) return packaged;
  return createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
}

async function loadModule(): Promise<WebAssembly.Module> {
  subsetterModule ??= readFile(subsetterFile()).then((bytes) => WebAssembly.compile(bytes));
  return subsetterModule;
}

/** A face with its subsetter, opened once for the life of the process. */
export async function openPdfFace(metrics: FaceMetrics): Promise<Result<PdfFace, DeskFailure>> {
  const known = faces.get(metrics.id);
  if (known) return ok(known);
  const [module, bytes] = await Promise.all([loadModule(), readFace(metrics.id)]);
  if (!bytes.ok) return bytes;
  const name = faceEntry(metrics.id)?.name ?? metrics.id;
  const file = readFontFile(bytes.value, name);
  if (!file.ok) return err({ kind: 'missing-font', thing: name, detail: file.error.detail });
  const subsetter = createSubsetter(module, bytes.value);
  if (!subsetter.ok) return err({ kind: 'failed', thing: name, detail: subsetter.error.detail });
  const face: PdfFace = {
    metrics,
    file: file.value,
    subset: (glyphs) => subsetter.value.subset(glyphs),
  };
  faces.set(metrics.id, face);
  return ok(face);
}
