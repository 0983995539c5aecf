import { stat } from 'node:fs/promises';
import type { Severity } from '../../../core/base/diagnostic';
import { countCharacters } from '../../../core/base/text';
import { type Story, storyCharacters } from '../../../core/document/records/story';
import { type Finding, proofreadStory, proofreadText } from '../../../core/proof/language';
import { languageRules } from '../../../core/proof/language/rules';
import { failureOf } from '../../store/failures';
import { decode } from '../charset';
import type { ExitCode } from '../io';
import { readInput } from '../manuscript';
import { codeFor, type Session, sheetsOf } from '../session';

const ranks: readonly Severity[] = ['suspect', 'advice', 'error'];

type Found = Omit<Finding, 'basis'> & { readonly basis?: string; readonly place?: object };

/** `proofread <file|folder>`: a text file is read as one story, offsets are those of the file. */
export default async function proofread(
  session: Session,
  [path = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const keeps = filterOf(session, options);
  const { found, characters } = (await isFolder(session, path))
    ? await readProject(session, path)
    : await readText(session, path);
  const findings = found.filter(keeps);
  session.print({ findings: findings.map((finding) => shown(session, finding)), characters }, () =>
    findings.map(({ start, end, rule, ...rest }) => {
      const message = session.words.finding(asDiagnostic({ start, end, rule, ...rest }));
      return `${start}-${end}\t${session.words.severity(asDiagnostic({ start, end, rule, ...rest }))}\t${rule}\t${rest.text}\t${message}`;
    }),
  );
  return codeFor(findings.length > 0);
}

async function isFolder(session: Session, path: string): Promise<boolean> {
  if (path === '-') return false;
  const file = session.path(path);
  try {
    return (await stat(file)).isDirectory();
  } catch (problem) {
    throw session.stop(failureOf(problem, 'read', file));
  }
}

interface Read {
  readonly found: readonly Found[];
  readonly characters: number;
}

async function readText(session: Session, path: string): Promise<Read> {
  const text = decode(await readInput(session, path), 'auto');
  return { found: proofreadText(text), characters: countCharacters(text) };
}

async function readProject(session: Session, folder: string): Promise<Read> {
  const project = await session.open(folder, true);
  const date = sheetsOf(session, project, undefined)[0]?.issue.date;
  await project.close();
  const stories = Object.values(project.records.story);
  const found = stories.flatMap((story) =>
    proofreadStory(story, date === undefined ? {} : { issueDate: date }).map((finding): Found => {
      const { start = 0, end = 0 } = finding.place;
      const { rule, severity, text = '', suggestions = [], place } = finding;
      return { rule, severity, text, suggestions, place, start, end };
    }),
  );
  return { found, characters: stories.reduce((sum, story) => sum + readable(story), 0) };
}

/** Head and body, without white space. */
const readable = (story: Story): number =>
  storyCharacters(story) +
  countCharacters([story.kicker, story.headline, story.deck, story.summary].join(''));

function filterOf(session: Session, options: Readonly<Record<string, unknown>>): (finding: Found) => boolean {
  const least = ranks.indexOf(options['min'] as Severity);
  const wish = typeof options['rules'] === 'string' ? options['rules'] : '';
  const rules = wish.split(/[,，\s]+/u).filter((rule) => rule !== '');
  const known = new Set(languageRules.map(({ id }) => id));
  for (const rule of rules) if (!known.has(rule)) throw session.usage('rule', { rule });
  return ({ rule, severity }) =>
    ranks.indexOf(severity) >= least && (rules.length === 0 || rules.includes(rule));
}

const asDiagnostic = ({ rule, severity, text, suggestions }: Found): Parameters<Session['shown']>[0] => ({
  rule,
  severity,
  place: {},
  params: { text, suggestion: suggestions[0] ?? '' },
  text,
});

const shown = (session: Session, finding: Found): object => ({
  ...finding,
  message: session.words.finding(asDiagnostic(finding)),
});
