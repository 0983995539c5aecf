import { join } from 'node:path';
import type { Diagnostic } from '../../../core/base/diagnostic';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { writeAtomic } from '../atomic';
import { manifestInBackups } from '../backup/find';
import { failureOf } from '../failures';
import { MANIFEST } from '../layout';
import { type Manifest, readManifest } from '../manifest';
import { restoredManifest } from '../notes';
import { quarantine } from './recover';

/** Puts the bytes in the manifest's place; what stands there goes to quarantine. Throws the system's error. */
export async function putManifest(folder: string, bytes: Uint8Array): Promise<void> {
  await quarantine(folder, MANIFEST, Date.now(), 'move').catch((problem: unknown) => {
    if (failureOf(problem, 'read', MANIFEST).kind !== 'not-found') throw problem;
  });
  await writeAtomic(join(folder, MANIFEST), bytes);
}

export interface MendedManifest {
  readonly manifest: Manifest;
  readonly notes: readonly Diagnostic[];
}

/**
 * The manifest of a project whose lock is ours; one that is damaged or missing comes back from the newest backup that
 * has it. Where no backup has it the failure stays: a sync program may still be bringing it, and one made anew would
 * stand against that.
 */
export async function mendManifest(folder: string): Promise<Result<MendedManifest, DeskFailure>> {
  const found = await readManifest(folder);
  if (found.ok) return ok({ manifest: found.value, notes: [] });
  if (found.error.kind !== 'damaged') return found;
  const copy = await manifestInBackups(folder);
  const bytes = await copy?.read();
  if (!copy || !bytes) return found;
  try {
    await putManifest(folder, bytes);
  } catch (problem) {
    return err(failureOf(problem, 'write', folder));
  }
  const { time, from } = copy;
  const notes = [restoredManifest(MANIFEST, { problem: found.error.detail ?? '', time, from })];
  const manifest = await readManifest(folder);
  return manifest.ok ? ok({ manifest: manifest.value, notes }) : manifest;
}
