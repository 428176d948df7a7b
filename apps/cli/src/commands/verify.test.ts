import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '@selectorate/basics';
import {
  ed25519PublicKey,
  noteSigner,
  printCheckpoint,
  printNote,
  printVerifierKey,
  verifierKey,
} from '@selectorate/record';
import type { Verdict } from '@selectorate/selection';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawSecret, readKeyFile } from '@selectorate/machine';
import { newIdentity, sealBundle } from '../private/bundle.ts';
import { fakeIo } from '../testing/fake-io.ts';
import { newFolder, REFERENCE, removeFolders } from '../testing/folders.ts';
import { runFolder } from '../testing/run-folder.ts';
import { serveFolder } from '../testing/serve-folder.ts';
import { verifyCommand } from './verify.ts';

/** What the reference run left; tests that change it take a copy. */
let contest: string;
beforeAll(async () => {
  contest = join((await runFolder(REFERENCE)).out, 'a');
});
afterAll(removeFolders);

const at = (...path: readonly string[]): string => join(contest, ...path);

async function verify(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await verifyCommand(args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}

/** The verdict as `--json -` writes it: standard output holds it and nothing else. */
async function verdictOf(...args: readonly string[]): Promise<Verdict & { readonly exit: number }> {
  const { exit, said } = await verify(...args, '--json', '-');
  return { ...(JSON.parse(said) as Verdict), exit };
}

describe('a record is sound', () => {
  const sound = { exit: 0, valid: true, contest: 'reference-a', rehearsal: true, stage: 'closed', faults: [] };

  test('by its folder, with the policy of whoever asks', async () => {
    expect(await verdictOf(at('record'), '--policy', at('policy'))).toMatchObject({
      ...sound,
      splitView: 'excluded-by-your-policy',
      witnesses: ['witness-1.example', 'witness-2.example'],
      result: { winner: 'candidate-1', endedBy: 'declaration' },
      notices: ['rehearsal-clock', 'private-parts-not-checked'],
    });
  });

  test('A07 without a policy, and then a split view is not excluded', async () => {
    const verdict = await verdictOf(at('record'));
    expect(verdict).toMatchObject({ ...sound, splitView: 'not-excluded' });
    expect(verdict.notices).toContain('split-view-not-excluded');
  });

  test('by its one file', async () => {
    const verdict = await verdictOf(at('record.selectorate'), '--policy', at('policy'));
    expect(verdict).toMatchObject(sound);
  });

  test('by its address, with or without a slash at the end', async () => {
    const { url, stop } = await serveFolder(contest);
    try {
      expect(await verdictOf(`${url}/record`, '--policy', at('policy'))).toMatchObject(sound);
      expect(await verdictOf(`${url}/record/`)).toMatchObject(sound);
    } finally {
      await stop();
    }
  });

  test('and the three lists say who can check what', async () => {
    const { said } = await verify(at('record'), '--policy', at('policy'));
    expect(said).toContain('Recomputed here (P).');
    expect(said).toMatch(/For the scrutineer \(S\)\..*\n {2}– /);
    expect(said).toMatch(/Somebody’s word \(W\)\..*\n {2}– /);
  });

  test('through the launcher, which answers with the exit status', () => {
    const launcher = fileURLToPath(new URL('../../bin/selectorate.mjs', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [launcher, 'verify', at('record'), '--json', '-'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Verdict).schema).toBe('selectorate-verdict/1');
  });
});

describe('with the private parts', () => {
  const asScrutineer = (
    bundle: string,
    identity = at('private/scrutineer.identity'),
  ): Promise<Verdict & { exit: number }> =>
    verdictOf(at('record'), '--policy', at('policy'), '--private', bundle, '--identity', identity);

  test('everything that only the scrutineer can check is checked', async () => {
    const verdict = await asScrutineer(at('private/bundle.age'));
    expect(verdict).toMatchObject({ exit: 0, valid: true, faults: [] });
    expect(verdict.S.length).toBeGreaterThan(0);
    expect(verdict.S.every(({ checked }) => checked)).toBe(true);
    expect(verdict.notices).not.toContain('private-parts-not-checked');
  });

  test.each([
    [
      'a bundle that was changed',
      'bundle.age',
      (bytes: Buffer) => bytes.fill(0, bytes.length - 40, bytes.length - 20),
      'does not open',
    ],
    [
      'a bundle that was cut off',
      'bundle.age',
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      'does not open',
    ],
    ['a bundle that is none', 'bundle.age', () => Buffer.from('parts'), 'does not open'],
    ['an identity that is none', 'scrutineer.identity', () => Buffer.from('secret\n'), 'holds no identity'],
  ])('%s cannot begin, and says why', async (_, file, change, reason) => {
    const place = await newFolder();
    await cp(at('private'), place, { recursive: true });
    await writeFile(join(place, file), change(await readFile(join(place, file))));
    const args = ['--private', join(place, 'bundle.age'), '--identity', join(place, 'scrutineer.identity')];
    const { exit, complained } = await verify(at('record'), ...args);
    expect(exit).toBe(2);
    expect(complained).toContain(reason);
  });

  test('a bundle of somebody else’s choosing is a fault: parts are missing from it', async () => {
    const place = await newFolder();
    const { identity, recipient } = await newIdentity();
    const parts = JSON.stringify({ schema: 'selectorate-bundle/1', contest: 'reference-a', parts: [] });
    await writeFile(join(place, 'bundle.age'), await sealBundle(Buffer.from(parts), recipient));
    await writeFile(join(place, 'identity'), `${identity}\n`);
    const verdict = await asScrutineer(join(place, 'bundle.age'), join(place, 'identity'));
    expect(verdict).toMatchObject({ exit: 1, valid: false });
    expect(new Set(verdict.faults.map(({ code }) => code))).toContain('part-missing');
  });

  test('the identity has to be named', async () => {
    const { exit, complained } = await verify(at('record'), '--private', at('private/bundle.age'));
    expect(exit).toBe(2);
    expect(complained).toContain('--identity');
  });
});

describe('a record that is not sound', () => {
  test('is told with the code, the place and what to do; --json has it all', async () => {
    const record = join(await newFolder(), 'record');
    await cp(at('record'), record, { recursive: true });
    const bytes = await readFile(join(record, 'rulebook.json'));
    await writeFile(join(record, 'rulebook.json'), bytes.toString('utf8').replace('"k":20', '"k":21'));
    const file = join(await newFolder(), 'verdict.json');
    const { exit, said } = await verify(record, '--policy', at('policy'), '--json', file);
    expect(exit).toBe(1);
    expect(said).toContain('✗ file-altered, File: rulebook.json');
    const verdict = JSON.parse(await readFile(file, 'utf8')) as Verdict;
    expect(verdict.valid).toBe(false);
    expect(verdict.faults[0]).toMatchObject({ code: 'file-altered', path: 'rulebook.json' });
  });

  test.each([
    ['the log signs with another key than the policy’s', 'note', /^(log) .*$/m, 'signature-unknown-key'],
    [
      'a witness of the policy has not cosigned',
      'cosignature',
      /^(witness \S+) witness-2\.example\S*$/m,
      'quorum-missing',
    ],
  ] as const)('A07 %s', async (_, use, line, code) => {
    const policy = await readFile(at('policy'), 'utf8');
    const name = use === 'note' ? 'selectorate.example/reference-a' : 'witness-2.example';
    const stranger = unwrap(verifierKey(name, use, ed25519PublicKey(new Uint8Array(32).fill(7))));
    const other = join(await newFolder(), 'policy');
    await writeFile(other, policy.replace(line, `$1 ${printVerifierKey(stranger)}`));
    const verdict = await verdictOf(at('record'), '--policy', other);
    expect(verdict).toMatchObject({ exit: 1, valid: false });
    expect(verdict.faults.map((fault) => fault.code)).toContain(code);
  });
});

describe('with a checkpoint that was met elsewhere', () => {
  test('that the record grew from, it is sound', async () => {
    expect(await verdictOf(at('record'), '--seen', at('record/checkpoints/100'))).toMatchObject({
      exit: 0,
      faults: [],
    });
  });

  test.each([
    ['A35 of another history', 10, 'log-forked'],
    ['A53 of more entries than the record has', 10_000, 'log-truncated'],
  ])('%s, it is not', async (_, size, code) => {
    const key = readKeyFile(await readFile(at('keys/log.key'), 'utf8'));
    if (key === undefined) throw new Error('the run left no log key');
    const log = noteSigner('selectorate.example/reference-a', rawSecret(key.file));
    const text = printCheckpoint({ origin: log.key.name, size, root: new Uint8Array(32).fill(1), extensions: [] });
    const seen = join(await newFolder(), 'checkpoint');
    await writeFile(seen, printNote({ text, signatures: [log.sign(text)] }));
    const verdict = await verdictOf(at('record'), '--policy', at('policy'), '--seen', seen);
    expect(verdict).toMatchObject({ exit: 1, valid: false });
    expect(verdict.faults.map((fault) => fault.code)).toEqual([code]);
  });

  test('that cannot be read, it cannot begin', async () => {
    expect(await verify(at('record'), '--seen', at('nowhere'))).toMatchObject({ exit: 2 });
  });
});

test.each([
  ['nothing', [], 'Usage'],
  ['two records', ['a', 'b'], 'Usage'],
  ['an option nobody knows', ['a', '--fast'], '--fast'],
  ['a place where nothing is', ['/nowhere/record'], 'is not there'],
  ['a folder that is no record', [REFERENCE], 'has no manifest.json'],
  ['a file that is no record', [join(REFERENCE, 'roll.csv')], 'is no record file'],
  ['an address that is none', ['http://'], 'is no web address'],
])('%s cannot begin', async (_, args, reason) => {
  const { exit, complained } = await verify(...args);
  expect(exit).toBe(2);
  expect(complained).toContain(reason);
});

test('a policy that cannot be read is named with its line', async () => {
  const missing = await verify(at('record'), '--policy', at('no-policy'));
  expect([missing.exit, missing.complained]).toEqual([2, `${at('no-policy')} cannot be read`]);
  const bad = join(await newFolder(), 'policy');
  await writeFile(bad, 'log nonsense\nquorum none\n');
  const { exit, complained } = await verify(at('record'), '--policy', bad);
  expect([exit, complained]).toEqual([2, `${bad}, line 1: bad-verifier-key`]);
});
