import type { Finding } from '../../store/doctor';
import type { ExitCode } from '../io';
import { codeFor, type Session } from '../session';

interface Shown {
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
  readonly repaired?: boolean;
}

/**
 * `doctor <folder>`: what is wrong with a project folder, and what would be done about it. `--repair` does that, with the
 * project's lock held and a backup made before.
 */
export default async function doctor(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { examine, repair } = await import('../../store/doctor');
  const found = session.take(await examine(session.path(folder)));
  const shown = (finding: Finding): Shown => ({
    path: finding.path,
    problem: session.words.finding(finding.note),
    remedy: session.words.remedy(finding.note),
  });
  if (options['repair'] !== true || found.findings.length === 0) {
    const damaged = found.findings.map(shown);
    session.print({ documents: found.documents, damaged }, () => [
      session.words.say('doctor.done', { documents: found.documents, damaged: damaged.length }),
      ...damaged.map(line),
    ]);
    return codeFor(damaged.length > 0);
  }
  const { before, after } = session.take(await repair(found));
  const left = new Set(after.findings.map(({ path }) => path));
  const damaged = before.findings.map((finding) => ({
    ...shown(finding),
    repaired: !left.has(finding.path),
  }));
  const open = damaged.filter(({ repaired }) => !repaired).length;
  session.print({ documents: after.documents, damaged }, () => [
    session.words.say('doctor.repaired', {
      documents: after.documents,
      repaired: damaged.length - open,
      left: open,
    }),
    ...damaged.map(
      (one) => `${session.words.say(one.repaired ? 'doctor.good' : 'doctor.open')}\t${line(one)}`,
    ),
  ]);
  return codeFor(after.findings.length > 0);
}

const line = ({ path, problem, remedy }: Shown): string =>
  [path, problem, remedy].filter((part) => part !== '').join('\t');
