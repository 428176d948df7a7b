import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exists } from '../record/write-files.ts';
import { copyOf, edit, REFERENCE, removeFolders } from '../testing/folders.ts';
import { runFolder } from '../testing/run-folder.ts';

afterAll(removeFolders);

type Change = (text: string) => string;
const swap =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, to);
const append =
  (more: string): Change =>
  (text) =>
    text + more;

/** What `run` complains of when one file of the reference folder is changed; nothing may have been written. */
async function complaintsAbout(file: string, change: Change): Promise<readonly string[]> {
  const folder = await copyOf(REFERENCE);
  await edit(folder, file, change);
  const { exit, out, complained, reportFile } = await runFolder(folder);
  expect(exit).toBe(2);
  expect([await exists(out), await exists(reportFile)]).toEqual([false, false]);
  expect(complained.at(-1)).toBe('Nothing was written.');
  return complained.slice(0, -1);
}

type Case = readonly [what: string, change: Change, complaint: string | RegExp];

const wrong = (file: string, cases: readonly Case[]): void => {
  describe(`A45 ${file}`, () => {
    test.each(cases)('%s', async (_, change, complaint) => {
      const complaints = await complaintsAbout(file, change);
      if (typeof complaint === 'string') expect(complaints).toEqual([complaint]);
      else expect(complaints.join('\n')).toMatch(complaint);
    });
  });
};

wrong('a/returns.csv', [
  [
    'a number that is none',
    swap('27,14', '2.7e1,14'),
    'a/returns.csv, line 2, column open: found “2.7e1”, expected a whole number in plain digits',
  ],
  [
    'a negative number',
    swap('27,14', '27,-14'),
    'a/returns.csv, line 2, column keep: found “-14”, expected a whole number in plain digits',
  ],
  [
    'a number with a leading zero',
    swap('27,14', '27,014'),
    'a/returns.csv, line 2, column keep: found “014”, expected a whole number in plain digits',
  ],
  [
    'an unknown unit',
    swap('unit-12,1', 'unit-99,1'),
    'a/returns.csv, line 3, column unit_id: found “unit-99”, expected a unit of units.csv',
  ],
  [
    'the same signer twice',
    swap('Teller of unit 12', 'Secretary of unit 12'),
    'a/returns.csv, line 3, column signed_by_2: found “Secretary of unit 12”, expected another person than signed_by_1: nobody signs twice',
  ],
  [
    'a signer whom nobody knows',
    swap('Teller of unit 12', 'Somebody else'),
    'a/returns.csv, line 3, column signed_by_2: found “Somebody else”, expected somebody whom units.csv, candidates.csv or contest.yaml names',
  ],
  [
    'a missing column',
    (text) => text.replaceAll(/^([^,]*,[^,]*,[^,]*,[^,]*),[^,]*/gm, '$1'),
    /line 1, column keep: .*expected the columns unit_id,attempt/,
  ],
  [
    'a column that nobody asked for',
    (text) => text.replaceAll(/$/gm, ',x').replace(/,x$/, ''),
    /line 1, column x: found “x”, expected one of unit_id, attempt/,
  ],
  [
    'a row with a cell too many',
    swap('27,14,0,1', '27,14,0,1,9'),
    'a/returns.csv, line 2: found “11 cells”, expected 10 cells',
  ],
  [
    'an attempt that no rule knows',
    swap('unit-12,1', 'unit-12,3'),
    'a/returns.csv, line 3, column attempt: found “3”, expected one of 1, 2',
  ],
  [
    'a day that does not exist',
    swap('2022-09-20,9', '2022-02-31,9'),
    'a/returns.csv, line 3, column met_on: found “2022-02-31”, expected a date as 2022-10-10',
  ],
  [
    'a time that is none',
    swap('2022-09-20T18:24', '2022-09-20T25:24'),
    'a/returns.csv, line 3, column received_at: found “2022-09-20T25:24”, expected a local time as 2022-10-10T19:00',
  ],
]);

wrong('a/ballots/batches.csv', [
  [
    'more reasons than spoilt papers',
    swap('120,2,no-preference:2', '120,2,no-preference:3'),
    'a/ballots/batches.csv, line 2, column spoilt_reasons: found “no-preference:3”, expected reasons for at most 2 papers',
  ],
  [
    'a reason that no rule knows',
    swap('no-preference:2', 'ugly:2'),
    /line 2, column spoilt_reasons: found “ugly:2”, expected reason:number/,
  ],
  [
    'one person for both keyings',
    swap('Teller 1,Teller 2', 'Teller 1,Teller 1'),
    'a/ballots/batches.csv, line 2, column keyed_by_2: found “Teller 1”, expected another person than keyed_by_1',
  ],
  [
    'a teller whom nobody knows',
    swap('Teller 1,Teller 2', 'Teller 1,Teller 9'),
    'a/ballots/batches.csv, line 2, column keyed_by_2: found “Teller 9”, expected somebody whom units.csv, candidates.csv or contest.yaml names',
  ],
  [
    'a channel that is none',
    swap('post-1,post', 'post-1,pigeon'),
    'a/ballots/batches.csv, line 2, column channel: found “pigeon”, expected one of post, in-person',
  ],
  [
    'the same batch twice',
    swap('post-2,post', 'post-1,post'),
    'a/ballots/batches.csv, line 3, column batch: found “post-1”, expected each batch once',
  ],
]);

