/** Work under the same key runs one after another, in the order in which it came; a failure does not stop what follows. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, number>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(key) ?? Promise.resolve()).then(work);
    this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + 1);
    this.#last.set(key, this.#settle(key, done));
    return done;
  }

  /** Waits for everything that is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  /** Never rejects; forgets the key when nobody waits behind this work. */
  async #settle(key: string, done: Promise<unknown>): Promise<void> {
    await Promise.allSettled([done]);
    const waiting = (this.#waiting.get(key) ?? 1) - 1;
    this.#waiting.set(key, waiting);
    if (waiting > 0) return;
    this.#waiting.delete(key);
    this.#last.delete(key);
  }
}
