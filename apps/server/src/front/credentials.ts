import { err, ok, type Result, throwIllegalValue } from '@selectorate/basics';
import type { BodyOf, Endpoints } from '@selectorate/api';
import type { PublicKey } from '@selectorate/record';
import type { RelyingParty } from '@selectorate/selection';
import type { AccountId, Link, Passkey, Store } from '@selectorate/store';
import type { Denial } from '../handlers.ts';
import { isSignedBy } from './device-keys.ts';
import { type PasskeyJson, registeredPasskey } from './passkeys.ts';

export type Way = 'passkey' | 'key';

/** What somebody who takes up a link will sign with. */
export type Credential =
  | { readonly kind: 'passkey'; readonly passkey: Omit<Passkey, 'account'> }
  | { readonly kind: 'key'; readonly key: PublicKey }
  | { readonly kind: 'account'; readonly account: AccountId };

type Claimed = BodyOf<Endpoints['acceptLink']>['credential'];

/** Offices whose holders decide what a contest comes to. */
const OFFICERS: ReadonlySet<string | null> = new Set(['returning-officer', 'second-officer', 'scrutineer']);

/** Which ways of signing a link may set up: officers of a contest that is no rehearsal need a passkey. */
export async function waysOf({ contests }: Pick<Store, 'contests'>, link: Link): Promise<readonly Way[]> {
  const contest = link.contest === null ? undefined : await contests.get(link.contest);
  return contest?.clock === 'civil' && OFFICERS.has(link.role) ? ['passkey'] : ['passkey', 'key'];
}

/** Does the account already sign in one of these ways? Its passkey is what it signs with, where it has one. */
export async function wayOfAccount({ accounts }: Pick<Store, 'accounts'>, account: AccountId): Promise<Way> {
  return (await accounts.passkeys.of(account)).length > 0 ? 'passkey' : 'key';
}

export interface ClaimedUnder {
  readonly challenge: string;
  readonly party: RelyingParty;
  /** Whose session it is. */
  readonly account: AccountId | null;
}

/** Checks that whoever sent this has what they say they will sign with. */
export async function credentialFrom(
  claimed: Claimed,
  { challenge, party, account }: ClaimedUnder,
): Promise<Result<Credential, Denial>> {
  switch (claimed.kind) {
    case 'passkey': {
      const passkey = await registeredPasskey(claimed.response as PasskeyJson, { challenge, party });
      return passkey === undefined ? FAILED : ok({ kind: 'passkey', passkey });
    }
    case 'key':
      return isSignedBy(claimed.key, challenge, claimed.signature) ? ok({ kind: 'key', key: claimed.key }) : FAILED;
    case 'account':
      return account === null ? err({ code: 'not-signed-in' }) : ok({ kind: 'account', account });
    default:
      return throwIllegalValue(claimed);
  }
}

const FAILED: Result<never, Denial> = err({ code: 'sign-in-failed' });
