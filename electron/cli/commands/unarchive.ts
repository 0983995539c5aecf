import type { ExitCode } from '../io';
import type { Session } from '../session';

/** `unarchive <file> --out <new folder>`: a project out of an archive, all of it or nothing. */
export default async function unarchive(
  session: Session,
  [file = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { importArchive } = await import('../../store/archive');
  const target = session.path(String(options['out']));
  const { files } = session.take(await importArchive(session.path(file), target));
  session.print({ project: target, files }, () => [
    session.words.say('unarchive.done', { folder: target, files }),
  ]);
  return 0;
}
