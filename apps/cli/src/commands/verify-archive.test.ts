import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Rehearsal, run, YES_NO } from '../testing/ballot-run.ts';
import { newFolder, removeFolders } from '../testing/folders.ts';
import { startCli } from '../testing/start-cli.ts';

afterAll(removeFolders);

const VECTORS =
  process.env['SELECTORATE_VECTORS'] ?? fileURLToPath(new URL('../../../../../shared/vectors', import.meta.url));
const belenios = join(VECTORS, 'belenios');
const isThere = existsSync(belenios);
if (!isThere) console.warn('skipped: outside vectors not found');

const archiveOf = (name: string): string => {
  const file = readdirSync(join(belenios, name)).find((each) => /\.bel(\.gz)?$/.test(each));
  return join(belenios, name, file ?? '');
};

describe.skipIf(!isThere)('an archive that another program wrote', () => {
  let place: string;
  beforeAll(async () => {
    place = await newFolder();
  });

  test.each([
    ['v33-ed25519-blank-6', /\(blank vote\)/],
    ['v33-ed25519-revote-7', /replaced by a later one/],
    ['v33-ed25519-ranked-10-threshold', /by trustee 1, trustee 3/],
    ['v33-ed25519-weights-5', /of weight/],
    ['v30-ed25519-yesno-10-threshold', /Yes/],
  ])('%s is sound', async (name, says) => {
    const { exit, said } = await run('verify', archiveOf(name));
    expect(exit).toBe(0);
    expect(said).toMatch(says);
    expect(said).toContain('Verdict “archive”: no sidecar was given');
    expect(said).toContain('The election is sound: no fault was found.');
    expect(said).toContain('in its version 1, does not stop a trustee who means to cheat');
  });

  test('is told as JSON, packed or not, on one thread or on two, with a sidecar of hints or without', async () => {
    const archive = archiveOf('v33-ed25519-revote-7');
    const packed = join(place, 'packed.bel.gz');
    await writeFile(packed, gzipSync(await readFile(archive)));
    const hints = join(place, 'hints');
    const verdicts = [];
    for (const args of [
      [archive],
      [packed],
      [archive, '--threads', '2'],
      [archive, '--make-hints', hints],
      [archive, '--sidecar', hints, '--verdict', 'archive'],
    ]) {
      const { exit, said } = await run('verify', ...args, '--json', '-');
      const { report, ...verdict } = JSON.parse(said) as Record<string, unknown>;
      expect({ exit, verdict }).toMatchObject({
        exit: 0,
        verdict: { schema: 'selectorate-election-verdict/1', readable: true, valid: true, faults: [] },
      });
      verdicts.push(report);
    }
    for (const report of verdicts) expect(report).toEqual(verdicts[0]);
    expect(verdicts[0]).toMatchObject({ replaced: 3 });
    expect((await readdir(place)).toSorted()).toEqual(['hints', 'packed.bel.gz']);
    expect((await run('verify', archive, '--make-hints', hints)).complained).toContain('is there already');
  });

  test('is missed what a contest declared here must show', async () => {
    const { exit, said } = await run('verify', archiveOf('v33-ed25519-blank-6'), '--verdict', 'selectorate');
    expect(exit).toBe(1);
    expect(said).toContain('✗ sidecar-missing, the sidecar');
  });

  test('with one bit changed is not sound, and the place is said', async () => {
    const bytes = await readFile(archiveOf('v33-ed25519-yesno-10'));
    const at = bytes.indexOf('"credential":"', bytes.indexOf('"election_uuid"')) + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = join(place, 'changed.bel');
    await writeFile(changed, bytes);
    const { exit, said } = await run('verify', changed);
    expect(exit).toBe(1);
    expect(said).toMatch(/✗ member-hash, byte \d+ of the archive\n {4}A member is not what its name says/);
    expect(said).toContain('no result is shown');
    const told = JSON.parse((await run('verify', changed, '--json', '-')).said) as object;
    expect(told).toMatchObject({ readable: true, valid: false, report: null, faults: [{ code: 'member-hash' }, {}] });
  });

  test('is left off with Ctrl-C, and nothing stays behind', async () => {
    const hints = join(place, 'later');
    const cli = startCli('verify', archiveOf('v33-ed25519-yesno-1000'), '--threads', '2', '--make-hints', hints);
    const begun = async (): Promise<boolean> => (await readdir(place)).some((name) => name.startsWith('later.'));
    while (!(await begun())) await new Promise((resolve) => setTimeout(resolve, 20));
    cli.child.kill('SIGINT');
    const [status, signal] = (await once(cli.child, 'exit')) as [number | null, string | null];
    expect({ status, signal }).toEqual({ status: null, signal: 'SIGINT' });
    expect((await readdir(place)).filter((name) => name.startsWith('later'))).toEqual([]);
  });
});

