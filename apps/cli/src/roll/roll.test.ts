import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportCsv, type MemberProof, type RollCounts, type RollEntry, type RollReport } from '@selectorate/roll';
import { collectPopulation, writeRegisterCsv } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BASIS, runRoll } from './testing/run-roll.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const population = collectPopulation({ seed: 'roll command', electors: 900, members: 120, asOf });
const entries = population.members.map(({ entry }) => entry);

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'selectorate-roll-'));
  await fileOf('members.csv', exportCsv(entries));
  const register = population.electors.map(({ row }) => row);
  await fileOf('register.csv', [...writeRegisterCsv(register, { layout: 'split', edition: 'full' })].join(''));
  await fileOf('register.csv.basis.yaml', BASIS);
});
afterAll(() => rm(place, { recursive: true }));

const at = (name: string): string => join(place, name);

async function fileOf(name: string, content: string): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

const run = (...args: readonly string[]) => runRoll(args);

async function fine(...args: readonly string[]): Promise<string> {
  const { exit, said, complained } = await run(...args);
  expect(`${exit} ${complained}`).toBe('0 ');
  return said;
}

const readJson = async <T>(name: string): Promise<T> => JSON.parse(await readFile(at(name), 'utf8')) as T;
const modeOf = async (name: string): Promise<number> => (await stat(at(name))).mode % 0o1000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What three people gave to the draw over a root. */
function revealsOver(root: string, changed: (line: string) => string = (line) => line): string {
  const people = ['returning-officer', 'scrutineer', 'agent-1'].map((person, i) => {
    const value = `0${i + 1}`.repeat(32);
    const lines = ['selectorate-roll-sample-value/1', 'example-contest', 'v1', root, person, value];
    return `  - person: ${person}
    committed: { at: 2022-09-12T10:00:00Z, commitment: "${sha256(lines.join('\n'))}" }
    revealed: { at: 2022-09-13T10:0${i}:00Z, value: "${value}" }`;
  });
  return changed(`people:\n${people.join('\n')}\n`);
}

