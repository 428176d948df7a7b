import { type ContestId, err, ok, type PersonId, type Result, toBase64Url } from '@selectorate/basics';
import type { AnswerOf, BodyOf, Endpoints } from '@selectorate/api';
import { fromSeconds, type Instant, toSeconds } from '@selectorate/selection';
import type { AccountId, Link } from '@selectorate/store';
import { titleOf } from '../desk/contest-documents.ts';
import type { Denial } from '../handlers.ts';
import type { InvitationArgs } from '../mail/letters.ts';
import type { FrontHandlers } from './exchange.ts';
import { attempt } from './attempt.ts';
import type { FrontOptions } from './front-options.ts';
import { invitedPersonOf, rememberInvited } from './invited-people.ts';
import { freshPersonId } from './person-ids.ts';

const SEVEN_DAYS = 7 * 24 * 3600;
const OF_UNITS: ReadonlySet<string> = new Set(['unit-secretary', 'unit-teller']);

type Invitation = BodyOf<Endpoints['invite']>;
type Invited = AnswerOf<Endpoints['invite']>;

/** Where a one-time link leads. */
export const linkUrl = (publicUrl: string, token: string): string => `${publicUrl}/link/${token}`;

/** Invites somebody to an office of a contest: a link that works once, mailed or handed to the officer who asked. */
export function inviteHandlers(options: FrontOptions): FrontHandlers<'invite'> {
  return {
    invite: async ({ params, body }, { account }) => {
      const misplaced = misplacedField(body);
      if (misplaced !== undefined) return err({ code: 'request-malformed', where: misplaced });
      return attempt(options.store, () => invite(options, { contest: params.contest as ContestId, by: account }, body));
    },
  };
}

/** People of units have a unit, members of deciding bodies a body, others neither; the server is nobody. */
function misplacedField({ role, unit, body }: Invitation): string | undefined {
  if (role === 'server') return 'role';
  if (OF_UNITS.has(role) !== (unit !== null)) return 'unit';
  return (role === 'body-member') === (body !== null) ? undefined : 'body';
}

async function invite(
  options: FrontOptions,
  { contest, by }: { readonly contest: ContestId; readonly by: AccountId | null },
  invitation: Invitation,
): Promise<Result<Invited, Denial>> {
  const { store, entropy, clock, publicUrl, sendsMail } = options;
  const links = await store.links.list(contest);
  const person = (invitation.person as PersonId | null) ?? (await freshId(options, contest, links, invitation));
  const known = await invitedPersonOf(store, contest, person);
  if (known === undefined ? await isTaken(options, contest, person) : known.name !== invitation.name)
    return err({ code: 'person-taken', where: 'person' });
  const email = invitation.email ?? known?.email ?? null;
  await rememberInvited(store, { contest, person }, { name: invitation.name, email });
  await revokeOlder(options, links, { ...invitation, person });
  const created = clock();
  const expires = fromSeconds(toSeconds(created) + SEVEN_DAYS);
  const token = toBase64Url(entropy(32));
  const { role, unit, body } = invitation;
  const place = { contest, person, role, unit, body };
  await store.links.create(token, { kind: 'invitation', ...place, createdBy: by, created, expires });
  const link = linkUrl(publicUrl, token);
  const mailed = sendsMail && email !== null;
  if (mailed) await queueLetter(options, { contest, email, name: invitation.name, role, link, expires });
  return ok({ person, link: mailed ? null : link, expires, mailed });
}

async function freshId(
  { store }: FrontOptions,
  contest: ContestId,
  links: readonly Link[],
  invitation: Invitation,
): Promise<PersonId> {
  const bound = await store.accounts.people.in(contest);
  const taken = new Set([...links.flatMap(({ person }) => person ?? []), ...bound.map(({ person }) => person)]);
  return freshPersonId(invitation, taken);
}

/** Somebody is there under this id who was never invited: the officer who made the contest. */
const isTaken = async ({ store }: FrontOptions, contest: ContestId, person: PersonId): Promise<boolean> =>
  (await store.accounts.people.accountOf(contest, person)) !== undefined;

/** A new link to a place takes the place of an older one that nobody took up. */
async function revokeOlder(
  { store }: FrontOptions,
  links: readonly Link[],
  place: Pick<Link, 'person' | 'role' | 'unit' | 'body'>,
): Promise<void> {
  const same = (link: Link): boolean =>
    (['person', 'role', 'unit', 'body'] as const).every((field) => link[field] === place[field]);
  for (const { id } of links.filter((link) => same(link) && link.used === null)) await store.links.revoke(id);
}

interface Letter {
  readonly contest: ContestId;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly link: string;
  readonly expires: Instant;
}

async function queueLetter({ store, clock }: FrontOptions, { contest, email, ...letter }: Letter): Promise<void> {
  const organisation = (await store.instance.get())?.name ?? '';
  const zone = (await store.contests.get(contest))?.zone ?? 'UTC';
  const args: InvitationArgs = { ...letter, title: (await titleOf(store, contest)) ?? contest, organisation, zone };
  await store.messages.queue({ account: null, address: email, template: 'invitation', args, created: clock() });
}
