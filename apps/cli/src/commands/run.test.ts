import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@selectorate/record';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { copyOf, edit, newFolder, REFERENCE, removeFolders } from '../testing/folders.ts';
import { reportOf, type Run, runFolder } from '../testing/run-folder.ts';
import { runCommand } from './run.ts';

let folder: string;
let run: Run;
beforeAll(async () => {
  folder = await copyOf(REFERENCE);
  run = await runFolder(folder);
});
afterAll(removeFolders);

describe('run on the reference folder', () => {
  test('ends well and reports the figures of the issue', async () => {
    expect(run.exit).toBe(0);
    const { record, contests, seconds, ...told } = await reportOf(run);
    expect(told).toEqual({
      contest: 'reference-a',
      trigger: [
        { rule: 'pooled', for: 13, share: '43.333', outcome: 'reselected' },
        {
          rule: 'either-third',
          for: { party: 10, affiliates: 3 },
          share: { party: '100', affiliates: '15' },
          outcome: 'triggered',
        },
        {
          rule: 'each-half',
          for: { party: 10, affiliates: 3 },
          share: { party: '100', affiliates: '15' },
          outcome: 'reselected',
        },
        { rule: 'college', for: { party: 10, affiliates: 3 }, share: '57.5', outcome: 'triggered' },
      ],
      decidedBy: 'college',
      result: {
        winner: 'Candidate 1',
        votes: { 'Candidate 1': 499, 'Candidate 2': 361 },
        valid: 860,
        spoilt: 9,
        rejected: 3,
      },
      endedBy: 'declaration',
    });
    expect(record).toMatchObject({ witnesses: 2, problems: 0 });
    expect(isAbsolute(String(record.dir)) && isAbsolute(String(record.policy))).toBe(true);
    expect(record.entries).toBe(record.checkpoints);
    expect(contests).toEqual([{ ...told, record }]);
    expect(seconds).toBeGreaterThan(0);
  });

  test('writes the record, its one file, the policy beside it, mirrors, private parts and keys', async () => {
    const names = await readdir(join(run.out, 'a'));
    expect(names.toSorted()).toEqual(['keys', 'policy', 'private', 'record', 'record.selectorate', 'witnesses']);
  });

  test('only the owner can read keys and private parts', async () => {
    for (const file of ['keys/log.key', 'private/vault.key', 'private/scrutineer.identity']) {
      expect((await stat(join(run.out, 'a', file))).mode & 0o077).toBe(0);
    }
  });

  test('no public file holds a name of the folder, and the private parts hold none in the clear', () => {
    const files = [...filesUnder(join(run.out, 'a', 'record')).values()].map((bytes) => bytes.toString('latin1'));
    const sealed = ['bundle.age', 'vault.json'].map((file) => readFileSync(join(run.out, 'a/private', file), 'latin1'));
    for (const name of ['Secretary of unit 07', 'Teller of unit 03', 'National member 1', 'Person 0573']) {
      expect([...files, ...sealed].filter((text) => text.includes(name))).toEqual([]);
    }
  });

  test('a second run into the same place is refused and touches nothing', async () => {
    const before = digests(run.out);
    const io = fakeIo();
    expect(await runCommand([folder, '--out', run.out], io)).toBe(2);
    expect(io.complained.join('\n')).toContain('is there already');
    expect(digests(run.out)).toEqual(before);
  });

  test('withheld figures stay out of the record; the outcome of the unit does not', () => {
    const returned = actsIn(join(run.out, 'a/record')).filter(({ kind }) => kind === 'return-unit-vote');
    const withheld = returned.filter(({ body }) => body['figures'] === null).map(({ body }) => body['unit']);
    expect(withheld.toSorted()).toEqual(['unit-10', 'unit-23']);
    expect(returned.find(({ body }) => body['unit'] === 'unit-23')?.body['withheld']).toEqual({
      says: 'keep',
      quorate: true,
    });
    expect(run.said).toContain('2 units were so small');
  });
});

