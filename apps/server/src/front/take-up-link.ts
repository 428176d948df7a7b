import { type ContestId, err, ok, type PersonId, type Result, throwIllegalValue } from '@selectorate/basics';
import type { AccountId, Link } from '@selectorate/store';
import type { Denial } from '../handlers.ts';
import type { Credential } from './credentials.ts';
import type { FrontOptions } from './front-options.ts';
import { invitedPersonOf } from './invited-people.ts';
import { linkDenial } from './link-denial.ts';

/** Somebody at the door: what they call themselves, and what they will sign with. */
export interface Newcomer {
  readonly name: string;
  readonly email: string | null;
  readonly organisation: string | null;
  readonly credential: Credential;
}

export interface TakenUp {
  readonly account: AccountId;
  readonly contest: ContestId | null;
  readonly person: PersonId | null;
}

/**
 * Uses a link up and makes what it is for. To be called in a transaction: of two who race for a link one finds it used, and
 * what it had begun is undone.
 */
export async function takeUp(
  options: FrontOptions,
  token: string,
  newcomer: Newcomer,
): Promise<Result<TakenUp, Denial>> {
  const link = await options.store.links.use(token, options.clock());
  if (!link.ok) return err(linkDenial(link.error));
  switch (link.value.kind) {
    case 'set-up':
      return setUp(options, newcomer);
    case 'invitation':
      return takePlace(options, link.value, newcomer);
    case 'contact-notice':
    case 'my-entry':
      return err({ code: 'link-unknown' });
    default:
      return throwIllegalValue(link.value.kind);
  }
}

/** The first officer names the organisation and becomes the operator. */
async function setUp(options: FrontOptions, newcomer: Newcomer): Promise<Result<TakenUp, Denial>> {
  const { instance, accounts } = options.store;
  const before = await instance.get();
  if (before === undefined || before.setUp) return err({ code: 'set-up-done' });
  if (newcomer.organisation === null) return err({ code: 'request-malformed', where: 'organisation' });
  await instance.rename(newcomer.organisation);
  await instance.finishSetUp();
  const account = await accountFor(options, newcomer, { email: newcomer.email, operator: true });
  if (!account.ok) return account;
  await accounts.setOperator(account.value, true);
  return ok({ account: account.value, contest: null, person: null });
}

async function takePlace(options: FrontOptions, link: Link, newcomer: Newcomer): Promise<Result<TakenUp, Denial>> {
  const { contest, person } = link;
  if (contest === null || person === null) return err({ code: 'link-unknown' });
  // The address is the one an officer wrote the invitation to: what a stranger types is nobody's word but their own.
  const invited = await invitedPersonOf(options.store, contest, person);
  const account = await accountFor(options, newcomer, { email: invited?.email ?? null, operator: false });
  if (!account.ok) return account;
  const bound = await options.store.accounts.people.bind(contest, person, account.value);
  return bound.ok ? ok({ account: account.value, contest, person }) : err({ code: 'person-taken' });
}

/** The account that comes with the credential, or a new one with that credential as its only way to sign. */
async function accountFor(
  { store: { accounts }, clock }: FrontOptions,
  { name, credential }: Newcomer,
  { email, operator }: { readonly email: string | null; readonly operator: boolean },
): Promise<Result<AccountId, Denial>> {
  if (credential.kind === 'account') return ok(credential.account);
  // An address that another account has is left out without a word: the answer must not say who has an account (A40).
  const free = email !== null && (await accounts.byEmail(email)) === undefined ? email : null;
  const made = await accounts.create({ name, email: free, operator, at: clock() });
  if (!made.ok) return err({ code: 'person-taken' });
  const account = made.value;
  const added =
    credential.kind === 'passkey'
      ? await accounts.passkeys.add({ ...credential.passkey, account })
      : await accounts.devices.add({ account, key: credential.key });
  return added.ok ? ok(account) : err({ code: 'key-not-yours' });
}
