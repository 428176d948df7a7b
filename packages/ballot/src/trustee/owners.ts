import type { TrusteeItem, TrusteeKey } from '../objects/trustees.ts';

/**
 * One who shuffles or decrypts. Owners are numbered from 1 along the list of trustees: a single trustee takes one number, a shared
 * key one for each of its members, in their order.
 */
export interface Owner {
  readonly owner: number;
  /** Which item of the list, from 0. */
  readonly item: number;
  /** Which member of a shared key, from 1; null for a single trustee. */
  readonly member: number | null;
  readonly key: TrusteeKey;
}

export const ownersOf = (trustees: readonly TrusteeItem[]): readonly Owner[] => ownersByItem(trustees).flat();

/** The same, a list for each item. */
export function ownersByItem(trustees: readonly TrusteeItem[]): readonly (readonly Owner[])[] {
  let before = 0;
  return trustees.map((trustee, item) => {
    const first = before + 1;
    const owners =
      trustee.kind === 'single'
        ? [{ owner: first, item, member: null, key: trustee.key }]
        : trustee.key.verificationKeys.map((key, i) => ({ owner: first + i, item, member: i + 1, key }));
    before += owners.length;
    return owners;
  });
}
