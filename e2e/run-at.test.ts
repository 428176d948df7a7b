import { createHash, hkdfSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, type Json, type PersonId, unwrap } from '@selectorate/basics';
import { nativeCheck, newKey, readKeyFile, type SigningKey } from '@selectorate/machine';
import { type Act, decodeAct, ed25519Signer, type Entropy, SERVER } from '@selectorate/selection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playAt } from '../apps/cli/src/at/play-at.ts';
import { takeUpLink } from '../apps/cli/src/at/sign-in.ts';
import { Visitors } from '../apps/cli/src/at/visitors.ts';
import { readWitnesses } from '../apps/cli/src/at/witnesses.ts';
import { runCommand } from '../apps/cli/src/commands/run.ts';
import { verifyCommand } from '../apps/cli/src/commands/verify.ts';
import type { ContestFolder } from '../apps/cli/src/folder/contest-folder.ts';
import { readFolder } from '../apps/cli/src/folder/read-folder.ts';
import { Keyring } from '../apps/cli/src/play/keyring.ts';
import { playContest } from '../apps/cli/src/play/play-contest.ts';
import { fakeIo } from '../apps/cli/src/testing/fake-io.ts';
import { type RunningHouse, startHouse } from '../scripts/house.ts';

// The reference contest at a real server: a process of its own on the trial engine, with two witnesses that are others.

const LONGEST = 300_000;
const WITNESSES = ['witness-1.example', 'witness-2.example'];

let place: string;
let house: RunningHouse;
let officer: SigningKey;
let visitors: Visitors;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'selectorate-run-at-'));
  house = await startHouse({ folder: join(place, 'house'), port: 0, witnesses: WITNESSES });
  officer = newKey('officer-a', 'EdDSA');
  visitors = new Visitors(house.url);
  const newcomer = { name: 'Officer A', key: officer, organisation: 'The Exampleton Association', known: false };
  unwrap(await takeUpLink(visitors.of(officer), house.setUpLink, newcomer));
}, LONGEST);
afterAll(async () => {
  await house.stop();
  await rm(place, { recursive: true, force: true });
}, LONGEST);

/** The reference folder with one thing changed in a file of it. */
async function folderWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(place, 'folder-'));
  await cp(new URL('../examples/reference', import.meta.url), folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
}

async function contestIn(folder: string): Promise<ContestFolder> {
  const { contests, faults } = await readFolder(folder);
  const [contest] = contests;
  if (contest === undefined) throw new Error(JSON.stringify(faults));
  return contest;
}

/** The same salts in both houses: a stream that depends on nothing but how much of it was used. */
function sameEveryTime(): Entropy {
  let drawn = 0;
  return (length) => new Uint8Array(createHash('shake256', { outputLength: length }).update(`${drawn++}`).digest());
}

/** The key file of an Ed25519 secret of 32 bytes (RFC 8410). */
function keyOfSecret(name: string, secret: Uint8Array): SigningKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]).toString('base64url');
  const { alg, key } = ed25519Signer(secret).publicKey;
  const read = readKeyFile(JSON.stringify({ schema: 'selectorate-key/1', name, alg, key, secret: der }));
  if (read === undefined) throw new Error(`no key comes of the secret of ${name}`);
  return read;
}

/** The server's own keys for a contest, as they follow from the seed in its key folder (docs/operators). */
async function serversKeys(contest: string): Promise<readonly (readonly [string, SigningKey])[]> {
  const seed = Buffer.from((await readFile(join(house.keys, 'seed.key'), 'utf8')).trim(), 'base64url');
  const keyFor = (name: string, info: string): readonly [string, SigningKey] => [
    name,
    keyOfSecret(name, new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(), info, 32))),
  ];
  return [keyFor('log', `log/${contest}`), keyFor(SERVER, `server/${contest}`)];
}

async function keyInFile(file: string): Promise<SigningKey> {
  const key = readKeyFile(await readFile(file, 'utf8'));
  if (key === undefined) throw new Error(`${file} is no key file`);
  return key;
}

const actsOf = (entries: readonly Uint8Array[]): readonly Act[] => entries.map((entry) => unwrap(decodeAct(entry)));

/**
 * What people did, apart from salts and signatures, and from the seed of the roll's sample: it is made of the log's root, in
 * which salts and signatures are. Each record's verification works its own seed out again.
 */
