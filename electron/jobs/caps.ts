import { totalmem } from 'node:os';

/** What a job may take of the machine before it is ended. */
export interface Caps {
  /** Bytes that the job's process may hold, JavaScript and native together. */
  readonly memory: number;
  /** Milliseconds without a sign of progress. */
  readonly silence: number;
  /** Milliseconds altogether. */
  readonly total: number;
}

const GB = 2 ** 30;
const MINUTE = 60_000;

/** Half of the machine's memory, at least 1 and at most 4 GB: a broadsheet full of pictures takes a fifth of that. */
const memoryCap = (machine = totalmem()): number => Math.min(4 * GB, Math.max(GB, Math.floor(machine / 2)));

export const exportCaps: Caps = { memory: memoryCap(), silence: 5 * MINUTE, total: 30 * MINUTE };

/** Node's switch for the part of the cap that JavaScript may take. */
export const heapSwitch = ({ memory }: Pick<Caps, 'memory'>): string =>
  `--max-old-space-size=${Math.max(16, Math.floor(memory / 2 ** 20 / 2))}`;

/** How often a job's process is looked at: a runaway allocation takes about 1 GB a second. Milliseconds. */
export const LOOK_MS = 200;

/** Looks at a process again and again and says once when it holds more than it may; `end` stops the looking. */
export function watchMemory(
  cap: number,
  memoryOf: () => number | undefined,
  over: (bytes: number) => void,
): { readonly end: () => void } {
  const timer = setInterval(() => {
    const bytes = memoryOf();
    if (bytes === undefined || bytes <= cap) return;
    clearInterval(timer);
    over(bytes);
  }, LOOK_MS);
  timer.unref();
  return { end: () => clearInterval(timer) };
}

/** The clock of one job: `alive` says that it goes on, `end` that it is over. */
export class Deadline {
  private readonly whole: NodeJS.Timeout;
  private quiet: NodeJS.Timeout;

  constructor(
    private readonly caps: Pick<Caps, 'silence' | 'total'>,
    private readonly over: () => void,
  ) {
    this.whole = this.after(caps.total);
    this.quiet = this.after(caps.silence);
  }

  alive(): void {
    clearTimeout(this.quiet);
    this.quiet = this.after(this.caps.silence);
  }

  end(): void {
    clearTimeout(this.whole);
    clearTimeout(this.quiet);
  }

  private after(time: number): NodeJS.Timeout {
    const timer = setTimeout(() => this.expire(), time);
    timer.unref();
    return timer;
  }

  private expire(): void {
    this.end();
    this.over();
  }
}
