import { houseSlips, SAME_ADDRESS_LEVELS, sameStreet } from './compare/compare-addresses.ts';
import { anyNamePartAgrees, FAMILY_DISAGREES, GIVEN_DISAGREES, type NameForm } from './compare/compare-names.ts';
import type { AddressForm } from './normalise/address-form.ts';
import type { RowForms } from './prepare-list.ts';
import type { Scorer } from './score-pair.ts';

interface Compared {
  readonly own: RowForms;
  readonly other: RowForms;
  readonly levels: Int8Array;
}

/** Bits that one name alone must have for a door beside the member's own: one stranger in some two hundred and fifty bears it. */
export const ONE_NAME_SAYS = 8;

/**
 * Whether a pair is a question though its bits are too few: nobody is turned away unseen for a slip in an address. The farther the
 * addresses are from each other, the more of the name must agree:
 *
 * - at the member's own address, any part of it;
 * - next door (the house number written wrong), one name that is not common, or both in part;
 * - at the same postcode, or in the same street where the postcode is wrong or missing, both names at least in part.
 */
export function isNear(scorer: Scorer, { own, other, levels }: Compared): boolean {
  const { address, given, family } = scorer;
  const level = levels[address] ?? -1;
  if (level < 0) return false;
  if (level < SAME_ADDRESS_LEVELS) return anyNamePartAgrees(namesOf(own, given, family), namesOf(other, given, family));
  const [here, there] = [own[address] as AddressForm, other[address] as AddressForm];
  if (bothNamesAgree(scorer, levels)) return level === SAME_ADDRESS_LEVELS || sameStreet(here, there);
  return (
    level === SAME_ADDRESS_LEVELS && scorer.nameBits(own, other, levels) >= ONE_NAME_SAYS && houseSlips(here, there)
  );
}

/** Both names at least in part, in their own places or in each other's. */
function bothNamesAgree({ given, family, order }: Scorer, levels: Int8Array): boolean {
  if (levels[order] === 0) return true;
  const [first, last] = [levels[given] ?? -1, levels[family] ?? -1];
  if (first < 0 || last < 0 || first > GIVEN_DISAGREES || last > FAMILY_DISAGREES) return false;
  // One of them may be merely similar; two that are, are two other names.
  return first < GIVEN_DISAGREES || last < FAMILY_DISAGREES;
}

/** The names of a row, as far as it has them. */
export const namesOf = (row: RowForms, given: number, family: number): readonly NameForm[] =>
  [row[given], row[family]].filter((form) => form !== null && form !== undefined) as NameForm[];
