import { exportPages } from '../../jobs/export';
import { exportRequest } from '../../jobs/request';
import type { ExitCode } from '../io';
import { codeFor, hasErrors, type Session, sheetsOf } from '../session';

const formats = ['pdf'];
const presets = ['x4', 'screen', 'proof'] as const;

/** `export <folder> --out F`: the page PDF. */
export default async function exportProject(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const format = String(options['format']).toLowerCase();
  if (!formats.includes(format)) throw session.usage('format', { format, list: formats.join(', ') });
  const preset = presets.find((name) => name === options['preset']);
  if (preset === undefined)
    throw session.usage('preset', { preset: String(options['preset']), list: presets.join(', ') });
  if (options['all'] === true && options['page'] !== undefined) throw session.usage('allOrPage');
  const project = await session.open(folder, true);
  const number = typeof options['page'] === 'number' ? options['page'] : undefined;
  const pages = sheetsOf(session, project, number).map(({ page }) => page.id);
  const request = exportRequest(project, {
    pages,
    preset,
    marks: options['marks'] === true,
    out: session.path(String(options['out'])),
  });
  const { files, diagnostics } = session.take(await exportPages(request));
  await project.close();
  session.report(diagnostics);
  session.print({ files, diagnostics: diagnostics.map(session.shown) }, () => files.map(({ path }) => path));
  return codeFor(hasErrors(diagnostics));
}
