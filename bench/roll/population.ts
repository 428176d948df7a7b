import { type MatchRow, splitName } from '@selectorate/roll';
import type { InventedElector, InventedMember } from '@selectorate/testkit';

/** What the matcher sees of a member: the one column of names taken apart as it would be for a real roll. */
export function memberRow({ entry: { person, standing } }: InventedMember): MatchRow {
  const { given, family } = splitName(person.name);
  return [given, family, person.address, person.postcode, standing.born ?? '', person.email, person.phone];
}

/** What the matcher sees of a register row. */
export const registerRow = ({ row }: InventedElector): MatchRow => [
  row.given,
  row.family,
  row.lines.join(', '),
  row.postcode,
];
