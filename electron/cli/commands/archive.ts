import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';

/** `archive <folder> --out F`: the whole project as one file. */
export default async function archive(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { exportArchive } = await import('../../store/archive');
  const { readManifest } = await import('../../store/manifest');
  const project = session.path(folder);
  session.take(await readManifest(project));
  const written = session.take(await exportArchive(project, session.path(String(options['out']))));
  for (const path of written.leftOut) session.note('archive.leftOut', { path });
  session.print(written, () => [
    session.words.say('archive.done', { path: written.path, files: written.files }),
  ]);
  return codeFor(written.leftOut.length > 0);
}
