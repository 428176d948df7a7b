import { bigEndian, fromBigEndian, utf8 } from '@selectorate/basics';
import { sha256 } from '@noble/hashes/sha2.js';

const POINT_BYTES = 32;

/**
 * The RFC 8032 bytes to try, in turn, for the shuffle's generator of an index: SHA-256("ggen|index") without its two highest
 * bits, then one more each time. The first that is a point, raised to the cofactor 8, is the generator (specification, table 9).
 */
export function* generatorCandidates(index: number): Generator<Uint8Array, never> {
  let candidate = fromBigEndian(sha256(utf8(`ggen|${index}`))) >> 2n;
  for (;;) {
    yield bigEndian(candidate, POINT_BYTES).toReversed();
    candidate += 1n;
  }
}
