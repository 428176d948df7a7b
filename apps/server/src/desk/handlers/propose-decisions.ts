import { type ClauseId, type Json, ok, type Result, toHex } from '@selectorate/basics';
import type { BodyOf, Endpoints } from '@selectorate/api';
import { EXCLUSION_REASONS } from '@selectorate/roll';
import { bodyOf } from '@selectorate/selection';
import type { Denial } from '../../handlers.ts';
import { entryOf } from '../roll/kept-roll.ts';
import type { Wish } from '../draft-content.ts';
import { deny, type House, type Visit } from '../house.ts';
import { officersOf } from '../places.ts';

type Proposed = BodyOf<Endpoints['propose']>;
type Asked<Kind extends Proposed['kind']> = Extract<Proposed, { kind: Kind }>;
type Made = Promise<Result<Wish, Denial>>;

/** Admits one member whom a clause withholds. Who it is, and why, stands in private parts under the member's own key. */
export async function grantWaiver(house: House, who: Visit, asked: Asked<'grant-waiver'>): Made {
  const { member, clause, electorate, reasons } = asked;
  if (!(await isOnRoll(house, who, member))) return deny('member-unknown', { where: 'member' });
  const waiver = `waiver-${toHex(house.options.entropy(8))}`;
  return ok({
    kind: 'grant-waiver',
    by: officersOf(who.log.state),
    body: bodyOf('grant-waiver', { waiver, clause: clause as ClauseId, electorate } as never),
    parts: aboutMember(member, reasons),
    blobs: [],
  });
}

/** Tells a member that they may be left out: for which reason of the closed list, under which clause, and until when to reply. */
export async function giveNotice(house: House, who: Visit, asked: Asked<'give-exclusion-notice'>): Made {
  const { member, clause, electorates, replyBy, reasons } = asked;
  const reason = EXCLUSION_REASONS.find((each) => each === asked.reason);
  if (reason === undefined) return deny('request-malformed', { where: 'reason' });
  if (!(await isOnRoll(house, who, member))) return deny('member-unknown', { where: 'member' });
  const exclusion = `exclusion-${toHex(house.options.entropy(8))}`;
  const body = { exclusion, reason, clause: clause as ClauseId, electorates, replyBy };
  return ok({
    kind: 'give-exclusion-notice',
    by: [who.person],
    body: bodyOf('give-exclusion-notice', body as never),
    parts: aboutMember(member, reasons),
    blobs: [],
  });
}

const aboutMember = (member: string, reasons: string): Wish['parts'] => ({
  member: { subject: member, content: { member } satisfies Json, publish: false },
  reasons: { subject: member, content: reasons, publish: false },
});

const isOnRoll = async ({ options: { store } }: House, { contest }: Visit, wanted: string): Promise<boolean> =>
  (await entryOf(store, contest, wanted)) !== undefined;
