import { createComposer } from '../../../core/page/compose';
import { type ComposedPage } from '../../../core/page/composed';
import type { ExitCode } from '../io';
import { codeFor, composeInput, hasErrors, type Session, sheetsOf } from '../session';

/** `compose <folder>`: the lines of every frame, pt from the page's top left. */
export default async function compose(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const project = await session.open(folder, true);
  const number = typeof options['page'] === 'number' ? options['page'] : undefined;
  const composer = createComposer(await session.fonts());
  const pages = sheetsOf(session, project, number).map((sheet) =>
    composer.compose(composeInput(project, sheet)),
  );
  await project.close();
  const diagnostics = pages.flatMap((page) => page.diagnostics);
  session.report(diagnostics);
  session.print({ pages: pages.map((page) => shapeOfPage(session, page)) }, () => pages.flatMap(textOf));
  return codeFor(
    hasErrors(diagnostics) || pages.some((page) => page.stories.some(({ fit }) => fit.state === 'over')),
  );
}

const shapeOfPage = (session: Session, page: ComposedPage): Readonly<Record<string, unknown>> => ({
  number: page.number,
  frames: page.frames.map(({ id, role, story, lines, overset, underset }) => ({
    id,
    role,
    story: story ?? null,
    lines: lines.map(({ text, x, y, width }) => ({ text, x, y, width })),
    overset,
    underset,
  })),
  diagnostics: page.diagnostics.map(session.shown),
});

const textOf = (page: ComposedPage): readonly string[] => [
  `— ${page.number} —`,
  ...page.frames.flatMap((frame) => frame.lines.map((line) => line.text)),
];
