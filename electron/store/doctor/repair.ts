import { copyFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { makeFolder, sweepTemporaries, syncFolder, temporaryName } from '../atomic';
import { SEEN, takeBackup } from '../backup';
import { failure, failureOf, StoreError } from '../failures';
import { type ProjectLock, takeLock } from '../lock';
import { putManifest } from '../recovery/manifest';
import { quarantine } from '../recovery/recover';
import { readDocuments } from './documents';
import { type Examination, examine } from './examine';
import type { Finding } from './finding';

export interface Repaired {
  readonly before: Examination;
  /** What is still found afterwards. */
  readonly after: Examination;
}

/**
 * Does what the findings say, with the project's lock held and a backup made before. Nothing is deleted but caches and
 * leftovers: what is damaged goes to quarantine.
 */
export async function repair(before: Examination): Promise<Result<Repaired, DeskFailure>> {
  const { folder, findings } = before;
  const taken = await takeLock(folder);
  if (!taken.ok) {
    const { holder, failure: reason } = taken.error;
    const who = holder ? `${holder.user} @ ${holder.host}` : reason.detail;
    return err(who === undefined ? reason : failure(reason.kind, basename(folder), who));
  }
  try {
    await repairAll(folder, findings, taken.value);
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  } finally {
    await taken.value.release();
  }
  const after = await examine(folder);
  return after.ok ? ok({ before, after: after.value }) : after;
}

const of = <Kind extends NonNullable<Finding['remedy']>['kind']>(findings: readonly Finding[], kind: Kind) =>
  findings.flatMap(({ path, remedy }) =>
    remedy?.kind === kind ? [{ path, remedy: remedy as Extract<Finding['remedy'], { kind: Kind }> }] : [],
  );

async function repairAll(folder: string, findings: readonly Finding[], lock: ProjectLock): Promise<void> {
  for (const { remedy } of of(findings, 'manifest')) await putManifest(folder, remedy.bytes);
  const kept = await takeBackup(folder);
  if (!kept.ok) throw new StoreError(kept.error);
  if (of(findings, 'load').length > 0) await readDocuments(folder, lock);
  for (const { path, remedy } of of(findings, 'picture')) {
    if (remedy.altered) await quarantine(folder, path, Date.now(), 'move');
    await putBack(folder, remedy.from, path);
  }
  for (const { path } of of(findings, 'quarantine')) await quarantine(folder, path, Date.now(), 'move');
  for (const { path } of of(findings, 'drop')) await rm(join(folder, path), { force: true });
  if (of(findings, 'sweep').length > 0) await sweepTemporaries(folder);
  await mendBackups(folder, findings);
}

/** A copy and not a further name: what befalls the picture next must not befall the backups. */
async function putBack(folder: string, from: string, path: string): Promise<void> {
  const target = join(folder, path);
  await makeFolder(dirname(target));
  const temporary = join(dirname(target), temporaryName(target));
  try {
    await copyFile(join(folder, from), temporary);
    await rename(temporary, target);
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
  await syncFolder(dirname(target));
}

/**
 * The next backup reads everything and stores again what the others have lost, as far as the project has it still.
 * A backup that nobody can read goes to quarantine.
 */
async function mendBackups(folder: string, findings: readonly Finding[]): Promise<void> {
  const damaged = of(findings, 'backup');
  if (damaged.length === 0) return;
  for (const { path, remedy } of damaged)
    if (remedy.unreadable) await quarantine(folder, path, Date.now(), 'move');
  await rm(join(folder, SEEN), { force: true });
  const taken = await takeBackup(folder);
  if (!taken.ok) throw new StoreError(taken.error);
}
