import { rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { type ProjectRecords, type RecordType, recordKinds } from '../../core/document/records';
import { DocumentAdapter } from './adapter';
import { makeFolder, syncFolder } from './atomic';
import { type Envelope, hashOf, nextEnvelope } from './envelope';
import { failureOf } from './failures';
import { documentPath, MANIFEST, REMOVED } from './layout';
import type { FoundDocument } from './read';

export interface DocumentKey {
  readonly type: RecordType;
  readonly id: string;
}

interface Tracked {
  readonly adapter: DocumentAdapter;
  /** Undefined until the first save of a new document. It outlives a removal, so that revisions go on counting. */
  low: Low<Envelope> | undefined;
}

/** What others refer to comes first, so that a crash between two writes leaves no reference into nothing. */
const ORDER: readonly RecordType[] = ['picture', 'style', 'paper', 'story', 'page', 'issue'];

const rank = (key: DocumentKey): number => ORDER.indexOf(key.type);

const recordOf = (records: ProjectRecords, { type, id }: DocumentKey): unknown =>
  Object.hasOwn(records[type], id) ? records[type][id] : undefined;

/** Writes documents of one project, each through its own lowdb, and knows what of them is on the disk. */
export class DocumentSaver {
  readonly #folder: string;
  readonly #device: string;
  readonly #tracked = new Map<string, Tracked>();

  constructor(folder: string, device: string, found: readonly FoundDocument[]) {
    this.#folder = folder;
    this.#device = device;
    for (const { path, adapter, envelope } of found)
      this.#tracked.set(path, { adapter, low: new Low(adapter, envelope) });
  }

  /**
   * Brings the named documents on the disk to what `records` holds. Those that are as wanted are not written.
   * A document that another program has changed is left alone and named, the others are still saved; any
   * other failure ends the saving there.
   */
  async save(records: ProjectRecords, keys: readonly DocumentKey[]): Promise<Result<null, DeskFailure>> {
    const kept = keys.filter((key) => recordOf(records, key) !== undefined);
    const gone = keys.filter((key) => recordOf(records, key) === undefined);
    const steps = [
      ...kept
        .toSorted((a, b) => rank(a) - rank(b))
        .map((key) => () => this.#write(key, recordOf(records, key))),
      ...gone.toSorted((a, b) => rank(b) - rank(a)).map((key) => () => this.#remove(key)),
    ];
    const lost = await this.#projectGone();
    if (lost) return err(lost);
    let first: DeskFailure | undefined;
    for (const step of steps) {
      const problem = await step();
      first ??= problem;
      if (problem && problem.kind !== 'changed-on-disk') break;
    }
    return first ? err(first) : ok(null);
  }

  /** A stick pulled out, a folder moved: nothing may be written into the hole it leaves. */
  async #projectGone(): Promise<DeskFailure | undefined> {
    try {
      await stat(join(this.#folder, MANIFEST));
      return undefined;
    } catch (problem) {
      return failureOf(problem, 'read', this.#folder);
    }
  }

  #track(key: DocumentKey): Tracked {
    const path = documentPath(key.type, key.id);
    const known = this.#tracked.get(path);
    if (known) return known;
    const fresh = { adapter: new DocumentAdapter(join(this.#folder, path), path), low: undefined };
    this.#tracked.set(path, fresh);
    return fresh;
  }

  async #write(key: DocumentKey, data: unknown): Promise<DeskFailure | undefined> {
    const path = documentPath(key.type, key.id);
    const tracked = this.#track(key);
    const schema = `${key.type}@${recordKinds[key.type].version}`;
    const last = tracked.low?.data;
    if (tracked.adapter.present && last?.schema === schema && last.sha256 === hashOf(data)) return undefined;
    const next = nextEnvelope(last, { schema, id: key.id, device: this.#device, data });
    const low = new Low<Envelope>(tracked.adapter, next);
    try {
      await low.write();
      tracked.low = low;
      return undefined;
    } catch (problem) {
      return failureOf(problem, 'write', path);
    }
  }

  /** A removed document is moved out of the way, not destroyed. */
  async #remove(key: DocumentKey): Promise<DeskFailure | undefined> {
    const path = documentPath(key.type, key.id);
    const tracked = this.#tracked.get(path);
    if (!tracked?.adapter.present) return undefined;
    const from = join(this.#folder, path);
    const rev = tracked.low?.data.rev ?? 0;
    const to = join(this.#folder, REMOVED, `${key.type}-${key.id}-${rev}.json`);
    try {
      await tracked.adapter.release(async () => {
        await makeFolder(dirname(to));
        await rename(from, to);
        await syncFolder(dirname(from));
      });
      return undefined;
    } catch (problem) {
      return failureOf(problem, 'write', path);
    }
  }
}
