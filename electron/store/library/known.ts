import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptyShelf, type LoadedDocument, type PackedShelf } from '../../../core/contract/project';
import { packShelf } from '../../../core/contract/shelf';
import type { RecordType } from '../../../core/document/records';
import { codeOf } from '../failures';
import { documentFolders } from '../layout';
import { type FirstPart, type Row, readFirst, WHOLE, type WholeType } from './index';
import { readDocument } from './reading';
import { statOf } from './stats';

/** So many of them may be other than they were kept; where more are, reading all of them is the store's business. */
const CHANGED_MOST = 50;

/** What is known of a project at once, before anything of it is read. */
export interface Known {
  readonly shelf: PackedShelf;
  readonly page: string | null;
  /** Papers, styles, issues and picture cards as their files stand; undefined where that is not known. */
  readonly whole: readonly LoadedDocument[] | undefined;
}

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
  type: WholeType,
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

function wholeDocuments(project: string, { rows }: FirstPart): readonly LoadedDocument[] | undefined {
  const budget = { changed: 0 };
  const documents: LoadedDocument[] = [];
  for (const type of WHOLE) {
    const of = wholeOf(project, type, rows[type], budget);
    if (!of) return undefined;
    documents.push(...of);
  }
  return documents;
}

/** What the last session has kept: with 10,000 stories a hundredth of a second. Nothing where it has kept nothing. */
export function readKnown(folder: string, project: string): Known {
  const first = readFirst(folder, project);
  if (!first) return { shelf: packShelf(emptyShelf), page: null, whole: undefined };
  return { shelf: first.shelf, page: first.page, whole: wholeDocuments(folder, first) };
}
