import { err, ok, type Result, toBase64Url } from '@selectorate/basics';
import type { SessionShape } from '@selectorate/api';
import type { AccountId } from '@selectorate/store';
import type { Denial } from '../handlers.ts';
import type { Ceremonies } from './ceremonies.ts';
import { decoyPasskey } from './decoy-passkey.ts';
import { isSignedBy } from './device-keys.ts';
import type { CurrentSession, Exchange, FrontHandlers } from './exchange.ts';
import type { FrontOptions } from './front-options.ts';
import { answeredBy, type PasskeyJson, signInOptions } from './passkeys.ts';
import type { Sessions } from './sessions.ts';

type SessionHandlers = FrontHandlers<
  'readSession' | 'beginPasskeySignIn' | 'signInWithPasskey' | 'beginKeySignIn' | 'signInWithKey' | 'signOut'
>;

export interface SignInOptions extends FrontOptions {
  readonly ceremonies: Ceremonies;
  readonly sessions: Sessions;
}

const CHALLENGE_BYTES = 32;

/** Signing in and out. Whoever is not known here is answered like somebody whose signature is wrong, after the same work. */
export function sessionHandlers(options: SignInOptions): SessionHandlers {
  const { ceremonies, sessions, store, party, entropy } = options;
  return {
    readSession: async (_, { session }) => ok(await sessionShape(options, session)),

    beginPasskeySignIn: async () => {
      const challenge = entropy(CHALLENGE_BYTES);
      const ceremony = await ceremonies.begin({ kind: 'passkey-sign-in', challenge: toBase64Url(challenge) });
      return ok({ ceremony, options: await signInOptions(party, challenge) });
    },

    signInWithPasskey: async ({ body }, exchange) => {
      const begun = await ceremonies.take(body.ceremony, 'passkey-sign-in');
      if (begun === undefined) return FAILED;
      const account = await accountOfPasskey(options, body.response, begun.challenge);
      return account === undefined ? FAILED : signedIn(options, account, exchange);
    },

    beginKeySignIn: async ({ body: { key } }) => {
      const challenge = toBase64Url(entropy(CHALLENGE_BYTES));
      return ok({ ceremony: await ceremonies.begin({ kind: 'key-sign-in', challenge, key }), nonce: challenge });
    },

    signInWithKey: async ({ body }, exchange) => {
      const begun = await ceremonies.take(body.ceremony, 'key-sign-in');
      if (begun === undefined) return FAILED;
      const isRight = isSignedBy(begun.key, begun.challenge, body.signature);
      const device = await store.accounts.devices.byKey(begun.key.key);
      if (device === undefined || device.key.alg !== begun.key.alg || !isRight) return FAILED;
      return signedIn(options, device.account, exchange);
    },

    signOut: async (_, exchange) => {
      if (exchange.session !== null) await sessions.end(exchange.session);
      exchange.setCookie(null);
      return ok({ done: true });
    },
  };
}

const FAILED: Result<never, Denial> = err({ code: 'sign-in-failed' });

async function accountOfPasskey(
  { store: { accounts }, party }: SignInOptions,
  response: PasskeyJson,
  challenge: string,
): Promise<AccountId | undefined> {
  const id = typeof response['id'] === 'string' ? response['id'] : '';
  const known = await accounts.passkeys.byCredential(id);
  const counter = await answeredBy(known ?? decoyPasskey(id), response, { nonce: challenge, party });
  if (known === undefined || counter === undefined) return undefined;
  await accounts.passkeys.bumpCounter(known.credentialId, counter);
  return known.account;
}

async function signedIn(
  options: SignInOptions,
  account: AccountId,
  exchange: Exchange,
): Promise<Result<SessionShape, Denial>> {
  if (exchange.session !== null) await options.sessions.end(exchange.session);
  const session = await options.sessions.begin(account);
  exchange.setCookie(session.token);
  return ok(await sessionShape(options, session));
}

async function sessionShape({ store, desk }: SignInOptions, session: CurrentSession | null): Promise<SessionShape> {
  if (session === null) return { account: null, csrf: '' };
  const account = await store.accounts.get(session.account);
  if (account === undefined) return { account: null, csrf: '' };
  const places: SessionPlace[] = [];
  for (const { contest } of await store.accounts.people.of(session.account)) {
    const place = await desk.placesOf(contest, session.account);
    if (place !== undefined) places.push({ contest, person: place.person, roles: [...place.roles] });
  }
  return {
    account: { id: account.id, name: account.name ?? '', operator: account.operator, places },
    csrf: session.csrf,
  };
}

type SessionPlace = NonNullable<SessionShape['account']>['places'][number];
