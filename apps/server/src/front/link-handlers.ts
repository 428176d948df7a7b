import { err, ok, type Result, toBase64Url } from '@selectorate/basics';
import type { LinkShape } from '@selectorate/api';
import type { Role } from '@selectorate/selection';
import type { Link } from '@selectorate/store';
import { titleOf } from '../desk/contest-documents.ts';
import type { Denial } from '../handlers.ts';
import { takeUp } from './take-up-link.ts';
import { attempt } from './attempt.ts';
import { credentialFrom, wayOfAccount, waysOf } from './credentials.ts';
import type { FrontHandlers } from './exchange.ts';
import { invitedPersonOf } from './invited-people.ts';
import { linkDenial } from './link-denial.ts';
import { registrationOptions } from './passkeys.ts';
import type { SignInOptions } from './session-handlers.ts';

const CHALLENGE_BYTES = 32;

/** One-time links: what they are for, and taking them up. */
export function linkHandlers(options: SignInOptions): FrontHandlers<'readLink' | 'beginLink' | 'acceptLink'> {
  const { store, clock, ceremonies, sessions, party, entropy } = options;
  const peek = async (token: string): Promise<Result<Link, Denial>> => {
    const link = await store.links.peek(token, clock());
    if (!link.ok) return err(linkDenial(link.error));
    return isOfMember(link.value) ? err({ code: 'link-unknown' }) : link;
  };
  return {
    readLink: async ({ params }) => {
      const link = await peek(params.token);
      return link.ok ? ok(await linkShape(options, link.value)) : link;
    },

    beginLink: async ({ params, body: { name } }) => {
      const link = await peek(params.token);
      if (!link.ok) return link;
      const bytes = entropy(CHALLENGE_BYTES);
      const challenge = toBase64Url(bytes);
      const ceremony = await ceremonies.begin({ kind: 'link', challenge, link: link.value.id });
      return ok({ ceremony, nonce: challenge, passkey: await registrationOptions(party, { name, challenge: bytes }) });
    },

    acceptLink: async ({ params, body }, exchange) => {
      const link = await peek(params.token);
      if (!link.ok) return link;
      const begun = await ceremonies.take(body.ceremony, 'link');
      if (begun?.link !== link.value.id) return err({ code: 'sign-in-failed', where: 'ceremony' });
      const { challenge } = begun;
      const credential = await credentialFrom(body.credential, { challenge, party, account: exchange.account });
      if (!credential.ok) return credential;
      const ways = await waysOf(store, link.value);
      const way =
        credential.value.kind === 'account'
          ? await wayOfAccount(store, credential.value.account)
          : credential.value.kind;
      if (!ways.includes(way)) return err({ code: 'passkey-required' });
      const taken = await attempt(store, () =>
        takeUp(options, params.token, { ...body, credential: credential.value }),
      );
      if (!taken.ok) return taken;
      if (exchange.session !== null) await sessions.end(exchange.session);
      const session = await sessions.begin(taken.value.account);
      exchange.setCookie(session.token);
      const { person, contest } = taken.value;
      return ok({ person, contest, csrf: session.csrf });
    },
  };
}

async function linkShape({ store }: SignInOptions, link: Link): Promise<LinkShape> {
  const instance = await store.instance.get();
  const { contest, person, unit, role, expires, kind } = link;
  const invited = contest === null || person === null ? undefined : await invitedPersonOf(store, contest, person);
  return {
    kind: kind === 'set-up' ? kind : 'invitation',
    organisation: instance === undefined || instance.name === '' ? null : instance.name,
    contest: contest === null ? null : { contest, title: (await titleOf(store, contest)) ?? contest },
    person,
    role: role as Role | null,
    unit: unit === null ? null : { unit, title: null },
    name: invited?.name ?? null,
    expires,
    ways: [...(await waysOf(store, link))],
  };
}

/** A member's letter leads to a page of its own, and to no place in a contest. */
const isOfMember = ({ kind }: Link): boolean => kind === 'my-entry' || kind === 'contact-notice';
