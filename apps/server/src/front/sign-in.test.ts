import { signInChallenge } from '@selectorate/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, unwrap } from '@selectorate/basics';
import { newKey } from '@selectorate/machine';
import { passkeyDevice, type PasskeyDevice } from '@selectorate/testkit';
import type { Browser } from '../testing/browser.ts';
import {
  acceptWithKey,
  bringIn,
  bytesOf,
  inviteTo,
  member,
  type Member,
  prepareContest,
  setUpHouse,
  signInWithKey,
  tokenOf,
} from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
let operator: Member;

beforeAll(async () => {
  house = await openTestHouse();
  operator = await setUpHouse(house);
  unwrap(await prepareContest(operator, 'rehearsal-1'));
});
afterAll(() => house.close());

const party = () => ({ rpId: 'localhost', origins: [house.house.publicUrl] });

async function acceptWithPasskey(browser: Browser, link: string, device: PasskeyDevice) {
  const params = { token: tokenOf(link) };
  const begun = unwrap(await browser.client.beginLink({ params, body: { name: 'Passkey Person' } }));
  const credential = { kind: 'passkey' as const, response: device.register(begun.passkey) as never };
  const body = { ceremony: begun.ceremony, organisation: null, name: 'Passkey Person', email: null, credential };
  return browser.client.acceptLink({ params, body });
}

describe('passkeys, through the real endpoints', () => {
  test.each(['ES256', 'EdDSA'] as const)('one of %s is made at a link, and signs in without a name', async (alg) => {
    const device = passkeyDevice(alg, party());
    const { link, person } = unwrap(
      await inviteTo(operator, 'rehearsal-1', { role: 'teller', name: 'Passkey Person' }),
    );
    const browser = house.browser();
    expect(await acceptWithPasskey(browser, link ?? '', device)).toMatchObject({ ok: true, value: { person } });

    const elsewhere = house.browser();
    const { ceremony, options } = unwrap(await elsewhere.client.beginPasskeySignIn({}));
    expect(options['allowCredentials'] ?? []).toEqual([]);
    const signed = await elsewhere.client.signInWithPasskey({
      body: { ceremony, response: device.signIn(options) as never },
    });
    const place = { contest: 'rehearsal-1', person, roles: ['teller'] };
    expect(signed).toMatchObject({ ok: true, value: { account: { name: 'Passkey Person', places: [place] } } });
    const view = unwrap(await operator.browser.client.readContest({ params: { contest: 'rehearsal-1' } }));
    expect(view.people.find((each) => each.person === person)).toMatchObject({
      standing: 'accepted',
      signsWith: 'passkey',
      key: device.authenticator.publicKey,
    });
  });

  test.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['another relying party', { rpId: 'elsewhere.example' }],
    ['no verification of the user', { flags: 1 }],
    ['the answer to another kind of question', { type: 'webauthn.get' }],
  ])('none is made with %s', async (_, misbehaviour) => {
    const device = passkeyDevice('ES256', party());
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'teller', name: 'Passkey Person' }));
    const params = { token: tokenOf(link ?? '') };
    const browser = house.browser();
    const begun = unwrap(await browser.client.beginLink({ params, body: { name: 'x' } }));
    const response = device.register(begun.passkey, misbehaviour) as never;
    const body = { ceremony: begun.ceremony, organisation: null, name: 'x', email: null };
    const refused = await browser.client.acceptLink({
      params,
      body: { ...body, credential: { kind: 'passkey', response } },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'sign-in-failed' } });
    expect((await browser.session()).account).toBeNull();
  });

  test('a ceremony is taken once', async () => {
    const device = passkeyDevice('ES256', party());
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'teller', name: 'Passkey Person' }));
    unwrap(await acceptWithPasskey(house.browser(), link ?? '', device));
    const browser = house.browser();
    const { ceremony, options } = unwrap(await browser.client.beginPasskeySignIn({}));
    const body = { ceremony, response: device.signIn(options) as never };
    const both = await Promise.all([
      browser.client.signInWithPasskey({ body }),
      house.browser().client.signInWithPasskey({ body }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'sign-in-failed' } });
  });

  test('A40 a passkey that is not known here is answered like one that answers wrongly', async () => {
    const known = passkeyDevice('ES256', party());
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'teller', name: 'Passkey Person' }));
    unwrap(await acceptWithPasskey(house.browser(), link ?? '', known));
    const answers = [];
    for (const [device, wrong] of [
      [known, { origin: 'https://elsewhere.example' }],
      [passkeyDevice('ES256', party()), {}],
    ] as const) {
      const browser = house.browser();
      const { ceremony, options } = unwrap(await browser.client.beginPasskeySignIn({}));
      const response = device.signIn(options, wrong) as never;
      answers.push(await browser.client.signInWithPasskey({ body: { ceremony, response } }));
    }
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'sign-in-failed' } });
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('device keys and key files', () => {
  test.each(['ES256', 'EdDSA'] as const)('one of %s signs in over the challenge’s bytes', async (alg) => {
    const person: Member = { ...member(house, 'Key Person'), key: newKey('Key Person', alg) };
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'teller', name: 'Key Person' }));
    unwrap(await acceptWithKey(person, link ?? ''));
    const elsewhere = { ...person, browser: house.browser() };
    expect(await signInWithKey(elsewhere)).toMatchObject({ ok: true, value: { account: { name: 'Key Person' } } });
  });

  test('A40 a key that is not known here is answered like a wrong signature', async () => {
    const stranger = member(house, 'Stranger');
    const unknown = await signInWithKey(stranger);
    const begun = unwrap(await stranger.browser.client.beginKeySignIn({ body: { key: operator.key.publicKey } }));
    const signature = toBase64Url(stranger.key.sign(signInChallenge(begun.nonce)));
    const wrong = await stranger.browser.client.signInWithKey({ body: { ceremony: begun.ceremony, signature } });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'sign-in-failed' } });
    expect(wrong).toEqual(unknown);
  });

  test('A35 a signature over the server’s own bytes signs nobody in: nobody signs what a server chose', async () => {
    const { browser, key } = { ...operator, browser: house.browser() };
    const begun = unwrap(await browser.client.beginKeySignIn({ body: { key: key.publicKey } }));
    const signature = toBase64Url(key.sign(bytesOf(begun.nonce)));
    const signed = await browser.client.signInWithKey({ body: { ceremony: begun.ceremony, signature } });
    expect(signed).toMatchObject({ ok: false, error: { code: 'sign-in-failed' } });
  });

  test('a challenge older than five minutes is refused', async () => {
    const { browser, key } = { ...operator, browser: house.browser() };
    const begun = unwrap(await browser.client.beginKeySignIn({ body: { key: key.publicKey } }));
    house.passSeconds(301);
    const signature = toBase64Url(key.sign(signInChallenge(begun.nonce)));
    const late = await browser.client.signInWithKey({ body: { ceremony: begun.ceremony, signature } });
    expect(late).toMatchObject({ ok: false, error: { code: 'sign-in-failed' } });
  });
});

