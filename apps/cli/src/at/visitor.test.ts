import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Visitor, visitorAt } from './visitor.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Asked {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** A server on this machine that answers each request in turn, and what it was asked. */
async function answering(
  ...answers: readonly ((response: ServerResponse) => void)[]
): Promise<{ visitor: Visitor; origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(({ method, headers }, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ method, headers });
    answer?.(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { visitor: visitorAt(origin), origin, asked };
}

const session = (cookie: string) => (response: ServerResponse) => {
  response.setHeader('set-cookie', cookie);
  response.end(JSON.stringify({ account: null, csrf: '' }));
};
const tooMany = (response: ServerResponse): void => {
  response.writeHead(429, { 'retry-after': '0' }).end('{}');
};
const dropped = (response: ServerResponse): void => {
  response.destroy();
};
const done = (response: ServerResponse): void => {
  response.end(JSON.stringify({ done: true }));
};
const clock = { params: { contest: 'contest-1' }, body: { now: '2022-10-01T09:00:00Z' } };

describe('a visitor', () => {
  test('keeps the cookies of the server until they are emptied, and says where it comes from', async () => {
    const { visitor, origin, asked } = await answering(
      session('session=abc; HttpOnly; Path=/'),
      session('session=; Max-Age=0'),
      session('other=1'),
    );
    for (let i = 0; i < 3; i++) await visitor.client.readSession({});
    expect(asked.map(({ headers }) => headers.cookie ?? '')).toEqual(['', 'session=abc', '']);
    expect(asked[0]?.headers.origin).toBe(origin);
  });

  test('sends the token of its session with what changes something', async () => {
    const { visitor, asked } = await answering(done);
    visitor.signedIn('token-1');
    await visitor.client.signOut({});
    expect(asked[0]?.headers['selectorate-csrf']).toBe('token-1');
  });

  test('asks again when it was too fast, as often as it is patient', async () => {
    const { visitor, asked } = await answering(tooMany, tooMany, session('a=b'));
    expect(await visitor.client.readSession({})).toMatchObject({ ok: true });
    expect(asked).toHaveLength(3);
    const refusing = await answering(tooMany);
    expect(await refusing.visitor.client.readSession({})).toMatchObject({ ok: false });
    expect(refusing.asked).toHaveLength(4);
  });

  test('asks again after a broken connection only what is safe to ask twice', async () => {
    const reading = await answering(dropped, session('a=b'));
    expect(await reading.visitor.client.readSession({})).toMatchObject({ ok: true });
    const writing = await answering(dropped, done);
    expect(await writing.visitor.client.moveClock(clock)).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(writing.asked).toHaveLength(1);
    const repeatable = await answering(dropped, done);
    const body = { kind: 'freeze-roll' } as const;
    await repeatable.visitor.client.propose({ params: { contest: 'contest-1' }, body, idempotencyKey: 'key-1' });
    expect(repeatable.asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
  });

  test('follows no redirect: nothing is signed somewhere else', async () => {
    const { visitor, asked } = await answering((response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
    });
    expect(await visitor.client.moveClock(clock)).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(asked).toHaveLength(1);
  });
});
