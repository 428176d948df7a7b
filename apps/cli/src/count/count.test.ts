import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countRules, readCount } from '@selectorate/count';
import { textsIn } from '@selectorate/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../testing/fake-io.ts';
import { countCommand } from './command.ts';
import { readOptions, writeValue } from './option-values.ts';
import { candidatesOf } from './candidates.ts';

const texts = textsIn('en');
const NAMES = '"Alder"\n"Birch"\n"Cedar"\n"An election (invented)"\n';
const CLEAR = `3 1\n6 1 0\n5 2 0\n3 3 2 0\n0\n${NAMES}`;
const TIED = `3 1\n4 1 0\n3 2 1 0\n3 3 0\n0\n${NAMES}`;

let folder: string;
let clear: string;
let tied: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selectorate-count-'));
  clear = await fileOf('clear.blt', CLEAR);
  tied = await fileOf('tied.blt', TIED);
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function run(...args: readonly string[]) {
  const io = fakeIo();
  const exit = await countCommand(args, io);
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}

/** What these tests look at in the JSON of a count or a comparison. */
interface Written {
  readonly stages: readonly { readonly tallies: unknown }[];
  readonly about: { readonly ballots: { readonly sha256: unknown } };
  readonly outcomes: unknown;
}

async function jsonOf(...args: readonly string[]): Promise<Written> {
  const { exit, said, complained } = await run(...args, '--json', '-');
  expect(`${exit} ${complained}`).toMatch(/^0/);
  return JSON.parse(said) as Written;
}

describe('a file counted by a rule', () => {
  test('says who is elected, by what rule, of how many papers, and why', async () => {
    const { exit, said } = await run(clear, '--rule', 'irv', '--explain');
    expect(exit).toBe(0);
    const flat = said.replaceAll(/\s+/g, ' ');
    expect(flat).toContain('Birch is elected.');
    expect(flat).toContain('(irv): 14 papers, 3 candidates, one place, 2 stages.');
    expect(flat).toContain('Birch overtook Alder at stage 2, because 3 of the 3 votes of Cedar moved to Birch.');
  });

  test('the JSON is the published result with names, hash and command beside it', async () => {
    const { about, ...count } = await jsonOf(clear, '--rule', 'irv');
    expect(readCount(count as never)).toMatchObject({ ok: true, value: { elected: ['c2'] } });
    expect(about).toMatchObject({
      names: { c1: 'Alder', c2: 'Birch', c3: 'Cedar' },
      ballots: { sha256: [expect.stringMatching(/^[0-9a-f]{64}$/)] },
      command: `npx selectorate count ${clear} --rule irv`,
    });
  });

  test('the order of the papers, and their batches, make no difference to the hash or the result', async () => {
    const one = await fileOf('one.blt', `3 1\n3 3 2 0\n6 1 0\n0\n${NAMES}`);
    const two = await fileOf('two.blt', `3 1\n5 2 0\n0\n${NAMES}`);
    const [whole, parts] = [await jsonOf(clear, '--rule', 'av'), await jsonOf(two, one, '--rule', 'av')];
    expect(parts.stages).toEqual(whole.stages);
    expect(parts.about.ballots.sha256).toEqual(whole.about.ballots.sha256);
  });

  test('a batch with its candidates in another order is read by names; other candidates are refused', async () => {
    const turned = await fileOf('turned.blt', '3 1\n2 1 0\n0\n"Cedar"\n"Birch"\n"Alder"\n"x"\n');
    const other = await fileOf('other.blt', '2 1\n2 1 0\n0\n"Cedar"\n"Birch"\n"x"\n');
    const merged = await jsonOf(clear, turned, '--rule', 'plurality');
    expect(merged.stages[0]?.tallies).toMatchObject([{ votes: '6' }, { votes: '5' }, { votes: '5' }]);
    const refused = await run(clear, other, '--rule', 'plurality');
    expect([refused.exit, refused.complained]).toEqual([1, expect.stringContaining('other candidates')]);
  });

  test('every output is written whole, and leaves nothing else behind', async () => {
    const place = join(folder, 'out');
    const outputs = ['json', 'html', 'csv', 'urcvt', 'blt'].flatMap((each) => [`--${each}`, `${place}.${each}`]);
    expect((await run(clear, '--rule', 'irv', ...outputs)).exit).toBe(0);
    const files = (await readdir(folder)).filter((file) => file.includes('out')).toSorted();
    expect(files).toEqual(['out.blt', 'out.csv', 'out.html', 'out.json', 'out.urcvt']);
    expect(await readFile(`${place}.csv`, 'utf8')).toContain('Birch');
    expect(await jsonOf(`${place}.blt`, '--rule', 'irv')).toMatchObject({ elected: ['c2'] });
  });

  test('two keyings that agree count once; where they differ, the papers are named and nothing is counted', async () => {
    const again = await fileOf('again.blt', CLEAR);
    const wrong = await fileOf('wrong.blt', CLEAR.replace('5 2 0', '5 3 0'));
    expect(await jsonOf(clear, again, '--keyed-twice', '--rule', 'irv')).toMatchObject({ papers: 14 });
    const differ = await run(clear, wrong, '--keyed-twice', '--rule', 'irv');
    expect(differ.exit).toBe(1);
    expect(differ.complained).toContain('line 3: 2; second keying, line 3: 3');
  });
});

