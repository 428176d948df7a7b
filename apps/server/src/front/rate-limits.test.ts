import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';
import { addressMark, clientAddress } from './client-address.ts';
import { rateLimits } from './rate-limits.ts';

describe('counting', () => {
  test('an address has so many requests a minute, and another address its own', async () => {
    const limits = rateLimits(3);
    for (let i = 0; i < 3; i++) expect(await limits.request('192.0.2.1')).toBeNull();
    expect(await limits.request('192.0.2.1')).toBeGreaterThan(0);
    expect(await limits.request('192.0.2.2')).toBeNull();
  });

  test('an account has half of them, wherever it comes from', async () => {
    const limits = rateLimits(4);
    for (let i = 0; i < 2; i++) expect(await limits.ofAccount('account-1')).toBeNull();
    expect(await limits.ofAccount('account-1')).toBeGreaterThan(0);
  });

  test('after twenty failures nobody enters from that address, whatever they bring', async () => {
    const limits = rateLimits(6_000);
    for (let i = 0; i < 20; i++) {
      expect(await limits.entering('192.0.2.1')).toBeNull();
      await limits.entryFailed('192.0.2.1');
    }
    expect(await limits.entering('192.0.2.1')).toBeGreaterThan(60);
    expect(await limits.entering('192.0.2.2')).toBeNull();
    expect(await limits.request('192.0.2.1')).toBeNull();
  });
});

describe('over HTTP', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({ environment: { REQUESTS_PER_MINUTE: '30' } });
  });
  afterAll(() => house.close());

  test('too many requests are told when to come back', async () => {
    const from = { 'x-forwarded-for': '192.0.2.9' };
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await house.browser().send('/api/instance', { headers: from })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    const refused = await house.browser().send('/api/instance', { headers: from });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await house.browser().send('/health/ready', { headers: from })).status).toBe(200);
  });

  test('A40 links cannot be tried one after another', async () => {
    const from = { 'x-forwarded-for': '192.0.2.10' };
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++)
      statuses.push((await house.browser().send(`/api/links/${'A'.repeat(42)}${i}`, { headers: from })).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
  });
});

describe('whose request it is', () => {
  test.each([
    ['a proxy on this machine says', '127.0.0.1', '203.0.113.7, 192.0.2.1', '192.0.2.1'],
    ['nobody else may say', '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    ['what is no address says nothing', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['a household of IPv6 is one', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
    ['also where it is written short', '2001:db8::6', undefined, '2001:db8:0:0'],
    ['and the loopback itself', '::1', '2001:DB8:1:2::9', '2001:db8:1:2'],
    ['IPv4 inside IPv6 is IPv4', '::ffff:203.0.113.7', undefined, '::ffff:203.0.113.7'],
  ])('%s', (_, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded)).toBe(address);
  });

  test('the log has a mark of it that changes every day', () => {
    const mark = (day: string) => addressMark(new Uint8Array(32), `${day}T10:00:00Z`, '192.0.2.1');
    expect(mark('2026-11-22')).toMatch(/^[\w-]{12}$/);
    expect(mark('2026-11-22')).toBe(mark('2026-11-22'));
    expect(mark('2026-11-23')).not.toBe(mark('2026-11-22'));
  });
});