wrong('a/ballots/post-1.2.blt', [
  [
    'keyings that differ: both lines are named',
    swap('1 2 1 0', '1 1 2 0'),
    /^a\/ballots\/post-1\.2\.blt, line \d+: found “1 2”, expected 2 1 \(line \d+\), what the first keying says; look at the paper together and write post-1\.agreed\.blt$/,
  ],
  [
    'a candidate who is not there',
    swap('1 2 1 0', '1 3 1 0'),
    /^a\/ballots\/post-1\.2\.blt, line \d+, column \d+: found “no-such-candidate”/,
  ],
  ['no header', swap(/^.*\n/, 'ballots\n'), /post-1\.2\.blt, line 1, column 1: found “bad-header”/],
  [
    'a candidate withdrawn by the file',
    swap(/^2 1\n/, '2 1\n-2\n'),
    /post-1\.2\.blt, line 2: found “a withdrawn candidate”/,
  ],
]);

wrong('units.csv', [
  [
    'a section that the rulebook has not',
    swap('unit-02,party', 'unit-02,guild'),
    'units.csv, line 3, column section: found “guild”, expected one of party, affiliates',
  ],
  [
    'the same unit twice',
    swap('unit-02,', 'unit-01,'),
    /units\.csv, line 3, column unit_id: found “unit-01”, expected each unit once/,
  ],
  [
    'an affiliate without its roll',
    swap('Union A,64', 'Union A,'),
    /units\.csv, line 12, column roll: found nothing, expected a whole number/,
  ],
  [
    'one person as secretary and teller',
    swap('Teller of unit 03', 'Secretary of unit 03'),
    /units\.csv, line 4, column teller: found “Secretary of unit 03”, expected another person than the secretary/,
  ],
  [
    'an id with a capital',
    swap('unit-02,party', 'Unit-02,party'),
    /units\.csv, line 3, column unit_id: found “Unit-02”, expected an id/,
  ],
]);

wrong('a/candidates.csv', [
  [
    'two incumbents',
    swap('Candidate 1,no', 'Candidate 1,yes'),
    'a/candidates.csv, line 3, column incumbent: found “yes”, expected at most one incumbent',
  ],
  [
    'the same candidate twice',
    swap('candidate-2,', 'candidate-1,'),
    /a\/candidates\.csv, line 3, column candidate_id: found “candidate-1”, expected each candidate once/,
  ],
  [
    'neither yes nor no',
    swap('Candidate 2,yes', 'Candidate 2,maybe'),
    /a\/candidates\.csv, line 3, column incumbent: found “maybe”, expected one of yes, no/,
  ],
]);

wrong('a/contest.yaml', [
  [
    'a field that nobody knows',
    swap('intention: stands', 'intention: stands\nmood: tense'),
    'a/contest.yaml, line 11, column mood: found “tense”, expected no field of this name here',
  ],
  [
    'a day that does not exist',
    swap('freeze: 2022-09-12T12:00', 'freeze: 2022-02-30T12:00'),
    'a/contest.yaml, line 27, column calendar.freeze: found “2022-02-30T12:00”, expected a local time as 2022-10-10T19:00',
  ],
  [
    'a date without its time',
    swap('opened: 2022-08-22T09:00', 'opened: 2022-08-22'),
    'a/contest.yaml, line 7, column opened: found “2022-08-22”, expected a local time as 2022-10-10T19:00',
  ],
  [
    'a field given twice',
    swap('intention: stands', 'intention: stands\nintention: vacancy'),
    'a/contest.yaml, line 11: found “DUPLICATE_KEY”, expected a YAML document',
  ],
  [
    'a field that is missing',
    swap('title: Re-selection in Exampleton\n', ''),
    /^a\/contest\.yaml, line \d+, column title: found nothing, expected .*string/,
  ],
  [
    'a zone that is none',
    swap('Europe/London', 'Europe/Exampleton'),
    'a/contest.yaml, line 5, column zone: found “Europe/Exampleton”, expected a time zone as Europe/London',
  ],
  [
    'an office that nobody knows',
    swap('role: scrutineer', 'role: king'),
    /a\/contest\.yaml, line 15, column officers\.2\.role: found “king”/,
  ],
  [
    'no second officer',
    swap('role: second-officer', 'role: teller'),
    /a\/contest\.yaml, line 12, column officers: .*expected one returning-officer and one second-officer/,
  ],
  [
    'an alias',
    swap('title: Re-selection in Exampleton', 'title: &t Re-selection\nlog2: *t'),
    'a/contest.yaml: found “an alias”, expected every value written out',
  ],
  [
    'text that is no YAML',
    swap('officers:', 'officers: ['),
    /^a\/contest\.yaml, line \d+: found “[A-Z_]+”, expected a YAML document/,
  ],
]);

