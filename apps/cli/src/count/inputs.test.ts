import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { countCommand } from './command.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/count');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selectorate-inputs-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await countCommand(args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

describe('the examples', () => {
  test('one place comes out three ways, by which rule is asked', async () => {
    const { said } = await run('compare', join(EXAMPLES, 'allotments.blt'), '--ties', 'earlier-stages-backwards');
    expect(said).toContain('The rules come to 3 different outcomes:');
  });

  test('ABIF is told from its content, and said', async () => {
    const args = ['--rule', 'scotland', '--seats', '3', '--ties', 'sha256:5eed'];
    const { exit, said, complained } = await run(join(EXAMPLES, 'orchard.abif'), ...args);
    expect([exit, complained]).toEqual([0, expect.stringContaining('was read as ABIF')]);
    expect(said).toContain('Elected: Alder, Cedar, Birch.');
  });

  test('a table of cast votes is read by its headings; its tie says what to add', async () => {
    const table = join(EXAMPLES, 'bench.csv');
    const { exit, complained } = await run(table, '--rule', 'irv');
    expect([exit, complained]).toEqual([1, expect.stringContaining('Stage 1: Cherry and Dogwood are tied')]);
    const lot = 'stage=1,exclude,among=Cherry+Dogwood,drawn=Dogwood';
    expect((await run(table, '--rule', 'irv', '--lot', lot)).exit).toBe(0);
  });
});

test('ballots written as ABIF and read again have the same hash', async () => {
  const abif = join(folder, 'again.abif');
  const ballots = join(EXAMPLES, 'allotments.blt');
  await run(ballots, '--rule', 'irv', '--abif', abif);
  const again = await run(abif, '--rule', 'irv', '--json', '-');
  const first = await run(ballots, '--rule', 'irv', '--json', '-');
  const hashOf = ({ said }: { readonly said: string }) =>
    (JSON.parse(said) as { about: { ballots: { sha256: unknown } } }).about.ballots.sha256;
  expect(hashOf(again)).toEqual(hashOf(first));
});

test('each file a section: two sections of half the weight each, whatever their sizes', async () => {
  const names = '0\n"Alder"\n"Birch"\n"A college (invented)"\n';
  const members = await fileOf('members.blt', `2 1\n60 1 0\n40 2 0\n${names}`);
  const delegates = await fileOf('delegates.blt', `2 1\n1 1 0\n4 2 0\n${names}`);
  const half = (section: string) => ({ section, weight: '1/2', of: 'section' });
  const contest = await fileOf('college.json', JSON.stringify({ sections: [half('members'), half('delegates')] }));
  const { said } = await run(members, delegates, '--sections', '--contest', contest, '--rule', 'irv', '--json', '-');
  expect(JSON.parse(said)).toMatchObject({
    elected: ['c2'],
    stages: [{ tallies: [{ votes: '0.4' }, { votes: '0.6' }] }],
  });
});

test('a table on standard output has plain line ends', async () => {
  const { said } = await run(join(EXAMPLES, 'allotments.blt'), '--rule', 'irv', '--csv', '-');
  expect(said).toMatch(/^candidate,stage 1,.*\nAlder,32,/);
});

describe('an RCTab configuration', () => {
  const config = {
    tabulatorVersion: '1.3.2',
    outputSettings: {
      contestName: 'A tree (invented)',
      outputDirectory: 'out',
      contestDate: '',
      contestOffice: 'Tree',
    },
    cvrFileSources: [
      {
        provider: 'ess',
        filePath: 'ward.csv',
        contestId: '',
        firstVoteColumnIndex: '2',
        firstVoteRowIndex: '2',
        idColumnIndex: '1',
        precinctColumnIndex: '',
        overvoteLabel: 'overvote',
        undervoteLabel: 'undervote',
        undeclaredWriteInLabel: 'write-in',
        treatBlankAsUndeclaredWriteIn: false,
      },
    ],
    candidates: [{ name: 'Ash' }, { name: 'Birch' }],
    rules: {
      tiebreakMode: 'useCandidateOrder',
      overvoteRule: 'exhaustImmediately',
      winnerElectionMode: 'singleWinnerMajority',
      numberOfWinners: '1',
      decimalPlacesForVoteArithmetic: '4',
      minimumVoteThreshold: '0',
      maxSkippedRanksAllowed: '1',
      maxRankingsAllowed: 'max',
    },
  };

  test('is counted with its table by its own rule', async () => {
    await fileOf('ward.csv', 'Ballot,1st,2nd\n1,Ash,Birch\n2,Birch,undervote\n3,Birch,Ash\n4,write-in,Ash\n');
    const { exit, said, complained } = await run('--rctab', await fileOf('config.json', JSON.stringify(config)));
    expect([exit, said]).toEqual([0, expect.stringContaining('(irv): 4 papers')]);
    expect(complained).toContain('Undeclared Write-ins, who cannot win');
  });

  test('says itself who is withdrawn', async () => {
    const candidates = [{ name: 'Ash' }, { name: 'Birch', excluded: true }];
    await fileOf('ward.csv', 'Ballot,1st,2nd\n1,Ash,Birch\n2,Birch,undervote\n3,Birch,Ash\n');
    const { exit, said } = await run(
      '--rctab',
      await fileOf('excluded.json', JSON.stringify({ ...config, candidates })),
    );
    expect([exit, said]).toEqual([0, expect.stringContaining('Ash is elected.')]);
  });

  test('with a key that nobody knows is refused by its path', async () => {
    const wrong = { ...config, rules: { ...config.rules, coinToss: true } };
    const { exit, complained } = await run('--rctab', await fileOf('wrong.json', JSON.stringify(wrong)));
    expect([exit, complained]).toEqual([1, expect.stringContaining('at rules.coinToss')]);
  });
});
