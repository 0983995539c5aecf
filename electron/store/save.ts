import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import type { Diagnostic } from '../../core/base/diagnostic';
import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Branch, DocumentKey, LoadedDocument } from '../../core/contract/project';
import { bytesOf } from './adapter';
import { makeFolder, syncFolder } from './atomic';
import { asDocument } from './branches/branches';
import { checkEnvelope } from './check';
import type { Draft, Saved } from './docstore';
import { decode, type Envelope, hashOf, nextEnvelope } from './envelope';
import { failure, failureOf, StoreError } from './failures';
import { moveInside } from './inside';
import { MANIFEST, REMOVED } from './layout';
import { aside, conflict, placeOf } from './notes';
import { inOrder, schemaOf, VERSION_PAUSE } from './order';
import { keepOurs, type StoreParts } from './reader';
import { sidesIn } from './recovery/conflict';
import { quarantine } from './recovery/recover';
import type { Tracked } from './tracked';

/** What became of one draft. */
interface Outcome {
  readonly branch?: Branch;
  readonly stayed?: LoadedDocument;
}

/** Writes documents of one folder, each through its own lowdb, and never over a state that we do not know. */
export class DocumentSaver {
  readonly #parts: StoreParts;
  /** Documents of which versions were kept. */
  readonly versioned = new Set<DocumentKey>();

  /** Of damaged files that have made way: told with the next save that is done, however this one ends. */
  readonly #aside: Diagnostic[] = [];
  /** Second states that such files held. */
  readonly #found: Branch[] = [];

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  /**
   * Brings documents on the disk to what the drafts say. Those that are as wanted are not written. The first
   * failure ends the saving.
   */
  async save(drafts: readonly Draft[]): Promise<Result<Saved, DeskFailure>> {
    const outcomes: Outcome[] = [];
    for (const draft of inOrder(drafts)) {
      const outcome = await this.#one(draft);
      if (!outcome.ok) return outcome;
      outcomes.push(outcome.value);
    }
    return ok({
      savedAt: new Date(this.#parts.now()).toISOString(),
      branches: [...outcomes.flatMap(({ branch }) => branch ?? []), ...this.#found.splice(0)],
      stayed: outcomes.flatMap(({ stayed }) => stayed ?? []),
      notes: this.#aside.splice(0),
    });
  }

  /** Writes one document over the state that we know, the last one kept as a version first. Throws. */
  async replace(
    tracked: Tracked,
    data: unknown,
    last: Envelope | undefined,
    hash = hashOf(data),
  ): Promise<void> {
    const { type, id } = tracked.key;
    const { adapter } = tracked;
    const { device } = this.#parts;
    const next = nextEnvelope(last, { schema: schemaOf(type), id, device, data }, hash);
    const wasThere = adapter.present;
    const low = new Low<Envelope>(adapter, next);
    adapter.beforeReplacing = () => this.#keepVersion(tracked);
    try {
      await low.write();
    } finally {
      adapter.beforeReplacing = undefined;
    }
    const returns = !wasThere && last !== undefined;
    tracked.settle(next, true);
    if (returns) await this.#keepReturned(tracked, next);
  }

  /** After the mark of its removal the history says that it is back, so that it is missed should it be lost. */
  async #keepReturned({ key, file, adapter }: Tracked, { device, rev }: Envelope): Promise<void> {
    const state = { time: adapter.modified, device, rev };
    await this.#parts.history.keep(key, file, state).catch(() => undefined);
  }

  /** A stick pulled out, a folder moved: nothing may be written into the hole it leaves. */
  async projectGone(): Promise<DeskFailure | undefined> {
    try {
      await stat(join(this.#parts.folder, MANIFEST));
      return undefined;
    } catch (problem) {
      return failureOf(problem, 'read', this.#parts.folder);
    }
  }

  #one(draft: Draft): Promise<Result<Outcome, DeskFailure>> {
    return this.#parts.tracked.alone(draft, async (tracked) => {
      try {
        if (tracked.refused !== undefined) return err(failure('refused', tracked.path, tracked.refused));
        return ok(await (draft.record === null ? this.#remove(tracked) : this.#write(tracked, draft)));
      } catch (problem) {
        return err(failureOf(problem, 'write', tracked.path));
      }
    });
  }

  async #write(tracked: Tracked, { record, behind = false }: Draft, again = false): Promise<Outcome> {
    if (tracked.branch || behind) return this.#writeBranch(tracked, record);
    const last = tracked.low?.data ?? (await this.#before(tracked));
    const hash = hashOf(record);
    if (tracked.adapter.present && last?.schema === schemaOf(tracked.key.type) && last.sha256 === hash)
      return {};
    try {
      await this.replace(tracked, record, last, hash);
      return {};
    } catch (problem) {
      if (again || failureOf(problem, 'write', tracked.path).kind !== 'changed-on-disk') throw problem;
    }
    const there = await this.#lookAgain(tracked, record);
    if (there === 'ours') return this.#write(tracked, { ...tracked.key, record }, true);
    return this.#writeBranch(tracked, record);
  }

  /** Revisions of a document that was removed and comes back go on counting. */
  async #before(tracked: Tracked): Promise<Envelope | undefined> {
    const [newest] = await this.#parts.history.list(tracked.key);
    const bytes = newest && (await this.#parts.history.bytes(tracked.key, newest.name));
    const envelope = bytes && decode(bytes);
    return envelope?.ok
      ? { ...asDocument(envelope.value), rev: newest?.rev ?? envelope.value.rev }
      : undefined;
  }

  /**
   * The file is not as we know it. It is ours to write where it holds the data that we know or want, only written
   * differently, and where it is damaged: then it goes to quarantine.
   */
  async #lookAgain(tracked: Tracked, record: unknown): Promise<'ours' | 'theirs'> {
    const bytes = await bytesOf(tracked.file, tracked.path);
    if (bytes === null) return 'theirs';
    const envelope = decode(bytes);
    const checked = envelope.ok ? checkEnvelope(tracked.key, envelope.value) : undefined;
    if (!envelope.ok || checked?.kind === 'damaged') {
      const problem = checked?.kind === 'damaged' ? checked.problem : envelope.ok ? '' : envelope.error;
      await this.#makeWay(tracked, bytes, problem, hashOf(record));
      return 'ours';
    }
    const { sha256 } = envelope.value;
    if (sha256 !== tracked.low?.data.sha256 && sha256 !== hashOf(record)) return 'theirs';
    const now = await tracked.adapter.read();
    if (now?.sha256 !== sha256) return 'theirs';
    tracked.settle(now, tracked.own);
    return 'ours';
  }

  /** To quarantine, told of; what others have written into it between conflict markers waits as branches. */
  async #makeWay(tracked: Tracked, bytes: Uint8Array, problem: string, wanted: string): Promise<void> {
    const { folder, now, branches } = this.#parts;
    const { key, path } = tracked;
    const place = placeOf(key.type, key.id);
    const sides = sidesIn(key, bytes);
    for (const { envelope } of sides)
      if (envelope.sha256 !== wanted && envelope.sha256 !== tracked.low?.data.sha256)
        this.#found.push(await branches.adopt(key, envelope, now()));
    const moved = await quarantine(folder, path, now(), 'move');
    this.#aside.push(sides.length > 0 ? conflict(path, place) : aside(path, problem, moved, place));
    tracked.adapter.forget();
  }

  async #writeBranch(tracked: Tracked, data: unknown): Promise<Outcome> {
    const { type, id } = tracked.key;
    const { device, now, branches } = this.#parts;
    const { branch } = tracked;
    if (branch?.last.sha256 === hashOf(data)) return { branch: branch.known };
    const last = branch?.last ?? tracked.low?.data;
    const envelope = nextEnvelope(last, { schema: schemaOf(type), id, device, data });
    const known = await branches.write(tracked.key, envelope, 'ours', now(), branch?.known);
    tracked.branch = { known, last: envelope };
    return { branch: known };
  }

