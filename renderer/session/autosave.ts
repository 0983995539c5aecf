import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { squashDiffs } from '../../core/document/apply';
import type { RecordsDiff } from '../../core/document/diff';
import type { SaveState } from './types';

export interface AutosavePorts {
  readonly save: (diff: RecordsDiff) => Promise<Result<{ readonly savedAt: string }, DeskFailure>>;
  readonly report: (state: SaveState) => void;
  /** Milliseconds from the first unsaved edit to its saving. */
  readonly delay: number;
  /** Milliseconds between attempts after a failure; the last one repeats. */
  readonly retries: readonly number[];
}

/**
 * Saves edits behind the editor's back: gathers those of up to `delay` milliseconds into one diff, never has
 * two saves under way, and after a failure keeps everything and tries again. What failed is squashed with what
 * came after it, so the order of edits is never lost.
 */
export class Autosave {
  private pending: RecordsDiff = [];
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private savedAt: string | null = null;
  private refused: DeskFailure | null = null;

  constructor(private readonly ports: AutosavePorts) {}

  /** Nothing waits and nothing is under way. */
  get clean(): boolean {
    return this.pending.length === 0 && this.running === null;
  }

  add(diff: RecordsDiff): void {
    if (diff.length === 0) return;
    this.pending = this.pending.length === 0 ? diff : squashDiffs(this.pending, diff);
    if (this.refused === null) this.ports.report({ kind: 'saving' });
    this.arm(this.ports.delay);
  }

  /** Saves now. True when everything is on the disk. */
  async flush(): Promise<boolean> {
    this.disarm();
    if (this.running !== null) await this.running;
    while (this.pending.length > 0) {
      await this.once();
      if (this.refused !== null) return false;
    }
    return true;
  }

  /** Forgets what waits: the document it belongs to is gone. */
  dispose(): void {
    this.disarm();
    this.pending = [];
  }

  private arm(delay: number): void {
    if (this.timer !== null || this.running !== null) return;
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
    this.ports.report({ kind: 'saving' });
    this.running = this.send(diff);
    return this.running;
  }

  private async send(diff: RecordsDiff): Promise<void> {
    const result = await this.ports.save(diff);
    this.running = null;
    if (result.ok) this.succeeded(result.value.savedAt);
    else this.failed(diff, result.error);
  }

  private succeeded(at: string): void {
    this.failures = 0;
    this.refused = null;
    this.savedAt = at;
    if (this.pending.length > 0) this.arm(this.ports.delay);
    else this.ports.report({ kind: 'saved', at: this.savedAt });
  }

  private failed(diff: RecordsDiff, failure: DeskFailure): void {
    this.pending = this.pending.length === 0 ? diff : squashDiffs(diff, this.pending);
    this.refused = failure;
    this.ports.report({ kind: 'unsaved', failure });
    const { retries } = this.ports;
    this.arm(retries[Math.min(this.failures, retries.length - 1)] ?? this.ports.delay);
    this.failures++;
  }
}