wrong('a/events.yaml', [
  [
    'a ground that nobody knows',
    swap('ground: unavailable', 'ground: tired'),
    /^a\/events\.yaml, line 7, column 0\.replace_officer\.ground: found “tired”, expected/,
  ],
  [
    'no reasons',
    swap(/ {4}reasons: Officer B.*\n/, ''),
    /^a\/events\.yaml, line \d+, column 0\.replace_officer\.reasons: found nothing/,
  ],
  [
    'an event of no known kind',
    swap('  replace_officer:', '  promote_officer:'),
    /^a\/events\.yaml, line 3, column 0\.promote_officer: .*expected no field of this name here/m,
  ],
  [
    'somebody whom nobody knows',
    swap('leaves: Officer B', 'leaves: Officer Z'),
    'a/events.yaml, line 5, column 0.replace_officer.leaves: found “Officer Z”, expected somebody whom the folder names',
  ],
  [
    'a challenge by a stranger',
    swap('by: Agent of Candidate 1', 'by: A stranger'),
    /^a\/events\.yaml, line \d+, column 2\.challenge\.by: found “A stranger”/,
  ],
]);

wrong('rulebook.yaml', [
  [
    'a parameter that the sources do not settle, left out',
    swap('  unitTieAgain: out-of-denominator\n', ''),
    /^rulebook\.yaml, line \d+, column parameters\.unitTieAgain: found “missing-parameter”, expected one of/,
  ],
  [
    'an unknown preset',
    swap('reselection-college', 'reselection-lottery'),
    /^rulebook\.yaml, line 3, column preset: found “unknown-preset”, expected one of/,
  ],
  ['a field given twice', append('title: Another title\n'), /^rulebook\.yaml, line 9, column .*found “duplicate-key”/],
]);

wrong('roll.csv', [
  [
    'rows that fail are all named',
    (text) => text.replaceAll(/^(.*),Full member,/gm, '$1,Ghost,'),
    /roll\.csv, line 2, column Status: found “Ghost”, expected .*\n(roll\.csv, line \d+, column Status: .*\n){20}/,
  ],
  ['a quotation mark that never closes', append('"Person 9999,Test\n'), /^roll\.csv, line \d+/],
]);

describe('A45 files that are not there, or not text', () => {
  test.each(['rulebook.yaml', 'roll.csv', 'units.csv', 'a/returns.csv', 'a/candidates.csv', 'a/ballots/post-3.2.blt'])(
    '%s is missing',
    async (file) => {
      const folder = await copyOf(REFERENCE);
      await rm(join(folder, file));
      const { exit, complained, out } = await runFolder(folder);
      expect(exit).toBe(2);
      expect(complained).toContain(`${file}: found nothing, expected a file`);
      expect(await exists(out)).toBe(false);
    },
  );

  test('a folder that is no contest folder', async () => {
    const folder = await copyOf(join(REFERENCE, 'a', 'ballots'));
    const { exit, complained } = await runFolder(folder);
    expect(exit).toBe(2);
    expect(complained[0]).toContain('expected a folder with rulebook.yaml');
  });

  test('every wrong file is told at once', async () => {
    const folder = await copyOf(REFERENCE);
    await edit(folder, 'a/returns.csv', swap('27,14', '27,x'));
    await edit(folder, 'a/ballots/post-4.1.blt', swap(/^.*\n/, '\n'));
    await edit(folder, 'a/contest.yaml', swap('zone: Europe/London', 'zone: nowhere'));
    const { complained } = await runFolder(folder);
    const files = complained.slice(0, -1).map((line) => line.split(',')[0]);
    expect(files.toSorted()).toEqual(['a/ballots/post-4.1.blt', 'a/contest.yaml', 'a/returns.csv']);
  });
});

wrong('register.csv.basis.yaml', [
  [
    'a right that ended before the freeze',
    swap('until: 2023-08-21', 'until: 2022-09-01'),
    /register\.csv.*until 2022-09-01/,
  ],
  ['a right that nobody decided', swap(/decidedBy: .*/, 'decidedBy: ""'), /register\.csv\.basis\.yaml.*decidedBy/],
]);

wrong('register.csv', [['an elector number twice', swap('AAA,2,0', 'AAA,1,0'), /register\.csv, line 3.*AAA-1/]]);
wrong('evidence.csv', [['a day that is none', swap('2004-12-07', '2004-13-07'), /evidence\.csv, line 2.*2004-13-07/]]);
wrong('changes.csv', [
  ['a field that a roll does not have', swap(',email,', ',shoe size,'), /changes\.csv, line \d+.*shoe size/],
]);
wrong('roll-before.csv', [
  ['a member twice', (text) => `${text}${text.split('\r\n')[1] ?? ''}\r\n`, /roll-before\.csv, line 2/],
]);
