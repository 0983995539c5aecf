import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';
import { projectFolder } from './backup';

/** `restore <folder> [backup] --out <new folder>`: a backup, the newest by default, as a project of its own. */
export default async function restore(
  session: Session,
  [folder = '', asked]: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { listBackups, restoreBackup } = await import('../../store/backup');
  const project = await projectFolder(session, folder);
  const backups = session.take(await listBackups(project));
  const chosen = asked ?? backups[0]?.id;
  if (chosen === undefined) throw session.usage('noBackups', { folder: project });
  if (!backups.some(({ id }) => id === chosen))
    throw session.usage('noBackup', { backup: chosen, list: backups.map(({ id }) => id).join(', ') });
  const target = session.path(String(options['out']));
  const { lost } = session.take(await restoreBackup(project, chosen, target));
  for (const path of lost) session.note('restore.lost', { path });
  session.print({ project: target, backup: chosen, lost }, () => [
    session.words.say('restore.done', { backup: chosen, folder: target }),
  ]);
  return codeFor(lost.length > 0);
}
