import type { ContestId, Json, PersonId } from '@selectorate/basics';
import type { Store } from '@selectorate/store';
import { z } from 'zod';

/**
 * Who was invited to a contest under which name: sealed beside the contest, under the person's own key. Their roles, units
 * and bodies stand in the links themselves, which name nobody.
 */
const invitedPerson = z.strictObject({ name: z.string(), email: z.nullable(z.string()) });
export type InvitedPerson = z.infer<typeof invitedPerson>;

const documentName = (person: PersonId): string => `invited/${person}`;

export const rememberInvited = (
  { documents }: Pick<Store, 'documents'>,
  place: { readonly contest: ContestId; readonly person: PersonId },
  invited: InvitedPerson,
): Promise<void> =>
  documents.put(place.contest, documentName(place.person), { subject: place.person, json: invited as Json });

/** Undefined for somebody who was never invited, or whose name was erased. */
export async function invitedPersonOf(
  { documents }: Pick<Store, 'documents'>,
  contest: ContestId,
  person: PersonId,
): Promise<InvitedPerson | undefined> {
  const json = await documents.get(contest, documentName(person));
  const read = invitedPerson.safeParse(json);
  return read.success ? read.data : undefined;
}
