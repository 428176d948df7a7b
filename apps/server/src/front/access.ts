import { throwIllegalValue } from '@selectorate/basics';
import type { Access } from '@selectorate/api';
import type { Role } from '@selectorate/selection';
import type { AccountId, Store } from '@selectorate/store';
import type { Desk } from '../desk/desk.ts';
import type { Denial } from '../handlers.ts';

export interface Asked {
  readonly access: Access;
  readonly account: AccountId | null;
  /** The contest of the path, where it has one. */
  readonly contest: string | undefined;
}

export interface AccessOptions {
  readonly store: Pick<Store, 'accounts'>;
  readonly desk: Pick<Desk, 'placesOf'>;
}

/**
 * May this be asked by who asks it? Null if so. A contest in which somebody has no place is answered like one that does not
 * exist, after the same look-up, so that nobody learns from it who runs what (A40).
 */
export async function accessDenial(
  options: AccessOptions,
  { access, account, contest }: Asked,
): Promise<Denial | null> {
  switch (access.kind) {
    case 'anyone':
      return null;
    case 'signed-in':
      return account === null ? NOT_SIGNED_IN : null;
    case 'operator':
      return account === null ? NOT_SIGNED_IN : (await isOperator(options, account)) ? null : NOT_ALLOWED;
    case 'participant':
    case 'roles': {
      if (account === null) return NOT_SIGNED_IN;
      const place = await options.desk.placesOf(contest ?? '', account);
      if (place === undefined) return NOT_FOUND;
      return access.kind !== 'roles' || holdsOneOf(place.roles, access.roles) ? null : NOT_ALLOWED;
    }
    default:
      return throwIllegalValue(access);
  }
}

const NOT_SIGNED_IN: Denial = { code: 'not-signed-in' };
const NOT_ALLOWED: Denial = { code: 'not-allowed' };
const NOT_FOUND: Denial = { code: 'not-found' };

const holdsOneOf = (held: readonly Role[], asked: readonly Role[]): boolean =>
  held.some((role) => asked.includes(role));

const isOperator = async ({ store }: AccessOptions, account: AccountId): Promise<boolean> =>
  (await store.accounts.get(account))?.operator === true;
