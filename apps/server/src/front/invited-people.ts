import type { ContestId, Json, PersonId } from '@selectorate/basics';
import type { Store } from '@selectorate/store';
import { z } from 'zod';

/**
 * Who was invited to a contest under which name: sealed in a scope of its own, under a key for that invitation alone, so that
 * taking an invitation back can never reach what is in a record. Roles, units and bodies stand in the links, which name nobody.
 */
const invitedPerson = z.strictObject({ name: z.string(), email: z.nullable(z.string()) });
export type InvitedPerson = z.infer<typeof invitedPerson>;

const scopeOf = (contest: ContestId): string => `invited/${contest}`;

export const rememberInvited = (
  { documents }: Pick<Store, 'documents'>,
  place: { readonly contest: ContestId; readonly person: PersonId },
  invited: InvitedPerson,
): Promise<void> =>
  documents.put(scopeOf(place.contest), place.person, { subject: place.person, json: invited as Json });

/** Forgets the name and the address of somebody whose invitation was taken back. */
export const forgetInvited = (
  { documents }: Pick<Store, 'documents'>,
  contest: ContestId,
  person: PersonId,
): Promise<void> => documents.erase(scopeOf(contest), person);

/** Undefined for somebody who was never invited, or whose name was erased. */
export async function invitedPersonOf(
  { documents }: Pick<Store, 'documents'>,
  contest: ContestId,
  person: PersonId,
): Promise<InvitedPerson | undefined> {
  const json = await documents.get(scopeOf(contest), person);
  const read = invitedPerson.safeParse(json);
  return read.success ? read.data : undefined;
}
