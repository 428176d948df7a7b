import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64, unwrap, utf8 } from '@selectorate/basics';
import { exportCsv } from '@selectorate/roll';
import { inventedMembers } from '../desk/testing/roll-desk.ts';
import { type Member, prepareContest, setUpHouse } from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

const CONTEST = 'rehearsal-1';
const CSV = exportCsv(inventedMembers(1));

let house: TestHouse;
let operator: Member;

beforeAll(async () => {
  house = await openTestHouse({ environment: { REQUESTS_PER_MINUTE: '300' } });
  operator = await setUpHouse(house);
  unwrap(await prepareContest(operator, CONTEST));
  const body = { file: toBase64(utf8(CSV)), keep: true, columns: {} };
  const kept = unwrap(await operator.browser.client.uploadRoll({ params: { contest: CONTEST }, body }));
  expect(kept.members).toBe(1);
});
afterAll(() => house.close());

/** Everything about an answer that a stranger can see, but the clock. */
async function seen(contact: string, contest = CONTEST) {
  const browser = house.browser();
  const response = await browser.send('/api/entry-questions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: browser.origin, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ contest, contact }),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return { status: response.status, headers, body: await response.text() };
}

describe('A40 asking over HTTP', () => {
  test('status, headers and body are the same for a member, a stranger, and a contest that is not there', async () => {
    const known = await seen('member1@members.example');
    expect(known).toMatchObject({ status: 200, body: '{"done":true}' });
    expect(await seen('nobody@members.example')).toEqual(known);
    expect(await seen('member1@members.example', 'no-such-contest')).toEqual(known);
  });

  test('a token that was guessed is answered like one that never was, on every page of letters', async () => {
    const browser = house.browser();
    const params = { token: 'A'.repeat(43) };
    const unknown = { ok: false, error: { code: 'link-unknown' } };
    expect(await browser.client.readContactNotice({ params })).toMatchObject(unknown);
    expect(await browser.client.answerContactNotice({ params, body: { answer: 'me' } })).toMatchObject(unknown);
    expect(await browser.client.readMyEntry({ params })).toMatchObject(unknown);
  });

  test('one address asks so often and no more, whomever it asks about', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) answers.push((await seen(`guess${i}@members.example`)).status);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(answers.at(-1)).toBe(429);
    expect((await seen('member1@members.example')).status).toBe(429);
  });
});
