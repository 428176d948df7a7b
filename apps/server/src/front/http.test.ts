import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '@selectorate/basics';
import { testFolder, type TestFolder } from '@selectorate/testkit';
import { bringIn, inviteTo, type Member, prepareContest, setUpHouse, tokenOf } from '../testing/people.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
let site: TestFolder;
let operator: Member;

const CONTEST = 'rehearsal-1';
const SCRIPT = '<script>alert(1)</script>';

beforeAll(async () => {
  site = await testFolder();
  house = await openTestHouse({ platform: { site: site.path } });
  operator = await setUpHouse(house);
  unwrap(await prepareContest(operator, CONTEST));
});
afterAll(async () => {
  await house.close();
  await site.remove();
});

const get = (path: string, headers: Record<string, string> = {}) => house.browser().send(path, { headers });

describe('every answer', () => {
  test.each(['/', '/api/instance', '/api/nothing', '/records/nothing', '/health/ready', '/api/openapi.json'])(
    'of %s carries the headers that keep pages to themselves',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
          "frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('publickey-credentials-get=(self)');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  test.each([
    ['/check-archive.html', true],
    ['/assets/archive-worker-Abc_12-3.js', true],
    ['/assets/archive-check-worker-Abc123.js', true],
    ['/assets/check-worker-Abc123.js', false],
    ['/assets/archive-worker-a/b.js', false],
    ['/check-archive.html/c/contest-1', false],
    ['/c/check-archive.html', false],
  ])('lets only the check of an archive run WebAssembly: %s', async (path, may) => {
    const policy = (await get(path)).headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*);/.exec(policy)?.[1];
    expect(scripts).toBe(may ? "'self' 'wasm-unsafe-eval'" : "'self'");
  });

  test('asks for https from then on where the pages have it', async () => {
    const secure = await openTestHouse({ environment: { PUBLIC_URL: 'https://vote.example' } });
    const response = await fetch(`http://127.0.0.1:${secure.house.port}/api/instance`);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000');
    await secure.close();
  });

  test('that is a problem has a code, a status and words', async () => {
    const response = await get('/api/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      schema: 'selectorate-problem/1',
      code: 'not-found',
      where: null,
      refusal: null,
      what: 'There is nothing here for you to see.',
      todo: 'Check the address. If somebody sent it to you, ask them for it again.',
      lines: [],
    });
  });
});

