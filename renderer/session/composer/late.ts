/** Milliseconds after which what waits for the page runs all the same: while a key is held down, or without a page. */
const PATIENCE = 250;
/** After a change the next key gets this long to come first, milliseconds. */
const QUIET = 40;

/**
 * What the window does when the page has caught up: counts, lists, panels, the caret's line. A change of the
 * text comes first, so these things wait until its pixels are in sight, and then run together.
 */
export class Late {
  readonly #waiting = new Set<() => void>();
  readonly #afterFrame: (run: () => void) => () => void;
  #held = false;
  #typing = false;
  #cancelFrame: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** `nextFrame` calls back when the next frame has been presented, and answers what prevents that. */
  constructor(nextFrame: (run: () => void) => () => void) {
    this.#afterFrame = nextFrame;
  }

  /** A change is on its way to the page. */
  hold(): void {
    this.#held = true;
    this.#typing = true;
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
    this.#arm();
  }

  /** The page shows the last change. */
  release(): void {
    this.#held = false;
    this.#arm();
  }

  add(run: () => void): void {
    this.#waiting.add(run);
    this.#arm();
  }

  clear(): void {
    this.#waiting.clear();
    this.#held = false;
    this.#typing = false;
    this.#disarm();
  }

  #arm(): void {
    if (this.#waiting.size === 0) return;
    this.#patience ??= setTimeout(() => this.#run(), PATIENCE);
    if (!this.#held) this.#cancelFrame ??= this.#typing ? this.#whenQuiet() : this.#nextFrame();
  }

  #nextFrame(): () => void {
    return this.#afterFrame(() => this.#run());
  }

  #whenQuiet(): () => void {
    let cancel: (() => void) | undefined;
    const timer = setTimeout(() => {
      cancel = this.#nextFrame();
    }, QUIET);
    return () => {
      clearTimeout(timer);
      cancel?.();
    };
  }

  #disarm(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
  }

  #run(): void {
    this.#disarm();
    this.#typing = false;
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const run of due) run();
  }
}

/** Calls back once the frame in the making has been handed over. */
export function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
