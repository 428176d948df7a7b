import { afterAll, expect, test } from 'vitest';
import { exists } from '../record/write-files.ts';
import { copyOf, edit, REFERENCE, removeFolders } from '../testing/folders.ts';
import { runFolder } from '../testing/run-folder.ts';

afterAll(removeFolders);

test.each([
  [
    'A45 more papers than the roll of an affiliate',
    'a/returns.csv',
    '27,14,0',
    '270,14,0',
    'a/returns.csv, line 2',
    'more-papers-than-roll',
  ],
  [
    'A45 more papers than a branch has members',
    'a/returns.csv',
    '61,38,0',
    '610,38,0',
    'a/returns.csv, line 4',
    'more-papers-than-roll',
  ],
  [
    'a return by somebody of another unit',
    'a/returns.csv',
    'Teller of unit 12',
    'Teller of unit 13',
    'a/returns.csv, line 3',
    'signer-lacks-role',
  ],
  [
    'a meeting before members had their notice',
    'a/returns.csv',
    '1,2022-09-20,9',
    '1,2022-09-10,9',
    'a/returns.csv, line 3',
    'meeting-outside-window',
  ],
  [
    'a retake that nothing ordered',
    'a/returns.csv',
    'unit-12,1',
    'unit-12,2',
    'a/returns.csv, line 3',
    'attempt-not-due',
  ],
  [
    'A13 papers returned above issued',
    'a/ballots/batches.csv',
    'post-1,post,174,120',
    'post-1,post,119,120',
    'a/ballots/batches.csv, line 2',
    'more-returned-than-issued',
  ],
  [
    'A13 papers issued above eligible',
    'a/ballots/batches.csv',
    'in-person-2,in-person,98',
    'in-person-2,in-person,980',
    'a/ballots/batches.csv, line 9',
    'more-issued-than-eligible',
  ],
  [
    'A13 papers keyed that did not come back',
    'a/ballots/batches.csv',
    '174,120,2',
    '174,119,2',
    'a/ballots/batches.csv, line 2',
    'papers-do-not-add-up',
  ],
  [
    'less notice than the rules ask for',
    'a/contest.yaml',
    'units-meet-from: 2022-09-19',
    'units-meet-from: 2022-09-16',
    'a/contest.yaml',
    'calendar-breaks-rule',
  ],
  [
    'a power that the rulebook does not give',
    'a/events.yaml',
    'power: override.vary-timetable',
    'power: override.anything',
    'a/events.yaml, event 2',
    'power-unknown',
  ],
])('%s: the row is named, nothing is written', async (...[, file, from, to, place, code]) => {
  const folder = await copyOf(REFERENCE);
  await edit(folder, file, (text) => text.replace(from, to));
  const { exit, out, complained, reportFile } = await runFolder(folder);
  expect(exit).toBe(2);
  expect([await exists(out), await exists(reportFile)]).toEqual([false, false]);
  expect(complained[0]).toMatch(new RegExp(`^${place.replaceAll('.', String.raw`\.`)}: the rules refuse this `));
  expect(complained[1]).toContain(`  ${code}: `);
  expect(complained.at(-1)).toBe('Nothing was written.');
});
