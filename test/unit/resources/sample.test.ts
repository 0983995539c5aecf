import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProjectRecords } from '../../../core/document/records';
import { storyItems } from '../../../core/document/records/page';
import { blockText, storyCharacters } from '../../../core/document/records/story';
import { composePage } from '../../../core/page/compose';
import type { ComposedPage } from '../../../core/page/composed';
import { proofreadStory } from '../../../core/proof/language';
import { inspectPage } from '../../../core/proof/page';
import { loadFontBook } from '../../../electron/resources';
import { openProject, type Project } from '../../../electron/store/open';

const folder = join(process.cwd(), 'resources', 'sample');

let project: Project;
let records: ProjectRecords;
let composed: readonly ComposedPage[];

beforeAll(async () => {
  const opened = await openProject(folder, { readOnly: true });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  project = opened.value;
  records = project.records;
  const fonts = await loadFontBook();
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.error));
  const book = fonts.value;
  const [issue] = Object.values(records.issue);
  const [paper] = Object.values(records.paper);
  if (!issue || !paper) throw new Error('The sample has no issue or no paper.');
  composed = issue.pages.map((id) => {
    const page = records.page[id];
    if (!page) throw new Error(`Page ${id} is missing.`);
    const { style: styles, story: stories, picture: pictures } = records;
    const present = (sha256: string): boolean => project.assets.has(sha256);
    return composePage({ paper, issue, page, styles, stories, pictures, present, fonts: book });
  });
});

describe('the sample paper', () => {
  it('opens without a note', () => {
    expect(project.notes).toEqual([]);
  });

  it.each([
    ['its first page', 0, { stories: 5, pictures: 3, least: 3000, most: 4000 }],
    ['its supplement', 1, { stories: 8, pictures: 2, least: 4000, most: 5200 }],
  ] as const)('has stories, pictures and characters enough on %s', (_name, n, wanted) => {
    const page = composed[n];
    expect(page?.stories).toHaveLength(wanted.stories);
    expect(page?.marks.filter((mark) => mark.kind === 'picture' && !mark.missing)).toHaveLength(
      wanted.pictures,
    );
    const characters = (page?.stories ?? []).reduce((sum, { story }) => {
      const record = records.story[story];
      return sum + (record ? storyCharacters(record) : 0);
    }, 0);
    expect(characters).toBeGreaterThanOrEqual(wanted.least);
    expect(characters).toBeLessThanOrEqual(wanted.most);
  });

  it('fills its pages: every block is even', () => {
    const fits = composed.flatMap((page) => page.stories.map(({ story, fit }) => [story, fit.state]));
    expect(fits.filter(([, state]) => state !== 'even')).toEqual([]);
  });

  it('gives preflight and proofreading nothing to say', () => {
    const { style: styles, story: stories, picture: pictures } = records;
    for (const page of composed) {
      const record = records.page[page.page];
      if (!record) throw new Error(`Page ${page.page} is missing.`);
      expect(inspectPage({ composed: page, page: record, styles, stories, pictures })).toEqual([]);
      for (const { story } of page.stories) {
        const text = stories[story];
        expect(text && proofreadStory(text)).toEqual([]);
      }
    }
  });

  it('composes without an error and with every picture at 200 ppi or more', () => {
    for (const page of composed) {
      expect(page.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const mark of page.marks) {
        if (mark.kind !== 'picture') continue;
        const { width = 0, height = 0 } = records.picture[mark.picture] ?? {};
        expect(Math.min(width / mark.rect.width, height / mark.rect.height) * 72).toBeGreaterThan(200);
      }
    }
  });

  it('never says a sentence twice', () => {
    const sentences = Object.values(records.story).flatMap((story) =>
      story.body.flatMap((block) => blockText(block).split(/[。？！]/u)).filter((text) => text.length > 6),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('has waiting stories that are on no page', () => {
    const placed = new Set(
      Object.values(records.page).flatMap((page) => storyItems(page).map((i) => i.story)),
    );
    const waiting = Object.keys(records.story).filter((id) => !placed.has(id));
    expect(waiting.length).toBeGreaterThanOrEqual(3);
  });

  it('takes less than 3 MB', () => {
    const size = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(folder, name)))
      .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
    expect(size).toBeLessThan(3_000_000);
  });
});
