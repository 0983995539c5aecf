import type { Diagnostic } from '../../../core/base/diagnostic';
import { recordTypes } from '../../../core/document/records';
import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';

/** `doctor <folder>`: reads every document and names those that cannot be used. */
export default async function doctor(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  if (options['repair'] === true) throw session.usage('repairLater');
  const project = await session.open(folder, true);
  const documents = recordTypes.reduce((sum, type) => sum + Object.keys(project.records[type]).length, 0);
  await project.close();
  const damaged = project.notes.map((note) => ({
    path: pathOf(note),
    problem: session.words.finding(note),
    remedy: session.words.remedy(note),
  }));
  session.print({ documents, damaged }, () => [
    session.words.say('doctor.done', { documents, damaged: damaged.length }),
    ...damaged.map(({ path, problem, remedy }) => `${path}\t${problem}${remedy === '' ? '' : `\t${remedy}`}`),
  ]);
  return codeFor(damaged.length > 0);
}

const pathOf = (note: Diagnostic): string =>
  String(note.params['path'] ?? note.params['name'] ?? note.params['file'] ?? '');
