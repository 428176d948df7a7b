import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copySnapshot, makeSnapshot } from './snapshot.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selectorate-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a snapshot is made once, also when two processes begin at the same time, and leaves nothing half-made', async () => {
  const [one, two] = await Promise.all([makeSnapshot(), makeSnapshot()]);
  expect(one).toBe(two);
  expect(one.startsWith(folder)).toBe(true);
  expect(await readdir(join(folder, 'selectorate'))).toHaveLength(1);
  expect(await readFile(join(one, 'PG_VERSION'), 'utf8')).toMatch(/^\d+\n$/);
  const data = join(folder, 'data');
  await copySnapshot(data);
  expect(await readdir(data)).toEqual(await readdir(one));
  expect(existsSync(`${data}.unfinished`)).toBe(false);
});
