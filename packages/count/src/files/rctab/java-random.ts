const MASK = (1n << 48n) - 1n;
const MULTIPLIER = 0x5_deec_e66dn;
const HALF = 2 ** 31;

/** An order that RCTab's `generatePermutation` draws: the generator and the shuffle that the Java platform documents. */
export function shuffleAsJava<T>(items: readonly T[], seed: number): readonly T[] {
  const shuffled = [...items];
  const nextInt = javaRandom(seed);
  for (let size = shuffled.length; size > 1; size--) {
    const at = nextInt(size);
    [shuffled[size - 1], shuffled[at]] = [shuffled[at] as T, shuffled[size - 1] as T];
  }
  return shuffled;
}

/** `java.util.Random.nextInt(bound)`, as its specification gives it: a linear congruential generator of 48 bits. */
function javaRandom(seed: number): (bound: number) => number {
  let state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  const next31 = (): number => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return Number(state >> 17n);
  };
  return (bound) => {
    if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(next31())) >> 31n);
    for (;;) {
      const bits = next31();
      const value = bits % bound;
      // Java's sum overflows into the negative exactly here: the last, incomplete round of values is drawn again.
      if (bits - value + (bound - 1) < HALF) return value;
    }
  };
}