describe('requests', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    operator.browser.send(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'selectorate-csrf': operator.browser.csrf, ...headers },
    });

  test.each([
    ['no JSON', '{', 'body'],
    ['another shape', '{"contest":5}', 'contest'],
    ['another kind of body', null, 'content-type'],
  ])('of %s are named by their field', async (_, body, where) => {
    const response = await post('/api/contests', body ?? 'a=1', body === null ? { 'content-type': 'text/plain' } : {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request-malformed', where });
  });

  test('larger than a megabyte are not read', async () => {
    const response = await post('/api/contests', JSON.stringify({ contest: 'x'.repeat(1024 * 1024) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'request-too-large' });
  });

  test('with more parameters than there are say so', async () => {
    const response = await get(`/api/contests/${CONTEST}/entries?from=0&more=1`);
    expect(await response.json()).toMatchObject({ code: 'request-malformed' });
  });
});

describe('A42 a session that is stolen or borrowed', () => {
  const params = { contest: CONTEST };
  const invite = (headers: Record<string, string>) =>
    operator.browser.send(`/api/contests/${CONTEST}/invitations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ person: null, role: 'agent', unit: null, body: null, name: 'Stolen', email: null }),
    });

  test.each([
    ['without its token', () => ({})],
    ['with another token', () => ({ 'selectorate-csrf': 'A'.repeat(43) })],
    ['from another site', () => ({ 'selectorate-csrf': operator.browser.csrf, origin: 'https://evil.example' })],
    ['from a sandboxed frame', () => ({ 'selectorate-csrf': operator.browser.csrf, origin: 'null' })],
    ['from a neighbouring host', () => ({ 'selectorate-csrf': operator.browser.csrf, 'sec-fetch-site': 'same-site' })],
  ])('changes nothing %s', async (_, headers) => {
    const before = unwrap(await operator.browser.client.readContest({ params })).people.length;
    const response = await invite(headers());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'csrf-failed' });
    expect(unwrap(await operator.browser.client.readContest({ params })).people).toHaveLength(before);
  });

  test('works from our own page with its token', async () => {
    const headers = { 'selectorate-csrf': operator.browser.csrf, origin: house.house.publicUrl };
    expect((await invite({ ...headers, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('a page elsewhere can read no answer of the programming interface', async () => {
    const response = await get('/api/instance', { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('A42 a script in a name comes back as JSON that no browser takes for a page', async () => {
    const somebody = await bringIn({ house, officer: operator, contest: CONTEST }, { role: 'agent', name: SCRIPT });
    const { link } = unwrap(await inviteTo(operator, CONTEST, { role: 'agent', name: SCRIPT }));
    for (const path of [`/api/contests/${CONTEST}`, '/api/session', `/api/links/${tokenOf(link ?? '')}`]) {
      const asker = path === '/api/session' ? somebody : operator;
      const response = await asker.browser.send(path);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(JSON.stringify(await response.json())).toContain(SCRIPT);
    }
  });
});

describe('A40 whoever asks about a contest that is not theirs', () => {
  test('is answered as if there were none, whatever they ask', async () => {
    const stranger = await bringIn(
      { house, officer: operator, contest: CONTEST },
      { role: 'agent', name: 'Elsewhere' },
    );
    unwrap(await prepareContest(operator, 'rehearsal-2'));
    for (const path of ['', '/plan', '/drafts', '/drafts/draft-1', `/parts/${'0'.repeat(64)}`]) {
      const known = await stranger.browser.send(`/api/contests/rehearsal-2${path}`);
      const unknown = await stranger.browser.send(`/api/contests/rehearsal-9${path}`);
      expect(known.status).toBe(404);
      expect(await known.json()).toEqual(await unknown.json());
      expect(unknown.status).toBe(404);
    }
  });

  test('and is not signed in, is told only that', async () => {
    for (const contest of [CONTEST, 'rehearsal-9', 'NO ID']) {
      const response = await get(`/api/contests/${encodeURIComponent(contest)}`);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, 'not-signed-in']);
    }
  });

  test('does not see it among the contests while it is prepared', async () => {
    const listed = unwrap(await house.browser().client.listContests({}));
    expect(listed.contests).toEqual([]);
    expect(unwrap(await operator.browser.client.listContests({})).contests.length).toBeGreaterThan(0);
  });
});

describe('the pages', () => {
  test('are said not to be built until they are', async () => {
    const response = await get('/');
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('npm run build');
  });

  test('once built are one page for every path, and files that are never asked for twice', async () => {
    await mkdir(join(site.path, 'assets'), { recursive: true });
    await writeFile(join(site.path, 'index.html'), '<!doctype html><title>Built</title>');
    await writeFile(join(site.path, 'check-archive.html'), '<!doctype html><title>Check</title>');
    await writeFile(join(site.path, 'assets', 'main-abc123.js'), 'export const built = true;\n'.repeat(50));
    const page = await get('/c/contest-1/timetable');
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html><title>Built</title>',
    ]);
    expect(await (await get('/check-archive.html')).text()).toContain('<title>Check</title>');
    const script = await get('/assets/main-abc123.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toContain('export const built');
    const again = await get('/c/contest-1', { 'if-none-match': page.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/assets/gone-abc123.js')).status).toBe(404);
  });

  test('nothing outside their folder is served', async () => {
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2findex.html', '/%00']) {
      expect(await (await get(path)).text()).not.toContain('root:');
    }
  });
});
