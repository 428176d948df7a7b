import { fromBase64Url, type Result, toBase64Url, unwrap } from '@selectorate/basics';
import { type AnswerOf, type BodyOf, type Endpoints, type Problem, signInChallenge } from '@selectorate/api';
import { newKey, type SigningKey } from '@selectorate/machine';
import { plainAssociation } from './rulebook.ts';
import type { Browser } from './browser.ts';
import type { TestHouse } from './test-house.ts';

type Accepted = Result<AnswerOf<Endpoints['acceptLink']>, Problem>;
type Invitation = BodyOf<Endpoints['invite']>;

/** Somebody with a browser and a device key. */
export interface Member {
  readonly browser: Browser;
  readonly key: SigningKey;
  readonly name: string;
}

export const member = (house: TestHouse, name: string): Member => ({
  browser: house.browser(),
  key: newKey(name, 'ES256'),
  name,
});

export const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

export const bytesOf = (text: string): Uint8Array => fromBase64Url(text) ?? new Uint8Array();

/** Takes up a link with the member's device key. */
export async function acceptWithKey(
  { browser, key, name }: Member,
  link: string,
  more: { readonly organisation?: string; readonly email?: string } = {},
): Promise<Accepted> {
  const params = { token: tokenOf(link) };
  const begun = await browser.client.beginLink({ params, body: { name } });
  if (!begun.ok) return begun;
  const signature = toBase64Url(key.sign(signInChallenge(begun.value.nonce)));
  const credential = { kind: 'key', key: key.publicKey, signature } as const;
  const rest = { organisation: more.organisation ?? null, name, email: more.email ?? null, credential };
  const accepted = await browser.client.acceptLink({ params, body: { ceremony: begun.value.ceremony, ...rest } });
  if (accepted.ok) browser.csrf = accepted.value.csrf;
  return accepted;
}

/** Takes up a further link with the account that is signed in. */
export async function acceptWithAccount({ browser, name }: Member, link: string): Promise<Accepted> {
  const params = { token: tokenOf(link) };
  const begun = await browser.client.beginLink({ params, body: { name } });
  if (!begun.ok) return begun;
  const rest = { organisation: null, name, email: null, credential: { kind: 'account' } as const };
  const accepted = await browser.client.acceptLink({ params, body: { ceremony: begun.value.ceremony, ...rest } });
  if (accepted.ok) browser.csrf = accepted.value.csrf;
  return accepted;
}

/** Signs in with the member's device key in their browser. */
export async function signInWithKey({ browser, key }: Member): Promise<Result<unknown, Problem>> {
  const begun = unwrap(await browser.client.beginKeySignIn({ body: { key: key.publicKey } }));
  const signature = toBase64Url(key.sign(signInChallenge(begun.nonce)));
  const signed = await browser.client.signInWithKey({ body: { ceremony: begun.ceremony, signature } });
  if (signed.ok) browser.csrf = signed.value.csrf;
  return signed;
}

/** The first officer, who sets the server up. */
export async function setUpHouse(house: TestHouse, name = 'Officer One'): Promise<Member> {
  const operator = member(house, name);
  unwrap(await acceptWithKey(operator, house.house.setUpLink ?? '', { organisation: 'The Sample Society' }));
  return operator;
}

/** A rehearsal in preparation, whose returning officer is the operator. */
export async function prepareContest(
  { browser }: Member,
  contest: string,
  changes: Partial<BodyOf<Endpoints['createContest']>> = {},
): Promise<Result<unknown, Problem>> {
  const fixed = {
    contest,
    title: 'A contest of the Sample Society',
    rulebook: plainAssociation(),
    binding: false,
    clock: 'rehearsal',
    zone: 'Europe/London',
    witnesses: [],
    person: 'returning-officer',
    acceptsTrialEngine: false,
  } as const;
  return browser.client.createContest({ body: { ...fixed, ...changes } as BodyOf<Endpoints['createContest']> });
}

/** Invites somebody; answers with what the officer was shown. */
export const inviteTo = (
  { browser }: Member,
  contest: string,
  invitation: Partial<Invitation>,
): Promise<Result<AnswerOf<Endpoints['invite']>, Problem>> =>
  browser.client.invite({
    params: { contest },
    body: { person: null, role: 'teller', unit: null, body: null, name: 'Somebody', email: null, ...invitation },
  });

/** Invites a new member and lets them take the place up with a device key. */
export async function bringIn(
  { house, officer, contest }: { readonly house: TestHouse; readonly officer: Member; readonly contest: string },
  invitation: Partial<Invitation> & { readonly name: string },
): Promise<Member> {
  const newcomer = member(house, invitation.name);
  const invited = unwrap(await inviteTo(officer, contest, invitation));
  unwrap(await acceptWithKey(newcomer, invited.link ?? ''));
  return newcomer;
}
