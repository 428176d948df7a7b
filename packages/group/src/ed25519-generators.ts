import { fromBigEndian, fromHex, utf8 } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';

const POINT_BYTES = 32;

function littleEndian(value: bigint): Uint8Array {
  const bytes = fromHex(value.toString(16).padStart(2 * POINT_BYTES, '0'));
  if (bytes === undefined) throw new RangeError('littleEndian: not a number of 32 bytes');
  return bytes.toReversed();
}

/**
 * The RFC 8032 bytes to try, in turn, for the shuffle's generator of an index: SHA-256("ggen|index") without its two highest
 * bits, then one more each time. The first that is a point, raised to the cofactor 8, is the generator (specification, table 9).
 */
export function* generatorCandidates(index: number): Generator<Uint8Array, never> {
  let candidate = fromBigEndian(sha256(utf8(`ggen|${index}`))) >> 2n;
  for (;;) {
    yield littleEndian(candidate);
    candidate += 1n;
  }
}