describe('a tie', () => {
  test('without a ladder says who is tied, where, and what to add; that then decides it', async () => {
    const { exit, complained } = await run(tied, '--rule', 'irv', '--json', join(folder, 'never.json'));
    expect(exit).toBe(1);
    expect(complained).toContain('Stage 1: Birch and Cedar are tied');
    expect(await readdir(folder)).not.toContain('never.json');
    const [, lot = ''] = /--lot '([^']+)'/.exec(complained) ?? [];
    expect(lot).toBe('stage=1,exclude,among=c2+c3,drawn=c2');
    expect(await jsonOf(tied, '--rule', 'irv', '--lot', lot)).toMatchObject({
      elected: ['c1'],
      stages: [{ ties: [{ chosen: ['c2'] }] }, {}],
    });
  });

  test('a lot order by names decides it, and the page and the story show it', async () => {
    const { said } = await run(tied, '--rule', 'irv', '--ties', 'lot-order:Cedar+Alder+Birch', '--explain');
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'By the lot order drawn before the count (the order: Cedar, Alder, Birch), left: Birch.',
    );
  });
});

describe('what cannot be', () => {
  test.each([
    [['--rule', 'nonsense'], 2, 'There is no rule “nonsense”.'],
    [[], 2, 'Which rule?'],
    [['--rule', 'irv', '--seats', 'two'], 2, '--seats two: a whole number is expected.'],
    [['--rule', 'irv', '--seats', '2'], 1, '2 places cannot be filled'],
    [['--rule', 'irv', '--option', 'quota=hare-whole'], 2, 'The rule irv has no option “quota”.'],
    [['--rule', 'irv', '--option', 'electOn=sometimes'], 1, 'The option electOn cannot be set like this. Expected:'],
    [['--rule', 'irv', '--option', 'skippedRanks=-1'], 2, '--option skippedRanks=-1: expected a whole number'],
    [['--rule', 'irv', '--option', 'electOn'], 2, '--option electOn: NAME=VALUE is expected'],
    [['--rule', 'wigm', '--option', 'arithmetic=fixed:x:down'], 2, 'expected exact, fixed:5:down'],
    [['--rule', 'irv', '--rule', 'av'], 2, '--rule is given twice'],
    [['--rule', 'irv', '--ties', 'coin'], 2, '“coin” is not a way to break a tie.'],
    [['--rule', 'irv', '--ties', 'lot-order:Alder+Nobody'], 2, '“Nobody” is nobody’s id and no one candidate’s name.'],
    [['--rule', 'irv', '--ties', 'lot-order:Alder'], 1, 'The option ties cannot be set like this.'],
    [['--rule', 'irv', '--lot', 'stage=0,exclude,among=c1,drawn=c1'], 2, 'is not a lot'],
    [['--rule', 'irv', '--lot', 'stage=1,exclude,among=c1+c2,drawn=c3'], 2, 'is not a lot'],
    [['--rule', 'irv', '--withdrawn', 'Alder:yesterday'], 2, '“yesterday” is no such moment.'],
    [['--rule', 'irv', '--unheard-of'], 2, '--unheard-of'],
  ])('%j is refused with %i: %s', async (args, exit, words) => {
    const refused = await run(clear, ...args);
    expect([refused.exit, refused.said]).toEqual([exit, '']);
    expect(refused.complained).toContain(words);
  });

  test('a faulty file is named by line and column, with what was expected; nothing is counted or written', async () => {
    const bad = await fileOf('bad.blt', CLEAR.replace('5 2 0', '5 9 0'));
    const { exit, complained } = await run(bad, '--rule', 'irv', '--html', join(folder, 'never.html'));
    expect(exit).toBe(1);
    expect(complained).toMatch(/bad\.blt, line 3, column 3: .+\nExpected: .+ Nothing was counted\./);
    expect(await readdir(folder)).not.toContain('never.html');
    expect((await run(join(folder, 'nowhere.blt'), '--rule', 'irv')).exit).toBe(2);
  });

  test('a result is never written over the ballots', async () => {
    const { exit, complained } = await run(clear, '--rule', 'irv', '--csv', clear);
    expect([exit, complained]).toEqual([2, expect.stringContaining('is one of the files read')]);
    expect(await readFile(clear, 'utf8')).toBe(CLEAR);
  });

  test('a contest file is checked part by part', async () => {
    const contest = await fileOf('contest.json', JSON.stringify({ seats: 0, withdrawn: [{ candidate: 'Alder' }] }));
    const { exit, complained } = await run(clear, '--rule', 'irv', '--contest', contest);
    expect(exit).toBe(1);
    expect(complained).toContain('at seats:');
    expect(complained).toContain('at withdrawn.0.when:');
    const good = await fileOf(
      'good.json',
      JSON.stringify({ withdrawn: [{ candidate: 'Alder', when: 'before-opening' }] }),
    );
    expect(await jsonOf(clear, '--rule', 'irv', '--contest', good)).toMatchObject({ elected: ['c2'] });
  });
});

