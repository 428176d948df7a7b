import type { WrappingKey } from './store.ts';

/** Wrapping keys in memory, the newest first. New data keys are wrapped under the newest. */
export class KeyRing {
  #keys: readonly WrappingKey[];

  constructor(keys: readonly WrappingKey[]) {
    this.#keys = keys;
  }

  get newest(): WrappingKey {
    const [newest] = this.#keys;
    if (newest === undefined) throw new Error('a store without a wrapping key');
    return newest;
  }

  byId(id: string): Uint8Array | undefined {
    return this.#keys.find((each) => each.id === id)?.key;
  }

  add(key: WrappingKey): void {
    this.#keys = [key, ...this.#keys.filter(({ id }) => id !== key.id)];
  }
}
