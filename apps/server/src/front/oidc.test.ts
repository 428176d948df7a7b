import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { type IdentityProvider, identityProvider } from '@selectorate/testkit';
import { Browser } from '../testing/browser.ts';
import { acceptWithKey, inviteTo, member, type Member, prepareContest, setUpHouse } from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

const CALLBACK = '/api/session/oidc/callback';
let provider: IdentityProvider;
let house: TestHouse;
let operator: Member;

beforeAll(async () => {
  provider = await identityProvider();
  house = await openTestHouse({
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'Sample ID',
    },
  });
  await provider.serve(`${house.house.publicUrl}${CALLBACK}`);
  operator = await setUpHouse(house);
  unwrap(await prepareContest(operator, 'rehearsal-1'));
  const invitation = { role: 'teller', name: 'Nell Sample', email: 'nell@members.example' } as const;
  const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', invitation));
  unwrap(await acceptWithKey(member(house, 'Nell Sample'), link ?? ''));
});
beforeEach(() => provider.signsIn(null));
afterAll(async () => {
  await house.close();
  await provider.close();
});

/** Goes to the provider and comes back to our door, without going in. */
async function toOurDoor(browser: Browser): Promise<string> {
  const elsewhere = new Browser(provider.issuer);
  let { headers } = await browser.send('/api/session/oidc');
  for (let hops = 0; hops < 12; hops++) {
    const location = headers.get('location') ?? '';
    if (location.startsWith(house.house.publicUrl)) return location;
    ({ headers } = await elsewhere.send(location));
  }
  throw new Error('the provider sends us round in circles');
}

async function signIn(browser: Browser): Promise<string | null> {
  const door = await toOurDoor(browser);
  return (await browser.send(door)).headers.get('location');
}

const nameOf = async (browser: Browser) => (await browser.session()).account?.name ?? null;

describe('signing in with a real identity provider', () => {
  test('is offered by name', async () => {
    expect(unwrap(await house.browser().client.readInstance({})).oidc).toEqual({ name: 'Sample ID' });
  });

  test('asks with PKCE, state and nonce', async () => {
    const { status, headers } = await house.browser().send('/api/session/oidc');
    expect(status).toBe(303);
    const asked = new URL(headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: provider.clientId,
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${house.house.publicUrl}${CALLBACK}`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  });

  test('knows an account by a verified address the first time, by the provider’s own id ever after', async () => {
    provider.signsIn({ subject: 'nell-1', email: 'nell@members.example', verified: true });
    const first = house.browser();
    expect(await signIn(first)).toBe('/organise');
    expect(await nameOf(first)).toBe('Nell Sample');
    provider.signsIn({ subject: 'nell-1', email: 'moved@members.example', verified: true });
    const later = house.browser();
    expect(await signIn(later)).toBe('/organise');
    expect(await nameOf(later)).toBe('Nell Sample');
  });

  test.each([
    ['an address that the provider has not verified', { email: 'nell@members.example', verified: false }],
    ['an address that nobody here has', { email: 'stranger@members.example', verified: true }],
  ])('fails for %s', async (_, person) => {
    provider.signsIn({ subject: `other-${person.email}-${String(person.verified)}`, ...person });
    const browser = house.browser();
    expect(await signIn(browser)).toBe('/organise?problem=sign-in-failed');
    expect(await nameOf(browser)).toBeNull();
  });

  test('fails for somebody whom the provider turns away', async () => {
    expect(await signIn(house.browser())).toBe('/organise?problem=sign-in-failed');
  });

  test('A42 an answer meant for one browser signs nobody in in another', async () => {
    provider.signsIn({ subject: 'nell-1', email: 'nell@members.example', verified: true });
    const door = await toOurDoor(house.browser());
    const other = house.browser();
    expect((await other.send(door)).headers.get('location')).toBe('/organise?problem=sign-in-failed');
    await other.send('/api/session/oidc');
    expect((await other.send(door)).headers.get('location')).toBe('/organise?problem=sign-in-failed');
    expect(await nameOf(other)).toBeNull();
  });

  test('an answer is taken once', async () => {
    provider.signsIn({ subject: 'nell-1', email: 'nell@members.example', verified: true });
    const browser = house.browser();
    const door = await toOurDoor(browser);
    expect((await browser.send(door)).headers.get('location')).toBe('/organise');
    expect((await browser.send(door)).headers.get('location')).toBe('/organise?problem=sign-in-failed');
  });
});

test('a provider that cannot be reached is said to be so', async () => {
  const gone = await identityProvider();
  await gone.close();
  const alone = await openTestHouse({
    environment: { OIDC_ISSUER: gone.issuer, OIDC_CLIENT_ID: gone.clientId, OIDC_CLIENT_SECRET: gone.clientSecret },
  });
  expect((await alone.browser().send('/api/session/oidc')).headers.get('location')).toBe(
    '/organise?problem=not-serving',
  );
  await alone.close();
});