describe('the list of rules', () => {
  test('has every rule and option in words', async () => {
    const { exit, said } = await run('rules');
    expect(exit).toBe(0);
    for (const { rule, options } of countRules()) {
      expect(said).toContain(`${rule}: ${texts.text(`counting-rule-${rule}`)}`);
      for (const { option } of options) expect(texts.hasText(`counting-option-${option}`) ? '' : option).toBe('');
    }
  });

  test('gives every default as --option takes it', () => {
    const candidates = candidatesOf([], []);
    for (const { rule, options } of countRules()) {
      for (const { option, byDefault } of options) {
        if (option === 'ties' || writeValue(byDefault) === '') continue;
        const given = [{ name: option, value: writeValue(byDefault) }];
        expect(readOptions(given, { rule, candidates, texts })).toEqual({ ok: true, value: { [option]: byDefault } });
      }
    }
  });
});

describe('a comparison', () => {
  test('shows where those elected differ, and writes the same as data', async () => {
    const { exit, said } = await run('compare', clear);
    expect(exit).toBe(0);
    expect(said).toMatch(/plurality +[A-Z] +Alder/);
    expect(said).toMatch(/irv +[A-Z] +Birch/);
    const json = await jsonOf('compare', clear, '--rules', 'plurality,irv');
    expect(json.outcomes).toEqual([
      { elected: ['c1'], rules: ['plurality'] },
      { elected: ['c2'], rules: ['irv'] },
    ]);
  });

  test('a rule that comes to no result says why', async () => {
    const { said } = await run('compare', tied, '--rules', 'plurality,irv');
    expect(said).toMatch(/irv +– +a tie is open/);
  });
});

describe('nominations', () => {
  const panel = {
    seats: 2,
    candidates: ['Alder', 'Birch', 'Cedar', 'Damson'],
    constraints: [{ category: 'newcomers', candidates: ['Damson', 'Cedar'], atLeast: 1, atMost: null }],
  };

  test('says whether the constraints can be met, and who is in or out already', async () => {
    const met = await run('nominations', await fileOf('panel.json', JSON.stringify(panel)));
    expect(met).toMatchObject({ exit: 0, said: expect.stringContaining('can be met by those nominated') });
    const withdrawn = [{ candidate: 'Cedar', when: 'before-opening' }];
    const fewer = await run('nominations', await fileOf('fewer.json', JSON.stringify({ ...panel, withdrawn })));
    expect(fewer.said).toContain('Damson is elected whatever the votes, because of newcomers');
  });

  test('constraints that cannot be met are named, with exit status 1', async () => {
    const asked = { ...panel, constraints: panel.constraints.map((each) => ({ ...each, atLeast: 3 })) };
    const { exit, said } = await run('nominations', await fileOf('many.json', JSON.stringify(asked)));
    expect(exit).toBe(1);
    expect(said).toContain('cannot be met together by those nominated: newcomers');
  });

  test('a contest without candidates is refused', async () => {
    const { exit, complained } = await run('nominations', await fileOf('none.json', '{"seats":1}'));
    expect(exit).toBe(1);
    expect(complained).toContain('lists no candidates');
  });
});
