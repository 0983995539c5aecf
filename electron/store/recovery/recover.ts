import { dirname, join } from 'node:path';
import type { DocumentKey } from '../../../core/contract/project';
import { makeFolder, writeAtomic } from '../atomic';
import { goodRecord } from '../check';
import { decode, type Envelope } from '../envelope';
import { statOf } from '../fileStat';
import type { History } from '../history/history';
import { compactTime } from '../history/names';
import { moveInside } from '../inside';
import { QUARANTINE } from '../layout';
import { readRegular } from '../regular';

/** A state of a document that is kept somewhere, not read yet. */
export interface KeptCopy {
  /** Of the state. ISO 8601. */
  readonly time: string;
  /** Where it is, as the editor is told: `history` or the name of a backup. */
  readonly from: string;
  read(): Promise<Uint8Array | null>;
}

/** Where copies of documents are kept beside the history: the backups. Newest first; never throws. */
export type CopySource = (key: DocumentKey) => Promise<readonly KeptCopy[]>;

export interface Recovered {
  readonly envelope: Envelope;
  readonly record: unknown;
  readonly time: string;
  readonly from: string;
}

async function usable(key: DocumentKey, copy: KeptCopy): Promise<Recovered | undefined> {
  const bytes = await copy.read().catch(() => null);
  const envelope = bytes && decode(bytes);
  if (!envelope?.ok) return undefined;
  const good = goodRecord(key, envelope.value);
  if (typeof good === 'string') return undefined;
  return { envelope: envelope.value, record: good.record, time: copy.time, from: copy.from };
}

const firstUsable = async (key: DocumentKey, copies: readonly KeptCopy[]): Promise<Recovered | undefined> => {
  for (const copy of copies) {
    const found = await usable(key, copy);
    if (found) return found;
  }
  return undefined;
};

/**
 * The newest state of a document that is whole, from its history or a backup. `gone` where the document is not there
 * since it was removed on purpose after all of them.
 */
export async function newestState(
  key: DocumentKey,
  history: History,
  backups: CopySource,
  is: 'missing' | 'damaged',
): Promise<Recovered | 'gone' | undefined> {
  const kept = await history.list(key).catch(() => []);
  if (is === 'missing' && kept[0]?.gone) return 'gone';
  const states = kept.filter((state) => !state.gone);
  const fromHistory = await firstUsable(
    key,
    states.map(({ name, time }) => ({
      from: 'history',
      time: new Date(time).toISOString(),
      read: () => history.bytes(key, name),
    })),
  );
  const fromBackup = await firstUsable(key, await backups(key));
  if (!fromHistory || !fromBackup) return fromHistory ?? fromBackup;
  return fromBackup.envelope.rev > fromHistory.envelope.rev ? fromBackup : fromHistory;
}

/** Where a damaged file goes. Relative to the project. */
export const quarantinePath = (path: string, now: number): string =>
  `${QUARANTINE}/${compactTime(now)}-${path.replaceAll('/', '~')}`;

/**
 * Puts a damaged file into quarantine. As a `copy` it stays in its place as well, until something whole replaces it.
 * Answers with the new path, relative to the project. Throws the system's error.
 */
export async function quarantine(
  project: string,
  path: string,
  now: number,
  how: 'move' | 'copy',
): Promise<string> {
  const file = join(project, path);
  for (let time = now; ; time += 1000) {
    const moved = quarantinePath(path, time);
    const target = join(project, moved);
    if ((await statOf(target, moved)) !== null) continue;
    await makeFolder(dirname(target));
    if (how === 'move') await moveInside(file, target);
    else await copied(file, target);
    return moved;
  }
}

/** The same bytes once more. What is no plain file, or too large to read, is moved instead. */
async function copied(file: string, target: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readRegular(file);
  } catch {
    await moveInside(file, target);
    return;
  }
  await writeAtomic(target, bytes);
}
