import { basename, resolve } from 'node:path';
import type { Diagnostic } from '../../core/base/diagnostic';
import type { FontBook } from '../../core/base/ports';
import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Holder } from '../../core/contract/project';
import type { Issue } from '../../core/document/records/issue';
import type { Page } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import type { ComposeInput } from '../../core/page/compose';
import type { Project } from '../store/project';
import { type ExitCode, type Io, readStdin } from './io';
import { oneLine, type Words } from './words';

/** Ends a command: `say` goes to standard error, nothing to standard output. */
export class Stop extends Error {
  constructor(
    readonly code: 2 | 3,
    readonly say: string,
  ) {
    super(say);
  }
}

/** Failures of what the user named are wrong input (2); the rest happened on the way (3). */
const INPUT: ReadonlySet<DeskFailure['kind']> = new Set([
  'not-a-project',
  'not-an-archive',
  'unsafe-archive',
  'damaged',
  'newer-format',
  'linked',
  'not-found',
  'unreadable',
  'unsupported-picture',
  'too-large',
  'refused',
]);

/** Milliseconds that a command waits for another program to let go of a project. */
const LOCK_WAIT = 2000;

const heldBy = (folder: string, { user, host }: Holder): DeskFailure => ({
  kind: 'locked',
  thing: basename(folder),
  detail: [user, host].filter((name) => name !== '').join(' @ '),
});

/** What all commands share: the world, the words, and the two ways out. */
export class Session {
  /** Part of the project could not be read: whatever the command did, it did without that. */
  incomplete = false;
  private readonly opened: Project[] = [];

  constructor(
    readonly io: Io,
    readonly words: Words,
    readonly json: boolean,
  ) {}

  /** Lets go of what the command has opened, however it ended. */
  async end(): Promise<void> {
    for (const project of this.opened.splice(0)) await project.close();
  }

  path = (path: string): string => resolve(this.io.cwd, path);

  /** Standard input, `name` in messages. Ends the command where it cannot be read or has more than `most` bytes. */
  async stdin(name: string, most: number): Promise<Uint8Array> {
    try {
      const bytes = await readStdin(this.io, most);
      if (bytes.byteLength <= most) return bytes;
    } catch (problem) {
      const detail = problem instanceof Error ? problem.message : String(problem);
      throw this.unreadable({ kind: 'unreadable', thing: name, detail });
    }
    throw this.unreadable({ kind: 'too-large', thing: name });
  }

  private unreadable = (failure: DeskFailure): Stop => new Stop(2, oneLine(this.words.failure(failure)));

  /** A wrong word on the command line. */
  usage(key: string, values: Readonly<Record<string, string | number>> = {}): Stop {
    return new Stop(2, oneLine(this.words.say(`usage.${key}`, values)));
  }

  stop = (failure: DeskFailure): Stop =>
    new Stop(INPUT.has(failure.kind) ? 2 : 3, this.words.failure(failure));

  /** The value, or the end of the command. */
  take<Value>(result: Result<Value, DeskFailure>): Value {
    if (result.ok) return result.value;
    throw this.stop(result.error);
  }

  async open(folder: string, readOnly: boolean): Promise<Project> {
    const { openProject } = await import('../store/project');
    const options = readOnly ? { readOnly } : { lock: { wait: LOCK_WAIT } };
    const project = this.take(await openProject(this.path(folder), options));
    this.opened.push(project);
    if (!readOnly && project.holder) throw this.stop(heldBy(project.folder, project.holder));
    this.incomplete = project.notes.length > 0;
    this.report(project.notes);
    return project;
  }

  async fonts(): Promise<FontBook> {
    const { loadFontBook } = await import('../resources');
    return this.take(await loadFontBook());
  }

  /** One JSON value, or lines of text. */
  print(value: unknown, text: () => readonly string[]): void {
    if (this.json) this.io.stdout.write(`${JSON.stringify(value)}\n`);
    else for (const line of text()) this.io.stdout.write(`${line}\n`);
  }

  note(key: string, values: Readonly<Record<string, string | number>> = {}): void {
    this.io.stderr.write(`${this.words.say(key, values)}\n`);
  }

  /** Findings as lines on standard error. */
  report(findings: readonly Diagnostic[]): void {
    for (const finding of findings)
      this.io.stderr.write(
        `${this.words.severity(finding)} ${finding.rule} ${this.words.finding(finding)}${this.remedy(finding)}\n`,
      );
  }

  private remedy(finding: Diagnostic): string {
    const remedy = finding.severity === 'error' ? this.words.remedy(finding) : '';
    return remedy === '' ? '' : `\n  ${remedy}`;
  }

  /** A finding as the JSON output has it: its message in words beside its data. */
  shown = (finding: Diagnostic): Diagnostic & { readonly message: string } => ({
    ...finding,
    message: this.words.finding(finding),
  });
}

export const hasErrors = (findings: readonly Diagnostic[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

export const codeFor = (bad: boolean): ExitCode => (bad ? 1 : 0);

export interface Sheet {
  readonly paper: Paper;
  readonly issue: Issue;
  readonly page: Page;
}

/** The pages of the project's issue in order; one of them where a number is given. */
export function sheetsOf(session: Session, project: Project, number: number | undefined): readonly Sheet[] {
  const { records } = project;
  const sheets = Object.values(records.issue)
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap((issue) => {
      const paper = records.paper[issue.paper];
      const pages = issue.pages.flatMap((id) => records.page[id] ?? []);
      return paper === undefined ? [] : pages.map((page) => ({ paper, issue, page }));
    });
  const chosen = number === undefined ? sheets : sheets.filter(({ page }) => page.number === number);
  if (chosen.length > 0) return chosen;
  if (number === undefined) throw session.usage('noPages', { folder: project.folder });
  throw session.usage('noPage', { page: number, pages: sheets.map(({ page }) => page.number).join(', ') });
}

/** What composing one page takes from the project. */
export const composeInput = (project: Project, sheet: Sheet): ComposeInput => ({
  ...sheet,
  styles: project.records.style,
  stories: project.records.story,
  pictures: project.records.picture,
  present: (sha256) => project.assets.has(sha256),
});
