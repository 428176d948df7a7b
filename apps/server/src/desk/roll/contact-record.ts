import { createHmac } from 'node:crypto';
import type { ContestId, MemberId } from '@selectorate/basics';
import type { ContactChangeShape } from '@selectorate/api';
import {
  CONTACT_FIELDS,
  type ContactChangeRequest,
  type ContactField,
  type ContactRequestState,
  contactRequestState,
} from '@selectorate/roll';
import type { Instant } from '@selectorate/selection';
import { z } from 'zod';
import type { DeskOptions } from '../desk.ts';

const text = z.string();
const answer = z.nullable(z.enum(['me', 'not-me']));
const record = z.strictObject({
  change: text,
  member: text as unknown as z.ZodType<MemberId>,
  values: z.partialRecord(z.enum(CONTACT_FIELDS), z.strictObject({ from: text, to: text })),
  at: text,
  by: text,
  reason: text,
  authority: text,
  /** What was asked for after the freeze, step by step; null for what was changed before it. */
  request: z.nullable(z.unknown() as unknown as z.ZodType<ContactChangeRequest>),
  /** The asker has seen the member and proof of identity, because no old contact works: why. */
  seen: z.nullable(z.enum(['mail-returned', 'email-bounced', 'no-contact-held'])),
  /** When somebody said “that was not me” of what was changed before the freeze. */
  objected: z.nullable(text),
  notices: z.array(
    z.strictObject({
      to: z.enum(['old', 'new']),
      channel: z.enum(['email', 'phone', 'post']),
      way: z.enum(['mailed', 'by-hand']),
      answer,
      answeredAt: z.nullable(text),
    }),
  ),
});
/** One change of a member's contacts with all that became of it. Sealed under a key of the member's own. */
export type ContactRecord = z.infer<typeof record>;

type Office = Pick<DeskOptions, 'store' | 'keys'>;

const scopeOf = (contest: ContestId): string => `contacts/${contest}`;

/** Members' documents are found and erased under a keyed hash: a membership number is nowhere in clear. */
const markOf = ({ keys }: Office, member: MemberId): string =>
  createHmac('sha256', keys.secretFor('members')).update(member).digest('hex').slice(0, 40);

export const keepContactRecord = (office: Office, contest: ContestId, kept: ContactRecord): Promise<void> =>
  office.store.documents.put(scopeOf(contest), kept.change, {
    subject: markOf(office, kept.member),
    json: kept as never,
  });

export async function contactRecord(
  { store }: Pick<Office, 'store'>,
  contest: ContestId,
  change: string,
): Promise<ContactRecord | undefined> {
  const json = await store.documents.get(scopeOf(contest), change);
  if (json === undefined || json === 'erased') return undefined;
  const read = record.safeParse(json);
  return read.success ? read.data : undefined;
}

/** Every record of a contest, newest first. */
export async function contactRecords(
  office: Pick<Office, 'store'>,
  contest: ContestId,
): Promise<readonly ContactRecord[]> {
  const records: ContactRecord[] = [];
  for (const { name } of await office.store.documents.list(scopeOf(contest))) {
    const kept = await contactRecord(office, contest, name);
    if (kept !== undefined) records.push(kept);
  }
  return records.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
}

export const fieldsOf = ({ values }: ContactRecord): readonly ContactField[] =>
  CONTACT_FIELDS.filter((field) => values[field] !== undefined);

const STATES: Readonly<Record<ContactRequestState, ContactChangeShape['state']>> = {
  asked: 'awaits-member',
  confirmed: 'awaits-officer',
  approved: 'effective',
  effective: 'effective',
  refused: 'refused',
  expired: 'expired',
  objected: 'objected',
};

/** As officers see it at a moment: no contact is in it. */
export const contactShape = (kept: ContactRecord, now: Instant): ContactChangeShape => {
  const { change, member, at, by, reason, authority, request, seen, objected, notices } = kept;
  const before = objected === null ? 'effective' : 'objected';
  return {
    change,
    member,
    at,
    by,
    reason,
    authority,
    seen,
    fields: [...fieldsOf(kept)],
    afterFreeze: request !== null,
    state: request === null ? before : STATES[contactRequestState(request, now)],
    approvedBy: request?.approved?.by ?? null,
    notices: notices.map(({ to, channel, way, answer: said }) => ({ to, channel, way, answer: said })),
  };
};
