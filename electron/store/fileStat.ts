import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { codeOf, failureOf, StoreError } from './failures';

export const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** What tells a file that was replaced or written to from one that was not. Times in milliseconds since 1970. */
export interface FileStat {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
  /** When anything about the file was last changed; no program sets it. NaN where it is not known. */
  readonly ctimeMs: number;
}

export const fileStat = ({ ino, size, mtimeMs, ctimeMs }: Stats): FileStat => ({
  ino,
  size,
  mtimeMs,
  ctimeMs,
});

/** Null where there is no file. Throws a `StoreError` for everything else. */
export async function statOf(file: string, thing: string): Promise<FileStat | null> {
  try {
    return fileStat(await stat(file));
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return null;
    throw new StoreError(failureOf(problem, 'read', thing));
  }
}

/** The same file, as long as nobody who writes into it takes pains to hide it. */
export const sameFile = (a: FileStat | null, b: FileStat | null): boolean =>
  a === b || (a !== null && b !== null && a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs);

const SECOND = 1000;

/**
 * Whether a file is byte for byte as it was, told without reading it. A copy put back with its old time has another
 * change time; where the system counts whole seconds only, as on memory sticks, two writes of one second look alike
 * and nothing is proved.
 */
export const isUntouched = (now: FileStat | null, known: FileStat | null): boolean =>
  now === null || known === null
    ? now === known
    : sameFile(now, known) && now.ctimeMs === known.ctimeMs && now.mtimeMs % SECOND !== 0;
