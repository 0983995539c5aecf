/** Work on one document is done one after the other; work on different documents at the same time. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  run<Value>(lane: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(lane) ?? Promise.resolve();
    const result = before.then(work);
    const done = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(lane) === done) this.#last.delete(lane);
      });
    this.#last.set(lane, done);
    return result;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
