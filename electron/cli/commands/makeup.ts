import { diffRecords } from '../../../core/document/apply';
import { storyItems } from '../../../core/document/records/page';
import type { Story } from '../../../core/document/records/story';
import { makeUpSimply } from '../../../core/makeup/simple';
import { createComposer } from '../../../core/page/compose';
import type { Project } from '../../store/project';
import type { ExitCode } from '../io';
import { pageCopyOf } from '../pagecopy';
import { codeFor, composeInput, type Session, type Sheet, sheetsOf } from '../session';

/** `makeup <folder> --simple`: places the stories on a page, the longest first. */
export default async function makeup(
  session: Session,
  [folder = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  if (options['simple'] !== true) throw session.usage('makeupSimple');
  const project = await session.open(folder, false);
  const number = typeof options['page'] === 'number' ? options['page'] : undefined;
  const sheet = sheetsOf(session, project, number)[0];
  if (sheet === undefined) throw session.usage('noPages', { folder });
  const stories = chosenStories(session, project, sheet, options['stories']);
  const composer = createComposer(await session.fonts());
  const copy = pageCopyOf(sheet.page);
  const made = makeUpSimply({ stories, ...copy }, composer, composeInput(project, sheet));
  const { incoming: _placed, ...rest } = sheet.page;
  const left = { theme: '', packages: [], other: [...copy.other] };
  const page = { ...rest, items: [...made.items], ...(copy.other.length > 0 ? { incoming: left } : {}) };
  const after = { ...project.records, page: { ...project.records.page, [page.id]: page } };
  session.take(await project.apply(diffRecords(project.records, after)));
  await project.close();
  const composed = composer.compose({ ...composeInput(project, sheet), page });
  const over = composed.stories.filter(({ fit }) => fit.state === 'over').length;
  session.report(made.diagnostics);
  const blocks = made.blocks.map(({ story, area, columns }) => ({ story, ...area, columns }));
  const placed = stories.length - made.left.length;
  const option = {
    score: stories.length === 0 ? 1 : placed / stories.length,
    reasons: [session.words.say('makeup.reason'), ...made.diagnostics.map(session.words.finding)],
    blocks,
  };
  session.print({ options: [option], chosen: 0, diagnostics: made.diagnostics.map(session.shown) }, () => [
    session.words.say('makeup.done', { placed, count: stories.length, page: sheet.page.number }),
  ]);
  return codeFor(made.left.length > 0 || over > 0);
}

/** The stories named, or all that stand on no other page. */
function chosenStories(session: Session, project: Project, sheet: Sheet, wish: unknown): readonly Story[] {
  const { story, page } = project.records;
  if (typeof wish === 'string')
    return wish
      .split(/[,，\s]+/u)
      .filter((id) => id !== '')
      .map((id) => {
        const found = story[id];
        if (found === undefined) throw session.usage('noStory', { story: id });
        return found;
      });
  const elsewhere = new Set(
    Object.values(page)
      .filter(({ id }) => id !== sheet.page.id)
      .flatMap((other) => storyItems(other).map((item) => item.story)),
  );
  return Object.values(story).filter(({ id }) => !elsewhere.has(id));
}
