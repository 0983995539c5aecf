import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '../../../core/base/diagnostic';
import { makeId } from '../../../core/base/ids';
import { diffRecords } from '../../../core/document/apply';
import type { ProjectRecords } from '../../../core/document/records';
import type { Page } from '../../../core/document/records/page';
import type { Story } from '../../../core/document/records/story';
import { type ImportedPage, storyRecord } from '../../../core/exchange/import/imported';
import { knowsCharset } from '../charset';
import type { ExitCode } from '../io';
import { readManuscript } from '../manuscript';
import { pageCopyOf } from '../pagecopy';
import { type Session, sheetsOf } from '../session';
import { shapeOf, storyLines } from '../shape';

const newId = (): string => makeId((bytes) => randomBytes(bytes));

interface Read {
  readonly name: string;
  readonly page: ImportedPage;
}

/** `import <folder> <file>…`: stories from txt, md, docx, html or standard input. All files or none. */
export default async function importFiles(
  session: Session,
  [folder = '', ...files]: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const charset = String(options['charset']);
  if (!knowsCharset(charset)) throw session.usage('charset', { value: charset });
  const project = await session.open(folder, false);
  const sheet = sheetsOf(session, project, undefined)[0];
  if (sheet === undefined) throw session.usage('noPages', { folder });
  const read: Read[] = [];
  for (const name of files)
    read.push({ name, page: await readManuscript(session, name, charset, String(options['as'])) });

  const page: Page = sheet.page;
  const before = project.records;
  const made = read.map((file) => ({
    ...file,
    stories: file.page.stories.map((story) => storyRecord(story, newId)),
  }));
  const stories = made.flatMap((file) => file.stories);
  const incoming = {
    theme: made
      .map((file) => file.page.theme)
      .filter((theme) => theme !== '')
      .join('\n'),
    packages: made.flatMap(({ page: { packages }, stories: own }) =>
      packages.map((pack) => ({
        head: [...pack.head],
        stories: pack.stories.flatMap((at) => own[at]?.id ?? []),
      })),
    ),
    other: made.flatMap((file) => [...file.page.other]),
  };
  const after = withCopy(before, page, stories, incoming);
  session.take(await project.apply(diffRecords(before, after)));
  await project.close();
  const diagnostics = made
    .filter((file) => file.stories.length === 0)
    .map(({ name }) => nothingIn(name, page.id));
  session.report(diagnostics);
  session.print(
    { page: incoming, stories: stories.map(shapeOf), diagnostics: diagnostics.map(session.shown) },
    () => [
      session.words.say('import.done', { count: stories.length, folder: project.folder }),
      ...storyLines(stories),
    ],
  );
  return diagnostics.length > 0 ? 1 : 0;
}

type Incoming = NonNullable<Page['incoming']>;

/** The project with new stories, and what came with them kept for the page's make-up. */
function withCopy(
  records: ProjectRecords,
  page: Page,
  stories: readonly Story[],
  incoming: Incoming,
): ProjectRecords {
  const known = page.incoming ?? { theme: '', packages: [], other: [] };
  const placed = pageCopyOf(page);
  const merged: Incoming = {
    ...known,
    theme: [known.theme, incoming.theme].filter((line) => line !== '' && line !== placed.theme).join('\n'),
    packages: [...known.packages, ...incoming.packages],
    other: [...known.other, ...incoming.other],
  };
  const brought = merged.theme !== '' || merged.packages.length > 0 || merged.other.length > 0;
  return {
    ...records,
    story: { ...records.story, ...Object.fromEntries(stories.map((story) => [story.id, story])) },
    page: brought ? { ...records.page, [page.id]: { ...page, incoming: merged } } : records.page,
  };
}

const nothingIn = (name: string, page: string): Diagnostic => ({
  rule: 'IMPORT-NOTHING',
  severity: 'advice',
  place: { page },
  params: { name },
});
