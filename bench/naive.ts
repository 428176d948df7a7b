import { equalBytes } from '@selectorate/basics';
import { EMPTY_ROOT, type Hash, nodeHash } from '@selectorate/record';

/**
 * The Merkle tree as RFC 6962 section 2.1 writes it down, recursive and with nothing kept: the twin that the log's tree
 * is measured beside.
 */
export function naiveRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  const k = largestPowerBelow(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH of RFC 6962 section 2.1.1, recomputing every subtree on the way. */
export function naivePath(index: number, leaves: readonly Hash[]): readonly Hash[] {
  if (leaves.length <= 1) return [];
  const k = largestPowerBelow(leaves.length);
  return index < k
    ? [...naivePath(index, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(index - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** Does the path lead from the leaf to the root? The recursion of {@link naivePath} the other way round. */
export function naiveCheck(
  leaf: Hash,
  path: readonly Hash[],
  at: { index: number; size: number; root: Hash },
): boolean {
  return equalBytes(climbed(leaf, path, at), at.root);
}

function climbed(leaf: Hash, path: readonly Hash[], { index, size }: { index: number; size: number }): Hash {
  const sibling = path.at(-1);
  if (size <= 1 || sibling === undefined) return leaf;
  const k = largestPowerBelow(size);
  const rest = path.slice(0, -1);
  return index < k
    ? nodeHash(climbed(leaf, rest, { index, size: k }), sibling)
    : nodeHash(sibling, climbed(leaf, rest, { index: index - k, size: size - k }));
}

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}
