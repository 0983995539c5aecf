import { createComposer } from '../../../core/page/compose';
import { inspectPage } from '../../../core/proof/page';
import type { ExitCode } from '../io';
import { codeFor, composeInput, type Session, sheetsOf } from '../session';

/** `preflight <folder>`: what composition and the page rules find before the press does. */
export default async function preflight(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  if (options['preset'] !== 'x4')
    throw session.usage('preset', { preset: String(options['preset']), list: 'x4' });
  const project = await session.open(folder, true);
  const number = typeof options['page'] === 'number' ? options['page'] : undefined;
  const composer = createComposer(await session.fonts());
  const { story: stories, picture: pictures, style: styles } = project.records;
  const findings = sheetsOf(session, project, number).flatMap((sheet) => {
    const composed = composer.compose(composeInput(project, sheet));
    return inspectPage({ composed, page: sheet.page, stories, pictures, styles });
  });
  await project.close();
  session.print({ findings: findings.map(session.shown) }, () =>
    findings.map((finding) =>
      [session.words.severity(finding), finding.rule, session.words.finding(finding)].join('\t'),
    ),
  );
  return codeFor(findings.length > 0);
}
