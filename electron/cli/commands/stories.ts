import { blockText, type Story } from '../../../core/document/records/story';
import type { ExitCode } from '../io';
import { pageCopyOf } from '../pagecopy';
import { type Session, sheetsOf } from '../session';
import { shapeOf, storyLines } from '../shape';

const textOf = (story: Story): string =>
  [
    story.slug,
    story.flag,
    story.kicker,
    story.headline,
    story.deck,
    story.summary,
    story.dateline,
    story.byline,
    story.source,
    story.credit,
    ...story.tags,
    ...story.body.map(blockText),
  ].join('\n');

/** `stories <folder>`: all stories, or those that hold every word of the query. */
export default async function list(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const project = await session.open(folder, true);
  const query = typeof options['query'] === 'string' ? options['query'] : '';
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const stories = Object.values(project.records.story).filter((story) => {
    const text = textOf(story).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const copies = sheetsOf(session, project, undefined).map(({ page }) => pageCopyOf(page));
  await project.close();
  session.print(
    {
      page: {
        theme: copies
          .map(({ theme }) => theme)
          .filter((theme) => theme !== '')
          .join('\n'),
        packages: copies.flatMap(({ packages }) => packages),
        other: copies.flatMap(({ other }) => other),
      },
      stories: stories.map(shapeOf),
      diagnostics: project.notes.map(session.shown),
    },
    () => storyLines(stories),
  );
  return 0;
}
