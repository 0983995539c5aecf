import { basename } from 'node:path';
import type { PaperSize } from '../../store/project';
import type { ExitCode } from '../io';
import type { Session } from '../session';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

const part = (value: number): string => String(value).padStart(2, '0');

/** Today in the local calendar, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

function isDate(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** `new <folder>`: a project with one issue and one page. */
export default async function create(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const date = typeof options['date'] === 'string' ? options['date'] : today();
  if (!isDate(date)) throw session.usage('date', { value: date });
  const path = session.path(folder);
  const given = typeof options['name'] === 'string' ? options['name'].trim() : '';
  const name = given || basename(path).replace(/\.banxin$/iu, '');
  const { createProject } = await import('../../store/project');
  const project = session.take(
    await createProject(path, {
      paper: options['paper'] as PaperSize,
      name: [...name].slice(0, 60).join(''),
      date,
    }),
  );
  const issue = Object.values(project.records.issue)[0];
  await project.close();
  const pages = [...(issue?.pages ?? [])];
  session.print({ project: project.folder, issue: issue?.id ?? '', pages }, () => [
    session.words.say('new.done', { folder: project.folder, pages: pages.length }),
  ]);
  return 0;
}