const deeds = (acts: readonly Act[]): readonly string[] =>
  acts.map(({ kind, by, body, commitments }) => {
    const said = kind === 'draw-roll-sample' ? 'the seed' : body;
    return canonicalJson({ kind, by, body: said, parts: Object.keys(commitments) } as unknown as Json);
  });

describe('run at a server', () => {
  test(
    'records the same acts as in memory, body for body, and the record is sound at its address',
    async () => {
      const named = `log: localhost/reference-a\nwitnesses: [${WITNESSES.join(', ')}]`;
      const folder = await folderWith('a/contest.yaml', (text) =>
        text.replace(/log: .*\n|witnesses: .*/g, '').concat(`\n${named}\n`),
      );
      const contest = await contestIn(folder);
      const keyring = new Keyring();
      const there = await playAt(contest, {
        visitors,
        officer,
        keyring,
        witnesses: unwrap(await readWitnesses(house.witnesses)),
        announce: house.logs,
        check: nativeCheck,
        scriptEntropy: sameEveryTime(),
        inviting: () => undefined,
        progress: () => undefined,
      });
      if (!there.ok) throw new Error(JSON.stringify(there.error));
      const { played } = there.value;

      const relyingParty = played.house.state.relyingParty;
      if (relyingParty === null) throw new Error('the server named no relying party');
      for (const [name, key] of await serversKeys('reference-a')) keyring.put(name as PersonId, key);
      for (const name of WITNESSES) keyring.put(name as PersonId, await keyInFile(join(place, 'house', `${name}.key`)));
      const options = { check: nativeCheck, keyring, relyingParty, scriptEntropy: sameEveryTime() };
      const here = await playContest(contest, options);
      if (!here.ok) throw new Error(JSON.stringify(here.error));
      expect(deeds(actsOf(played.house.log.entries()))).toEqual(deeds(actsOf(here.value.house.log.entries())));

      const policy = join(place, 'policy');
      await writeFile(policy, played.house.policyText());
      const io = fakeIo();
      expect(await verifyCommand([`${house.url}/records/reference-a/`, '--policy', policy, '--json', '-'], io)).toBe(0);
      expect(JSON.parse(io.said.join(''))).toMatchObject({
        valid: true,
        entries: played.house.state.size,
        witnesses: WITNESSES,
        splitView: 'excluded-by-your-policy',
      });
    },
    LONGEST,
  );

  test(
    'tells a step that the rules refuse exactly as in memory, and writes nothing',
    async () => {
      const folder = await folderWith('a/contest.yaml', (text) =>
        text
          .replace('contest: reference-a', 'contest: reference-b')
          .replace('units-meet-from: 2022-09-19', 'units-meet-from: 2022-09-16'),
      );
      const out = join(place, 'out');
      const memory = fakeIo();
      expect(await runCommand([folder, '--out', out], memory)).toBe(2);
      const outside = ['--witnesses', house.witnesses, '--announce', house.logs];
      const key = join(place, 'officer.key');
      await writeFile(key, JSON.stringify(officer.file));
      const server = fakeIo();
      expect(await runCommand([folder, '--out', out, '--at', house.url, '--officer', key, ...outside], server)).toBe(2);
      expect(server.complained).toEqual(memory.complained);
      expect(server.complained[0]).toContain('a/contest.yaml: the rules refuse this');
      expect(server.complained[1]).toContain('calendar-breaks-rule');
      await expect(readFile(out)).rejects.toThrow('ENOENT');
    },
    LONGEST,
  );

  test(
    'says what the server says where it cannot begin',
    async () => {
      const folder = await folderWith('a/contest.yaml', (text) =>
        text.replace('contest: reference-a', 'contest: reference-c'),
      );
      const run = async (...args: readonly string[]) => {
        const io = fakeIo();
        const exit = await runCommand([folder, '--out', join(place, 'none'), '--at', house.url, ...args], io);
        return { exit, complained: io.complained.join('\n') };
      };
      const used = await run('--set-up', house.setUpLink);
      expect(used.exit).toBe(2);
      expect(used.complained).toContain('link-used');
      const stranger = join(place, 'stranger.key');
      await writeFile(stranger, JSON.stringify(newKey('stranger', 'EdDSA').file));
      expect((await run('--officer', stranger)).complained).toContain('sign-in-failed');
      expect((await run('--officer', join(place, 'nothing.key'))).complained).toContain('is no key file');
    },
    LONGEST,
  );
});
