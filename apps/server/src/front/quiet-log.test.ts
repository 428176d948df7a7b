import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64, unwrap, utf8 } from '@selectorate/basics';
import {
  acceptWithKey,
  inviteTo,
  member,
  type Member,
  prepareContest,
  setUpHouse,
  tokenOf,
} from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

const MARKER = 'xqzmarker';
const NAME = `Nell ${MARKER}`;
const MAIL = `${MARKER}@members.example`;
const CONTEST = 'rehearsal-1';
const params = { contest: CONTEST };

let house: TestHouse;
let operator: Member;
/** Tokens and answers that must be nowhere either. */
const secrets: string[] = [];
const answers: string[] = [];

beforeAll(async () => {
  house = await openTestHouse({
    environment: { LOG_LEVEL: 'trace', SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'ballots@vote.example' },
  });
  operator = await setUpHouse(house, NAME);
});
afterAll(() => house.close());

/** A raw request with the marker wherever a client can put one; problems are kept as error pages. */
async function provoke(path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) {
  const headers = {
    'user-agent': MARKER,
    referer: `https://${MARKER}.example/`,
    'selectorate-csrf': operator.browser.csrf,
    'content-type': 'application/json',
    ...init.headers,
  };
  const response = await operator.browser.send(path, { ...init, headers });
  if (response.status >= 400) answers.push(await response.text());
  return response.status;
}

test('a marker planted in every personal field is in no line of the log and on no error page', async () => {
  unwrap(await prepareContest(operator, CONTEST, { title: `Contest ${MARKER}` }));
  unwrap(await operator.browser.client.savePlan({ params, body: { plan: { notes: MARKER } } }));
  const invitation = { role: 'teller', name: NAME, email: MAIL } as const;
  const mailed = unwrap(await inviteTo(operator, CONTEST, invitation));
  expect(mailed).toMatchObject({ mailed: true, link: null });
  const shown = unwrap(await inviteTo(operator, CONTEST, { role: 'agent', name: NAME }));
  secrets.push(tokenOf(shown.link ?? ''), tokenOf(house.house.setUpLink ?? ''), operator.browser.csrf);
  const somebody = member(house, NAME);
  unwrap(await acceptWithKey(somebody, shown.link ?? '', { email: MAIL }));
  secrets.push(somebody.browser.cookie('selectorate') ?? '', somebody.browser.csrf);
  const file = toBase64(utf8(`id,name,email,branch\nm-1,${NAME},${MAIL},branch-01\n`));
  await operator.browser.client.uploadRoll({ params, body: { file, keep: true, columns: {} } });
  const roll = `member_id,name,email,unit,joined,status\nm-1,${NAME},${MAIL},branch-01,2015-03-01,full\n`;
  unwrap(
    await operator.browser.client.uploadRoll({ params, body: { file: toBase64(utf8(roll)), keep: true, columns: {} } }),
  );
  unwrap(
    await operator.browser.client.changeContact({
      params,
      body: { member: 'm-1', fields: { email: `new-${MAIL}` }, reason: 'asked', authority: MARKER },
    }),
  );
  await operator.browser.client.changeContact({
    params,
    body: { member: MARKER, fields: { email: MARKER }, reason: 'asked', authority: MARKER },
  });
  await operator.browser.client.uploadEvidence({ params, body: { file, keep: true, kind: 'payments' } });
  await operator.browser.client.uploadRegister({ params, body: { file, keep: true, basis: null } });
  await operator.browser.client.resolveSignal({
    params,
    body: { signal: MARKER, resolution: 'genuine', note: MARKER },
  });
  unwrap(await house.browser().client.askAboutMyEntry({ body: { contest: CONTEST, contact: MAIL } }));
  await operator.browser.client.createDraft({
    params,
    body: {
      kind: 'report-incident',
      by: ['returning-officer'],
      body: { incident: MARKER },
      parts: { reasons: { subject: 'contest', content: MARKER, publish: false } },
      blobs: [],
    },
  });

  // Mistakes of every kind, each with the marker in it.
  const json = JSON.stringify({ [MARKER]: MARKER });
  expect(await provoke(`/api/${MARKER}`)).toBe(404);
  expect(await provoke(`/api/links/${MARKER.padEnd(43, 'A')}`)).toBe(404);
  expect(await provoke(`/api/contests/${MARKER}`)).toBe(404);
  expect(await provoke(`/api/contact-notices/${MARKER.padEnd(43, 'A')}`)).toBe(404);
  expect(await provoke(`/api/my-entry/${MARKER.padEnd(43, 'A')}`, { method: 'POST' })).toBe(404);
  expect(await provoke(`/api/contests/${CONTEST}?${MARKER}=${MARKER}`)).toBe(400);
  expect(await provoke(`/api/contests/${CONTEST}/drafts/${MARKER}`)).toBe(404);
  expect(await provoke('/api/contests', { method: 'POST', body: json })).toBe(400);
  expect(await provoke('/api/contests', { method: 'POST', body: `{"${MARKER}` })).toBe(400);
  expect(
    await provoke('/api/contests', { method: 'POST', body: json, headers: { origin: `https://${MARKER}.example` } }),
  ).toBe(403);
  expect(await provoke('/api/session/key', { method: 'POST', body: json })).toBe(400);
  expect(await provoke(`/records/${MARKER}`)).toBe(404);
  expect(await provoke(`/${MARKER}?name=${MARKER}`)).toBe(200);
  expect(
    await provoke(`/api/contests/${CONTEST}/invitations`, {
      method: 'POST',
      body: json,
      headers: { 'idempotency-key': `${MARKER} ${MARKER}` },
    }),
  ).toBe(400);

  const log = house.log.join('');
  expect(house.log.length).toBeGreaterThan(20);
  expect(log).not.toContain(MARKER);
  expect(answers.join('')).not.toContain(MARKER);
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toContain('127.0.0.1');
  const routes = house.log.map((line) => (JSON.parse(line) as { route?: string }).route);
  expect(new Set(routes)).toContain('/api/links/{token}');
});

test('an error of the program is a number on the page and a place in the log, without what it was about', async () => {
  const broken = await openTestHouse({
    platform: {
      entropy: (length) => {
        if (isBroken) throw new Error(`no entropy for ${NAME}`);
        return new Uint8Array(length).map(() => Math.floor(Math.random() * 256));
      },
    },
  });
  isBroken = true;
  const response = await broken.browser().send('/api/session/passkey/options', { method: 'POST' });
  isBroken = false;
  const problem = (await response.json()) as { code: string; where: string };
  expect([response.status, problem.code]).toEqual([500, 'unexpected']);
  const line = broken.log.find((each) => each.includes('"failure"')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ id: problem.where, error: 'Error', where: '/api/session/passkey/options' });
  expect(line).toContain('session-handlers.ts');
  expect(broken.log.join('')).not.toContain(MARKER);
  await broken.close();
});
let isBroken = false;
