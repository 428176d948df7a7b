import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContestId, type Json, type PersonId, toBase64Url, unwrap } from '@selectorate/basics';
import type { AnswerOf, DraftShape, Endpoints } from '@selectorate/api';
import { challengeOf, hashHex, SEMANTICS } from '@selectorate/selection';
import { loadRulebook, pinRulebook, PRESETS } from '@selectorate/rulebook';
import { bringIn, inviteTo, acceptWithAccount, type Member, prepareContest, setUpHouse } from '../testing/people.ts';
import { plainAssociation } from '../testing/rulebook.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

const CONTEST = 'rehearsal-1';
const params = { contest: CONTEST };
type View = AnswerOf<Endpoints['readContest']>;

let house: TestHouse;
let first: Member;
let second: Member;

beforeAll(async () => {
  house = await openTestHouse();
  first = await setUpHouse(house);
  unwrap(await prepareContest(first, CONTEST, { rulebook: rulebook() }));
  second = await bringIn({ house, officer: first, contest: CONTEST }, { role: 'second-officer', name: 'Officer Two' });
});
afterAll(() => house.close());

/** Without witnesses, who would have to run beside this test. */
function rulebook(): Json {
  const plain = plainAssociation() as Readonly<Record<string, Json>>;
  const witnesses = plain['witnesses'] as Readonly<Record<string, Json>>;
  return { ...plain, witnesses: { ...witnesses, atLeast: 0 } };
}

const view = async (member: Member): Promise<View> => unwrap(await member.browser.client.readContest({ params }));

const rulebookHash = (): string => {
  const loaded = unwrap(loadRulebook(JSON.stringify(rulebook()), { format: 'json', presets: PRESETS }));
  return hashHex(pinRulebook(loaded).bytes);
};

async function opening(by: readonly Member[], ids: readonly string[]) {
  const { keys, binding, clock, zone } = await view(first);
  const [one, two] = by.map(({ key }, i) => ({ person: ids[i] ?? '', key: key.publicKey }));
  return {
    kind: 'open-contest' as const,
    by: [...ids],
    body: {
      semantics: SEMANTICS,
      binding,
      clock,
      zone,
      rulebook: rulebookHash(),
      log: keys.log,
      witnesses: [],
      server: keys.server,
      relyingParty: null,
      returningOfficer: one,
      secondOfficer: two,
    } as never,
    parts: { title: { subject: 'contest', content: 'A contest', publish: true } },
    blobs: [],
  };
}

async function sign({ browser, key }: Member, draft: DraftShape, as?: string) {
  const { now, head, you } = await view({ browser, key, name: '' });
  const signed = { signer: (as ?? you.person) as PersonId, signedAt: now, seen: head };
  const { contest, by, kind, body, commitments } = draft;
  const signedOver = { contest: contest as ContestId, by: by as PersonId[], kind, body: body as Json, commitments };
  const signature = toBase64Url(key.sign(challengeOf(signedOver as never, signed)));
  const proof = { type: 'key' as const, ...signed, signature };
  return browser.client.signDraft({ params: { contest, draft: draft.id }, body: proof as never });
}

test('A35 two offices are not taken by one person, whoever they say they are', async () => {
  const { link } = unwrap(
    await inviteTo(first, CONTEST, { person: 'second-officer', role: 'scrutineer', name: 'Officer Two' }),
  );
  unwrap(await acceptWithAccount(second, link ?? ''));
  const alone = await opening([first, first], ['returning-officer', 'returning-officer']);
  const refused = await first.browser.client.createDraft({ params, body: alone });
  expect(refused).toMatchObject({ ok: false, error: { code: 'act-refused' } });
  const withTheirKey = await opening([first, first], ['returning-officer', 'second-officer']);
  expect(await first.browser.client.createDraft({ params, body: withTheirKey })).toMatchObject({
    ok: false,
    error: { code: 'key-not-yours', where: 'body.secondOfficer.key' },
  });
});

test('A35 one person’s signature is one, however often and in whose name it is sent; two make the contest', async () => {
  const body = await opening([first, second], ['returning-officer', 'second-officer']);
  const draft = unwrap(await first.browser.client.createDraft({ params, body }));
  const once = unwrap(await sign(first, draft));
  expect(once).toMatchObject({ standing: { kind: 'open' }, signatures: [{ signer: 'returning-officer' }] });
  expect(await sign(first, draft)).toMatchObject({ ok: false, error: { code: 'already-signed' } });
  expect(await sign(first, draft, 'second-officer')).toMatchObject({ ok: false, error: { code: 'draft-not-yours' } });
  expect((await view(first)).size).toBe(0);

  const done = unwrap(await sign(second, draft));
  expect(done.standing).toMatchObject({ kind: 'recorded', seq: 0 });
  expect(await view(first)).toMatchObject({ phase: 'running', size: 1 });
  const record = await house.browser().send(`/records/${CONTEST}/manifest.json`);
  expect([record.status, record.headers.get('access-control-allow-origin')]).toEqual([200, '*']);

  const people = (await view(second)).people.filter(({ standing }) => standing === 'introduced');
  expect(people.map(({ person, role }) => [person, role])).toEqual([
    ['returning-officer', 'returning-officer'],
    ['second-officer', 'second-officer'],
  ]);
});

test('A35 whoever holds one of the two offices is not introduced to the other', async () => {
  const body = {
    kind: 'introduce-person' as const,
    by: ['returning-officer', 'second-officer'],
    body: { person: 'second-officer', role: 'scrutineer', unit: null, body: null, key: second.key.publicKey } as never,
    parts: { name: { subject: 'second-officer', content: 'Officer Two', publish: false } },
    blobs: [],
  };
  expect(await first.browser.client.createDraft({ params, body })).toMatchObject({
    ok: false,
    error: { code: 'act-refused', refusal: { code: 'barred-pair' } },
  });
});
