import { fileURLToPath } from 'node:url';
import { composePage } from '../../core/page/compose';
import type { ComposedPage } from '../../core/page/composed';
import { loadFontBook } from '../../electron/resources';
import { openProject } from '../../electron/store/project';

/** Composes every page of a project folder, in the order of its issue. */
export async function composeProject(folder: string): Promise<readonly ComposedPage[]> {
  const fonts = await loadFontBook();
  if (!fonts.ok) throw new Error(fonts.error.detail ?? fonts.error.kind);
  const project = await openProject(folder, { readOnly: true });
  if (!project.ok) throw new Error(`${project.error.kind}: ${project.error.thing}`);
  const { records, assets } = project.value;
  const issue = Object.values(records.issue)[0];
  const paper = issue && records.paper[issue.paper];
  if (!issue || !paper) throw new Error('the project has no issue');
  const pages = issue.pages.flatMap((id) => records.page[id] ?? []);
  return pages.map((page) =>
    composePage({
      paper,
      issue,
      page,
      styles: records.style,
      stories: records.story,
      pictures: records.picture,
      present: (sha256) => assets.has(sha256),
      fonts: fonts.value,
    }),
  );
}

export const sampleFolder = fileURLToPath(new URL('../../resources/sample', import.meta.url));
