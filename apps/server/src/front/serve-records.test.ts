import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { startEngine, type TestEngine } from '@selectorate/store';
import { closed } from '@selectorate/testkit';
import type { Desk } from '../desk/desk.ts';
import { DeskContest, DeskPeople, deskFor } from '../desk/testing/desk-contest.ts';
import type { HouseEnv } from './context.ts';
import { listen, type Listener } from './listen.ts';
import { serveRecord } from './serve-records.ts';

let engine: TestEngine;
let desk: Desk;
let listener: Listener;
let contest: string;

beforeAll(async () => {
  engine = await startEngine('trial');
  const rehearsed = closed({ witnesses: [] });
  contest = rehearsed.plan.contest;
  const store = await engine.open(await engine.newPlace());
  ({ desk } = deskFor(rehearsed, store));
  await new DeskContest(desk, new DeskPeople(rehearsed, store)).resumeAt(rehearsed.acts.length);
  listener = unwrap(await listen({ host: '127.0.0.1', port: 0 }));
  const app = new Hono<HouseEnv>();
  app.get('/records/*', (context) => serveRecord(context, desk));
  listener.open(app);
});
afterAll(async () => {
  await listener.close();
  await desk.close();
  await engine.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${listener.port}/records/${path}`, { headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

interface Manifest {
  readonly files: readonly { readonly path: string; readonly length: number }[];
}

describe('a record as a site', () => {
  test('is every file of its manifest, byte for byte, for pages of any origin', async () => {
    const manifest = (await (await get(`${contest}/manifest.json`)).json()) as Manifest;
    expect(manifest.files.length).toBeGreaterThan(10);
    for (const { path, length } of manifest.files) {
      const response = await get(`${contest}/${path}`, { 'accept-encoding': 'gzip, br' });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(response.headers.get('content-length')).toBe(String(length));
      const served = await bytesOf(response);
      expect(served.equals(Buffer.from((await desk.recordFile(`${contest}/${path}`))?.bytes ?? []))).toBe(true);
    }
  });

  test('says what can be kept for ever, and of the rest whether it changed', async () => {
    const rulebook = await get(`${contest}/rulebook.json`);
    expect(rulebook.headers.get('cache-control')).toBe('public, max-age=31536000, immutable, no-transform');
    const checkpoint = await get(`${contest}/checkpoint`);
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache, no-transform');
    const etag = checkpoint.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(`${contest}/checkpoint`, { 'if-none-match': known });
      expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0]);
    }
    expect((await get(`${contest}/checkpoint`, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('answers HEAD with everything but the bytes', async () => {
    const whole = await get(`${contest}/checkpoint`);
    const head = await fetch(`http://127.0.0.1:${listener.port}/records/${contest}/checkpoint`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    expect((await bytesOf(head)).length).toBe(0);
  });

  test.each(['nothing/checkpoint', 'contest-1/private', '../etc/passwd', '..%2f..%2fetc%2fpasswd', '%', '%00', ''])(
    'has nothing at %s',
    async (path) => {
      expect(await rawStatus(`/records/${path}`)).toBe(404);
    },
  );
});

/** Asks for a path exactly as it is written. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: listener.port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
