import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textsIn } from '@selectorate/messages';
import {
  csvLine,
  exportCsv,
  type CheckId,
  type CheckResult,
  type RollCounts,
  type RollEntry,
  type RollReport,
} from '@selectorate/roll';
import { collectPopulation, writeRegisterCsv } from '@selectorate/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchingTrouble } from './match-roll.ts';
import { BASIS, runRoll } from './testing/run-roll.ts';

const DAY = '2022-09-12';
const asOf = { year: 2022, month: 9, day: 12 };
const population = collectPopulation({ seed: 'roll material', electors: 900, members: 120, asOf });
const abroad = collectPopulation({ seed: 'another place', electors: 900, members: 120, asOf });
const entries = population.members.map(({ entry }) => entry);
const [first, second, third] = entries as [RollEntry, RollEntry, RollEntry];

let place: string;
const at = (name: string): string => join(place, name);
const made = new Map<string, number>();

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'selectorate-roll-material-'));
  await fileOf('members.csv', exportCsv(entries));
  await registerOf('register.csv', population);
  await registerOf('abroad.csv', abroad);
});
afterAll(() => rm(place, { recursive: true }));

async function fileOf(name: string, content: string): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

async function registerOf(name: string, { electors }: typeof population): Promise<void> {
  const rows = electors.map(({ row }) => row);
  await fileOf(name, [...writeRegisterCsv(rows, { layout: 'split', edition: 'full' })].join(''));
  await fileOf(`${name}.basis.yaml`, BASIS);
}

/** Runs a check and reads its report. */
async function check(args: readonly string[], desk: Parameters<typeof runRoll>[1] = {}) {
  const number = (made.get('out') ?? 0) + 1;
  made.set('out', number);
  const out = at(`checked-${number}`);
  const { exit, said, complained } = await runRoll(['check', at('members.csv'), ...args, '--out', out], desk);
  expect(complained).toBe('');
  const text = await readFile(join(out, 'report.json'), 'utf8');
  const report = JSON.parse(text) as RollReport;
  const of = (id: CheckId): CheckResult => report.checks.find((result) => result.check === id) as CheckResult;
  return { exit, said, out, text, report, of };
}

const refused = async (...args: readonly string[]) => {
  const { exit, complained } = await runRoll(['check', at('members.csv'), ...args, '--out', at('never')]);
  expect(await readdir(place)).not.toContain('never');
  return { exit, complained };
};

const table = (...rows: readonly (readonly string[])[]): string => rows.map((row) => csvLine(row)).join('');

/** Entries like those of the roll under numbers of their own: three people who are nobody, and two who stand there already. */
function decoyTable(): string {
  const [header = '', ...lines] = exportCsv([
    ...abroad.members.slice(0, 3).map(({ entry }, i) => ({ ...entry, member: `x-ghost-${i}` })),
    ...[first, second].map((entry, i) => ({ ...entry, member: `x-second-${i}` })),
  ] as unknown as readonly RollEntry[])
    .trimEnd()
    .split('\r\n');
  return [`${header},decoy`, ...lines.map((line, i) => `${line},${i < 3 ? 'ghost' : 'second'}`)].join('\r\n');
}

describe('one engine or another', () => {
  test('one thread, several, and DuckDB write the same report', async () => {
    const given = ['--register', at('register.csv')];
    const prepared = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('selectorate-register-'));
    const before = await prepared();
    const one = await check(given, { largeRegister: 1_000_000 });
    const threads = await check(given, { largeRegister: 0 });
    const duckdb = await check([...given, '--engine', 'duckdb']);
    expect(threads.text).toBe(one.text);
    expect(duckdb.text).toBe(one.text);
    expect(one.of('RI-04').tested).toBe(entries.length);
    expect(await prepared()).toEqual(before);
  }, 120_000);

  test('a second register shows who is registered in another place', async () => {
    const { of } = await check(['--register', at('abroad.csv'), '--elsewhere', at('register.csv')]);
    const reasons = of('RI-05').signals.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'registered-in-another-place').length).toBeGreaterThan(60);
    expect(await refused('--elsewhere', at('register.csv'))).toEqual({
      exit: 2,
      complained: expect.stringContaining('--elsewhere goes with --register.'),
    });
  });

  test('an engine of another name is refused, and a DuckDB that is not there is no fault of a file', async () => {
    expect(await refused('--engine', 'abacus')).toEqual({
      exit: 2,
      complained: expect.stringContaining('expected typescript or duckdb'),
    });
    const missing = matchingTrouble({ code: 'duckdb-missing', path: null, line: null }, textsIn('en'));
    expect(missing.error).toEqual({ exit: 2, lines: [expect.stringContaining('Leave the option out')] });
  });
});

