import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { makeId } from '../../../core/base/ids';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import { manifestInBackups } from '../backup';
import { encode } from '../envelope';
import { failureOf } from '../failures';
import { MANIFEST } from '../layout';
import { newManifest, readManifest, wasProject } from '../manifest';
import { documentFindings, missingFindings, readDocuments } from './documents';
import {
  backupFindings,
  cacheFindings,
  lockFindings,
  pictureFindings,
  stateFindings,
  temporaryFindings,
  withKeptPictures,
} from './files';
import { type Finding, finding } from './finding';
import { fileFindings, folderFindings } from './kinds';

export interface Examination {
  /** Absolute. */
  readonly folder: string;
  /** Documents that can be used. */
  readonly documents: number;
  readonly findings: readonly Finding[];
}

/**
 * Looks through all of a project folder: documents and their references, pictures by their hashes, manifest, history
 * and branches, caches, lock, leftovers and backups. Nothing is written; every finding says what would be done. A
 * folder that is no project, or one of a newer desk, is a failure.
 */
export async function examine(path: string): Promise<Result<Examination, DeskFailure>> {
  const folder = resolve(path);
  const manifest = await readManifest(folder);
  try {
    const first = await inTheWay(folder, manifest);
    if (first.length > 0) return ok({ folder, documents: 0, findings: first });
    if (!manifest.ok && manifest.error.kind !== 'damaged') return manifest;
    const odd = await fileFindings(folder);
    const read = await readDocuments(folder);
    const pictures = await pictureFindings(folder);
    const present = new Set([...pictures.whole, ...hashesOf(pictures.findings)]);
    const missing = missingFindings(read, present);
    const documents = documentFindings(read);
    const told = new Set(documents.map(({ path: of }) => of));
    const findings = [
      ...(manifest.ok ? [] : [await lostManifest(folder, manifest.error.detail ?? '')]),
      ...documents,
      ...(await withKeptPictures(folder, missing)),
      ...pictures.findings,
      ...(await stateFindings(folder)).filter(({ path: of }) => !told.has(of)),
      ...(manifest.ok ? cacheFindings(folder, manifest.value.id) : []),
      ...(await lockFindings(folder)),
      ...(await temporaryFindings(folder)),
      ...(await backupFindings(folder)),
    ];
    const others = findings.filter(({ path: at }) => !odd.some(({ path: above }) => isIn(at, above)));
    return ok({ folder, documents: read.documents, findings: [...odd, ...others] });
  } catch (problem) {
    return err(failureOf(problem, 'read', folder));
  }
}

/** Kinds of failure that reading a manifest ends in where a link or a folder stands in its place. */
const NO_FILE: ReadonlySet<string> = new Set(['linked', 'unreadable']);

/** What has to be put away before the rest of a project can be looked at. Nothing of a folder that is no project. */
async function inTheWay(folder: string, manifest: Result<unknown, DeskFailure>): Promise<readonly Finding[]> {
  if (manifest.ok || manifest.error.kind === 'damaged') return folderFindings(folder);
  if (!NO_FILE.has(manifest.error.kind) || !(await wasProject(folder))) return [];
  return (await fileFindings(folder)).filter(({ path }) => path === MANIFEST);
}

const isIn = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);

/** Pictures that other findings speak of are not missing as well. */
const hashesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ path }) => /(?<sha>[0-9a-f]{64})\.[a-z]+$/u.exec(path)?.groups?.['sha'] ?? []);

/** The manifest says little more than that this is a project: without a backup it is written anew. */
async function lostManifest(folder: string, problem: string): Promise<Finding> {
  const copy = await manifestInBackups(folder);
  const bytes = await copy?.read();
  if (copy && bytes)
    return finding(
      'DOCTOR-MANIFEST-KEPT',
      MANIFEST,
      { kind: 'manifest', bytes },
      {
        problem,
        time: copy.time,
        from: copy.from,
      },
    );
  const fresh = encode(newManifest(makeId((count) => randomBytes(count))));
  return finding('DOCTOR-MANIFEST', MANIFEST, { kind: 'manifest', bytes: fresh }, { problem });
}
