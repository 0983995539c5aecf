import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { bytesOf } from '../adapter';
import { listAssets } from '../assets';
import { staleTemporaries } from '../atomic';
import { flawOf, hashOfFile, listFiles, pictureInBackups, verifyBackups } from '../backup';
import { each } from '../backup/each';
import { failureOf } from '../failures';
import { INDEX_FILE, MAX_INDEX, readIndexBytes } from '../library/index';
import { MAX_SEARCH, readSearchBytes, SEARCH_FILE } from '../library/search/file';
import { judge, LOCK } from '../lock/holder';
import { readRegularSync } from '../regular';
import { type Finding, finding } from './finding';

/** Hash of every picture; one that is not what its name says is put back from the backups, or out of the way. */
export async function pictureFindings(
  project: string,
): Promise<{ readonly findings: readonly Finding[]; readonly whole: ReadonlySet<string> }> {
  const findings: Finding[] = [];
  const whole = new Set<string>();
  await each([...(await listAssets(project))], async ([hash, path]) => {
    let found: string;
    try {
      found = await hashOfFile(join(project, path));
    } catch (problem) {
      const { kind, detail = kind } = failureOf(problem, 'read', path);
      whole.add(hash);
      findings.push(finding('STORE-UNREADABLE', path, null, { problem: detail }));
      return;
    }
    if (found === hash) whole.add(hash);
    else findings.push(await altered(project, path, hash));
  });
  return { findings, whole };
}

async function altered(project: string, path: string, hash: string): Promise<Finding> {
  const from = await pictureInBackups(project, path, hash);
  return from === undefined
    ? finding('DOCTOR-PICTURE', path, { kind: 'quarantine' })
    : finding('DOCTOR-PICTURE-KEPT', path, { kind: 'picture', from, altered: true });
}

/** A picture that a card names and that is not there may still be among the backups. */
export async function withKeptPictures(
  project: string,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const out: Finding[] = [];
  for (const missing of findings) {
    const hash = /(?<sha>[0-9a-f]{64})\.[a-z]+$/u.exec(missing.path)?.groups?.['sha'];
    const from =
      missing.note.rule === 'STORE-ASSET' && hash !== undefined
        ? await pictureInBackups(project, missing.path, hash)
        : undefined;
    if (from === undefined) out.push(missing);
    else out.push(finding('DOCTOR-PICTURE-GONE', missing.path, { kind: 'picture', from, altered: false }));
  }
  return out;
}

/** Earlier states and waiting branches that are no documents any more. */
export async function stateFindings(project: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const { files } = await listFiles(project, ['history', 'branch']);
  await each(files, async ({ path, what }) => {
    if (what.kind !== 'history' && what.kind !== 'branch') return;
    const bytes = await bytesOf(join(project, path), path);
    const problem = bytes && flawOf(what, bytes);
    if (problem) findings.push(finding('DOCTOR-STATE', path, { kind: 'quarantine' }, { problem }));
  });
  return findings;
}

/** Caches that are there and cannot be read. */
export function cacheFindings(project: string, id: string): readonly Finding[] {
  const caches: readonly (readonly [string, number, (id: string, bytes: Buffer) => unknown])[] = [
    [INDEX_FILE, MAX_INDEX, readIndexBytes],
    [SEARCH_FILE, MAX_SEARCH, readSearchBytes],
  ];
  return caches.flatMap(([path, most, read]) => {
    const file = join(project, path);
    if (!existsSync(file)) return [];
    try {
      if (read(id, readRegularSync(file, most)) !== undefined) return [];
    } catch {
      // The same as one that says nothing.
    }
    return [finding('DOCTOR-CACHE', path, { kind: 'drop' })];
  });
}

/** A lock of a process that no longer lives. One that lives is no damage. */
export async function lockFindings(project: string): Promise<readonly Finding[]> {
  const judged = await judge(project);
  return judged.kind === 'dead' ? [finding('DOCTOR-LOCK', LOCK, { kind: 'lock' })] : [];
}

/** What writers have left that were ended in the middle of it. */
export async function temporaryFindings(project: string): Promise<readonly Finding[]> {
  const stale = await staleTemporaries(project);
  return stale.map((file) =>
    finding('DOCTOR-TEMPORARY', relative(project, file).split(sep).join('/'), { kind: 'sweep' }),
  );
}

/** Backups that cannot give back all they name. */
export async function backupFindings(project: string): Promise<readonly Finding[]> {
  const { damaged } = await verifyBackups(project);
  return damaged.map(({ path, problem, lost, unreadable }) =>
    finding(
      unreadable ? 'DOCTOR-BACKUP-UNREADABLE' : 'DOCTOR-BACKUP-LOST',
      path,
      { kind: 'backup', unreadable },
      { problem, count: lost.length },
    ),
  );
}
