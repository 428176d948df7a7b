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

export function ownersOf(trustees: readonly TrusteeItem[]): readonly Owner[] {
  const owners: Owner[] = [];
  for (const [item, trustee] of trustees.entries()) {
    if (trustee.kind === 'single') {
      owners.push({ owner: owners.length + 1, item, member: null, key: trustee.key });
      continue;
    }
    for (const [i, key] of trustee.key.verificationKeys.entries()) {
      owners.push({ owner: owners.length + 1, item, member: i + 1, key });
    }
  }
  return owners;
}
