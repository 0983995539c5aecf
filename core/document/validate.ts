import type { z } from 'zod';
import { err, ok, type Result } from '../base/result';
import { notJson, pathName } from './json';
import { type RecordByType, type RecordType, recordKinds } from './records';
import type { RecordKind } from './schema';

/** What a document holds, with the version of the schema it was written in. */
export interface StoredRecord {
  readonly version: number;
  readonly data: unknown;
}

export interface RecordProblem {
  /** `body.3.runs.0.text`; the record itself is `.`. */
  readonly path: string;
  readonly message: string;
}

export type RecordFailure =
  /** Written by a newer desk: to be shown by name, never guessed at. */
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  | { readonly kind: 'invalid'; readonly problems: readonly RecordProblem[] };

export interface CheckedRecord<T> {
  /** The very data that was given (brought to our version), unknown fields included. */
  readonly record: T;
  readonly migrated: boolean;
}

const invalid = (path: string, message: string): { ok: false; error: RecordFailure } =>
  err({ kind: 'invalid', problems: [{ path, message }] });

function migrate(kind: RecordKind<string, z.ZodType>, stored: StoredRecord): unknown {
  const object = typeof stored.data === 'object' && stored.data !== null && !Array.isArray(stored.data);
  if (!object) return stored.data;
  return kind.migrations
    .slice(stored.version - 1)
    .reduce((data, step) => step(data), stored.data as Record<string, unknown>);
}

/** `checkRecord` for a kind that is given as a value. */
export function checkKind<T>(
  kind: RecordKind<string, z.ZodType>,
  stored: StoredRecord,
): Result<CheckedRecord<T>, RecordFailure> {
  const { version } = stored;
  if (!Number.isInteger(version) || version < 1) return invalid('.', `version ${version}`);
  if (version > kind.version) return err({ kind: 'newer', version, known: kind.version });
  const odd = notJson(stored.data);
  if (odd !== undefined) return invalid(odd, 'not JSON');
  let data: unknown;
  try {
    data = migrate(kind, stored);
  } catch (problem) {
    // A migration meets whatever an old or broken document holds.
    return invalid('.', problem instanceof Error ? problem.message : String(problem));
  }
  const parsed = kind.schema.safeParse(data);
  if (parsed.success) return ok({ record: data as T, migrated: version < kind.version });
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: pathName(path), message }));
  return err({ kind: 'invalid', problems });
}

/**
 * Checks what came from a file or from another process. An older version is migrated step by step, a newer
 * one is a tagged failure, and every problem names its place. Fields we do not know stay as they are.
 */
export const checkRecord = <T extends RecordType>(
  type: T,
  stored: StoredRecord,
): Result<CheckedRecord<RecordByType[T]>, RecordFailure> =>
  checkKind<RecordByType[T]>(recordKinds[type], stored);

/** `checkRecord` for data that this very version of the desk has made. */
export const checkCurrent = <T extends RecordType>(
  type: T,
  data: unknown,
): Result<CheckedRecord<RecordByType[T]>, RecordFailure> =>
  checkRecord(type, { version: recordKinds[type].version, data });

/** One line for a details field: `body.3.kind: Invalid option; …`. */
export const failureText = (failure: RecordFailure): string =>
  failure.kind === 'newer'
    ? `version ${failure.version} > ${failure.known}`
    : failure.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
