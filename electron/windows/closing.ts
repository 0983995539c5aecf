import type { DeskFailure } from '../../core/contract/desk';

/** Why the window does not close at once. */
export type Obstacle =
  | { readonly kind: 'not-saved'; readonly failure: DeskFailure }
  /** The window did not answer within the time limit. */
  | { readonly kind: 'silent' };

export interface ClosingPorts {
  /** Asks the window to save. */
  readonly announce: () => void;
  /** Lets the editor choose; true to close without saving. */
  readonly discard: (obstacle: Obstacle) => Promise<boolean>;
  readonly close: () => void;
  /** Milliseconds to wait for the window's answer. */
  readonly limit: number;
}

type State = 'open' | 'saving' | 'asking' | 'allowed';

/**
 * Closing a window without losing a word: the window is asked to save and closes when it says that all is on
 * the disk. Where saving fails, or nothing is heard in time, the editor decides.
 */
export class Closing {
  private state: State = 'open';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: ClosingPorts) {}

  /** The window is about to close: true where it may. */
  request(): boolean {
    if (this.state === 'open') {
      this.state = 'saving';
      this.timer = setTimeout(() => void this.ask({ kind: 'silent' }), this.ports.limit);
      this.ports.announce();
    }
    return this.state === 'allowed';
  }

  /** All is saved, or there is nothing left to save. */
  allow(): void {
    if (this.state === 'allowed') return;
    this.wait();
    this.state = 'allowed';
    this.ports.close();
  }

  /** A save has failed; while closing, the editor is asked at once. */
  saveFailed(failure: DeskFailure): void {
    if (this.state === 'saving') void this.ask({ kind: 'not-saved', failure });
  }

  /** The page that was asked is gone: the next closing begins anew. */
  forget(): void {
    if (this.state !== 'saving') return;
    this.wait();
    this.state = 'open';
  }

  private async ask(obstacle: Obstacle): Promise<void> {
    this.wait();
    this.state = 'asking';
    const discard = await this.ports.discard(obstacle);
    // Meanwhile the window may have saved after all.
    if (this.state !== 'asking') return;
    this.state = 'open';
    if (discard) this.allow();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
