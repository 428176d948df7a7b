/** What {@link PairTable} answers for a pair that it has not. */
export const ABSENT = -1;

const EMPTY = -1;

/** An entry is the two numbers and their value, beside each other in memory; the fourth place keeps entries on one line of it. */
const STRIDE = 4;

/**
 * Whole numbers from 0 by pairs of whole numbers from 0, in a typed array (open addressing): a map would want one number for the
 * pair, too large for a small integer, and make an object of it at every look-up.
 */
export class PairTable {
  private entries = emptyEntries(16);
  private places = 16;
  private held = 0;

  get size(): number {
    return this.held;
  }

  get(first: number, second: number): number {
    const at = this.placeOf(first, second);
    return this.entries[at] === EMPTY ? ABSENT : (this.entries[at + 2] ?? ABSENT);
  }

  set(first: number, second: number, value: number): void {
    const at = this.placeOf(first, second);
    if (this.entries[at] === EMPTY) {
      this.entries[at] = first;
      this.entries[at + 1] = second;
      this.held++;
    }
    this.entries[at + 2] = value;
    if (this.held * 2 > this.places) this.grow();
  }

  /** Puts in the place of every value what `change` makes of it; `ABSENT` is no value. */
  change(change: (value: number) => number): void {
    const { entries } = this;
    for (let at = 0; at < entries.length; at += STRIDE) {
      if (entries[at] !== EMPTY) entries[at + 2] = change(entries[at + 2] ?? ABSENT);
    }
  }

  /** Where the pair stands or would stand. The table is never full. */
  private placeOf(first: number, second: number): number {
    const { entries, places } = this;
    let place = mixed(first, second) & (places - 1);
    for (;;) {
      const at = place * STRIDE;
      const held = entries[at];
      if (held === EMPTY || (held === first && entries[at + 1] === second)) return at;
      place = (place + 1) & (places - 1);
    }
  }

  private grow(): void {
    const { entries } = this;
    this.places *= 2;
    this.entries = emptyEntries(this.places);
    this.held = 0;
    for (let at = 0; at < entries.length; at += STRIDE) {
      if (entries[at] !== EMPTY) this.set(entries[at] ?? 0, entries[at + 1] ?? 0, entries[at + 2] ?? 0);
    }
  }
}

const emptyEntries = (places: number): Int32Array => new Int32Array(places * STRIDE).fill(EMPTY);

/** Spreads pairs that lie close to each other over the table (odd multipliers, the high bits brought down). */
function mixed(first: number, second: number): number {
  const mix = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mix ^ (mix >>> 15);
}
