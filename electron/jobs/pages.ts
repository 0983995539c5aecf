import type { FontBook } from '../../core/base/ports';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Paper } from '../../core/document/records/paper';
import { createComposer } from '../../core/page/compose';
import type { ComposedPage } from '../../core/page/composed';
import { faceFile } from '../resources';
import type { ExportPagesRequest, NamedPage } from './request';

/** A composed page with what its file is called after. */
export interface ReadyPage extends NamedPage {
  readonly page: ComposedPage;
  readonly paper: Paper;
}

const notFound = (thing: string): Result<never, DeskFailure> => err({ kind: 'not-found', thing });

/** Composes the pages asked for, in the order asked. */
export function composePages(
  request: ExportPagesRequest,
  fonts: FontBook,
): Result<readonly ReadyPage[], DeskFailure> {
  const { records, assets } = request;
  const composer = createComposer(fonts);
  const ready: ReadyPage[] = [];
  for (const id of request.pages) {
    const page = records.page[id];
    const issue = page && records.issue[page.issue];
    const paper = issue && records.paper[issue.paper];
    if (!page || !issue || !paper) return notFound(page ? page.issue : id);
    const composed = composer.compose({
      paper,
      issue,
      page,
      styles: records.style,
      stories: records.story,
      pictures: records.picture,
      present: (sha256) => sha256 in assets,
    });
    ready.push({ page: composed, paper, date: issue.date, number: page.number, section: page.section });
  }
  return ok(ready);
}

/** What keeps a page from the press: a picture without its file, a face that is not installed. By name. */
export function unready(pages: readonly ReadyPage[], request: ExportPagesRequest): DeskFailure | undefined {
  const pictures = new Set<string>();
  const faces = new Set<string>();
  for (const { page } of pages) {
    for (const mark of page.marks)
      if (mark.kind === 'picture' && mark.missing)
        pictures.add(request.records.picture[mark.picture]?.name ?? mark.picture);
    for (const { rule, params } of page.diagnostics)
      if (rule === 'PAGE-FONT') faces.add(String(params['face'] ?? ''));
  }
  if (pictures.size > 0) return { kind: 'missing-picture', thing: [...pictures].join(', ') };
  if (faces.size === 0) return undefined;
  return { kind: 'missing-font', thing: [...faces].map((face) => faceFile(face) ?? face).join(', ') };
}
