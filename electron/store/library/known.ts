import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedDocument, PageCard, Shelf, StoryCard } from '../../../core/contract/project';
import type { RecordType } from '../../../core/document/records';
import { codeOf } from '../failures';
import { documentFolders } from '../layout';
import { type LibraryIndex, type Row, readIndex } from './index';
import { readDocument } from './reading';
import { statOf } from './stats';

/** Kinds that the index keeps whole. */
const WHOLE = ['paper', 'style', 'issue', 'picture'] as const;

/** So many of them may be other than they were kept; where more are, reading all of them is the store's business. */
const CHANGED_MOST = 50;

/** What is known of a project at once, before anything of it is read. */
export interface Known {
  readonly stories: Map<string, StoryCard>;
  readonly pages: Map<string, PageCard>;
  readonly page: string | null;
  /** Papers, styles, issues and picture cards as their files stand; undefined where that is not known. */
  readonly whole: readonly LoadedDocument[] | undefined;
}

/** What was written last comes first; a file too young to tell by its time is younger than all others. */
const byTime = (a: Row, b: Row): number =>
  (b[2] || Number.POSITIVE_INFINITY) === (a[2] || Number.POSITIVE_INFINITY)
    ? 0
    : (b[2] || Number.POSITIVE_INFINITY) - (a[2] || Number.POSITIVE_INFINITY);

function idsIn(project: string, type: RecordType): readonly string[] {
  const folder = documentFolders.find(([known]) => known === type)?.[1] ?? '';
  try {
    const names = readdirSync(join(project, folder));
    return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return [];
    throw problem;
  }
}

/** Documents of one kind as their files stand; those that are as they were kept are not read. */
function wholeOf(
  project: string,
  type: (typeof WHOLE)[number],
  rows: readonly Row[],
  budget: { changed: number },
): readonly LoadedDocument[] | undefined {
  const known = new Map(rows.map((row) => [row[0], row]));
  const documents: LoadedDocument[] = [];
  for (const id of idsIn(project, type)) {
    const row = known.get(id);
    const stat = statOf(project, type, id);
    if (row && stat && row[1] === stat.size && row[2] === stat.modified) {
      documents.push({ type, id, record: row[4] });
      continue;
    }
    budget.changed += 1;
    if (budget.changed > CHANGED_MOST) return undefined;
    const read = readDocument(project, type, id);
    if (read === null || read === 'unusable') return undefined;
    documents.push({ type, id, record: read.record });
  }
  return documents;
}

function wholeDocuments(project: string, { rows }: LibraryIndex): readonly LoadedDocument[] | undefined {
  const budget = { changed: 0 };
  const documents: LoadedDocument[] = [];
  for (const type of WHOLE) {
    const of = wholeOf(project, type, rows[type], budget);
    if (!of) return undefined;
    documents.push(...of);
  }
  return documents;
}

const cardsOf = <Card extends { readonly id: string }>(
  rows: readonly (readonly [string, number, number, number, Card])[],
): Map<string, Card> => new Map(rows.map((row) => [row[0], row[4]]));

/** What the last session has kept: for 10,000 stories a few hundredths of a second. Nothing where it has kept nothing. */
export function readKnown(folder: string, project: string): Known {
  const index = readIndex(folder, project);
  if (!index) return { stories: new Map(), pages: new Map(), page: null, whole: undefined };
  const stories = cardsOf<StoryCard>(index.rows.story.toSorted(byTime));
  const pages = cardsOf<PageCard>(index.rows.page);
  return { stories, pages, page: index.page, whole: wholeDocuments(folder, index) };
}

export const shelfOf = ({ stories, pages }: Known): Shelf => ({
  stories: [...stories.values()],
  pages: [...pages.values()],
});
