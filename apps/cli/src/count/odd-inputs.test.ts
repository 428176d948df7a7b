import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { countCommand } from './command.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples/count');
const NAMES = '0\n"Alder"\n"Birch"\n"Cedar"\n"An election (invented)"\n';
const TIED = `3 1\n4 1 0\n3 2 1 0\n3 3 0\n${NAMES}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selectorate-odd-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await countCommand(args, io);
  return { exit, said: io.said.join('\n').replaceAll(/\s+/g, ' '), complained: io.complained.join('\n') };
}

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function refused(...args: readonly string[]): Promise<string> {
  const { exit, said, complained } = await run(...args);
  expect(exit).toBeGreaterThan(0);
  expect(said).toBe('');
  return complained;
}

describe('sections', () => {
  const half = (section: string) => ({ section, weight: '1/2', of: 'section' });
  let members: string;
  let delegates: string;
  let contest: string;
  beforeAll(async () => {
    members = await fileOf('members.blt', `3 1\n60 1 0\n40 2 0\n${NAMES}`);
    delegates = await fileOf('delegates.blt', `3 1\n1 1 0\n4 2 0\n${NAMES}`);
    contest = await fileOf('college.json', JSON.stringify({ sections: [half('members'), half('delegates')] }));
  });
  const words = 'The contest has 2 sections: give 2 files, one a section, and --sections.';

  test('are not counted as if every paper were of the first', async () => {
    const asked = ['--contest', contest, '--rule', 'irv'];
    expect(await refused(members, delegates, ...asked)).toBe(words);
    expect(await refused(members, ...asked)).toBe(words);
    expect(await refused(members, '--sections', ...asked)).toBe(words);
    expect((await run(members, delegates, '--sections', ...asked)).said).toContain('Birch is elected.');
  });

  test('that the contest does not have are refused', async () => {
    const complained = await refused(members, delegates, '--sections', '--rule', 'irv');
    expect(complained).toContain('the contest has no sections');
  });

  test('need no option where the papers say theirs', async () => {
    const groups = [
      { ranking: [[0]], times: 60, section: 0 },
      { ranking: [[1]], times: 40, section: 0 },
      { ranking: [[1]], times: 4, section: 1 },
    ];
    const said = await fileOf(
      'said.json',
      JSON.stringify({
        schema: 'selectorate-ballots/1',
        candidates: ['c1', 'c2'],
        ballots: groups,
      }),
    );
    const { said: written } = await run(said, '--contest', contest, '--rule', 'irv', '--json', '-');
    expect(JSON.parse(written)).toMatchObject({
      elected: ['c2'],
      stages: [{ tallies: [{ votes: '0.3' }, { votes: '0.7' }] }],
    });
  });
});

describe('withdrawals in the files', () => {
  const papers = `6 1 0\n5 2 0\n3 3 2 0\n${NAMES}`;

  test('that differ between batches are refused, until the command says it once', async () => {
    const one = await fileOf('with.blt', `3 1\n-3\n${papers}`);
    const two = await fileOf('without.blt', `3 1\n${papers}`);
    for (const files of [
      [one, two],
      [two, one],
    ]) {
      expect(await refused(...files, '--rule', 'irv')).toContain(
        'The files differ in who is withdrawn: Cedar. Say it once with --withdrawn.',
      );
    }
    const { said } = await run(one, two, '--rule', 'irv', '--withdrawn', 'Cedar', '--json', '-');
    expect(JSON.parse(said)).toMatchObject({ contest: { withdrawn: [{ candidate: 'c3', when: 'before-opening' }] } });
  });

  test('of a later round hold from that round on', async () => {
    const one = await fileOf('r1.blt', `3 1\n5 1 0\n3 2 0\n4 3 0\n${NAMES}`);
    const two = await fileOf('r2.blt', `3 1\n-1\n5 2 0\n7 3 0\n${NAMES}`);
    const { said } = await run(one, two, '--rounds', '--rule', 'exhaustive-ballot', '--json', '-');
    expect(JSON.parse(said)).toMatchObject({
      contest: { withdrawn: [{ candidate: 'c1', round: 2 }] },
      stages: [{ tallies: [{ votes: '5' }, { votes: '3' }, { votes: '4' }] }, {}],
      elected: ['c3'],
    });
  });
});

describe('the same file twice', () => {
  test('is refused by whatever path, as a batch, a round or a keying', async () => {
    const file = await fileOf('once.blt', TIED);
    const link = join(folder, 'link.blt');
    await symlink(file, link);
    for (const flags of [[], ['--rounds'], ['--keyed-twice']]) {
      expect(await refused(file, link, ...flags, '--rule', 'two-round')).toContain('link.blt is given twice.');
    }
    expect(await refused(file, `${folder}/./once.blt`, '--rule', 'irv')).toContain('is given twice');
  });
});

describe('lots', () => {
  const lot = (stage: number, among: string, drawn: string) => [
    '--lot',
    `stage=${stage},exclude,among=${among},drawn=${drawn}`,
  ];

  test('of one tie with different people drawn are refused', async () => {
    const tied = await fileOf('tied.blt', TIED);
    const complained = await refused(tied, '--rule', 'irv', ...lot(1, 'c2+c3', 'c2'), ...lot(1, 'c3+c2', 'c3'));
    expect(complained).toContain('of the tie of Cedar and Birch at stage 1 two lots are given');
  });

  test('that decided nothing are named', async () => {
    const tied = await fileOf('tied-again.blt', TIED);
    const given = [...lot(1, 'c2+c3', 'c2'), ...lot(2, 'c1+c3', 'c3')];
    const { exit, complained } = await run(tied, '--rule', 'irv', ...given);
    expect([exit, complained]).toEqual([
      0,
      'The lot of stage 2 among Alder and Cedar (to be excluded: Cedar) decided nothing: no such tie came to a lot in this count.',
    ]);
  });
});

describe('rounds', () => {
  const first = () => fileOf('first.blt', `3 1\n5 1 0\n3 2 0\n4 3 0\n${NAMES}`);

  test('a later one may list only those still in it, by name in any order', async () => {
    const second = await fileOf('second.blt', '2 1\n7 1 0\n5 2 0\n0\n"Cedar"\n"Alder"\n"x"\n');
    const { said } = await run(await first(), second, '--rounds', '--rule', 'exhaustive-ballot', '--json', '-');
    expect(JSON.parse(said)).toMatchObject({
      elected: ['c3'],
      stages: [{}, { tallies: [{ votes: '5' }, { votes: '0' }, { votes: '7' }] }],
    });
  });

  test('strangers in a later one are refused in words about rounds', async () => {
    const strange = await fileOf('strange.blt', '2 1\n7 1 0\n5 2 0\n0\n"Cedar"\n"Elder"\n"x"\n');
    const complained = await refused(await first(), strange, '--rounds', '--rule', 'exhaustive-ballot');
    expect(complained).toContain('the first round, or has one twice: Elder.');
    expect(complained).not.toContain('Batches');
  });

  test('are refused for a rule that takes none', async () => {
    const complained = await refused(await first(), '--rounds', '--rule', 'irv');
    expect(complained).toContain('--rounds: the rule irv counts one round of voting.');
    expect(complained).toContain('two-round');
  });
});

describe('a mapping', () => {
  const table = join(EXAMPLES, 'bench.csv');

  test.each([
    ['{}', ['at delimiter:', 'at layout:', 'at labels:']],
    ['{"layout":"column-per-rank","columns":[1,2]}', ['at layout:', 'at (top):']],
    ['[]', ['at (top):']],
  ])('%s is refused by path', async (text, paths) => {
    const mapping = await fileOf('mapping.json', text);
    const complained = await refused(table, '--mapping', mapping, '--rule', 'irv');
    for (const path of paths) expect(complained).toContain(path);
    expect(complained).toContain('docs/count.md shows a mapping in full.');
  });

  test('as docs/count.md shows it reads its table', async () => {
    const docs = await readFile(join(EXAMPLES, '../../docs/count.md'), 'utf8');
    const [, example = ''] = /```json\n(\{\n {2}"delimiter"[^`]+)```/.exec(docs) ?? [];
    const mapping = await fileOf('docs.json', example);
    const papers = await fileOf('papers.csv', 'Ballot,1st,2nd\n1,Alder,Birch\n2,B. Birch,Cedar\n3,Birch,\n');
    const { exit, said } = await run(papers, '--format', 'cvr', '--mapping', mapping, '--rule', 'irv');
    expect([exit, said]).toEqual([0, expect.stringContaining('Birch is elected.')]);
  });
});

