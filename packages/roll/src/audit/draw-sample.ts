import { err, fromBigEndian, ok, type Result, utf8 } from '@selectorate/basics';
import { sha256 } from '@selectorate/record';

/** How the leaves of a sample are drawn. */
export interface SampleOrder {
  /** 64 lower-case hexadecimal digits, of `sampleSeed`. */
  readonly seed: string;
  /** Leaves of the frozen roll. */
  readonly roll: number;
  /** Leaves to draw. */
  readonly sample: number;
}

export type DrawFault = 'seed-malformed' | 'not-a-count' | 'sample-beyond-roll';

const SEED = /^[0-9a-f]{64}$/;
const RANGE = 2n ** 64n;

/**
 * Distinct indexes of leaves, from 0, in the order in which they are drawn; each set of `sample` leaves is as likely as any
 * other. Draw number i, counting from 0, takes SHA-256 of the UTF-8 lines `selectorate-roll-draw/1`, the seed, i in decimal
 * digits, joined by line feeds; its first 8 bytes are a big-endian number v. A v of floor(2^64 / roll) * roll or more
 * is passed over, so that no leaf is likelier than another; else the leaf is v mod roll, passed over if it is drawn already.
 * A longer sample of one seed begins with the shorter one.
 */
export function drawSample({ seed, roll, sample }: SampleOrder): Result<readonly number[], DrawFault> {
  if (!SEED.test(seed)) return err('seed-malformed');
  if (![roll, sample].every((count) => Number.isSafeInteger(count) && count >= 0)) return err('not-a-count');
  if (sample > roll) return err('sample-beyond-roll');
  const drawn = new Set<number>();
  for (let i = 0; drawn.size < sample; i++) {
    const leaf = leafOfDraw(`selectorate-roll-draw/1\n${seed}\n${i}`, BigInt(roll));
    if (leaf !== undefined) drawn.add(leaf);
  }
  return ok([...drawn]);
}

function leafOfDraw(lines: string, roll: bigint): number | undefined {
  const value = fromBigEndian(sha256(utf8(lines)).subarray(0, 8));
  return value < (RANGE / roll) * roll ? Number(value % roll) : undefined;
}
