import { signInChallenge } from '@selectorate/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, unwrap } from '@selectorate/basics';
import {
  acceptWithAccount,
  acceptWithKey,
  bringIn,
  inviteTo,
  member,
  type Member,
  prepareContest,
  setUpHouse,
  tokenOf,
} from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
let operator: Member;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

describe('the set-up link', () => {
  test('says what it is for, makes the operator, and works once', async () => {
    const link = house.house.setUpLink ?? '';
    const params = { token: tokenOf(link) };
    expect(await house.browser().client.readLink({ params })).toMatchObject({
      ok: true,
      value: { kind: 'set-up', organisation: null, contest: null },
    });
    expect(await house.browser().client.readInstance({})).toMatchObject({ value: { needsSetUp: true, name: null } });

    operator = await setUpHouse(house);
    const session = await operator.browser.session();
    expect(session.account).toMatchObject({ operator: true, name: 'Officer One' });
    expect(await house.browser().client.readInstance({})).toMatchObject({
      value: { needsSetUp: false, name: 'The Sample Society' },
    });
    expect(await acceptWithKey(member(house, 'Late'), link, { organisation: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'link-used' },
    });
  });
});

describe('invitations', () => {
  beforeAll(async () => {
    unwrap(await prepareContest(operator, 'rehearsal-1'));
    unwrap(await prepareContest(operator, 'civil-1', { clock: 'civil' }));
  });

  test('are for one person and one role, and say so to whoever holds them', async () => {
    const { link, person, expires, mailed } = unwrap(
      await inviteTo(operator, 'rehearsal-1', { role: 'unit-secretary', unit: 'branch-01', name: 'Nell Sample' }),
    );
    expect({ person, expires, mailed }).toEqual({
      person: 'unit-secretary-branch-01',
      expires: '2026-11-29T10:00:00Z',
      mailed: false,
    });
    const params = { token: tokenOf(link ?? '') };
    expect(unwrap(await house.browser().client.readLink({ params }))).toEqual({
      kind: 'invitation',
      organisation: 'The Sample Society',
      contest: { contest: 'rehearsal-1', title: 'A contest of the Sample Society' },
      person,
      role: 'unit-secretary',
      unit: { unit: 'branch-01', title: null },
      name: 'Nell Sample',
      expires,
      ways: ['passkey', 'key'],
    });
  });

  test('number people by office, never by name', async () => {
    const ids = [];
    for (const name of ['One', 'Two']) {
      const invited = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'teller', name }));
      ids.push(invited.person);
    }
    const body = { role: 'body-member', body: 'national-body', name: 'Three' } as const;
    ids.push(unwrap(await inviteTo(operator, 'rehearsal-1', body)).person);
    expect(ids).toEqual(['teller-1', 'teller-2', 'national-body-1']);
  });

  test('of two who race for one, exactly one gets the place', async () => {
    const { link, person } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'agent', name: 'Racer' }));
    const racers = [member(house, 'Racer A'), member(house, 'Racer B'), member(house, 'Racer C')];
    const accepted = await Promise.all(racers.map((racer) => acceptWithKey(racer, link ?? '')));
    expect(accepted.filter(({ ok }) => ok)).toHaveLength(1);
    expect(accepted.flatMap((each) => (each.ok ? [] : each.error.code))).toEqual(['link-used', 'link-used']);
    const signedIn = await Promise.all(racers.map(({ browser }) => browser.session()));
    expect(signedIn.flatMap(({ account }) => account?.places ?? [])).toMatchObject([{ person, roles: ['agent'] }]);
  });

  test('give another role to the same account, and never the place to another person', async () => {
    const somebody = await bringIn(
      { house, officer: operator, contest: 'rehearsal-1' },
      { role: 'agent', name: 'Ann' },
    );
    const { account } = await somebody.browser.session();
    const person = account?.places[0]?.person ?? null;
    const second = unwrap(await inviteTo(operator, 'rehearsal-1', { person, role: 'teller', name: 'Ann' }));
    expect(second.person).toBe(person);
    expect(await acceptWithKey(member(house, 'Impostor'), second.link ?? '')).toMatchObject({
      ok: false,
      error: { code: 'person-taken' },
    });
    unwrap(await acceptWithAccount(somebody, second.link ?? ''));
    const places = (await somebody.browser.session()).account?.places ?? [];
    expect(places.map((place) => [place.person, place.roles.toSorted()])).toEqual([[person, ['agent', 'teller']]]);
  });

  test('A35 one account is one person of a contest', async () => {
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'scrutineer', name: 'Scrutineer' }));
    expect(await acceptWithAccount(operator, link ?? '')).toMatchObject({ ok: false, error: { code: 'person-taken' } });
    expect((await operator.browser.session()).account?.places.find(({ contest }) => contest === 'rehearsal-1')).toEqual(
      {
        contest: 'rehearsal-1',
        person: 'returning-officer',
        roles: ['returning-officer'],
      },
    );
    unwrap(await acceptWithKey(member(house, 'Scrutineer'), link ?? ''));
  });

  test('are replaced by a newer one to the same place, expire after seven days, and can be taken back', async () => {
    const invitation = { person: 'agent-9', role: 'agent', name: 'Slow' } as const;
    const first = unwrap(await inviteTo(operator, 'rehearsal-1', invitation));
    const second = unwrap(await inviteTo(operator, 'rehearsal-1', invitation));
    const read = (link: string | null) => house.browser().client.readLink({ params: { token: tokenOf(link ?? '') } });
    expect(await read(first.link)).toMatchObject({ ok: false, error: { code: 'link-unknown' } });
    const params = { contest: 'rehearsal-1', person: 'agent-9' };
    unwrap(await operator.browser.client.withdrawInvitation({ params }));
    expect(await read(second.link)).toEqual(await read('/link/' + 'A'.repeat(43)));
    const third = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'agent', name: 'Slower' }));
    house.passSeconds(7 * 24 * 3600);
    expect(await read(third.link)).toMatchObject({ ok: false, error: { code: 'link-expired' } });
    house.passSeconds(-7 * 24 * 3600);
  });

  test('to an office of a contest with a civil clock ask for a passkey', async () => {
    const { link } = unwrap(await inviteTo(operator, 'civil-1', { role: 'second-officer', name: 'B' }));
    const params = { token: tokenOf(link ?? '') };
    expect(await house.browser().client.readLink({ params })).toMatchObject({ value: { ways: ['passkey'] } });
    const b = member(house, 'B');
    expect(await acceptWithKey(b, link ?? '')).toMatchObject({ ok: false, error: { code: 'passkey-required' } });
    expect((await b.browser.session()).account).toBeNull();
    const teller = unwrap(await inviteTo(operator, 'civil-1', { role: 'teller', name: 'T' }));
    expect(await acceptWithKey(member(house, 'T'), teller.link ?? '')).toMatchObject({ ok: true });
  });

  test('need the signature of the key that is brought', async () => {
    const { link } = unwrap(await inviteTo(operator, 'rehearsal-1', { role: 'agent', name: 'Borrower' }));
    const { browser, key } = member(house, 'Borrower');
    const params = { token: tokenOf(link ?? '') };
    const begun = unwrap(await browser.client.beginLink({ params, body: { name: 'Borrower' } }));
    const signature = toBase64Url(key.sign(signInChallenge(begun.nonce)));
    const credential = { kind: 'key' as const, key: operator.key.publicKey, signature };
    const body = { ceremony: begun.ceremony, organisation: null, name: 'Borrower', email: null, credential };
    expect(await browser.client.acceptLink({ params, body })).toMatchObject({
      ok: false,
      error: { code: 'sign-in-failed' },
    });
  });

  test.each([
    ['a unit’s office without a unit', { role: 'unit-teller' }, 'unit'],
    ['a unit for an office that has none', { role: 'teller', unit: 'branch-01' }, 'unit'],
    ['a deciding body’s member without a body', { role: 'body-member' }, 'body'],
    ['the server', { role: 'server' }, 'role'],
  ] as const)('refuse %s', async (_, invitation, where) => {
    expect(await inviteTo(operator, 'rehearsal-1', invitation)).toMatchObject({
      ok: false,
      error: { code: 'request-malformed', where },
    });
  });

  test('under one id are not for two names', async () => {
    unwrap(await inviteTo(operator, 'rehearsal-1', { person: 'agent-7', role: 'agent', name: 'Seven' }));
    for (const person of ['agent-7', 'returning-officer']) {
      expect(await inviteTo(operator, 'rehearsal-1', { person, role: 'agent', name: 'Other' })).toMatchObject({
        ok: false,
        error: { code: 'person-taken' },
      });
    }
  });

  test('sent again under the same key make one link', async () => {
    const asked = {
      params: { contest: 'rehearsal-1' },
      body: { person: null, role: 'agent', unit: null, body: null, name: 'Once', email: null },
      idempotencyKey: 'once',
    } as const;
    const both = await Promise.all([operator.browser.client.invite(asked), operator.browser.client.invite(asked)]);
    expect(both[0]).toMatchObject({ ok: true });
    expect(both[1]).toEqual(both[0]);
    const other = { ...asked, body: { ...asked.body, name: 'Twice' } };
    expect(await operator.browser.client.invite(other)).toMatchObject({ ok: false, error: { code: 'key-reused' } });
  });
});