describe('a place to write to', () => {
  test('that is a folder, or in none, is refused before anything is counted', async () => {
    const file = await fileOf('clear.blt', `3 1\n6 1 0\n5 2 0\n${NAMES}`);
    await mkdir(join(folder, 'results'), { recursive: true });
    for (const place of ['results', 'results/', 'nowhere/']) {
      const complained = await refused(file, '--rule', 'irv', '--json', `${folder}/${place}`);
      expect(complained).toContain('is a folder. Name a file to write to.');
    }
    const nowhere = ['--json', join(folder, 'nowhere/out.json')];
    for (const args of [[file, '--rule', 'irv'], ['rules'], ['compare', file]])
      expect(await refused(...args, ...nowhere)).toContain('there is no folder');
  });
});

describe('a command line', () => {
  test.each([
    [['--seats', '-1'], '--seats -1: a whole number is expected.'],
    [['--missing', '-1'], '--missing -1: a whole number is expected.'],
    [['--missing=-1'], '--missing -1: a whole number is expected.'],
    [['--bogus'], 'There is no option --bogus.'],
    [['-b'], 'There is no option -b.'],
    [['--seats', '--explain'], '--seats: a value is expected after it.'],
    [['--seats'], '--seats: a value is expected after it.'],
    [['--explain=yes'], '--explain takes no value.'],
  ])('with %j is refused in our words', async (args, words) => {
    expect(await refused('papers.blt', '--rule', 'irv', ...args)).toContain(words);
  });

  test('a title may begin with a dash where it is joined to its name', async () => {
    const file = await fileOf('titled.blt', `3 1\n6 1 0\n5 2 0\n${NAMES}`);
    const { said } = await run(file, '--rule', 'irv', '--title=-1-', '--json', '-');
    expect(said).toContain('"title": "-1-"');
  });
});