  /** A version that cannot be kept does not keep the editor from saving. */
  async #keepVersion(tracked: Tracked): Promise<boolean> {
    const now = this.#parts.now();
    // A clock that was put back must not keep versions from being kept until it has caught up.
    const due = tracked.keptAt === undefined || Math.abs(now - tracked.keptAt) >= VERSION_PAUSE;
    const last = tracked.low?.data;
    if (!due) return false;
    tracked.keptAt = now;
    if (!tracked.adapter.present || !last) return false;
    const { rev, device } = last;
    const state = { time: tracked.adapter.modified, device, rev };
    await this.#parts.history.keep(tracked.key, tracked.file, state).catch(() => undefined);
    this.versioned.add(tracked.key);
    return true;
  }

  /** A removed document is moved out of the way, not destroyed, and stays among the versions. */
  async #remove(tracked: Tracked): Promise<Outcome> {
    const { adapter, key, file } = tracked;
    const last = tracked.low?.data;
    if (!last) return {};
    if (!adapter.present) return this.#alreadyAway(tracked, last);
    const { folder, history, device, now } = this.#parts;
    const target = join(folder, REMOVED, `${key.type}-${key.id}-${last.rev}.json`);
    try {
      await adapter.release(async () => {
        await history.keep(key, file, { time: adapter.modified, device: last.device, rev: last.rev });
        await history.markGone(key, last, device, now());
        await makeFolder(dirname(target));
        await moveInside(file, target);
        await syncFolder(dirname(file));
      });
      return {};
    } catch (problem) {
      if (failureOf(problem, 'write', tracked.path).kind !== 'changed-on-disk') throw problem;
    }
    return this.#removeChanged(tracked, last);
  }

  /** Nothing stands there any more; what we knew of it is kept, and marked, as of any removed document. */
  async #alreadyAway(tracked: Tracked, last: Envelope, modified = this.#parts.now()): Promise<Outcome> {
    const { history, device, now } = this.#parts;
    const { key } = tracked;
    await keepOurs(tracked, this.#parts, modified);
    const [newest] = await history.list(key);
    if (!newest?.gone || newest.rev < last.rev) await history.markGone(key, last, device, now());
    return {};
  }

  async #removeChanged(tracked: Tracked, last: Envelope): Promise<Outcome> {
    const { modified } = tracked.adapter;
    const bytes = await bytesOf(tracked.file, tracked.path);
    if (bytes === null) {
      tracked.adapter.forget();
      return this.#alreadyAway(tracked, last, modified);
    }
    if ((await this.#lookAgain(tracked, null)) === 'ours')
      return tracked.adapter.present ? this.#remove(tracked) : this.#alreadyAway(tracked, last, modified);
    await keepOurs(tracked, this.#parts, modified);
    const envelope = await tracked.adapter.read();
    const checked = envelope && checkEnvelope(tracked.key, envelope);
    if (!envelope || checked?.kind !== 'good') throw new StoreError(failure('changed-on-disk', tracked.path));
    tracked.settle(envelope, false);
    return { stayed: { ...tracked.key, record: checked.record } };
  }
}
