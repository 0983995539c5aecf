import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { makeFolder, sweepTemporaries, syncFolder, temporaryName } from '../atomic';
import { SEEN, takeBackup } from '../backup';
import { failure, failureOf, StoreError } from '../failures';
import { moveInside, removeInside } from '../inside';
import { holderOf, type ProjectLock, takeLock } from '../lock';
import { putManifest } from '../recovery/manifest';
import { quarantine } from '../recovery/recover';
import { readDocuments } from './documents';
import { type Examination, examine } from './examine';
import type { Finding } from './finding';
import { isInTheWay, putAway } from './kinds';

export interface Repaired {
  /** With what came to light when things in the way were put away. */
  readonly before: Examination;
  /** What is still found afterwards. */
  readonly after: Examination;
}

/**
 * Does what the findings say, with the project's lock held and a backup made before. Nothing is deleted but caches and
 * leftovers: what is damaged goes to quarantine.
 */
export async function repair(before: Examination): Promise<Result<Repaired, DeskFailure>> {
  const { folder } = before;
  const free = await freeTheLock(before);
  if (!free.ok) return free;
  const taken = await takeLock(folder);
  if (!taken.ok) {
    const { holder, failure: reason } = taken.error;
    const who = holder ? `${holder.user} @ ${holder.host}` : reason.detail;
    return err(who === undefined ? reason : failure(reason.kind, basename(folder), who));
  }
  let found = before;
  try {
    const cleared = await clear(before);
    if (!cleared.ok) return cleared;
    found = cleared.value;
    await repairAll(folder, found.findings, taken.value);
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  } finally {
    await taken.value.release();
  }
  const after = await examine(folder);
  return after.ok ? ok({ before: found, after: after.value }) : after;
}

/** Whatever stands in the lock's place keeps everybody from taking it; through a link somebody may hold it all the same. */
async function freeTheLock({ folder, findings }: Examination): Promise<Result<null, DeskFailure>> {
  const blocks = of(findings, 'away').filter(({ path }) => isInTheWay(path));
  if (blocks.length === 0) return ok(null);
  const holder = await holderOf(folder);
  if (holder) return err(failure('locked', basename(folder), `${holder.user} @ ${holder.host}`));
  try {
    for (const { path } of blocks) await putAway(folder, path);
    return ok(null);
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  }
}

/** As often as what was put away may have hidden something else: each round is one level of folders deeper. */
const ROUNDS = 4;

/**
 * Puts away what is no file or folder where one should be, and looks again: what it stood in the place of may be
 * missing now, and more may have come to light behind it. Throws.
 */
async function clear(before: Examination): Promise<Result<Examination, DeskFailure>> {
  let found = before;
  const put: Finding[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const odd = found.findings.filter(({ remedy }) => remedy?.kind === 'away');
    if (odd.length === 0) break;
    for (const { path } of odd) if (round > 0 || !isInTheWay(path)) await putAway(found.folder, path);
    put.push(...odd);
    const again = await examine(found.folder);
    if (!again.ok) return again;
    found = again.value;
  }
  return ok({ ...found, findings: [...put, ...found.findings] });
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
  for (const { path } of of(findings, 'drop')) await removeInside(join(folder, path));
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
    await moveInside(temporary, target);
  } catch (problem) {
    await removeInside(temporary);
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
  await removeInside(join(folder, SEEN));
  const taken = await takeBackup(folder);
  if (!taken.ok) throw new StoreError(taken.error);
}