describe('what is no archive cannot be read', () => {
  test.each([
    ['an empty file', 'x.bel', new Uint8Array()],
    ['something else', 'x.bel', new TextEncoder().encode('This is a letter.'.repeat(100))],
    ['a header of another archive', 'x.bel', new Uint8Array(2_048)],
    ['something packed that is no packing', 'x.bel.gz', new TextEncoder().encode('not packed')],
    ['a packed letter', 'x.bel.gz', new Uint8Array(gzipSync('A letter.'.repeat(100)))],
    ['half a packing', 'x.bel.gz', new Uint8Array(gzipSync(new Uint8Array(100_000)).subarray(0, 40))],
  ])('%s', async (_, name, bytes) => {
    const file = join(await newFolder(), name);
    await writeFile(file, bytes);
    const { exit, said, complained } = await run('verify', file);
    expect(exit).toBe(2);
    expect(said).toBe('');
    expect(complained).toMatch(/no archive of an election|cannot be read to its end/);
    expect(JSON.parse((await run('verify', file, '--json', '-')).said)).toMatchObject({ readable: false });
  });

  test('nothing, and a folder', async () => {
    const place = await newFolder();
    await mkdir(join(place, 'folder.bel'));
    expect(await run('verify', join(place, 'none.bel'))).toMatchObject({ exit: 2, said: '' });
    expect(await run('verify', join(place, 'folder.bel'))).toMatchObject({ exit: 2, said: '' });
  });
});

describe('with the reader’s own keys', () => {
  const SERVER = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const REGISTRAR = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
  const OFFICER = 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025';
  const KEYS = { server: SERVER, registrar: REGISTRAR, officers: [OFFICER] };
  const ROLL = 'a'.repeat(64);
  let rehearsal: Rehearsal;
  let sidecar: string;
  beforeAll(async () => {
    rehearsal = await Rehearsal.begin([YES_NO], ['--trustees', '1']);
    await rehearsal.singleTrustees(1);
    await rehearsal.openBox(['v1']);
    const [text = ''] =
      /\{"version":1,"description"[^\0]*/.exec(await readFile(await rehearsal.archive(), 'utf8')) ?? [];
    const election = createHash('sha256').update(text).digest('base64').slice(0, 43);
    const lines = [
      { kind: 'sidecar', version: 1, election, contest: 'north', keys: KEYS },
      { kind: 'registration', roll: ROLL, spares: 0, credentials: 0, signature: '0'.repeat(128) },
    ];
    sidecar = await rehearsal.write('sidecar', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });

  const verify = async (keys: string, ...more: readonly string[]) => {
    const file = await rehearsal.write('keys.json', keys);
    return run('verify', await rehearsal.archive(), '--sidecar', sidecar, '--keys', file, ...more);
  };
  const codes = async (keys: object): Promise<readonly string[]> => {
    const { said } = await verify(JSON.stringify(keys), '--json', '-');
    return (JSON.parse(said) as { faults: { code: string }[] }).faults.map(({ code }) => code);
  };
  const OTHERS = ['sidecar-keys', 'sidecar-other-contest', 'registration-other-roll'];

  test('signatures, contest and roll are held against them', async () => {
    const held = await codes({ ...KEYS, contest: 'north', roll: ROLL });
    expect(held).toContain('registration-wrong');
    expect(held).not.toContain('sidecar-other-election');
    for (const code of OTHERS) expect(held).not.toContain(code);
    const others = await codes({ ...KEYS, server: OFFICER, contest: 'south', roll: 'b'.repeat(64) });
    for (const code of OTHERS) expect(others).toContain(code);
  });

  test.each([
    ['no JSON', 'keys', 'it holds no JSON object'],
    ['a list', '[]', 'it holds no JSON object'],
    ['no server', JSON.stringify({ registrar: REGISTRAR, officers: [] }), '“server” is missing'],
    [
      'a key in capitals',
      JSON.stringify({ ...KEYS, registrar: REGISTRAR.toUpperCase() }),
      '“registrar” is missing, malf',
    ],
    ['half a key', JSON.stringify({ ...KEYS, officers: [OFFICER, SERVER.slice(1)] }), '“officers.1” is missing, malf'],
    ['an officer twice', JSON.stringify({ ...KEYS, officers: [OFFICER, OFFICER] }), '“officers” is missing, malformed'],
    ['a word it does not know', JSON.stringify({ ...KEYS, referee: SERVER }), '“referee” is missing, malformed or not'],
    ['a roll that is none', JSON.stringify({ ...KEYS, roll: 'members' }), '“roll” is missing, malformed'],
  ])('a file with %s is refused, and nothing is verified', async (_, text, says) => {
    expect(await verify(text)).toMatchObject({
      exit: 2,
      said: '',
      complained: expect.stringContaining(says) as string,
    });
    expect(JSON.parse((await verify(text, '--json', '-')).said)).toMatchObject({ readable: false });
  });

  test('a file that is not there is refused', async () => {
    const args = ['--verdict', 'selectorate', '--keys', rehearsal.at('none.json')];
    expect(await run('verify', await rehearsal.archive(), ...args)).toMatchObject({ exit: 2, said: '' });
  });
});

test.each([
  [['a.bel', '--keys', 'k'], '--keys is for the verdict selectorate'],
  [['record', '--keys', 'k'], '--keys is for elections of the secret ballot'],
  [['a.bel', '--policy', 'p'], '--policy is for records'],
  [['record', '--sidecar', 's'], '--sidecar is for elections of the secret ballot'],
  [['a.bel', '--verdict', 'mine'], 'mine is no verdict'],
  [['a.bel', '--threads', '0'], '0 is no number of threads'],
  [['a.bel', '--sidecar', 's', '--make-hints', 'h'], 'Leave --sidecar out'],
  [[], 'FILE.bel.gz'],
])('what does not fit together is said: %j', async (args, says) => {
  const { exit, complained } = await run('verify', ...args);
  expect(exit).toBe(2);
  expect(complained).toContain(says);
});
