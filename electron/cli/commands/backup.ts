import type { Backup } from '../../../core/contract/project';
import type { ProjectLock } from '../../store/lock';
import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';

/** `backup <folder>`: makes a backup beside those of the desk, or lists them all. */
export default async function backup(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { listBackups, takeBackup } = await import('../../store/backup');
  const project = await projectFolder(session, folder);
  if (options['list'] === true) {
    const backups = session.take(await listBackups(project));
    session.print({ backups }, () => backups.map((one) => line(session, one)));
    return 0;
  }
  const lock = await lockOf(session, project);
  try {
    const { backup: made, missed } = session.take(await takeBackup(project));
    for (const { path, problem } of missed) session.note('backup.missed', { path, problem });
    session.print({ backup: made, missed }, () => [
      made ? line(session, made) : session.words.say('backup.unchanged'),
    ]);
    return codeFor(missed.length > 0);
  } finally {
    await lock.release();
  }
}

/** The absolute folder of a project, damaged or not. */
export async function projectFolder(session: Session, folder: string): Promise<string> {
  const { readManifest } = await import('../../store/manifest');
  const project = session.path(folder);
  const manifest = await readManifest(project);
  if (!manifest.ok && manifest.error.kind !== 'damaged') throw session.stop(manifest.error);
  return project;
}

/** The project's lock, or the end of the command where somebody else has it. */
async function lockOf(session: Session, project: string): Promise<ProjectLock> {
  const { takeLock } = await import('../../store/lock');
  const taken = await takeLock(project);
  if (taken.ok) return taken.value;
  const { failure, holder } = taken.error;
  throw session.stop(holder ? { ...failure, detail: `${holder.user} @ ${holder.host}` } : failure);
}

const line = (session: Session, { id, kept, documents, bytes }: Backup): string =>
  [id, session.words.say(`backup.kept.${kept}`), documents, bytes].join('\t');
