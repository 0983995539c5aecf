import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../../../core/base/diagnostic';
import type { DocumentKey } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { makeFolder } from '../atomic';
import { checkEnvelope } from '../check';
import { decode, type Envelope } from '../envelope';
import { failureOf } from '../failures';
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

/**
 * Sync programs put the state that lost beside the one that won, under the same name with something added:
 * `.sync-conflict-…`, ` (某某的冲突副本 …)`, `-DESKTOP-…`, ` (1)`. What such a file holds says whether it is one.
 */
export function copyIn(file: ListedFile, envelope: Envelope): Copy | undefined {
  const key = { type: file.type, id: envelope.id };
  const beside = dirname(documentPath(key.type, key.id)) === dirname(file.path);
  const named = basename(file.path).startsWith(envelope.id);
  const good = isDocumentId(envelope.id) && checkEnvelope(key, envelope).kind === 'good';
  return beside && named && good ? { key, envelope } : undefined;
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

async function adopt(
  project: string,
  path: string,
  { key, envelope }: Copy,
  branches: Branches,
): Promise<void> {
  const same = (await dataIn(project, documentPath(key.type, key.id))) === envelope.sha256;
  if (!same) {
    const { mtimeMs } = await stat(join(project, path));
    await branches.adopt(key, envelope, mtimeMs);
  }
  await putAway(project, path);
}

/**
 * Makes branches of the second states that sync programs have put among the documents, and names what else is there
 * that is no document of ours. Looking only, all of it is named.
 */
export async function tidyCopies(
  project: string,
  odd: readonly ListedFile[],
  branches: Branches,
  readOnly: boolean,
): Promise<readonly Diagnostic[]> {
  const notes: Diagnostic[] = [];
  for (const file of odd) {
    const bytes = await bytesOf(join(project, file.path), file.path).catch(() => null);
    const envelope = bytes && decode(bytes);
    const copy = envelope?.ok ? copyIn(file, envelope.value) : undefined;
    if (copy && !readOnly) {
      const problem = await adopt(project, file.path, copy, branches).catch((cause: unknown) =>
        failureOf(cause, 'write', file.path),
      );
      if (problem) notes.push(unreadable(file.path, problem.detail ?? problem.kind));
    } else notes.push(foreign(file.path, copy ? `holds ${copy.key.id}` : 'not a document name'));
  }
  return notes;
}
