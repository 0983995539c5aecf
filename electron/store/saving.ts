import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { DocumentKey } from '../../core/contract/project';
import type { ProjectRecords } from '../../core/document/records';
import type { DocStore, Draft, Saved } from './docstore';
import { inBatches } from './order';
import { keyOf, recordOf } from './records';

/** A save that failed, kept so that it can be finished. */
export interface PendingSave {
  readonly records: ProjectRecords;
  readonly failure: DeskFailure;
}

const joined = (a: Saved, b: Saved): Saved => ({
  savedAt: b.savedAt,
  branches: [...a.branches, ...b.branches],
  stayed: [...a.stayed, ...b.stayed],
  notes: [...a.notes, ...b.notes],
});

/** Brings the store from what an open project's records were to what they are to be, and remembers what it owes. */
export class Saving {
  readonly #store: DocStore;
  /** Documents that a failed save may have brought to another state than the records. */
  readonly #unsettled = new Map<string, DocumentKey>();
  /** Documents whose change was made before the window heard of the state that stands now. */
  readonly #behind = new Set<string>();
  #pending: PendingSave | undefined;

  constructor(store: DocStore) {
    this.#store = store;
  }

  /** The save that has failed and not been made good, if any. */
  get pending(): PendingSave | undefined {
    return this.#pending;
  }

  /** Whether a document may stand on the disk in another state than in the records. */
  owes(key: DocumentKey): boolean {
    return this.#unsettled.has(keyOf(key));
  }

  /** All that is saved now, in the order of saving. */
  get owed(): readonly DocumentKey[] {
    return [...this.#unsettled.values()];
  }

  isBehind(keys: Iterable<string>): void {
    for (const key of keys) this.#behind.add(key);
  }

  /** Saves the documents `touched`, and with them what earlier failures have left to do. */
  async settle(
    before: ProjectRecords,
    next: ProjectRecords,
    touched: readonly DocumentKey[],
  ): Promise<Result<Saved, DeskFailure>> {
    for (const key of touched) this.#unsettled.set(keyOf(key), { type: key.type, id: key.id });
    const drafts = this.owed.map(
      (key): Draft => ({
        ...key,
        record: recordOf(next, key) ?? null,
        behind: this.#behind.has(keyOf(key)),
      }),
    );
    const saved = await this.#chain(before, drafts);
    if (!saved.ok) {
      this.#pending = { records: next, failure: saved.error };
      return err(saved.error);
    }
    this.#pending = undefined;
    this.#unsettled.clear();
    this.#behind.clear();
    return saved;
  }

  /**
   * One save after the other. Where a document had changed on the disk and our state of it became a branch, nothing is
   * removed any more: what stands there may still refer to it.
   */
  async #chain(before: ProjectRecords, drafts: readonly Draft[]): Promise<Result<Saved, DeskFailure>> {
    const batches = inBatches(drafts);
    const [first = [], ...rest] = batches;
    let saved = await this.#store.save(first);
    for (const batch of rest) {
      if (!saved.ok) return saved;
      const done = saved.value;
      const stays = done.branches.length > 0 && batch.every(({ record }) => record === null);
      const next = stays ? this.#kept(before, batch, done) : await this.#store.save(batch);
      saved = next.ok ? ok(joined(done, next.value)) : next;
    }
    return saved;
  }

  #kept(before: ProjectRecords, batch: readonly Draft[], { savedAt }: Saved): Result<Saved, DeskFailure> {
    const there = batch.flatMap(({ type, id }) => {
      const record = recordOf(before, { type, id });
      return record === undefined ? [] : [{ type, id, record }];
    });
    return ok({ savedAt, branches: [], stayed: there, notes: [] });
  }
}