describe('planted entries', () => {
  test('are found, and change no other figure of the report', async () => {
    const register = ['--register', at('register.csv')];
    const decoys = await fileOf('planted.csv', decoyTable());
    const without = await check(register);
    const planted = await check([...register, '--decoys', decoys]);
    expect(planted.of('RI-20')).toMatchObject({ outcome: 'done', population: 5, tested: 5, signals: [] });
    expect(planted.report.failed).toEqual([]);
    const others = ({ report }: typeof planted) => report.checks.filter((result) => result.check !== 'RI-20');
    expect(others(planted)).toEqual(others(without));
    expect(planted.report.roll).toBe(without.report.roll);
    expect(planted.text).not.toContain('x-ghost');
  });

  test.each([
    [
      'a number of the roll',
      () =>
        table(
          ['member_id', 'unit_id', 'joined', 'status', 'decoy'],
          [first.member, 'unit-01', '2020-01-01', 'full', 'ghost'],
        ),
      first.member,
    ],
    [
      'no column decoy',
      () => table(['member_id', 'unit_id', 'joined', 'status'], ['x-1', 'unit-01', '2020-01-01', 'full']),
      'line 1, “decoy”: found “member_id, unit_id, joined, status”; expected a column',
    ],
    [
      'another kind',
      () => table(['member_id', 'unit_id', 'joined', 'status', 'decoy'], ['x-1', 'u', '2020-01-01', 'full', 'spectre']),
      'line 2, column 5 decoy: found “spectre”; expected ghost',
    ],
    [
      'a row that no roll could have',
      () => table(['member_id', 'unit_id', 'joined', 'status', 'decoy'], ['x-1', 'unit-01', 'soon', 'full', 'ghost']),
      'line 2, column 3 joined',
    ],
  ])('%s is refused by its place', async (_, content, words) => {
    const { exit, complained } = await refused('--decoys', await fileOf('bad-decoys.csv', content()));
    expect([exit, complained]).toEqual([1, expect.stringContaining(words)]);
  });
});

