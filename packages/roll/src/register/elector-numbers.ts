const START = 1 << 16;
/** The most numbers that are named as seen twice; a file with more is no register. */
const SUSPECTS = 10_000;

/**
 * Which elector numbers were seen before, by 64-bit fingerprints in an open hash table: 16 bytes for a number at most,
 * where a set of texts would take a hundred. Two numbers may share a fingerprint by chance, so that what it names is
 * only suspected.
 */
export class ElectorNumbers {
  #high = new Uint32Array(START);
  #low = new Uint32Array(START);
  #count = 0;
  readonly #suspects = new Set<string>();

  add(elector: string): void {
    if (2 * (this.#count + 1) > this.#high.length) this.#grow();
    const [high, low] = fingerprint(elector);
    if (this.#insert(high, low)) this.#count++;
    else if (this.#suspects.size < SUSPECTS) this.#suspects.add(elector);
  }

  seenTwice(): ReadonlySet<string> {
    return this.#suspects;
  }

  /** False where the fingerprint is there already. */
  #insert(high: number, low: number): boolean {
    const mask = this.#high.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      if (this.#high[slot] === 0) {
        this.#high[slot] = high;
        this.#low[slot] = low;
        return true;
      }
      if (this.#high[slot] === high && this.#low[slot] === low) return false;
    }
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(2 * high.length);
    this.#low = new Uint32Array(2 * low.length);
    for (let slot = 0; slot < high.length; slot++) {
      if (high[slot] !== 0) this.#insert(high[slot] ?? 0, low[slot] ?? 0);
    }
  }
}

/** Two multiplicative hashes over the code units, mixed; the first is never 0, which marks an empty slot. */
function fingerprint(text: string): readonly [number, number] {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul((low << 5) ^ (low >>> 27) ^ unit, 0x27d4eb2f);
  }
  return [mix(high) || 1, mix(low ^ high)];
}

function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  const second = Math.imul(first ^ (first >>> 12), 0x297a2d39);
  return (second ^ (second >>> 15)) >>> 0;
}
