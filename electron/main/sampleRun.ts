import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeskFailure } from '../../core/contract/desk';
import type { DeskWindow } from '../windows/deskWindow';
import type { ExportsService } from './exports';
import type { ProjectsService } from './projects';

export interface SampleRunParts {
  readonly desk: DeskWindow;
  readonly projects: ProjectsService;
  readonly exports: ExportsService;
  readonly failureText: (failure: DeskFailure) => string;
}

/** The first page of the first issue, in the order of the sheets. */
export function firstPage(projects: ProjectsService): string | undefined {
  const records = projects.current?.records;
  return records && Object.values(records.issue)[0]?.pages[0];
}

/** Runs in the window: resolves when the page in sight is painted and the frame that shows it is out. */
const pagePainted = (): Promise<void> =>
  new Promise((resolve) => {
    const finished = '[data-testid=page-canvas][data-revision][data-undecoded="0"]';
    const painted = (): boolean => document.querySelector(finished) !== null;
    const shown = (): void => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    if (painted()) {
      shown();
      return;
    }
    const observer = new MutationObserver(() => {
      if (!painted()) return;
      observer.disconnect();
      shown();
    });
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-revision', 'data-undecoded'],
    });
  });

/**
 * What `npm start` does where there is no display: waits for the window to show the sample, takes its picture,
 * and exports its first page by the same job as the export panel. Answers with the files.
 */
export async function runSample(folder: string, parts: SampleRunParts): Promise<readonly string[]> {
  const { desk, projects, exports } = parts;
  await desk.whenReady();
  const { current } = projects;
  const page = firstPage(projects);
  if (!current || page === undefined) throw new Error('The sample paper did not open.');
  await desk.window.webContents.executeJavaScript(`(${pagePainted.toString()})()`);
  const picture = path.join(folder, 'desk.png');
  await writeFile(picture, (await desk.window.webContents.capturePage()).toPNG());
  const pdf = path.join(folder, 'sample-page.pdf');
  const order = { pages: [page], preset: 'x4', marks: false, out: pdf } as const;
  const exported = await exports.launch(current, order).done;
  if (!exported.ok) throw new Error(parts.failureText(exported.error));
  return [pdf, picture];
}