describe('what others hand in', () => {
  test('A15 applications from one device and after a changed contact, ballots from one device, kiosks apart', async () => {
    const applications = table(
      ['member_id', 'at', 'device'],
      ...entries.slice(0, 12).map(({ member }) => [member.toUpperCase(), `${DAY}T09:00:00Z`, 'dev-1']),
    );
    const ballots = table(
      ['device', 'kiosk'],
      ...Array.from({ length: 30 }, () => ['dev-1', '']),
      ...Array.from({ length: 30 }, () => ['dev-2', 'yes']),
    );
    const { of } = await check([
      '--applications',
      await fileOf('applications.csv', applications),
      '--ballot-devices',
      await fileOf('devices.csv', ballots),
    ]);
    expect(of('RI-14').signals).toMatchObject([{ reason: 'applications-from-one-device', figures: { members: 12 } }]);
    expect(of('RI-15')).toMatchObject({ population: 60, tested: 30, signals: [{ figures: { ballots: 30 } }] });
  });

  test('A25 who has paid and is not on the roll is asked about', async () => {
    const paid = table(['member_id', 'last_cleared'], ['m-left-out', '2022-06-01'], [first.member, '2022-06-01']);
    const { of } = await check(['--paid-up', await fileOf('paid.csv', paid)]);
    expect(of('RI-18').signals).toMatchObject([{ reason: 'paid-up-not-on-roll', members: ['m-left-out'] }]);
  });

  test('A31 an export without authority, and a canary that somebody wrote to', async () => {
    const log = `exports:
  - { id: export-1, at: 2022-09-01T10:00:00Z, by: officer-1, rows: 120, authority: rule 4 }
  - { id: export-2, at: 2022-09-02T10:00:00Z, by: officer-2, rows: 120 }
sightings:
  - { canary: canary-7, export: export-1 }
`;
    const { of } = await check(['--exports', await fileOf('exports.yaml', log)]);
    expect(of('RI-17').signals.map(({ reason, figures }) => [reason, figures.export])).toEqual([
      ['export-without-authority', 'export-2'],
      ['canary-seen', 'export-1'],
    ]);
  });

  test('the frozen roll: changed without authority fails the report, an authorised change does not', async () => {
    const later = entries.map((entry) =>
      entry === first ? { ...entry, person: { ...entry.person, email: 'somebody.else@mail.example' } } : entry,
    );
    const before = await fileOf('before.csv', exportCsv(later));
    const order = ['--contest', 'example-contest', '--version', 'v1', '--out', at('frozen')];
    expect((await runRoll(['freeze', before, ...order])).exit).toBe(0);
    const changed = await check(['--frozen', at('frozen')]);
    expect([changed.exit, changed.report.failed]).toEqual([1, ['changed-after-freeze']]);
    expect(changed.of('RI-16').signals).toMatchObject([{ members: [first.member], figures: { what: 'email' } }]);
    const ruled = table(['member_id', 'what', 'authority'], [first.member, 'email', 'ruling 3']);
    const amendments = ['--amendments', await fileOf('ruled.csv', ruled)];
    const authorised = await check(['--frozen', at('frozen'), ...amendments]);
    expect([authorised.exit, authorised.of('RI-16').signals]).toEqual([0, []]);
    expect(await refused(...amendments)).toEqual({
      exit: 2,
      complained: expect.stringContaining('--amendments goes with --frozen.'),
    });
    const file = at('frozen/frozen.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('somebody.else@', 'captured@'));
    expect((await check(['--frozen', at('frozen')])).report.failed).toContain('root-differs');
  });

  test('A01 two lists of the dead make a question; one list by name alone makes none', async () => {
    const person = ({ person: { name, address, postcode } }: RollEntry): readonly string[] => [name, address, postcode];
    const byName = await fileOf('notices.csv', table(['name', 'address', 'postcode'], person(first), person(second)));
    const byNumber = await fileOf('register-office.csv', table(['member_id'], [first.member], [third.member]));
    const alone = await check(['--deceased', byName]);
    expect(alone.of('RI-06').signals).toEqual([]);
    expect(alone.said).toContain('Lists by name speak of 2 members whom no second list names');
    const both = await check(['--deceased', byName, '--deceased', byNumber]);
    const asked = both.of('RI-06').signals.map(({ reason, members }) => [reason, ...members]);
    expect(asked.toSorted()).toEqual(
      [
        ['deceased-one-list', third.member],
        ['deceased-two-lists', first.member],
      ].toSorted(),
    );
    expect(both.said).toContain('one member whom no second list names');
  });

  test('how people settled earlier questions; a resolution without a reason is not taken', async () => {
    const register = ['--register', at('register.csv')];
    const before = await check(register);
    const id = before.of('RI-04').signals[0]?.id ?? '';
    const head = ['signal', 'resolution', 'by', 'note', 'at', 'second'];
    const note = [id, 'genuine', 'officer-1', 'seen at the address', `${DAY}T10:00:00Z`, ''];
    const gone = ['ri-04-0000000000000000', ...note.slice(1)];
    const file = await fileOf('resolutions.csv', table(head, note, gone));
    const after = await check([...register, '--resolutions', file]);
    expect(after.of('RI-04').resolved.genuine).toBe(1);
    expect(after.of('RI-04').outstanding).toBe(before.of('RI-04').outstanding - 1);
    expect(after.said).toContain('One resolution is about questions that are no longer asked');
    const bare = await fileOf('bare.csv', table(head, note.with(3, '')));
    const { exit, complained } = await refused(...register, '--resolutions', bare);
    expect([exit, complained]).toEqual([1, expect.stringContaining(`The resolution of ${id} was not taken`)]);
  });

  test.each([
    ['--paid-up', table(['member_id', 'last_cleared'], ['m-1', 'lately']), 'line 2, column 2 last_cleared'],
    ['--paid-up', table(['member_id'], ['m-1']), 'line 1, “lastCleared”'],
    ['--applications', table(['member_id', 'at'], ['m-1', '2022-01-01']), 'line 2, column 2 at'],
    ['--ballot-devices', table(['device'], ['07700900123']), 'line 2, column 1 device'],
    ['--exports', 'exports: [{ id: a }]\n', 'column exports.0.at'],
    ['--deceased', table(['number'], ['m-1']), 'line 1, “member or name”'],
    ['--resolutions', table(['signal'], ['x']), 'line 1, “resolution”'],
  ])('%s: a faulty file is refused by line and column', async (option, content, words) => {
    const { exit, complained } = await refused(option, await fileOf('faulty.csv', content));
    expect([exit, complained]).toEqual([1, expect.stringContaining(words)]);
  });

  test.each(['paid-up', 'applications', 'ballot-devices', 'exports', 'frozen', 'deceased', 'decoys', 'resolutions'])(
    '--%s of nothing is refused by its name',
    async (option) => {
      const { exit, complained } = await refused(`--${option}`, at('nowhere.csv'));
      expect([exit, complained]).toEqual([2, expect.stringContaining('nowhere.csv')]);
    },
  );
});

describe('a rehearsal', () => {
  test('opens an invented register after its basis has ended, and says so on every page', async () => {
    const late = { now: '2026-11-22T10:00:00Z' };
    const given = ['--register', at('register.csv')];
    const closed = await runRoll(['check', at('members.csv'), ...given, '--out', at('never')], late);
    expect([closed.exit, closed.complained]).toEqual([2, expect.stringContaining('--rehearsal --day DATE')]);
    const { said, out } = await check([...given, '--rehearsal', '--day', DAY], late);
    const pages = await Promise.all(['report.html', 'counts.html'].map((name) => readFile(join(out, name), 'utf8')));
    for (const text of [said, ...pages]) expect(text).toContain('A rehearsal: nobody in these files lives');
    const importing = ['import', at('register.csv'), '--register', '--basis', at('register.csv.basis.yaml')];
    expect((await runRoll([...importing, '--out', at('never')], late)).exit).toBe(2);
    expect((await runRoll([...importing, '--out', at('rehearsed'), '--rehearsal', '--day', DAY], late)).exit).toBe(0);
  });
});

describe('A31 copies of a list that can be told apart', () => {
  const KEY = `key: "${'5e'.repeat(32)}"
fields: [name, unit, email]
domains: [post.example]
homes: [{ address: 1 Example Street, postcode: ZZ1 1ZZ }]
`;
  const release = (recipient: string, n = '8') =>
    runRoll([
      'canaries',
      at('members.csv'),
      '--recipient',
      recipient,
      '--key',
      at('key.yaml'),
      '--n',
      n,
      '--out',
      at(`copy-${recipient}`),
    ]);

  test('each recipient has a copy, and a leaked one is known again, whole or as loose text', async () => {
    await fileOf('key.yaml', KEY);
    for (const recipient of ['agent-1', 'agent-2', 'agent-3']) expect((await release(recipient)).exit).toBe(0);
    const copy = await readFile(at('copy-agent-2/list.csv'), 'utf8');
    expect(copy.trimEnd().split('\r\n')).toHaveLength(1 + entries.length + 8);
    expect((await stat(at('copy-agent-2/list.csv'))).mode % 0o1000).toBe(0o600);
    const logs = ['agent-1', 'agent-2', 'agent-3'].flatMap((agent) => [
      '--recipients',
      at(`copy-${agent}/release.jsonl`),
    ]);
    const loose = await fileOf('loose.txt', copy.toUpperCase().replaceAll(',', ' | '));
    for (const leaked of [at('copy-agent-2/list.csv'), loose]) {
      const { exit, said } = await runRoll(['whose', leaked, ...logs, '--key', at('key.yaml')]);
      expect([exit, said]).toEqual([0, expect.stringContaining('agent-2: this copy has all 8 canaries found')]);
      expect(said).toContain('never a finding');
    }
    const none = await runRoll(['whose', at('members.csv'), ...logs, '--key', at('key.yaml')]);
    expect(none.said).toContain('No canary is in this list');
    const both = copy + (await readFile(at('copy-agent-3/list.csv'), 'utf8'));
    const together = await runRoll(['whose', await fileOf('both.csv', both), ...logs, '--key', at('key.yaml')]);
    expect(together.said).toContain('agent-2 and agent-3: their two copies together');
  });

  test('a key that is missing shows its lines, one that is faulty is not repeated, and no canaries are no release', async () => {
    const missing = await runRoll(['whose', at('members.csv'), '--recipients', at('x'), '--key', at('no-key.yaml')]);
    expect([missing.exit, missing.complained]).toEqual([2, expect.stringContaining('domains:')]);
    const secret = '5e'.repeat(31);
    const args = ['canaries', at('members.csv'), '--recipient', 'agent-4', '--n', '4', '--out', at('never')];
    const faulty = await runRoll([...args, '--key', await fileOf('short.yaml', KEY.replace('5e'.repeat(32), secret))]);
    expect([faulty.exit, faulty.complained]).toEqual([1, expect.stringContaining('column key')]);
    expect(faulty.complained).not.toContain('5e5e');
    expect(await release('agent-5', '0')).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('at least one'),
    });
  });
});

test('a draw without its file shows what the file holds', async () => {
  const order = ['--contest', 'example-contest', '--version', 'v1', '--out', at('frozen-2')];
  expect((await runRoll(['freeze', at('members.csv'), ...order])).exit).toBe(0);
  const { exit, complained } = await runRoll(['sample', at('frozen-2'), '--n', '5', '--reveals', at('nowhere.yaml')]);
  expect([exit, complained]).toEqual([2, expect.stringContaining('committed: {')]);
});

test('what everybody may see of a check with all its material names nobody', async () => {
  const { out } = await check(['--register', at('register.csv'), '--decoys', await fileOf('all.csv', decoyTable())]);
  const counts = await readFile(join(out, 'counts.json'), 'utf8');
  expect(JSON.parse(counts) as RollCounts).toMatchObject({ schema: 'selectorate-roll-counts/1' });
  expect(entries.filter(({ member }) => counts.includes(member))).toEqual([]);
});
