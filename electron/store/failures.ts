import { basename } from 'node:path';
import type { DeskFailure } from '../../core/contract/desk';

/** A failure on its way up through code that is not ours (lowdb); `attempt` makes a value of it again. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly failure: DeskFailure;

  constructor(failure: DeskFailure) {
    super(`${failure.kind}: ${failure.thing}`);
    this.failure = failure;
  }
}

export const failure = (kind: DeskFailure['kind'], thing: string, detail?: string): DeskFailure =>
  detail === undefined ? { kind, thing } : { kind, thing, detail };

export const codeOf = (problem: unknown): string | undefined =>
  problem instanceof Error && 'code' in problem && typeof problem.code === 'string'
    ? problem.code
    : undefined;

const READING: Readonly<Record<string, DeskFailure['kind']>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  EISDIR: 'unreadable',
  ENOTFILE: 'damaged',
  ELINK: 'linked',
  ETOOLARGE: 'damaged',
  EIO: 'disk-error',
  ENXIO: 'disk-error',
  ESTALE: 'disk-error',
  ETIMEDOUT: 'disk-error',
};

const WRITING: Readonly<Record<string, DeskFailure['kind']>> = {
  ELINK: 'linked',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ESHORT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EBUSY: 'unwritable',
  ENOTDIR: 'unwritable',
  EEXIST: 'unwritable',
  EISDIR: 'unwritable',
  ENOENT: 'unwritable',
  ENAMETOOLONG: 'unwritable',
  EIO: 'disk-error',
  ENXIO: 'disk-error',
  ESTALE: 'disk-error',
  ETIMEDOUT: 'disk-error',
};

/** What the system's error means to the editor. `thing` as the user knows it: a path or a file name. */
export function failureOf(problem: unknown, doing: 'read' | 'write', thing: string): DeskFailure {
  if (problem instanceof StoreError) return problem.failure;
  const table = doing === 'read' ? READING : WRITING;
  const detail = problem instanceof Error ? problem.message : String(problem);
  return failure(table[codeOf(problem) ?? ''] ?? 'failed', thing, detail);
}

/** A path's last part, which is what people call a project. */
export const nameOf = (path: string): string => basename(path) || path;
