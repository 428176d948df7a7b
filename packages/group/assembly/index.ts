// The public face of the kernel: what ../src/kernel.ts declares. All arguments are addresses in the exported memory, counts or bits.

import { startPoints } from './points';

/** Call once, before anything else. */
export function start(): void {
  startPoints();
}

/** The first byte the caller may use. */
export function arena(): usize {
  return (__heap_base + 63) & ~63;
}

export {
  addAffines, addPoints, areEqual, decode, decodeHopeful, decodeWithX, double, isIdentity, negate, normalise, readAffines, setIdentity,
  toAffines, writeEncoded, writePacked,
} from './points';
export { buildComb, isInSubgroup, powersByComb, sumOfFew } from './powers';
export { addSubsetSums, areSumsInSubgroup, clearSums, sumOfMany, weighSums } from './sums';
// For the differential tests of single field operations.
export { carry, fromBytes, invert, mul, mulAdd, mulSub, sq, sq2Add, sqSub, toBytes } from './field';
