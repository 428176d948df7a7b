import { chmod, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, unwrap } from '@selectorate/basics';
import { entropy } from '@selectorate/machine';
import { testFolder, type TestFolder, writeKeyFolder } from '@selectorate/testkit';
import type { ContestId } from '@selectorate/basics';
import { addWrappingKey, openKeyFolder } from './key-folder.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => folder.remove());

const at = (name: string, credentials: string | null = null) => ({
  folder: join(folder.path, name),
  entropy,
  credentials,
});
const CONTEST = 'contest-1' as ContestId;
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test('a folder is made at the first start, for its owner only, and opens the same ever after', async () => {
  const made = unwrap(await openKeyFolder(at('keys')));
  expect(await modeOf(join(folder.path, 'keys'))).toBe(0o700);
  expect((await readdir(join(folder.path, 'keys'))).toSorted()).toEqual(['seed.key', 'wrapping-0001.key']);
  for (const name of ['seed.key', 'wrapping-0001.key'])
    expect(await modeOf(join(folder.path, 'keys', name))).toBe(0o600);
  const again = unwrap(await openKeyFolder(at('keys')));
  expect(again.wrapping).toEqual(made.wrapping);
  expect(again.logSecret(CONTEST)).toEqual(made.logSecret(CONTEST));
});

test('every secret is its own: of each contest, of log and server, of each purpose', async () => {
  const keys = unwrap(await openKeyFolder(at('keys')));
  const secrets = [
    keys.logSecret(CONTEST),
    keys.logSecret('contest-2' as ContestId),
    keys.serverSecret(CONTEST),
    keys.secretFor('csrf'),
    keys.secretFor('addresses'),
  ].map((secret) => Buffer.from(secret).toString('hex'));
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(secrets.every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
});

test('the newest wrapping key comes first, and a new one is newer still', async () => {
  await writeKeyFolder(join(folder.path, 'keys'), 3);
  const before = unwrap(await openKeyFolder(at('keys')));
  expect(before.wrapping.map(({ id }) => id)).toEqual(['wrapping-0003', 'wrapping-0002', 'wrapping-0001']);
  const added = unwrap(await addWrappingKey(at('keys'), before));
  expect(unwrap(await openKeyFolder(at('keys'))).wrapping).toEqual([added, ...before.wrapping]);
});

test.each([
  ['the folder', '.', 0o750],
  ['a key', 'wrapping-0001.key', 0o640],
  ['a key', 'seed.key', 0o604],
])('%s that others can read is refused', async (_, name, mode) => {
  await writeKeyFolder(join(folder.path, 'keys'), 1);
  const path = join(folder.path, 'keys', name === '.' ? '' : name);
  await chmod(path, mode);
  expect(await openKeyFolder(at('keys'))).toMatchObject(err({ code: 'keys-readable-by-others' }));
});

test('what systemd hands over shows group rights, and has its folder’s name before each file’s', async () => {
  await writeKeyFolder(join(folder.path, 'plain'), 1);
  const keys = unwrap(await openKeyFolder(at('plain')));
  const files = await readdir(join(folder.path, 'plain'));
  await Promise.all(files.map((name) => chmod(join(folder.path, 'plain', name), 0o440)));
  expect((await openKeyFolder(at('plain'))).ok).toBe(false);
  const handed = unwrap(await openKeyFolder(at('plain', folder.path)));
  expect(handed.wrapping).toEqual(keys.wrapping);
});

test.each([
  ['the seed', 'seed.key', 'keys-missing'],
  ['every wrapping key', 'wrapping-0001.key', 'keys-missing'],
])('without %s it does not open, and nothing is made in its place', async (_, name, code) => {
  await writeKeyFolder(join(folder.path, 'keys'), 1);
  await rm(join(folder.path, 'keys', name));
  expect(await openKeyFolder(at('keys'))).toMatchObject(err({ code }));
  expect(await readdir(join(folder.path, 'keys'))).toHaveLength(1);
});

test('a key that is none is named', async () => {
  await writeKeyFolder(join(folder.path, 'keys'), 1);
  const path = join(folder.path, 'keys', 'wrapping-0001.key');
  await writeFile(path, 'short');
  expect(await openKeyFolder(at('keys'))).toEqual(err({ code: 'keys-malformed', path }));
});
