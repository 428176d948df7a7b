import { closed } from '@selectorate/testkit';
import { expect, test } from 'vitest';

test('x', async () => {
  let t = performance.now();
  const contest = closed();
  console.log('play', performance.now() - t, contest.entries.length);
  t = performance.now();
  const verdict = await contest.verify({});
  console.log('verify', performance.now() - t);
  expect(verdict.faults).toEqual([]);
});