describe('a folder with two contests', () => {
  let two: string;
  beforeAll(async () => {
    two = await copyOf(REFERENCE);
    await cp(join(two, 'a'), join(two, 'b'), { recursive: true });
    await edit(two, 'b/contest.yaml', (text) => text.replaceAll('reference-a', 'reference-b'));
  });

  test('has both played, the first told at the top', async () => {
    const both = await runFolder(two);
    expect(both.exit).toBe(0);
    const { contests, contest } = await reportOf(both);
    expect(contest).toBe('reference-a');
    expect(contests.map((each) => each.contest)).toEqual(['reference-a', 'reference-b']);
  });

  test('leaves no trace of the first where the place of the second is taken', async () => {
    const out = join(await newFolder(), 'out');
    await mkdir(join(out, 'b'), { recursive: true });
    expect(await runCommand([two, '--out', out], fakeIo())).toBe(2);
    expect(await readdir(out)).toEqual(['b']);
  });
});

test('people sign with the keys of a folder of key files, and a missing one is named', async () => {
  const keyed = await copyOf(REFERENCE);
  await edit(keyed, 'a/contest.yaml', (text) => text.replace('keys: generate', 'keys: keys'));
  const none = await runFolder(keyed);
  expect(none.exit).toBe(2);
  expect(none.complained.join('\n')).toContain('returning-officer.key');
});

const AT = ['FOLDER', '--out', 'x', '--at', 'http://localhost:3000'];
test.each([
  [[]],
  [['FOLDER']],
  [['FOLDER', '--into', 'x']],
  [['FOLDER', 'ANOTHER', '--out', 'x']],
  [AT],
  [[...AT, '--set-up', 'LINK', '--officer', 'FILE']],
  [['FOLDER', '--out', 'x', '--witnesses', 'FILE']],
])('run %j cannot begin and says how it is used', async (args) => {
  const io = fakeIo();
  expect(await runCommand(args, io)).toBe(2);
  expect(io.complained).toHaveLength(1);
});

test.each([
  ['http://localhost:3000/organise', 'is not the address of a server'],
  ['localhost:3000', 'is not the address of a server'],
  ['http://127.0.0.1:9', 'offline'],
])('run at %s cannot begin and says why', async (url, said) => {
  const io = fakeIo();
  const link = `${url}/link/${'A'.repeat(43)}`;
  const out = join(await newFolder(), 'out');
  expect(await runCommand([folder, '--out', out, '--at', url, '--set-up', link], io)).toBe(2);
  expect(io.complained.join('\n')).toContain(said);
  expect(io.complained.at(-1)).toBe('Nothing was written.');
});

test('run at a server with a file of witnesses that names no addresses says so', async () => {
  const place = await newFolder();
  const file = join(place, 'witnesses');
  const policy = await readFile(join(run.out, 'a', 'policy'), 'utf8');
  await writeFile(file, policy);
  const io = fakeIo();
  const args = ['--at', 'http://127.0.0.1:9', '--set-up', 'A'.repeat(43), '--witnesses', file];
  expect(await runCommand([folder, '--out', join(place, 'out'), ...args], io)).toBe(2);
  expect(io.complained[0]).toContain('names the address of each witness');
});

describe('the launcher', () => {
  const launcher = fileURLToPath(new URL('../../bin/selectorate.mjs', import.meta.url));
  const launch = (...args: readonly string[]) => spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });

  test('plays, verifies and answers with the exit status of the command', async () => {
    const out = join(await newFolder(), 'out');
    const played = launch('run', folder, '--out', out);
    expect({ status: played.status, stderr: played.stderr }).toEqual({ status: 0, stderr: '' });
    expect(played.stdout).toContain('The record is sound');
    const again = launch('run', folder, '--out', out);
    expect({ status: again.status, stdout: again.stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('says how it is used, on standard output only when asked', () => {
    const asked = launch('--help');
    expect(asked.status).toBe(0);
    expect(asked.stdout).toContain('selectorate verify');
    const unknown = launch('elect');
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toBe('');
  });
});

function filesUnder(place: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = names.filter((name) => statSync(join(place, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(place, name))]));
}

const digests = (place: string): readonly string[] =>
  [...filesUnder(place)].map(([name, bytes]) => `${name} ${sha256Hex(bytes)} ${statSync(join(place, name)).mtimeMs}`);

interface AnyAct {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The acts of a record, read without any of this program's code: length, JSON, length, JSON. */
function actsIn(record: string): readonly AnyAct[] {
  const bundles = [...filesUnder(join(record, 'tile/entries')).values()];
  return bundles.flatMap((bundle) => {
    const acts: AnyAct[] = [];
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
      acts.push(JSON.parse(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)).toString('utf8')) as AnyAct);
    }
    return acts;
  });
}
