import type { Signer } from '@selectorate/selection';
import { softwareAuthenticator } from '@selectorate/testkit';
import { PARTY, type Passkeys } from './desk-contest.ts';

const OFFICERS = ['returning-officer', 'second-officer', 'scrutineer'];

/** Officers with passkeys in software; everybody else signs with a device key. */
export function withPasskeys(): { readonly passkeys: Passkeys; readonly signers: Readonly<Record<string, Signer>> } {
  const made = OFFICERS.map((person) => [person, softwareAuthenticator('ES256', PARTY)] as const);
  const signers = made.map(([person, { publicKey, signAsDevice }]) => [person, { publicKey, sign: signAsDevice }]);
  return { passkeys: Object.fromEntries(made), signers: Object.fromEntries(signers) };
}
