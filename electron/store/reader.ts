import { harm } from '../../core/contract/harm';
import type { DocumentKey } from '../../core/contract/project';
import { bytesOf } from './adapter';
import { writeAtomic } from './atomic';
import type { Branches } from './branches/branches';
import { adopt, copyIn } from './branches/copies';
import { checkEnvelope, goodRecord } from './check';
import { type Envelope, encode } from './envelope';
import { failureOf, StoreError } from './failures';
import type { History } from './history/history';
import {
  conflict,
  damaged,
  foreign,
  halfConflict,
  linked,
  newer,
  placeOf,
  quarantined,
  restored,
  unreadable,
} from './notes';
import type { ReadDocument } from './read';
import { sidesIn } from './recovery/conflict';
import { type CopySource, newestState, quarantine, type Recovered } from './recovery/recover';
import type { Tracked, TrackedDocuments } from './tracked';

/** What reading and writing the documents of one folder have in common. */
export interface StoreParts {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly device: string;
  readonly now: () => number;
  readonly history: History;
  readonly branches: Branches;
  readonly tracked: TrackedDocuments;
  readonly backups: CopySource;
}

/** Somebody else has replaced what this session had saved: it stays among the versions. */
export async function keepOurs(tracked: Tracked, parts: StoreParts, modified: number): Promise<void> {
  const { low, key } = tracked;
  if (!low || !tracked.own || parts.readOnly) return;
  tracked.own = false;
  await parts.history.put(key, low.data, modified).catch(() => undefined);
}

/** Reads documents of one folder; what is damaged goes to quarantine and the newest whole state comes in its place. */
export class DocumentReader {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  read(key: DocumentKey): Promise<ReadDocument> {
    return this.#parts.tracked.alone(key, (tracked) => this.#read(tracked));
  }

  async #read(tracked: Tracked): Promise<ReadDocument> {
    let envelope: Envelope | null;
    const { modified } = tracked.adapter;
    try {
      envelope = await tracked.adapter.read();
    } catch (problem) {
      const { kind, detail = kind } = failureOf(problem, 'read', tracked.path);
      if (kind === 'damaged')
        return (await this.#conflict(tracked, modified)) ?? this.#recover(tracked, detail);
      tracked.refused = detail;
      if (kind === 'linked') return { note: linked(tracked.path, placeOf(tracked.key.type, tracked.key.id)) };
      return { note: unreadable(tracked.path, detail, placeOf(tracked.key.type, tracked.key.id)) };
    }
    if (tracked.own && envelope?.sha256 !== tracked.low?.data.sha256)
      await keepOurs(tracked, this.#parts, modified);
    return envelope === null ? this.#missing(tracked) : this.#checked(tracked, envelope);
  }

  async #checked(tracked: Tracked, envelope: Envelope): Promise<ReadDocument> {
    const { key, path } = tracked;
    const checked = checkEnvelope(key, envelope);
    switch (checked.kind) {
      case 'good':
        tracked.settle(envelope, tracked.own && tracked.low?.data.sha256 === envelope.sha256);
        return { document: { ...key, record: checked.record } };
      case 'damaged':
        return this.#recover(tracked, checked.problem);
      case 'newer':
        tracked.refused = `version ${checked.version}`;
        return { note: newer(path, checked.version, placeOf(key.type, key.id)) };
      default:
        return this.#foreign(tracked, envelope);
    }
  }

