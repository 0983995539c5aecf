import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { FontBook } from '../../core/base/ports';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { loadFontBook } from '../resources';
import { composePages, type ReadyPage, unready } from './pages';
import { CANCELLED, paintPages } from './paint';
import { type Exported, type ExportPagesRequest, pageFileName } from './request';
import { Staging } from './staging';

export interface ExportWatch {
  readonly signal?: AbortSignal;
  /** 0–1, never falling. */
  readonly onProgress?: (done: number) => void;
}

/** One file to be written and the pages in it. */
interface Sheaf {
  readonly name: string;
  readonly pages: readonly ReadyPage[];
}

/** Shares of the work: composing, painting all files, and putting them in their place. */
const COMPOSED = 0.05;
const PAINTED = 0.98;

/**
 * Composes pages and writes their PDFs: all of them or, where it fails or is cancelled, none. Files of the same
 * name are replaced. `missing-picture` and `missing-font` name what keeps a press page back; `screen` and `proof`
 * print it all the same, with a crossed box or the fallback face in its place.
 */
export async function exportPages(
  request: ExportPagesRequest,
  watch: ExportWatch = {},
): Promise<Result<Exported, DeskFailure>> {
  const out = resolve(request.out);
  const single = await isFileName(out);
  const fonts = await loadFontBook();
  if (!fonts.ok) return fonts;
  const pages = composePages(request, fonts.value);
  if (!pages.ok) return pages;
  if (request.preset === 'x4') {
    const missing = unready(pages.value, request);
    if (missing) return err(missing);
  }
  watch.onProgress?.(COMPOSED);
  if (watch.signal?.aborted) return err(CANCELLED);

  const folder = single ? dirname(out) : out;
  const sheaves: readonly Sheaf[] = single
    ? [{ name: basename(out), pages: pages.value }]
    : pagesByFile(pages.value);
  const staging = await Staging.open(folder);
  if (!staging.ok) return staging;
  try {
    const written = await stageAll(sheaves, folder, fonts.value, request, staging.value, watch);
    if (!written.ok) return written;
    const files = await staging.value.commit();
    if (!files.ok) return files;
    watch.onProgress?.(1);
    return ok({ files: files.value, diagnostics: pages.value.flatMap(({ page }) => page.diagnostics) });
  } finally {
    await staging.value.discard();
  }
}

async function stageAll(
  sheaves: readonly Sheaf[],
  folder: string,
  fonts: FontBook,
  request: ExportPagesRequest,
  staging: Staging,
  watch: ExportWatch,
): Promise<Result<null, DeskFailure>> {
  for (const [i, { name, pages }] of sheaves.entries()) {
    const bytes = await paintPages(pages, fonts, request, {
      signal: watch.signal,
      onProgress: (done) =>
        watch.onProgress?.(COMPOSED + ((PAINTED - COMPOSED) * (i + done)) / sheaves.length),
    });
    if (!bytes.ok) return bytes;
    const added = await staging.add(join(folder, name), bytes.value);
    if (!added.ok) return added;
    if (watch.signal?.aborted) return err(CANCELLED);
  }
  return ok(null);
}

/** A name that ends in `.pdf` and is no folder is a file. */
async function isFileName(out: string): Promise<boolean> {
  if (extname(out).toLowerCase() !== '.pdf') return false;
  try {
    return !(await stat(out)).isDirectory();
  } catch {
    // It is not there yet.
    return true;
  }
}

/** Two pages of the same number and section get a number after their names. */
function pagesByFile(pages: readonly ReadyPage[]): readonly Sheaf[] {
  const taken = new Map<string, number>();
  return pages.map((page) => {
    const name = pageFileName(page);
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { name: times === 1 ? name : name.replace(/\.pdf$/u, `-${times}.pdf`), pages: [page] };
  });
}
