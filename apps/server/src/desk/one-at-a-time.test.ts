import { expect, test } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

test('work under one key runs in turn, also after a failure; work under others does not wait', async () => {
  const turns = new OneAtATime();
  const told: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = turns.run('a', async () => {
    await held;
    told.push('first');
    throw new Error('broken');
  });
  const second = turns.run('a', () => Promise.resolve(told.push('second')));
  await turns.run('b', () => Promise.resolve(told.push('other')));
  expect(told).toEqual(['other']);
  release();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(told).toEqual(['other', 'first', 'second']);
  await turns.idle();
});
