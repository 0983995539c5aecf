import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { newIssue, newPage, newPicture, type PictureFile } from '../../core/document/factory';
import { type RecordByType, type RecordType, recordKinds } from '../../core/document/records';
import type { PageItem } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import type { Style } from '../../core/document/records/style';
import { resourceFile } from '../../electron/resources';
import { encode, nextEnvelope, sha256 } from '../../electron/store/envelope';
import { assetFile, documentPath, MANIFEST } from '../../electron/store/layout';
import { newManifest } from '../../electron/store/manifest';
import { Copy } from './scale.copy';

export interface ScaleOptions {
  readonly stories: number;
  readonly pages: number;
  readonly pagesInIssue?: number;
  /** Of a story's body. */
  readonly characters?: number;
}

/** Everything but this share of the stories stands on a page. */
const WAITING = 0.1;
const LONG_AGO = new Date('2026-01-05T08:00:00Z');

/** Sixteen letters, as the desk makes them. */
const idOf = (what: string, number: number): string =>
  BigInt(`0x${sha256(`${what} ${number}`).slice(0, 20)}`)
    .toString(32)
    .padStart(16, '0')
    .slice(-16);

/** Days in a row, `YYYY-MM-DD`. */
const dateOf = (day: number): string => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);

/** Documents are laid down without the care of a save, as if they had been there for a long time. */
export function lay<Type extends RecordType>(folder: string, type: Type, data: RecordByType[Type]): void {
  const file = join(folder, documentPath(type, data.id));
  mkdirSync(dirname(file), { recursive: true });
  const schema = `${type}@${recordKinds[type].version}`;
  writeFileSync(file, encode(nextEnvelope(undefined, { schema, id: data.id, device: 'scale', data })));
  utimesSync(file, LONG_AGO, LONG_AGO);
}

/** The paper of the broadsheet template with its styles. Answers with its id. */
function layPaper(folder: string): string {
  const { paper, styles } = JSON.parse(readFileSync(resourceFile('templates/broadsheet.json'), 'utf8')) as {
    paper: Omit<Paper, 'id' | 'name'>;
    styles: readonly Style[];
  };
  const id = idOf('paper', 0);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MANIFEST), encode(newManifest(idOf('project', 0))));
  lay(folder, 'paper', { ...paper, id, name: '江城职工报' });
  for (const style of styles) lay(folder, 'style', style);
  return id;
}

/** One small picture for all cards. */
function layPicture(folder: string): Omit<PictureFile, 'name'> {
  const bytes = PNG.sync.write(new PNG({ width: 4, height: 4 }));
  const file = { sha256: sha256(bytes), ext: 'png', width: 4, height: 4 } as const;
  const path = join(folder, assetFile(file.sha256, file.ext));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return file;
}

/** Blocks of stories in two columns of a page, one below the other. */
function blocksOf(stories: readonly string[]): readonly PageItem[] {
  const rows = Math.max(1, Math.ceil(stories.length / 2));
  const height = Math.floor(110 / rows);
  return stories.map((story, at) => ({
    kind: 'story' as const,
    id: `block-${at}`,
    story,
    area: { x: at % 2 === 0 ? 0 : 56, y: Math.floor(at / 2) * height, w: 55, h: height - 1 },
    columns: 4,
    gutter: 1,
    columnRule: false,
    head: { arrangement: 'over' as const, align: 'start' as const, headline: 'headline-2' },
    pictures: [],
    fill: 'level' as const,
  }));
}

/**
 * A project of a few years: issues of some pages each, nine tenths of the stories on pages, a picture card for each
 * page. The text is invented and the same at every run. A folder that is there is used as it is.
 */
export function scaleProject(folder: string, options: ScaleOptions): string {
  if (existsSync(folder)) return folder;
  const { stories, pages, pagesInIssue = 8, characters = 800 } = options;
  const paper = layPaper(folder);
  const picture = layPicture(folder);
  const storyIds = Array.from({ length: stories }, (_, at) => idOf('story', at));
  const placed = Math.floor(stories * (1 - WAITING));
  for (const [at, id] of storyIds.entries()) lay(folder, 'story', new Copy(at).story(id, characters));
  for (let issue = 0; issue * pagesInIssue < pages; issue++) {
    const count = Math.min(pagesInIssue, pages - issue * pagesInIssue);
    const ids = Array.from({ length: count }, (_, at) => idOf('page', issue * pagesInIssue + at));
    const issueId = idOf('issue', issue);
    lay(folder, 'issue', newIssue(issueId, paper, dateOf(issue), { number: issue + 1, pages: ids }));
    for (const [at, id] of ids.entries()) {
      const page = issue * pagesInIssue + at;
      const from = Math.floor((page * placed) / pages);
      const to = Math.floor(((page + 1) * placed) / pages);
      const section = ['要闻', '综合', '工会新闻', '副刊'][at % 4] ?? '综合';
      const items = blocksOf(storyIds.slice(from, to));
      lay(folder, 'page', newPage(id, issueId, { number: at + 1, section, items: [...items] }));
      const file = { ...picture, name: `${page}.png` };
      lay(folder, 'picture', newPicture(idOf('picture', page), file, { caption: new Copy(page).sentence() }));
    }
  }
  return folder;
}
