import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainWorkbook } from './testing/plain-workbook.ts';
import { BASIS, runRoll } from './testing/run-roll.ts';

const HEADER = 'Membership No;Full name;Branch;Joined;Paid to;Status;E-mail;Address;Postcode;DOB';
const PEOPLE = ['Edith Larkin', 'Bruno Weißkopf', 'Anna Sauter', 'Carlo Finch'];
const rows = PEOPLE.map((name, i) =>
  [
    `E-${i}`,
    name,
    'Unit 1',
    `${20 + i}/10/2015`,
    '30/11/2026',
    'Full member',
    `p${i}@post.example`,
    `${i + 4} Birch Lane`,
    `ZZ${i} 1AA`,
    `${20 + i}/05/1970`,
  ].join(';'),
);
const LIST = [HEADER, ...rows, ''].join('\r\n');

let place: string;
const at = (name: string): string => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'selectorate-newcomer-'));
  await writeFile(at('list.csv'), LIST);
  await mkdir(at('folder'));
  const freeze = ['--contest', 'example-contest', '--version', 'v1', '--out', at('frozen')];
  expect((await runRoll(['import', at('list.csv'), '--out', at('roll')])).exit).toBe(0);
  expect((await runRoll(['freeze', at('roll'), ...freeze])).exit).toBe(0);
});
afterAll(() => rm(place, { recursive: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

const workbookOf = (name: string, sheets: Readonly<Record<string, string>>): Promise<string> =>
  fileOf(name, plainWorkbook(sheets));

/** What was said of a command line that cannot begin, above its usage. */
async function misfits(...args: readonly string[]): Promise<readonly string[]> {
  const before = await readdir(place);
  const { exit, complained } = await runRoll(args);
  expect([exit, await readdir(place)]).toEqual([2, before]);
  expect(complained).toMatch(/^(?:Usage: selectorate roll|A roll from files)/m);
  return complained.split(/\n?(?:Usage: selectorate roll|A roll from files)/)[0]?.split('\n') ?? [];
}

describe('a command line that is not complete says what is missing, or too much', () => {
  test.each([
    [['thaw'], ['thaw: there is no such step.']],
    [['import'], ['FILE is missing.', '--out is missing.']],
    [
      ['import', 'a', 'list', '--out', 'x'],
      ['“list” is too much here. A name with spaces in it stands between quotation marks.'],
    ],
    [['import', 'a', '--out', ''], ['--out is missing.']],
    [['import', 'a', '--out', 'x', '--colour', 'red'], ['Unknown option ‘--colour’'.replaceAll(/[‘’]/g, "'")]],
    [['import', 'a', '--out', 'x', '--basis', 'b'], ['--basis goes with --register.']],
    [['import', 'a', '--register', '--out', 'x', '--previous', 'b'], ['--previous does not go with --register.']],
    [
      ['check', ''],
      ['A name is empty. Name a file or folder.', '--out is missing.'],
    ],
    [['diff', 'old'], ['NEW is missing.']],
    [
      ['freeze', 'roll', '--contest', 'c'],
      ['--version is missing.', '--out is missing.'],
    ],
    [['prove', 'frozen'], ['--member is missing.']],
    [
      ['prove', '--check', 'p.json', '--out', 'x'],
      ['--summary is missing.', '--out does not go with --check.'],
    ],
    [['sample', 'frozen', '--n', '5'], ['--reveals is missing.']],
    [['bound', '--roll', '860', '--sample', '59'], ['--bad is missing.']],
    [
      ['whose', 'list'],
      ['--recipients is missing.', '--key is missing.'],
    ],
  ])('roll %j', async (args, said) => {
    expect(await misfits(...args)).toEqual(said);
  });
});

describe('a list in any form, or what to do', () => {
  const latin1 = Buffer.from(LIST, 'latin1');
  const utf16 = Buffer.from(`\ufeff${LIST}`, 'utf16le');
  test.each([
    ['with semicolons in Windows-1252', 'latin1.csv', latin1],
    ['with a byte order mark', 'bom.csv', Buffer.from(`\ufeff${LIST}`)],
    ['in UTF-16', 'utf16.csv', utf16],
  ])('%s it is the same list', async (_, name, bytes) => {
    const read = await runRoll(['diff', at('list.csv'), await fileOf(name, bytes), '--private', '--json', '-']);
    expect(JSON.parse(read.said)).toMatchObject({ changes: [] });
  });

  test('an odd column and an odd status are said with the options that settle them', async () => {
    const odd = await fileOf('odd.csv', LIST.replace('Membership No', 'Nr').replace('Full member', 'Life member'));
    const first = await runRoll(['import', odd, '--out', at('odd')]);
    expect(first.exit).toBe(1);
    expect(first.complained).toContain('line 1, “member”: found “Nr, Full name');
    expect(first.complained).toContain('The mapping is --columns FILE, which is JSON such as { "member": "No."');
    const columns = ['--columns', await fileOf('odd-columns.json', '{ "member": "Nr" }')];
    const second = await runRoll(['import', odd, '--out', at('odd'), ...columns]);
    expect(second.complained).toContain('line 2, column 6 Status: found “Life member”');
    expect(second.complained).toContain('--statuses FILE, which is JSON such as { "Life member": "full" }');
    const statuses = ['--statuses', await fileOf('statuses.json', '{ "Life member": "full" }')];
    expect((await runRoll(['import', odd, '--out', at('odd'), ...columns, ...statuses])).exit).toBe(0);
    const wrong = ['--statuses', await fileOf('wrong-statuses.json', '{ "Life member": "immortal" }')];
    expect(await runRoll(['import', odd, '--out', at('odd-2'), ...columns, ...wrong])).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('The statuses: full, lapsed'),
    });
    expect((await runRoll(['check', odd, '--out', at('odd-2')])).complained).toContain('There is no mapping here.');
  });

  test('several sheets, and dates that nothing settles, are said with the options that settle them', async () => {
    const two = await workbookOf('two.xlsx', { Members: LIST, Others: LIST });
    expect((await runRoll(['import', two, '--out', at('two')])).complained).toContain('add --sheet NAME');
    expect((await runRoll(['import', two, '--sheet', 'Members', '--out', at('two')])).exit).toBe(0);
    const open = await fileOf('open.csv', 'member,unit,joined,status\nm-1,u,01/02/2015,full\n');
    expect((await runRoll(['import', open, '--out', at('open')])).complained).toContain('add --dates day-first');
  });

  test('nothing to read is said as that, a folder as a folder, a blank column name by its place', async () => {
    expect(await runRoll(['import', await fileOf('empty.csv', ''), '--out', at('never')])).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('found nothing to read; expected a row of column names'),
    });
    expect(await runRoll(['import', at('folder'), '--out', at('never')])).toEqual({
      exit: 2,
      said: '',
      complained: `${at('folder')} is a folder. Name a file.`,
    });
    const control = await fileOf('control.csv', LIST.replace('Membership', 'Member\u0000ship'));
    expect((await runRoll(['import', control, '--out', at('never')])).complained).toContain('line 1, column 1: found');
    expect(await readdir(place)).not.toContain('never');
  });

  test('A45 what would be a formula in a spreadsheet is guarded where a list goes out', async () => {
    const letters = [...'abcdefghijklmnopqrst'];
    const names = ['=1+1 Cell', '@SUM(1) Cell', ...letters.map((letter) => `Edith${letter} Larkin${letter}`)];
    const members = names.map((name, i) => `m-10${i},u-1,2015-01-31,full,${name}`);
    const tricky = await fileOf('formula.csv', ['member,unit,joined,status,name', ...members].join('\n'));
    const key = `key: "${'5e'.repeat(32)}"\nfields: [member, name]\ndomains: [post.example]\nhomes: [{ address: 1 Example Street, postcode: ZZ1 1ZZ }]\n`;
    const order = ['--recipient', 'agent-1', '--key', await fileOf('key.yaml', key), '--n', '1', '--out', at('copy')];
    expect((await runRoll(['canaries', tricky, ...order])).exit).toBe(0);
    const copy = await readFile(at('copy/list.csv'), 'utf8');
    expect(copy).toMatch(/'=1\+1/);
    expect(copy).not.toMatch(/(?:^|,)"?[=@]/m);
  });

  test('a register in columns of its own, in the sheet that is named', async () => {
    const register =
      'Nr;Wer;Wo;PLZ\r\nAB1-1;Edith Larkin;4 Birch Lane;ZZ0 1AA\r\nAB1-2;Carlo Finch;7 Birch Lane;ZZ3 1AA';
    const book = await workbookOf('register.xlsx', { Notes: 'a\r\nb', Electors: register });
    const order = ['import', book, '--register', '--basis', await fileOf('basis.yaml', BASIS), '--out', at('register')];
    expect((await runRoll(order)).complained).toContain('add --sheet NAME');
    const sheet = [...order, '--sheet', 'Electors'];
    expect((await runRoll(sheet)).complained).toContain('“number”');
    const columns = '{ "number": "Nr", "name": "Wer", "address": "Wo", "postcode": "PLZ" }';
    const { exit, said } = await runRoll([...sheet, '--columns', await fileOf('register.json', columns)]);
    expect([exit, said]).toEqual([0, expect.stringContaining('2 electors imported')]);
    const other = await runRoll(['check', at('roll'), '--register', at('roll'), '--out', at('never')]);
    expect([other.exit, other.complained]).toEqual([2, expect.stringContaining('import --register wrote')]);
  });
});

describe('small tables beside a roll', () => {
  const check = (...args: readonly string[]) =>
    runRoll(['check', at('roll'), ...args, '--replace', '--out', at('out')]);
  const signalsOf = async (id: string): Promise<number> => {
    const report = JSON.parse(await readFile(at('out/report.json'), 'utf8')) as {
      readonly checks: readonly { readonly check: string; readonly signals: readonly unknown[] }[];
    };
    return report.checks.find(({ check: one }) => one === id)?.signals.length ?? -1;
  };

  test('a workbook, semicolons, other headings, another encoding: as with lists; columns that are not read are said', async () => {
    const dead = await workbookOf('Register office (1).xlsx', { A: 'Membership No;Died\r\nE-1;2020\r\nE-3;2021' });
    const { exit, complained } = await check('--deceased', dead);
    expect([exit, complained]).toEqual([0, `${dead}, columns not read: Died.`]);
    expect(await signalsOf('RI-06')).toBe(2);
    expect(await readFile(at('out/report.json'), 'utf8')).toContain('register-office-1');
    const named = Buffer.from(
      'Name;Address;Postcode;Born\r\nBruno Weißkopf;5 Birch Lane;zz1 1aa;21/05/1970\r\n',
      'latin1',
    );
    expect((await check('--deceased', dead, '--deceased', await fileOf('notices.csv', named))).exit).toBe(0);
    expect(await readFile(at('out/report.json'), 'utf8')).toContain('deceased-two-lists');
    const paid = await workbookOf('paid.xlsx', { A: 'Member No;Last paid\r\nX-9;2022-06-01' });
    expect((await check('--paid-up', paid)).complained).toBe('');
    expect(await signalsOf('RI-18')).toBe(1);
  });

  test('a file whose name says nothing cannot name a source', async () => {
    const { exit, complained } = await check('--deceased', await fileOf('---.csv', 'member\ne-1\n'));
    expect([exit, complained]).toEqual([2, expect.stringContaining('Rename the file.')]);
  });
});

describe('a frozen roll', () => {
  test('is asked by a number as it is printed, and what is no frozen roll is said to be none', async () => {
    const proof = ['--out', at('proof.json')];
    expect((await runRoll(['prove', at('frozen'), '--member', 'E-2', ...proof])).exit).toBe(0);
    const own = ['prove', '--check', at('proof.json'), '--summary', at('frozen/summary.json'), '--member', 'E-2'];
    expect((await runRoll(own)).said).toContain('This entry is in roll v1');
    const folder = await runRoll(['prove', '--check', at('folder'), '--summary', at('frozen/summary.json')]);
    expect(folder).toMatchObject({ exit: 2, complained: `${at('folder')} is a folder. Name a file.` });
    const notFrozen = await runRoll(['prove', at('roll'), '--member', 'e-2']);
    expect([notFrozen.exit, notFrozen.complained]).toEqual([2, expect.stringContaining('Freeze the roll first')]);
    const nowhere = await runRoll(['prove', at('nowhere'), '--member', 'e-2']);
    expect([nowhere.exit, nowhere.complained]).toEqual([2, expect.stringContaining('no such file or folder')]);
  });

  test('a sample of nobody is none', async () => {
    const { exit, complained } = await runRoll(['sample', at('frozen'), '--n', '0', '--reveals', at('x.yaml')]);
    expect([exit, complained]).toEqual([2, expect.stringContaining('at least one entry')]);
  });

  test('what is not a file of reveals says how one begins', async () => {
    const { complained } = await runRoll(['sample', at('frozen'), '--n', '2', '--reveals', at('list.csv')]);
    expect(complained).toMatch(/line 1: found .* expected lines of YAML that begin with people:/);
  });

  test('a confidence near certainty is not told as certainty', async () => {
    const { said } = await runRoll('bound --roll 860 --sample 59 --bad 0 --confidence 0.999999'.split(' '));
    expect(said).toContain('99.9999 %');
    expect(said).not.toContain('100 %');
  });
});