describe('a question', () => {
  test('has an answer, and nobody is elected', async () => {
    const question = await fileOf('question.blt', '2 1\n8 1 0\n3 2 0\n0\n"Yes"\n"No"\n"A change (invented)"\n');
    const { said } = await run(question, '--rule', 'yes-no');
    expect(said).toMatch(/^The answer is Yes\./);
  });

  test('with more answers than two is refused', async () => {
    const complained = await refused(await fileOf('three.blt', TIED), '--rule', 'yes-no');
    expect(complained).toContain('A question has two answers, the first of them yes; here the paper has 3.');
  });
});

test('one is said as one', async () => {
  const one = await fileOf('one.blt', '1 1\n1 1 0\n0\n"Alder"\n"Alone (invented)"\n');
  const { said } = await run(one, '--rule', 'plurality', '--missing', '0', '--explain');
  expect(said).toContain('1 paper, 1 candidate, one place, one stage.');
  expect(said).toContain('1 of 1 paper counts, for 1 candidate and one place.');
  expect(said).toContain('No paper is said to be missing or disputed.');
  expect(said).not.toMatch(/\b1 (papers|candidates|votes|places)\b/);
  const contest = await fileOf(
    'panel.json',
    '{"constraints":[{"category":"a","candidates":["Alder"],"atLeast":0,"atMost":1}]}',
  );
  expect(await refused(one, '--rule', 'copeland', '--contest', contest)).toContain('Leave them out of the contest');
});
