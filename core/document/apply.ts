import { err, ok, type Result } from '../base/result';
import type { Json, Op, RecordChange, RecordsDiff } from './diff';
import { applyOps, DiffMismatch, diffJson, invertOps, squashOps } from './ops';
import { type ProjectRecords, type RecordByType, type RecordType, recordTypes } from './records';

export { DiffMismatch } from './ops';

type Shelf = Readonly<Record<string, unknown>>;

const recordAt = (records: ProjectRecords, type: RecordType, id: string): Json | undefined => {
  const shelf: Shelf = records[type];
  return Object.hasOwn(shelf, id) ? (shelf[id] as Json) : undefined;
};

const withRecord = (shelf: Shelf, id: string, value: Json | undefined): Shelf => {
  if (value !== undefined) return { ...shelf, [id]: value };
  const { [id]: _gone, ...rest } = shelf;
  return rest;
};

/**
 * The document after a change. Everything the diff does not touch keeps its identity. Throws `DiffMismatch`
 * where the diff was made for another document; for diffs that come from elsewhere use `tryApplyDiff`.
 * The values are not checked against the schemas: see `checkRecord`.
 */
export function applyDiff(records: ProjectRecords, diff: RecordsDiff): ProjectRecords {
  const next: Record<RecordType, Shelf> = { ...records };
  for (const { type, id, ops } of diff) {
    const before = recordAt(next as ProjectRecords, type, id);
    const after = applyOps(before, ops);
    if (after !== before) next[type] = withRecord(next[type], id, after);
  }
  return next as ProjectRecords;
}

/** `applyDiff` for a diff of doubtful origin: what does not fit is a value that names the place. */
export function tryApplyDiff(
  records: ProjectRecords,
  diff: RecordsDiff,
): Result<ProjectRecords, { readonly detail: string }> {
  try {
    return ok(applyDiff(records, diff));
  } catch (problem) {
    if (problem instanceof DiffMismatch) return err({ detail: problem.message });
    throw problem;
  }
}

/** The change that takes a diff back. */
export const invertDiff = (diff: RecordsDiff): RecordsDiff =>
  diff.map((change) => ({ ...change, ops: invertOps(change.ops) })).reverse();

/** The smallest change from one state to the other; descends only where references differ. */
export function diffRecords(before: ProjectRecords, after: ProjectRecords): RecordsDiff {
  const changes: RecordChange[] = [];
  for (const type of recordTypes) {
    if (before[type] === after[type]) continue;
    for (const id of new Set([...Object.keys(before[type]), ...Object.keys(after[type])])) {
      const ops = diffJson(recordAt(before, type, id), recordAt(after, type, id));
      if (ops.length > 0) changes.push({ type, id, ops });
    }
  }
  return changes;
}

/** One diff that does what `a` and then `b` do. Changes that cancel out leave nothing. */
export function squashDiffs(a: RecordsDiff, b: RecordsDiff): RecordsDiff {
  const byRecord = new Map<string, { type: RecordType; id: string; ops: Op[] }>();
  for (const { type, id, ops } of [...a, ...b]) {
    const key = `${type}/${id}`;
    const entry = byRecord.get(key);
    if (entry) entry.ops.push(...ops);
    else byRecord.set(key, { type, id, ops: [...ops] });
  }
  return [...byRecord.values()]
    .map(({ type, id, ops }) => ({ type, id, ops: squashOps(ops) }))
    .filter((change) => change.ops.length > 0);
}

/**
 * The shortest diff that does what a long one does, given the document after it. A diff that does not lead there
 * is answered as it is.
 */
export function shortenDiff(diff: RecordsDiff, after: ProjectRecords): RecordsDiff {
  try {
    return squashDiffs(diff, []).flatMap(({ type, id, ops }) => {
      const to = recordAt(after, type, id);
      const short = diffJson(applyOps(to, invertOps(ops)), to);
      return short.length === 0 ? [] : [{ type, id, ops: short }];
    });
  } catch (problem) {
    if (problem instanceof DiffMismatch) return diff;
    throw problem;
  }
}

/** The change that brings a new record into the document. */
export const birthOf = <T extends RecordType>(type: T, record: RecordByType[T]): RecordChange => ({
  type,
  id: record.id,
  ops: [{ op: 'set', path: [], from: undefined, to: record as unknown as Json }],
});

/** The change that takes a record, as it is now, out of the document. */
export const removalOf = <T extends RecordType>(type: T, record: RecordByType[T]): RecordChange => ({
  type,
  id: record.id,
  ops: [{ op: 'set', path: [], from: record as unknown as Json, to: undefined }],
});
