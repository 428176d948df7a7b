import { err, ok, type Result } from '@selectorate/basics';
import { invert, modulo } from '@selectorate/group';
import type { TrusteeItem } from '../objects/trustees.ts';
import { MOST_MEMBERS } from './check-threshold.ts';
import { ownersByItem } from './owners.ts';

/** Why the decryptions at hand do not open a tally. */
export const QUORUM_FAULTS = [
  /** A number that no trustee has. */
  'decryption-owner-unknown',
  /** Two decryptions by one trustee. */
  'decryption-owner-twice',
  /** A single trustee's is missing. */
  'decryption-missing',
  /** Fewer members of a shared key than its threshold. */
  'decryption-below-threshold',
] as const;

export type QuorumFault = (typeof QUORUM_FAULTS)[number];

export interface PlacedQuorumFault {
  readonly code: QuorumFault;
  /** Whose, or for a shared key, the number of its first member. */
  readonly owner: number;
}

/** How one owner's factors enter the opening: beta is multiplied with each, raised to this exponent. */
export interface OpeningShare {
  readonly owner: number;
  readonly exponent: bigint;
}

/**
 * Which decryptions open the tally, and how (specification, section 4.21): a plain element is beta times the product of factor^exponent.
 * Of a shared key's members the first `threshold` are used; what others sent is checked by its proofs alone.
 */
export function openingShares(
  trustees: readonly TrusteeItem[],
  given: readonly number[],
  order: bigint,
): Result<readonly OpeningShare[], readonly PlacedQuorumFault[]> {
  const byItem = ownersByItem(trustees);
  const most = byItem.reduce((sum, holders) => sum + holders.length, 0);
  const faults: PlacedQuorumFault[] = [];
  const there = new Set<number>();
  for (const owner of given) {
    if (owner < 1 || owner > most) faults.push({ code: 'decryption-owner-unknown', owner });
    if (there.has(owner)) faults.push({ code: 'decryption-owner-twice', owner });
    there.add(owner);
  }
  const shares: OpeningShare[] = [];
  for (const [item, trustee] of trustees.entries()) {
    const holders = byItem[item] ?? [];
    const present = holders.filter(({ owner }) => there.has(owner));
    const needed = trustee.kind === 'single' ? 1 : trustee.key.threshold;
    // A key with more members was refused with the trustees, and their weights would take the square of the number.
    if (present.length < needed || needed > MOST_MEMBERS) {
      const code = trustee.kind === 'single' ? 'decryption-missing' : 'decryption-below-threshold';
      faults.push({ code, owner: holders[0]?.owner ?? 0 });
      continue;
    }
    const used = present.slice(0, needed);
    const members = used.map(({ member }) => member ?? 1);
    for (const { owner, member } of used) {
      const weight = trustee.kind === 'single' ? 1n : lagrange(member ?? 1, members, order);
      shares.push({ owner, exponent: modulo(-weight, order) });
    }
  }
  return faults.length === 0 ? ok(shares) : err(faults);
}

/** The weight of f(index) in f(0), where f is known at these places. */
export function lagrange(index: number, places: readonly number[], order: bigint): bigint {
  let [above, below] = [1n, 1n];
  for (const place of places) {
    if (place === index) continue;
    above *= BigInt(place);
    below *= BigInt(place - index);
  }
  return modulo(above * invert(below, order), order);
}
