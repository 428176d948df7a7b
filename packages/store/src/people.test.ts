import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContestId, err, ok, type PersonId, unwrap } from '@selectorate/basics';
import type { PublicKey } from '@selectorate/record';
import type { AccountId } from './ids.ts';
import type { NewLink, Session, Store } from './store.ts';
import { enginesHere, startEngine, type TestEngine } from './testing/each-engine.ts';

const AT = '2022-08-01T09:00:00Z';
const LATER = '2022-08-01T10:00:00Z';
const CONTEST = 'contest-a' as ContestId;
const key = (name: string): PublicKey => ({ alg: 'ES256', key: name });

describe.each(enginesHere())('people on %s', (name) => {
  let engine: TestEngine;
  let store: Store;
  let made = 0;
  beforeAll(async () => {
    engine = await startEngine(name);
    store = await engine.open(await engine.newPlace());
  });
  afterAll(() => engine.close());
  const newAccount = async (): Promise<AccountId> =>
    unwrap(await store.accounts.create({ name: `Test Person ${++made}`, email: `person-${made}@example.org`, at: AT }));

  test('an account is found by its address, however it is written, and no other has it', async () => {
    const id = unwrap(await store.accounts.create({ name: 'Test Person', email: 'One@example.org', at: AT }));
    const account = { id, name: 'Test Person', email: 'One@example.org', operator: false };
    expect(await store.accounts.get(id)).toEqual(account);
    expect(await store.accounts.byEmail(' one@EXAMPLE.org')).toEqual(account);
    expect(await store.accounts.byEmail('two@example.org')).toBeUndefined();
    expect(await store.accounts.list()).toContainEqual(account);
    const again = await store.accounts.create({ name: 'Somebody Else', email: 'one@example.org', at: AT });
    expect(again).toEqual(err('email-taken'));
  });

  test('of many who ask for one address at once, one gets it', async () => {
    const asked = Array.from({ length: 8 }, (_, i) =>
      store.accounts.create({ name: `Test Person ${i}`, email: 'wanted@example.org', at: AT }),
    );
    expect((await Promise.all(asked)).filter((answer) => answer.ok)).toHaveLength(1);
  });

  test('name, address and operator change; an address that somebody has does not', async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    await store.accounts.setName(one, 'Test Person Renamed');
    await store.accounts.setOperator(one, true);
    expect(await store.accounts.setEmail(one, 'moved@example.org')).toEqual(ok(null));
    expect(await store.accounts.setEmail(two, 'moved@example.org')).toEqual(err('email-taken'));
    expect(await store.accounts.byEmail('moved@example.org')).toEqual({
      id: one,
      name: 'Test Person Renamed',
      email: 'moved@example.org',
      operator: true,
    });
    expect(await store.accounts.setEmail(one, null)).toEqual(ok(null));
    expect(await store.accounts.byEmail('moved@example.org')).toBeUndefined();
  });

  test('an erased account keeps its place and nothing of the person', async () => {
    const id = await newAccount();
    const email = (await store.accounts.get(id))?.email ?? '';
    unwrap(await store.accounts.oidc.link(id, 'https://id.example', 'subject-erased'));
    unwrap(await store.accounts.devices.add({ account: id, key: key('erased-device') }));
    await store.sessions.create('token-erased', sessionOf(id));
    await store.accounts.erase(id);
    expect(await store.accounts.get(id)).toEqual({ id, name: null, email: null, operator: false });
    expect(await store.accounts.byEmail(email)).toBeUndefined();
    expect(await store.accounts.oidc.byOidc('https://id.example', 'subject-erased')).toBeUndefined();
    expect(await store.accounts.devices.of(id)).toEqual([]);
    expect(await store.sessions.byToken('token-erased', AT)).toBeUndefined();
  });

  test('passkeys and device keys belong to one account, and a counter never falls', async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    const passkey = {
      account: one,
      credentialId: 'credential-1',
      publicKey: key('passkey-1'),
      cosePublicKey: Uint8Array.of(1, 2, 255),
      counter: 4_000_000_000,
      transports: ['internal', 'hybrid'],
    };
    expect(await store.accounts.passkeys.add(passkey)).toEqual(ok(null));
    expect(await store.accounts.passkeys.add({ ...passkey, account: two })).toEqual(err('key-taken'));
    await store.accounts.passkeys.bumpCounter('credential-1', 4_000_000_001);
    await store.accounts.passkeys.bumpCounter('credential-1', 7);
    expect(await store.accounts.passkeys.byCredential('credential-1')).toEqual({ ...passkey, counter: 4_000_000_001 });
    expect(await store.accounts.passkeys.of(one)).toHaveLength(1);
    expect(await store.accounts.devices.add({ account: one, key: key('device-1') })).toEqual(ok(null));
    expect(await store.accounts.devices.add({ account: two, key: key('device-1') })).toEqual(err('key-taken'));
    expect(await store.accounts.devices.byKey('device-1')).toEqual({ account: one, key: key('device-1') });
  });

  test('an identity elsewhere leads to one account', async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    expect(await store.accounts.oidc.link(one, 'https://id.example', 'subject-1')).toEqual(ok(null));
    expect(await store.accounts.oidc.link(one, 'https://id.example', 'subject-1')).toEqual(ok(null));
    expect(await store.accounts.oidc.link(two, 'https://id.example', 'subject-1')).toEqual(err('identity-taken'));
    expect(await store.accounts.oidc.byOidc('https://id.example', 'subject-1')).toBe(one);
    expect(await store.accounts.oidc.byOidc('https://other.example', 'subject-1')).toBeUndefined();
  });

  test('a person of a contest is one account, and an account one person', async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    const [teller, agent] = ['teller-1' as PersonId, 'agent' as PersonId];
    expect(await store.accounts.people.bind(CONTEST, teller, one)).toEqual(ok(null));
    expect(await store.accounts.people.bind(CONTEST, teller, one)).toEqual(ok(null));
    expect(await store.accounts.people.bind(CONTEST, teller, two)).toEqual(err('person-taken'));
    expect(await store.accounts.people.bind(CONTEST, agent, one)).toEqual(err('person-taken'));
    expect(await store.accounts.people.personOf(CONTEST, one)).toBe(teller);
    expect(await store.accounts.people.accountOf(CONTEST, teller)).toBe(one);
    expect(await store.accounts.people.of(one)).toEqual([{ contest: CONTEST, person: teller }]);
    expect(await store.accounts.people.in(CONTEST)).toEqual([{ person: teller, account: one }]);
  });

  test('a session is found by its token until it expires or ends', async () => {
    const id = await newAccount();
    await store.sessions.create('token-1', sessionOf(id));
    await store.sessions.create('token-2', sessionOf(id));
    expect(await store.sessions.byToken('token-1', AT)).toEqual(sessionOf(id));
    expect(await store.sessions.byToken('token-1', LATER)).toBeUndefined();
    await store.sessions.touch('token-1', { seen: LATER, expires: '2022-08-02T10:00:00Z' });
    expect(await store.sessions.byToken('token-1', LATER)).toMatchObject({ seen: LATER });
    expect(await store.sessions.sweep(LATER)).toBe(1);
    await store.sessions.end('token-1');
    expect(await store.sessions.byToken('token-1', AT)).toBeUndefined();
  });

  test('of two who race for a one-time link exactly one uses it', async () => {
    const id = await store.links.create('link-1', newLink);
    expect(await store.links.peek('link-1', AT)).toMatchObject(ok({ id, used: null, role: 'scrutineer' }));
    const uses = await Promise.all(Array.from({ length: 6 }, () => store.links.use('link-1', AT)));
    expect(uses.filter((use) => use.ok)).toHaveLength(1);
    expect(uses.filter((use) => !use.ok)).toEqual(Array.from({ length: 5 }, () => err('link-used')));
    expect(await store.links.revoke(id)).toBe(false);
  });

  test('a link that is unknown, expired or revoked says which', async () => {
    const id = await store.links.create('link-2', newLink);
    expect(await store.links.use('link-2', LATER)).toEqual(err('link-expired'));
    expect(await store.links.use('no-such-link', AT)).toEqual(err('link-unknown'));
    expect(await store.links.revoke(id)).toBe(true);
    expect(await store.links.use('link-2', AT)).toEqual(err('link-revoked'));
    expect((await store.links.list(CONTEST)).map((link) => link.id)).toContain(id);
    expect(await store.links.list(null)).toEqual([]);
  });
});

const sessionOf = (account: AccountId): Session => ({
  account,
  csrf: 'c'.repeat(64),
  created: AT,
  seen: AT,
  expires: LATER,
});

const newLink: NewLink = {
  kind: 'invitation',
  contest: CONTEST,
  person: 'scrutineer' as PersonId,
  role: 'scrutineer',
  unit: null,
  body: null,
  createdBy: null,
  created: AT,
  expires: LATER,
};
