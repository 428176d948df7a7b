/** Reproducible chance for tests and invented data. Never for anything that must be secret. */
export interface Seeded {
  /** A whole number from 0 up to, not including, 2^32. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`; every one equally likely. */
  int(below: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True `times` times out of `outOf` in the long run. */
  chance(times: number, outOf: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** The same items in another order; the list given stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  bytes(length: number): Uint8Array;
  /** Chance of its own for a part, so that drawing more here changes nothing there. */
  fork(label: string): Seeded;
}

const WARM_UP = 16;
const RANGE = 2 ** 32;

/**
 * The small fast counter generator with four words of 32 bits (sfc32), started from an FNV-1a hash of the seed: the
 * same seed gives the same numbers on every machine and in every version of this project.
 */
export function seeded(seed: number | string): Seeded {
  const text = String(seed);
  let [a, b, c, counter] = [fnv1a(`a${text}`), fnv1a(`b${text}`), fnv1a(`c${text}`), 1];
  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  for (let i = 0; i < WARM_UP; i++) next();
  const int = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > RANGE) throw new RangeError(`seeded: none below ${below}`);
    // Draws above the last whole multiple are thrown away: the rest would favour small numbers.
    const fair = RANGE - (RANGE % below);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % below;
  };
  return {
    next,
    int,
    between: (least, most) => least + int(most - least + 1),
    chance: (times, outOf) => int(outOf) < times,
    pick: (items) => items[int(items.length)] as (typeof items)[number],
    shuffle: (items) => shuffled(items, int),
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
    fork: (label) => seeded(`${text}/${label}`),
  };
}

function shuffled<T>(items: readonly T[], int: (below: number) => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = int(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
