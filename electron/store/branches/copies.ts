import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../../../core/base/diagnostic';
import { harm } from '../../../core/contract/harm';
import type { Branch, DocumentKey } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { makeFolder } from '../atomic';
import { checkEnvelope } from '../check';
import { decode, type Envelope } from '../envelope';
import { failureOf } from '../failures';
import { statOf } from '../fileStat';
import { moveInside } from '../inside';
import { documentPath, isDocumentId, REMOVED } from '../layout';
import { foreign, unreadable } from '../notes';
import type { ListedFile } from '../read';
import type { Branches } from './branches';

/** A second file of a document: what the document is, and what the file holds of it. */
interface Copy {
  readonly key: DocumentKey;
  readonly envelope: Envelope;
}

/** Whether a file's name is a document's id with something added, before or after it. */
export const isNamedAfter = (name: string, id: string): boolean =>
  isDocumentId(id) && new RegExp(`(?<![a-z0-9])${id}(?![a-z0-9])`, 'u').test(name);

/**
 * Sync programs put the state that lost beside the one that won, under the same name with something added:
 * `.sync-conflict-…`, ` (某某的冲突副本 …)`, `-macbook`, ` (1)`, `副本 …`. What such a file holds says whether it is one,
 * and not its name, which may be one that a document could have.
 */
export function copyIn(file: ListedFile, envelope: Envelope): Copy | undefined {
  const key = { type: file.type, id: envelope.id };
  if (!isNamedAfter(basename(file.path), key.id)) return undefined;
  const place = documentPath(key.type, key.id);
  const beside = place !== file.path && dirname(place) === dirname(file.path);
  return beside && checkEnvelope(key, envelope).kind === 'good' ? { key, envelope } : undefined;
}

/** What stands between the parts of a name in which one document's id may be the beginning of another's. */
const SEAM = /(?=[-_])|(?<=[-_])/u;

function* partsOf(id: string): Iterable<string> {
  const parts = id.split(SEAM);
  for (let from = 0; from < parts.length; from++)
    for (let to = parts.length; to > from; to--) yield parts.slice(from, to).join('');
}

/** Files that may be second ones of a document: names that no document has, and such as have another's id in them. */
export function possibleCopies(files: readonly ListedFile[]): readonly ListedFile[] {
  const known = new Set(files.map(({ type, id }) => `${type}/${id}`));
  return files.filter(({ type, id }) => {
    if (id === undefined) return true;
    for (const part of partsOf(id)) if (part !== id && known.has(`${type}/${part}`)) return true;
    return false;
  });
}

async function dataIn(project: string, path: string): Promise<string | undefined> {
  const bytes = await bytesOf(join(project, path), path);
  const envelope = bytes && decode(bytes);
  return envelope?.ok ? envelope.value.sha256 : undefined;
}

/** Nothing is destroyed: the file itself is kept where removed documents are. */
async function putAway(project: string, path: string): Promise<void> {
  const target = join(project, REMOVED, path.replaceAll('/', '~'));
  await makeFolder(dirname(target));
  await moveInside(join(project, path), target);
}

/** Where names differ by capitals alone and the system makes no difference, both are one file: it is the document. */
async function isDocumentItself(project: string, path: string, place: string): Promise<boolean> {
  if (path.toLowerCase() !== place.toLowerCase()) return false;
  const [file, document] = await Promise.all([
    statOf(join(project, path), path),
    statOf(join(project, place), place),
  ]);
  return file?.ino === document?.ino;
}

/** Makes a branch of a copy, unless the document or a branch is the same, and puts its file away. Throws. */
export async function adopt(
  project: string,
  path: string,
  { key, envelope }: Copy,
  branches: Branches,
): Promise<Branch | undefined> {
  const place = documentPath(key.type, key.id);
  if (await isDocumentItself(project, path, place)) {
    await moveInside(join(project, path), join(project, place));
    return undefined;
  }
  const same = (await dataIn(project, place)) === envelope.sha256;
  const { mtimeMs } = await stat(join(project, path));
  const branch = same ? undefined : await branches.adopt(key, envelope, mtimeMs);
  await putAway(project, path);
  return branch;
}

/**
 * Makes branches of the second states that sync programs have put among the documents, and names what else is there
 * that is no document of ours. Looking only, all of it is named.
 */
export async function tidyCopies(
  project: string,
  files: readonly ListedFile[],
  branches: Branches,
  readOnly: boolean,
): Promise<readonly Diagnostic[]> {
  const notes: Diagnostic[] = [];
  for (const file of possibleCopies(files)) {
    const bytes = await bytesOf(join(project, file.path), file.path).catch(() => null);
    const envelope = bytes && decode(bytes);
    const copy = envelope?.ok ? copyIn(file, envelope.value) : undefined;
    if (copy && !readOnly) {
      await adopt(project, file.path, copy, branches).catch((cause: unknown) => {
        const { kind, detail = kind } = failureOf(cause, 'write', file.path);
        notes.push(unreadable(file.path, detail));
      });
      // What has a document's name is named by whoever reads it as one.
    } else if (file.id === undefined)
      notes.push(foreign(file.path, copy ? harm('holds', copy.key.id) : harm('name')));
  }
  return notes;
}
