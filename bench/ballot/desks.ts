import { type Element, type FixedBase, type Group, groupsByName, nobleEd25519 } from '@selectorate/group';
import { entropy, nativeHashing } from '@selectorate/machine';
import type { Bench } from '@selectorate/ballot';

/** Whose arithmetic does the work of a row. */
export type Engine = 'kernel' | 'noble';

const platform = { random: entropy, ...nativeHashing };

/** What a row works with: this program as it is, or the audited library doing everything. */
export function deskOf(engine: Engine): Bench {
  if (engine === 'kernel') return { platform, groupOf: groupsByName() };
  const noble = nobleEd25519();
  return { platform, groupOf: () => noble };
}

/**
 * The group with what should be done by the audited library in even time done by the kernel in any: for making test data by the
 * hundred thousand, and for nothing else.
 */
export function careless(group: Group, ...bases: readonly Element[]): Group {
  const tables = new Map(
    [group.generator, ...bases].map((base): [Element, FixedBase] => [base, group.fixedBase(base)]),
  );
  const power = (base: Element, exponent: bigint): Element =>
    tables.get(base)?.power(exponent) ?? group.power(base, exponent);
  return { ...group, secretPowerOfGenerator: (exponent) => power(group.generator, exponent), secretPower: power };
}