describe('a newcomer’s way from a list to an audited roll', () => {
  test('import: entries, version, columns; private files are for their owner alone', async () => {
    const said = await fine(
      'import',
      at('members.csv'),
      '--out',
      at('roll'),
      '--by',
      'officer-1',
      '--reason',
      'monthly',
    );
    expect(said).toContain(`${entries.length} members`);
    const files = ['README.txt', 'changes.jsonl', 'columns.json', 'repairs.json', 'roll.jsonl', 'version.json'];
    expect((await readdir(at('roll'))).toSorted()).toEqual(files);
    const lines = (await readFile(at('roll/roll.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as RollEntry).member)).toEqual(entries.map(({ member }) => member));
    expect(await readJson('roll/version.json')).toMatchObject({
      versions: [{ number: 1, members: entries.length, note: { by: 'officer-1', reason: 'monthly' } }],
    });
    expect(await readJson('roll/columns.json')).toMatchObject({ member: expect.anything() });
    expect(await Promise.all(['roll', 'roll/roll.jsonl', 'roll/columns.json'].map(modeOf))).toEqual([
      0o700, 0o600, 0o644,
    ]);
    expect(await readFile(at('roll/README.txt'), 'utf8')).toContain('roll.jsonl: private.');
  });

  test('a second version: its changes are logged, counted for candidates, and shown whole to the officer', async () => {
    const [first, ...others] = entries as [RollEntry, ...RollEntry[]];
    const moved = { ...first, person: { ...first.person, email: 'somebody.else@mail.example' } };
    await fileOf('later.csv', exportCsv([moved, ...others.slice(1)]));
    await fine('import', at('later.csv'), '--out', at('roll-2'), '--previous', at('roll'));
    const { versions } = await readJson<{ versions: { number: number; logged: number }[] }>('roll-2/version.json');
    expect(versions.map(({ number, logged }) => [number, logged])).toEqual([
      [1, 0],
      [2, 2],
    ]);
    const counts = await fine('diff', at('roll'), at('roll-2'));
    expect(counts).toMatch(/members with a change +withheld/);
    expect(counts).not.toContain(first.member);
    const all = await fine('diff', at('roll'), at('roll-2'), '--private');
    expect(all).toContain(`${first.member}: email from “${first.person.email}” to “somebody.else@mail.example”`);
    expect(await fine('diff', at('roll'), at('members.csv'))).toMatch(/members with a change +0/);
  });

  test('check: a report for the officers, counts for everybody, and no member in the counts', async () => {
    const said = await fine(
      'check',
      at('roll'),
      '--register',
      at('register.csv'),
      '--out',
      at('checked'),
      '--seed',
      's',
    );
    expect(said).toMatch(/RI-04 +On the electoral register +\d+/);
    expect(said).toContain('not run');
    const report = await readJson<RollReport>('checked/report.json');
    expect(report).toMatchObject({ schema: 'selectorate-roll-report/1', members: entries.length, asOf: '2022-09-12' });
    const found = report.checks.find(({ check }) => check === 'RI-04');
    expect(found?.tested).toBeGreaterThan(100);
    expect(await readJson<RollCounts>('checked/counts.json')).toMatchObject({ schema: 'selectorate-roll-counts/1' });
    const pages = await Promise.all(['report', 'counts'].map((page) => readFile(at(`checked/${page}.html`), 'utf8')));
    const asked = report.checks.flatMap(({ signals }) => signals.flatMap(({ members }) => members));
    expect(asked.length).toBeGreaterThan(0);
    expect(pages.map((page) => asked.filter((member) => page.includes(member)).length > 0)).toEqual([true, false]);
    for (const page of pages) {
      expect(page).not.toMatch(/<script|https?:|src=/i);
      expect(page).toContain('A signal is a question');
    }
    expect(await Promise.all(['report.html', 'counts.html'].map((name) => modeOf(`checked/${name}`)))).toEqual([
      0o600, 0o644,
    ]);
  });

  test('check: an imported register gives the same answer as the file', async () => {
    const [file, basis] = [at('register.csv'), at('register.csv.basis.yaml')];
    const said = await fine('import', file, '--register', '--basis', basis, '--out', at('register'));
    expect(said).toContain('Destroy it by 2022-12-31');
    await fine('check', at('roll'), '--register', at('register'), '--out', at('checked-2'), '--seed', 's');
    const [one, two] = [
      await readJson<RollReport>('checked/report.json'),
      await readJson<RollReport>('checked-2/report.json'),
    ];
    // The ids name the file that was looked in: a question settled on one file is not settled on another.
    const asked = ({ checks }: RollReport): unknown =>
      checks.flatMap(({ signals }) => signals.map((signal) => ({ ...signal, id: '' })));
    expect(asked(two)).toEqual(asked(one));
  });

  test('freeze: a root and counts for everybody, the entries for nobody else', async () => {
    const order = ['--contest', 'example-contest', '--version', 'v1', '--day', '2022-09-30'];
    const said = await fine('freeze', at('roll'), ...order, '--out', at('frozen'));
    const summary = await readJson<{ root: string; freezeDay: string }>('frozen/summary.json');
    expect(said).toContain(summary.root);
    expect(said).toContain('everybody on the roll counts as eligible');
    expect(summary).toMatchObject({ freezeDay: '2022-09-30', members: entries.length });
    expect(JSON.stringify(summary)).not.toContain(entries[0]?.member);
    expect(await modeOf('frozen/frozen.json')).toBe(0o600);
  });

  test('prove: a member checks their own entry; nobody else’s proof, and no changed entry, passes', async () => {
    const [first, second] = entries as [RollEntry, RollEntry];
    await fine('prove', at('frozen'), '--member', first.member, '--out', at('proof.json'));
    expect(await modeOf('proof.json')).toBe(0o600);
    const check = ['prove', '--check', at('proof.json'), '--summary', at('frozen/summary.json')];
    expect(await fine(...check, '--member', first.member)).toContain(first.person.name);
    const other = await run(...check, '--member', second.member);
    expect([other.exit, other.complained]).toEqual([1, expect.stringContaining('somebody else’s entry')]);
    const proof = await readJson<MemberProof>('proof.json');
    const person = { ...proof.entry.person, email: 'captured@mail.example' };
    await fileOf('proof.json', JSON.stringify({ ...proof, entry: { ...proof.entry, person } }));
    const changed = await run(...check);
    expect([changed.exit, changed.complained]).toEqual([1, expect.stringContaining('not in the roll')]);
    expect((await run('prove', at('frozen'), '--member', 'm-nobody')).complained).toContain('Nobody with the number');
  });

  test('sample: drawn by what people revealed; whom to contact is written for the auditor only', async () => {
    const { root } = await readJson<{ root: string }>('frozen/summary.json');
    const reveals = await fileOf('reveals.yaml', revealsOver(root));
    const said = await fine('sample', at('frozen'), '--n', '12', '--reveals', reveals, '--out', at('sample'));
    const next = `roll bound --roll ${entries.length} --sample 12 --bad z --silent s --margin m --missing 0 --committed 3`;
    expect(said).toContain(next);
    const command = next.replace('bad z', 'bad 0').replace('silent s', 'silent 1').replace('margin m', 'margin 9');
    expect(await fine(...command.split(' ').slice(1))).toContain('A sample of 12 with 0 bad');
    const sample = await readJson<{ indexes: number[]; seed: string }>('sample/sample.json');
    expect(new Set(sample.indexes).size).toBe(12);
    const openings = (await readFile(at('sample/openings.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(openings.map((line) => (JSON.parse(line) as MemberProof).index)).toEqual(sample.indexes);
    expect((await readFile(at('sample/members.csv'), 'utf8')).trimEnd().split('\r\n')).toHaveLength(13);
    expect(await Promise.all(['sample.json', 'members.csv'].map((name) => modeOf(`sample/${name}`)))).toEqual([
      0o644, 0o600,
    ]);
    expect(await fine('sample', at('frozen'), '--n', '12', '--reveals', reveals)).toContain(sample.seed);
  });

  test('bound: the sentence, both lines, and the margin', async () => {
    const said = await fine(
      'bound',
      '--roll',
      '860',
      '--sample',
      '59',
      '--bad',
      '0',
      '--silent',
      '18',
      '--margin',
      '100',
    );
    expect(said).toContain('A sample of 59 with 0 bad bounds ineligible voters at 356');
    expect(said).toContain('The margin is 100, not more than 356');
    expect(said).toContain('If the silent are like the rest: a sample of 41 with 0 bad bounds ineligible voters at 59');
    expect(said).toContain('The margin is 100, more than 59');
    const sure = ['--confidence', '0.99', '--json', '-'];
    const { exit, said: json } = await run('bound', '--roll', '860', '--sample', '59', '--bad', '0', ...sure);
    expect([exit, JSON.parse(json)]).toEqual([0, expect.objectContaining({ bound: 62, confidence: '99 %' })]);
  });

  test('A56 bound: a value that was not revealed is said, and widens the bound', async () => {
    const clean = ['bound', '--roll', '860', '--sample', '59', '--bad', '0'];
    const said = await fine(...clean, '--missing', '1', '--committed', '5');
    expect(said).toContain('4 people could have chosen between samples');
    expect(said).toContain('bounds ineligible voters at 77');
    expect(await fine(...clean, '--missing', '1')).toContain('one person could have chosen');
    expect(await fine(...clean, '--committed', '5')).toContain('bounds ineligible voters at 41');
  });
});

describe('a draw is refused, and says by whose hand', () => {
  const person = 'agent-1';
  test.each([
    [
      'committed after the first value was revealed',
      (text: string) => text.replaceAll('2022-09-12T10', '2022-09-13T11'),
    ],
    ['is not what', (text: string) => text.replace(`"${'03'.repeat(32)}"`, `"${'04'.repeat(32)}"`)],
    ['without having committed', (text: string) => text.replace(/(agent-1\n) +committed.*\n/, '$1')],
    ['is listed twice', (text: string) => text.replace('scrutineer', person)],
  ])('%s', async (words, changed) => {
    const { root } = await readJson<{ root: string }>('frozen/summary.json');
    const reveals = await fileOf('bad-reveals.yaml', revealsOver(root, changed));
    const { exit, complained } = await run('sample', at('frozen'), '--n', '5', '--reveals', reveals);
    expect([exit, complained]).toEqual([1, expect.stringContaining(words)]);
    expect(complained).toContain(person);
  });

  test('a value that nobody revealed is left out by name', async () => {
    const { root } = await readJson<{ root: string }>('frozen/summary.json');
    const silent = revealsOver(root, (text) => text.replace(/\n +revealed: \{ at: 2022-09-13T10:02.*\n/, '\n'));
    const reveals = await fileOf('silent.yaml', silent);
    const said = await fine('sample', at('frozen'), '--n', '5', '--reveals', reveals);
    expect(said).toContain('agent-1 committed to a value and did not reveal it');
  });
});

describe('what cannot be', () => {
  test('a faulty list: every row named with line, column and what to do, nothing written', async () => {
    const bad = await fileOf('bad.csv', exportCsv(entries).replace(/2022-\d\d-\d\d/, 'yesterday'));
    const { exit, complained } = await run('import', bad, '--out', at('never'));
    expect(exit).toBe(1);
    expect(complained).toMatch(/bad\.csv, line \d+, column \d+ .*: found “yesterday”; expected a date/);
    expect(complained).toContain('What to do:');
    expect(await readdir(place)).not.toContain('never');
  });

  test.each([
    ['a document', '%PDF-1.7\n'],
    ['a workbook that is none', 'PK\u0003\u0004 and nothing behind it'],
  ])('%s is refused with what to do', async (_, content) => {
    const { exit, complained } = await run('import', await fileOf('odd.csv', content), '--out', at('never'));
    expect([exit, complained]).toEqual([1, expect.stringContaining('nothing was imported')]);
    expect(complained).toContain('What to do:');
  });

  test('a folder that is not empty, or not ours, is never written over', async () => {
    const [list, out] = [at('members.csv'), at('roll')];
    expect(await run('import', list, '--out', out)).toMatchObject({
      exit: 2,
      complained: expect.stringContaining('--replace'),
    });
    const { exit, complained } = await run('import', list, '--out', place, '--replace');
    expect([exit, complained]).toEqual([2, expect.stringContaining('was not written by selectorate roll')]);
    await fine('import', list, '--out', out, '--replace');
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a register without a legal basis, or with one that has ended, is not opened', async () => {
    const bare = await fileOf('bare.csv', await readFile(at('register.csv'), 'utf8'));
    const none = await run('check', at('roll'), '--register', bare, '--out', at('never'));
    expect([none.exit, none.complained]).toEqual([2, expect.stringContaining('bare.csv.basis.yaml is not there')]);
    expect(none.complained).toContain('decidedBy:');
    const ended = await fileOf('ended.yaml', BASIS.replace('2022-12-31', '2022-09-01'));
    const late = await run('check', at('roll'), '--register', bare, '--basis', ended, '--out', at('never'));
    expect([late.exit, late.complained]).toEqual([2, expect.stringContaining('until 2022-09-01')]);
    const half = await fileOf('half.yaml', BASIS.replace(/decidedBy.*\n/, ''));
    const vague = await run('check', at('roll'), '--register', bare, '--basis', half, '--out', at('never'));
    expect([vague.exit, vague.complained]).toEqual([2, expect.stringContaining('column decidedBy')]);
  });

  test('a folder whose files were changed is refused by the file’s name', async () => {
    await fine('import', at('members.csv'), '--out', at('edited'));
    const text = await readFile(at('edited/roll.jsonl'), 'utf8');
    await writeFile(at('edited/roll.jsonl'), text.replace('"full"', '"left"'));
    const freezing = ['--contest', 'example-contest', '--version', 'v1', '--out'];
    const edited = await run('freeze', at('edited'), ...freezing, at('never'));
    expect([edited.exit, edited.complained]).toEqual([
      1,
      expect.stringContaining('roll.jsonl is not as it was written'),
    ]);
    await fine('freeze', at('roll'), ...freezing, at('frozen-2'));
    const frozen = await readFile(at('frozen-2/frozen.json'), 'utf8');
    await writeFile(at('frozen-2/frozen.json'), frozen.replace('"full"', '"left"'));
    const moved = await run('prove', at('frozen-2'), '--member', 'm-1');
    expect([moved.exit, moved.complained]).toEqual([1, expect.stringContaining('do not give the root')]);
  });

  test.each([
    [[], 2, 'selectorate roll import FILE'],
    [['audit'], 2, 'selectorate roll import FILE'],
    [['import'], 2, 'Usage: selectorate roll import'],
    [['import', 'nowhere.csv', '--out', 'x', '--unheard-of'], 2, '--unheard-of'],
    [['import', 'nowhere.csv', '--out', 'nowhere/at/all'], 2, 'there is no such folder to write into'],
    [['diff', 'nowhere', 'nowhere'], 2, 'nowhere: there is no such file or folder'],
    [['bound', '--roll', 'many', '--sample', '5', '--bad', '0'], 2, '--roll many: a whole number is expected'],
    [['bound', '--roll', '5', '--sample', '9', '--bad', '0'], 2, 'The sample is larger than the roll'],
    [['bound', '--roll', '5', '--sample', '2', '--bad', '0', '--confidence', '1.5'], 2, '--confidence 1.5'],
    [['bound', '--roll', '5', '--roll', '6', '--sample', '2', '--bad', '0'], 2, '--roll is given twice'],
  ])('%j is refused with %i: %s', async (args, exit, words) => {
    const refused = await run(...args);
    expect([refused.exit, refused.said]).toEqual([exit, '']);
    expect(refused.complained).toContain(words);
  });

  test('a name that would be markup or steer the page is shown as what it is', async () => {
    const hostile = entries.map((entry, i) =>
      i > 1
        ? entry
        : { ...entry, person: { ...entry.person, name: '<img src=x onerror=alert(1)>', email: 'one@mail.example' } },
    );
    const list = await fileOf('hostile.csv', exportCsv(hostile));
    await fine('check', list, '--out', at('hostile'));
    expect(await readFile(at('hostile/report.html'), 'utf8')).not.toContain('<img');
    const stranger = await run('import', `${place}/\u001b[31mred.csv`, '--out', at('never'));
    expect(stranger.exit).toBe(2);
  });
});
