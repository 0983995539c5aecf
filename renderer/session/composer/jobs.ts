/** What is done first when several things wait; typing always comes before sharpening. */
export type Priority = 'compose' | 'tile' | 'findings' | 'page' | 'thumbnail';
const ORDER: readonly Priority[] = ['compose', 'tile', 'findings', 'page', 'thumbnail'];

/**
 * The worker's list of things to do. One job a turn, so that a message that arrives meanwhile — a key, a
 * click — is heard before the next one. A job with the key of a waiting one takes its place.
 */
export class Jobs {
  readonly #queues = new Map<Priority, Map<string, () => void>>(ORDER.map((p) => [p, new Map()]));
  readonly #turn: (run: () => void) => void;
  #pending = false;

  /** `turn` calls back when all messages that wait have been heard. */
  constructor(turn: (run: () => void) => void) {
    this.#turn = turn;
  }

  add(priority: Priority, key: string, job: () => void): void {
    this.#queues.get(priority)?.set(key, job);
    this.#pump();
  }

  clear(priority: Priority): void {
    this.#queues.get(priority)?.clear();
  }

  #pump(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.#turn(() => {
      this.#pending = false;
      const job = this.#take();
      if (!job) return;
      this.#pump();
      job();
    });
  }

  #take(): (() => void) | undefined {
    for (const priority of ORDER) {
      for (const [key, job] of this.#queues.get(priority) ?? []) {
        this.#queues.get(priority)?.delete(key);
        return job;
      }
    }
    return undefined;
  }
}

/** Turns of a message channel: sooner than timers, which browsers hold back. */
export function channelTurns(): (run: () => void) => void {
  const waiting: (() => void)[] = [];
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => waiting.shift()?.());
  channel.port1.start();
  return (run) => {
    waiting.push(run);
    channel.port2.postMessage(null);
  };
}
