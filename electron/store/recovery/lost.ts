import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentKey } from '../../../core/contract/project';
import type { RecordType } from '../../../core/document/records';
import { codeOf } from '../failures';
import { ABSENT } from '../fileStat';
import type { History } from '../history/history';
import { documentNamed, documentPath, HISTORY, REMOVED } from '../layout';
import { inParallel } from '../read';

/** Documents that stand in any backup. Never throws. */
export type KeptInBackups = () => Promise<readonly DocumentKey[]>;

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw problem;
  }
}

/** By path: revision up to which a document was put away as removed. A second witness beside the history's mark. */
async function putAway(project: string): Promise<ReadonlyMap<string, number>> {
  const revs = new Map<string, number>();
  for (const name of await namesIn(join(project, REMOVED))) {
    const { document = '', rev = '' } =
      /^(?<document>.+)-(?<rev>[1-9]\d{0,8})\.json$/u.exec(name)?.groups ?? {};
    const key = documentNamed(document);
    if (!key) continue;
    const path = documentPath(key.type, key.id);
    revs.set(path, Math.max(Number(rev), revs.get(path) ?? 0));
  }
  return revs;
}

/**
 * Documents of which the history or a backup has a state and that are not `there`, unless they were removed on purpose
 * after it. Nothing has to refer to them: an issue or a story that is on no page is missed like any other. Throws the
 * system's error where a folder cannot be listed.
 */
export async function lostDocuments(
  project: string,
  history: History,
  inBackups: KeptInBackups,
  isThere: (path: string) => boolean,
  types: readonly RecordType[],
): Promise<readonly DocumentKey[]> {
  const kept = new Map<string, DocumentKey & { readonly inBackup: boolean }>();
  const note = ({ type, id }: DocumentKey, inBackup: boolean): void => {
    const path = documentPath(type, id);
    if (types.includes(type) && !isThere(path)) kept.set(path, { type, id, inBackup });
  };
  for (const name of await namesIn(join(project, HISTORY))) {
    const key = documentNamed(name);
    if (key) note(key, false);
  }
  for (const key of await inBackups()) note(key, true);
  if (kept.size === 0) return [];
  const removed = await putAway(project);
  const found = await inParallel([...kept], async ([path, { type, id, inBackup }]) => {
    const [newest] = await history.list({ type, id });
    const isRemoved = newest?.gone === true || (removed.get(path) ?? 0) >= (newest?.rev ?? 1);
    const isKept = inBackup || newest !== undefined;
    return isKept && !isRemoved ? { type, id } : undefined;
  });
  return found.filter((key) => key !== undefined);
}
