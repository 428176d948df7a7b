import { ID_PATTERN, type MemberId, type PersonId, throwIllegalValue } from '@selectorate/basics';
import {
  DEAD_CONTACT_REASONS,
  type ElectorateName,
  ELECTORATES,
  type FrozenRoll,
  type RollEntry,
  withholdingClause,
} from '@selectorate/roll';
import { z } from 'zod';
import type { Act } from '../act.ts';
import { AMENDMENT_REASONS } from '../codes.ts';
import * as field from '../fields.ts';
import type { State } from '../state.ts';

const idText = z.string().regex(ID_PATTERN);

/** What was changed in the frozen roll, as a private part: each entry once, and each exclusion carried out or undone. */
export const deltaSchema = z.strictObject({
  schema: z.literal('selectorate-roll-amendments/1'),
  amendments: z.array(
    z.strictObject({
      member: idText,
      reason: z.enum(AMENDMENT_REASONS),
      /** What allowed it: a rule or request; the exclusion, by its id; for a contact confirmed in person, why the old one is dead. */
      authority: z.string().min(1).max(500),
      /** Who asked for it, `member` or an officer, and the other officer who approved it. Of exclusions their acts say so. */
      askedBy: z.nullable(idText),
      approvedBy: z.nullable(idText),
      /** When the member confirmed it at the contact held before the freeze. */
      confirmedAt: z.nullable(field.instant),
    }),
  ),
});
export type RollAmendments = z.infer<typeof deltaSchema>;
export type Amended = RollAmendments['amendments'][number];

/**
 * A02 Was it asked for by the member or an officer, and approved by another officer, who signs for it here? A contact besides was
 * confirmed by the member since the freeze, or by both officers who saw them, because the old contact is dead.
 */
export function isAuthorised(
  state: State,
  { by, at }: Pick<Act, 'by' | 'at'>,
  { reason, authority, askedBy, approvedBy, confirmedAt }: Amended,
): boolean {
  const approver = by.find((person) => person === approvedBy);
  const byTwo =
    approver !== undefined &&
    isOfficer(state, approver) &&
    askedBy !== approver &&
    (askedBy === 'member' || isOfficer(state, askedBy));
  switch (reason) {
    case 'contact-confirmed': {
      const since = state.frozen?.at;
      return byTwo && confirmedAt !== null && since !== undefined && confirmedAt >= since && confirmedAt <= at;
    }
    case 'contact-in-person':
      return byTwo && askedBy !== 'member' && DEAD_CONTACT_REASONS.some((why) => why === authority);
    case 'entry-added':
    case 'entry-corrected':
      return byTwo && authority.trim() !== '';
    case 'exclusion-decided':
    case 'exclusion-lifted':
      return true;
    default:
      return throwIllegalValue(reason);
  }
}

/** Runs the contest, or did when it was asked for. */
const isOfficer = ({ people }: State, person: string | null): boolean =>
  person !== null &&
  people
    .get(person as PersonId)
    ?.holdings.some(({ role }) => role === 'returning-officer' || role === 'second-officer') === true;

/** A24, A25 No changed entry fails a rule that it did not fail before: whoever is to be left out is, by an exclusion. */
export function nobodyNewlyLeftOut(
  before: readonly RollEntry[],
  ofEntries: readonly Amended[],
  after: FrozenRoll,
): boolean {
  const isOut = (entry: RollEntry, name: ElectorateName): boolean =>
    withholdingClause(after, entry, name) !== undefined;
  const was = new Map<string, RollEntry>(before.map((entry) => [entry.member, entry]));
  return ofEntries.every(({ member }) => {
    const [old, entry] = [was.get(member), after.members[after.placeOf.get(member as MemberId) ?? -1]?.entry];
    if (old === undefined || entry === undefined) return true;
    return ELECTORATES.every((name) => isOut(old, name) || !isOut(entry, name));
  });
}

/**
 * A02, A22 Nobody comes onto the roll who stands on it by name and date of birth, or by name and date of joining: a second entry
 * of theirs would be a second vote, or a way around the question at the old contact.
 */
export function nobodyTwice(before: readonly RollEntry[], now: readonly RollEntry[]): boolean {
  const known = new Set(before.map(({ member }) => member));
  const added = now.filter(({ member }) => !known.has(member));
  if (added.length === 0) return true;
  const keys = new Set(before.flatMap(sameness));
  return !added.flatMap(sameness).some((key) => keys.has(key));
}

/** Two entries that share one of these are of one person, until somebody shows that they are not. */
function sameness({ person, standing }: RollEntry): readonly string[] {
  const name = person.name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return [`${name} joined ${standing.joined}`, ...(standing.born === null ? [] : [`${name} born ${standing.born}`])];
}
