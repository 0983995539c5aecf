import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { DocumentKey } from '../../core/contract/project';
import { squashDiffs } from '../../core/document/apply';
import type { RecordsDiff } from '../../core/document/diff';
import type { SaveState } from './types';

export interface AutosavePorts {
  readonly save: (diff: RecordsDiff) => Promise<Result<{ readonly savedAt: string }, DeskFailure>>;
  readonly report: (state: SaveState) => void;
  /** Milliseconds from an edit to the moment when it is to be on the disk, the writing included. */
  readonly within: number;
  /** Milliseconds between attempts after a failure; the last one repeats. */
  readonly retries: readonly number[];
  /** Says the same shorter: asked when a disk that takes nothing makes what waits long. */
  readonly shorten?: (diff: RecordsDiff) => RecordsDiff;
}

/** However slow the disk, keystrokes of so many milliseconds go together. */
const GATHER = 50;
/** From so many ops on, and whenever it has doubled since, what waits is shortened. */
const LONG = 500;

const lengthOf = (diff: RecordsDiff): number => diff.reduce((sum, { ops }) => sum + ops.length, 0);

/**
 * Saves edits behind the editor's back: gathers those of a fraction of a second into one diff, never has two saves
 * under way, and after a failure keeps everything and tries again. What failed is squashed with what came after
 * it, so the order of edits is never lost. How long it gathers follows from how long saves take: an edit is on
 * the disk `within` milliseconds, and even one that comes while a save of that length runs within twice as many.
 */
export class Autosave {
  private pending: RecordsDiff = [];
  /** When the oldest edit of `pending` was made. */
  private since = 0;
  private running: Promise<void> | null = null;
  private sending: RecordsDiff = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private savedAt: string | null = null;
  private refused: DeskFailure | null = null;
  private held = false;
  /** Milliseconds a save is expected to take: as the slowest of late, forgotten by and by. */
  private expected = 0;
  private shortFrom = LONG;

  constructor(private readonly ports: AutosavePorts) {}

  /** Nothing waits and nothing is under way. */
  get clean(): boolean {
    return this.pending.length === 0 && this.running === null;
  }

  /** Whether edits of a document are not on the disk yet. */
  concerns({ type, id }: DocumentKey): boolean {
    return [...this.pending, ...this.sending].some((change) => change.type === type && change.id === id);
  }

  add(diff: RecordsDiff): void {
    if (diff.length === 0) return;
    if (this.pending.length === 0) this.since = performance.now();
    this.pending = this.pending.length === 0 ? diff : this.joined(this.pending, diff);
    this.sayTrying();
    this.armSoon();
  }

  /** Saves now. True when everything is on the disk. */
  async flush(): Promise<boolean> {
    if (this.held) return false;
    this.disarm();
    if (this.running !== null) await this.running;
    while (this.pending.length > 0) {
      await this.once();
      if (this.refused !== null || this.held) return false;
    }
    return true;
  }

  /** Saves nothing more until `release`; answers, when what is under way has ended, with all that is unsaved. */
  async hold(): Promise<RecordsDiff> {
    this.held = true;
    this.disarm();
    if (this.running !== null) await this.running;
    return this.pending;
  }

  /** Goes on saving. */
  release(): void {
    this.held = false;
    if (this.pending.length > 0) this.arm(0);
  }

  /** Forgets what waits: the document it belongs to is gone. */
  dispose(): void {
    this.disarm();
    this.pending = [];
  }

  /** After a failure it stays said, with what offers a way out, until a save has succeeded: an attempt is no news. */
  private sayTrying(): void {
    if (this.refused === null) this.ports.report({ kind: 'saving' });
  }

  private armSoon(): void {
    const due = Math.max(GATHER, this.ports.within - this.expected);
    this.arm(Math.max(0, this.since + due - performance.now()));
  }

  private arm(delay: number): void {
    if (this.timer !== null || this.running !== null || this.held) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.once();
    }, delay);
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private once(): Promise<void> {
    if (this.running !== null) return this.running;
    const diff = this.pending;
    this.pending = [];
    this.sayTrying();
    this.running = this.send(diff);
    return this.running;
  }

  private async send(diff: RecordsDiff): Promise<void> {
    const began = performance.now();
    this.sending = diff;
    const result = await this.ports.save(diff);
    this.sending = [];
    this.running = null;
    if (!result.ok) {
      this.failed(diff, result.error);
      return;
    }
    this.expected = Math.max(performance.now() - began, this.expected * 0.8);
    this.succeeded(result.value.savedAt);
  }

  private succeeded(at: string): void {
    this.failures = 0;
    this.refused = null;
    this.savedAt = at;
    this.shortFrom = LONG;
    if (this.pending.length === 0) {
      this.ports.report({ kind: 'saved', at: this.savedAt });
      return;
    }
    this.sayTrying();
    this.armSoon();
  }

  private failed(diff: RecordsDiff, failure: DeskFailure): void {
    this.pending = this.pending.length === 0 ? diff : this.joined(diff, this.pending);
    this.refused = failure;
    this.ports.report({ kind: 'unsaved', failure });
    const { retries } = this.ports;
    this.arm(retries[Math.min(this.failures, retries.length - 1)] ?? this.ports.within);
    this.failures++;
  }

  private joined(before: RecordsDiff, after: RecordsDiff): RecordsDiff {
    const diff = squashDiffs(before, after);
    if (lengthOf(diff) < this.shortFrom || this.ports.shorten === undefined) return diff;
    const short = this.ports.shorten(diff);
    this.shortFrom = Math.max(LONG, lengthOf(short) * 2);
    return short;
  }
}
