import { expect, test } from 'vitest';
import { type Client, clientFor, type FetchInit } from './client.ts';

/** A server of one answer that writes down what it was asked. */
function answering(status: number, text: string) {
  const asked: { url: string; init: FetchInit }[] = [];
  const client: Client = clientFor({
    base: 'http://127.0.0.1:1',
    csrf: () => 'token-of-the-session',
    fetch: async (url, init) => {
      asked.push({ url, init });
      return { status, text: async () => text };
    },
  });
  return { client, asked };
}

const listed = { contest: 'a', title: null, phase: 'running', stage: 'ballot', size: 3, binding: true, clock: 'civil' };

test('reads an answer of the declared shape', async () => {
  const { client, asked } = answering(200, JSON.stringify({ contests: [listed] }));
  expect(await client.listContests({})).toEqual({ ok: true, value: { contests: [listed] } });
  expect(asked).toEqual([
    { url: 'http://127.0.0.1:1/api/contests', init: { method: 'GET', headers: { accept: 'application/json' } } },
  ]);
});

test('fills in the path and the query, and encodes both', async () => {
  const { client, asked } = answering(200, '{}');
  await client.readEntries({ params: { contest: '../x' }, query: { from: 7 } });
  expect(asked[0]?.url).toBe('http://127.0.0.1:1/api/contests/..%2Fx/entries?from=7');
});

test('A42 sends the session’s token with everything that changes something, and with nothing else', async () => {
  const { client, asked } = answering(200, '{"done":true}');
  await client.signOut({});
  await client.readSession({});
  expect(asked.map(({ init }) => init.headers['selectorate-csrf'])).toEqual(['token-of-the-session', undefined]);
});

test('an idempotency key goes into its header, a body is JSON', async () => {
  const { client, asked } = answering(200, '{}');
  const body = { kind: 'freeze-roll' } as const;
  await client.propose({ params: { contest: 'a' }, body, idempotencyKey: 'once' });
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"kind":"freeze-roll"}',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
  });
});

test.each([
  ['an answer of another shape', 200, '{"contests":[{}]}', 'unexpected'],
  ['no JSON', 200, '<html>', 'unexpected'],
  ['a proxy’s page', 502, '<html>', 'not-serving'],
  ['a refusal without a body', 403, '', 'unexpected'],
])('%s is a problem, not an exception', async (_, status, text, code) => {
  const read = await answering(status, text).client.listContests({});
  expect(read).toMatchObject({ ok: false, error: { code } });
});

test('a problem the server tells comes back as it was told', async () => {
  const told = {
    schema: 'selectorate-problem/1',
    code: 'roll-malformed',
    where: 'file',
    refusal: null,
    what: 'Some rows could not be read.',
    todo: 'Correct them.',
    lines: ['line 3, column Joined: expected a date'],
  };
  expect(await answering(422, JSON.stringify(told)).client.listContests({})).toEqual({ ok: false, error: told });
});

test('a network that fails is a problem too', async () => {
  const broken = () => Promise.reject(new Error('unreachable'));
  const client = clientFor({ base: '', csrf: () => '', fetch: broken });
  expect(await client.readInstance({})).toMatchObject({ ok: false, error: { code: 'offline' } });
});
