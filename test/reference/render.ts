import type { ComposedPage } from '../../core/page/composed';
import { composePages } from '../../electron/jobs/pages';
import { paintPages } from '../../electron/jobs/paint';
import type { ExportPagesRequest } from '../../electron/jobs/request';
import { loadFontBook } from '../../electron/resources';
import type { ReferencePage } from './make/page';
import { drawPage } from './raster/draw';
import { type GreyPicture, toLevels } from './raster/greypng';
import { readPdfPages } from './raster/pdf';

export interface Rendered {
  readonly composed: ComposedPage;
  /** The trimmed page as it stands in the PDF. */
  readonly picture: GreyPicture;
  readonly pdf: Uint8Array;
}

/** Composes a page, writes its PDF as the product does, and draws what stands in that file. */
export async function render(page: ReferencePage, dpi = page.dpi): Promise<Rendered> {
  const fonts = await loadFontBook();
  if (!fonts.ok) throw new Error(fonts.error.detail ?? fonts.error.kind);
  const request: ExportPagesRequest = {
    records: page.records,
    assets: page.assets,
    pages: [page.page],
    preset: 'screen',
    marks: false,
    out: '',
  };
  const ready = composePages(request, fonts.value);
  if (!ready.ok) throw new Error(`${page.name}: ${ready.error.thing}`);
  const [first] = ready.value;
  if (!first) throw new Error(`${page.name}: nothing composed`);
  const watch = { signal: undefined, onProgress: () => undefined };
  const pdf = await paintPages(ready.value, fonts.value, request, watch);
  if (!pdf.ok) throw new Error(`${page.name}: ${pdf.error.detail ?? pdf.error.thing}`);
  const [sheet] = await readPdfPages(pdf.value);
  if (!sheet) throw new Error(`${page.name}: the PDF has no page`);
  const plate = await drawPage(sheet, dpi);
  return {
    composed: first.page,
    picture: toLevels(plate.width, plate.height, plate.grey),
    pdf: pdf.value,
  };
}
