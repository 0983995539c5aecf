/** A second end of the page within this time is not answered by loading it again. Milliseconds. */
const SOON = 60_000;

export interface GonePorts {
  /** Loads the page anew. */
  readonly reload: () => void;
  /** Says that the page was loaded anew and what of the work is there. */
  readonly tell: () => void;
  /** The page does not stay up: lets the editor choose; true to try once more. */
  readonly ask: () => Promise<boolean>;
  readonly giveUp: () => void;
}

/**
 * The page's process has died. What was saved is on the disk and open in the main process, so the page is loaded
 * anew; one that dies again at once is not reloaded for ever.
 */
export class PageGone {
  private last = Number.NEGATIVE_INFINITY;
  private reloaded = false;

  constructor(private readonly ports: GonePorts) {}

  async gone(): Promise<void> {
    const now = performance.now();
    const again = now - this.last < SOON;
    this.last = now;
    if (again && !(await this.ports.ask())) {
      this.ports.giveUp();
      return;
    }
    this.reloaded = true;
    this.ports.reload();
  }

  /** The page shows itself. */
  back(): void {
    if (!this.reloaded) return;
    this.reloaded = false;
    this.ports.tell();
  }
}
