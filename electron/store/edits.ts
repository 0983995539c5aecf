import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { DiffMismatch, tryApplyDiff } from '../../core/document/apply';
import type { Json, RecordChange, RecordsDiff } from '../../core/document/diff';
import { applyOps } from '../../core/document/ops';
import type { ProjectRecords } from '../../core/document/records';
import { checkCurrent, failureText } from '../../core/document/validate';
import { failure } from './failures';
import { documentPath } from './layout';
import { keyOf, recordOf, withDocuments } from './records';

/** What a change comes to. */
export interface Edited {
  readonly records: ProjectRecords;
  /** Documents whose change was made before the window heard of the state that stands now: they become branches. */
  readonly behind: ReadonlySet<string>;
  /** Documents in which the change went together with what another program had changed: the window has to hear. */
  readonly merged: ReadonlySet<string>;
}

function tryOps(record: unknown, { ops }: RecordChange): { readonly record: Json | undefined } | undefined {
  try {
    return { record: applyOps(record as Json | undefined, ops) };
  } catch (problem) {
    if (problem instanceof DiffMismatch) return undefined;
    throw problem;
  }
}

/**
 * Documents that were read anew, since another program had changed them, and the state that the window may still
 * have of each. A change that comes then is made for the new state or for that one.
 */
export class EditLine {
  readonly #before = new Map<string, unknown>();

  /** The window may not have heard yet that a document is other than `record`. */
  reread(key: string, record: unknown): void {
    if (!this.#before.has(key)) this.#before.set(key, record);
  }

  apply(records: ProjectRecords, diff: RecordsDiff): Result<Edited, { readonly detail: string }> {
    const behind = new Set<string>();
    const merged = new Set<string>();
    if (this.#before.size === 0) {
      const next = tryApplyDiff(records, diff);
      return next.ok ? ok({ records: next.value, behind, merged }) : next;
    }
    let next = records;
    for (const change of diff) {
      const key = keyOf(change);
      const now = tryOps(recordOf(next, change), change);
      const then = this.#before.has(key) ? tryOps(this.#before.get(key), change) : undefined;
      const taken = now ?? then;
      if (!taken) return err({ detail: `${key}: holds something else` });
      if (!now) behind.add(key);
      if (now && then) merged.add(key);
      if (now && then) this.#before.set(key, then.record);
      else this.#before.delete(key);
      const { type, id } = change;
      next = withDocuments(next, [{ type, id, record: taken.record ?? null }]);
    }
    return ok({ records: next, behind, merged });
  }
}

/** Why a document may not be saved as a change leaves it. */
export function problemOf({ type, id }: RecordChange, next: ProjectRecords): DeskFailure | undefined {
  const path = documentPath(type, id);
  if (!Object.hasOwn(next[type], id)) return undefined;
  const checked = checkCurrent(type, next[type][id]);
  if (!checked.ok) return failure('refused', path, failureText(checked.error));
  return checked.value.record.id === id
    ? undefined
    : failure('refused', path, `id: ${checked.value.record.id}`);
}