  /** Another document under this name: a copy that a sync program has made of it, or nobody knows what. */
  async #foreign(tracked: Tracked, envelope: Envelope): Promise<ReadDocument> {
    const { key, path, adapter } = tracked;
    const { folder, readOnly, branches } = this.#parts;
    const copy = readOnly ? undefined : copyIn({ ...key, path }, envelope);
    if (copy)
      try {
        const branch = await adopt(folder, path, copy, branches);
        adapter.forget();
        return { document: { ...key, record: null }, ...(branch ? { branch } : {}) };
      } catch {
        // On a disk that takes nothing it stays where it is.
      }
    tracked.refused = `holds ${envelope.id}`;
    return { note: foreign(path, harm('holds', envelope.id)) };
  }

  /** Gone on purpose, or lost: then what is kept of it comes back. */
  async #missing(tracked: Tracked): Promise<ReadDocument> {
    const { key } = tracked;
    // What was here when we looked last has been taken away by somebody: that is not a loss.
    if (tracked.low) return { document: { ...key, record: null } };
    const found = await newestState(key, this.#parts.history, this.#parts.backups, 'missing');
    if (found === 'gone' || found === undefined) return { document: { ...key, record: null } };
    await this.#putBack(tracked, found);
    return this.#told(tracked, found, 'missing');
  }

  /** A version control program has left two states in the file: its own becomes the document, the other a branch. */
  async #conflict(tracked: Tracked, modified: number): Promise<ReadDocument | undefined> {
    const { key, path, file } = tracked;
    const { readOnly, now, branches } = this.#parts;
    const bytes = await bytesOf(file, path).catch(() => null);
    const [first, second] = bytes ? sidesIn(key, bytes) : [];
    if (!first) return undefined;
    const { envelope, record } = first;
    const found: Recovered = { envelope, record, time: new Date(now()).toISOString(), from: 'conflict' };
    const place = placeOf(key.type, key.id);
    const note = second ? conflict(path, place) : halfConflict(path, envelope.rev, place);
    if (tracked.own && tracked.low?.data.sha256 !== envelope.sha256)
      await keepOurs(tracked, this.#parts, modified);
    // On a disk that takes nothing the file stays as it is, with both in it.
    const isKept = !readOnly && (await this.#quarantine(tracked, 'copy')) !== undefined;
    const other =
      isKept && second ? await branches.adopt(key, second.envelope, now()).catch(() => undefined) : undefined;
    if (readOnly || (isKept && (!second || other))) await this.#putBack(tracked, found);
    else tracked.refused = 'conflict markers';
    return { document: { ...key, record }, note, ...(other ? { branch: other } : {}) };
  }

  async #recover(tracked: Tracked, problem: string): Promise<ReadDocument> {
    const { key, path } = tracked;
    const found =
      this.#remembered(tracked) ??
      (await newestState(key, this.#parts.history, this.#parts.backups, 'damaged'));
    if (found !== undefined && found !== 'gone') {
      const aside = this.#parts.readOnly || (await this.#quarantine(tracked, 'copy')) !== undefined;
      if (aside) await this.#putBack(tracked, found);
      return this.#told(tracked, found, problem);
    }
    tracked.refused = problem;
    const place = placeOf(key.type, key.id);
    // Without them the project does not open at all: the file stays where the failure says it is.
    const vital = key.type === 'paper' || key.type === 'issue';
    const moved = this.#parts.readOnly || vital ? undefined : await this.#quarantine(tracked, 'move');
    if (moved === undefined) return { note: damaged(path, problem, place) };
    tracked.adapter.forget();
    return { note: quarantined(path, problem, moved, place) };
  }

  /** The state that we have read or written last is newer than anything kept. */
  #remembered({ key, low }: Tracked): Recovered | undefined {
    const good = low ? goodRecord(key, low.data) : 'unknown';
    if (!low || typeof good === 'string') return undefined;
    const time = new Date(this.#parts.now()).toISOString();
    return { envelope: low.data, record: good.record, time, from: 'memory' };
  }

  /** Where this fails the state is in memory alone until the next save, which writes it or says why not. */
  async #putBack(tracked: Tracked, { envelope }: Recovered): Promise<void> {
    tracked.settle(envelope, tracked.own);
    tracked.keptAt = undefined;
    if (this.#parts.readOnly) return;
    try {
      await writeAtomic(tracked.file, encode(envelope));
      await tracked.adapter.read();
    } catch (problem) {
      if (problem instanceof StoreError) throw problem;
    }
  }

  async #quarantine(tracked: Tracked, how: 'move' | 'copy'): Promise<string | undefined> {
    try {
      return await quarantine(this.#parts.folder, tracked.path, this.#parts.now(), how);
    } catch {
      // A full or read-only disk: the damaged file stays where it is, and nothing is written in its place.
      return undefined;
    }
  }

  #told(tracked: Tracked, { envelope, record, time, from }: Recovered, problem: string): ReadDocument {
    const { key, path } = tracked;
    const note = restored(path, { problem, rev: envelope.rev, time, from }, placeOf(key.type, key.id));
    return { document: { ...key, record }, note };
  }
}