describe('sessions', () => {
  test('end on the server when somebody signs out', async () => {
    const somebody = await bringIn({ house, officer: operator, contest: 'rehearsal-1' }, { name: 'Leaver' });
    const thief = somebody.browser.withCookie('selectorate', somebody.browser.cookie('selectorate') ?? '');
    expect((await thief.session()).account).not.toBeNull();
    unwrap(await somebody.browser.client.signOut({}));
    expect((await somebody.browser.session()).account).toBeNull();
    expect((await thief.session()).account).toBeNull();
  });

  test('end after an hour without a request, and after twelve hours in any case', async () => {
    const idle = await bringIn({ house, officer: operator, contest: 'rehearsal-1' }, { name: 'Idle' });
    const busy = await bringIn({ house, officer: operator, contest: 'rehearsal-1' }, { name: 'Busy' });
    for (let minutes = 0; minutes < 12 * 60 - 30; minutes += 30) {
      house.passSeconds(30 * 60);
      expect((await busy.browser.session()).account).not.toBeNull();
    }
    expect((await idle.browser.session()).account).toBeNull();
    house.passSeconds(30 * 60);
    expect((await busy.browser.session()).account).toBeNull();
    unwrap(await signInWithKey(operator));
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const response = await signInResponse();
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^selectorate=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });
});

async function signInResponse(): Promise<Response> {
  const { browser, key } = { ...operator, browser: house.browser() };
  const begun = unwrap(await browser.client.beginKeySignIn({ body: { key: key.publicKey } }));
  const signature = toBase64Url(key.sign(signInChallenge(begun.nonce)));
  return browser.send('/api/session/key', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ceremony: begun.ceremony, signature }),
  });
}
