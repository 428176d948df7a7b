import { unwrap, utf8 } from '@selectorate/basics';
import { collectPopulation } from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import type { MemberEvidence } from '../evidence.ts';
import { csvLine } from './export-csv.ts';
import { importEvidence } from './import-evidence.ts';

const HEADER = 'member,first_cleared,last_cleared,instrument,recruiter,device,mail_returned,email_bounced\n';
const faultsOf = (text: string) => {
  const read = importEvidence(utf8(text));
  return read.ok ? [] : read.error.faults.map(({ line, column, code }) => [line, column, code]);
};

describe('evidence beside the roll', () => {
  test('written out and imported is the same evidence, member for member', () => {
    const { members } = collectPopulation({
      seed: 'evidence',
      electors: 400,
      members: 60,
      asOf: { year: 2022, month: 9, day: 12 },
    });
    const known = members.map(({ entry, evidence }): MemberEvidence => {
      const { givenNames: _, familyName: __, ...own } = evidence;
      return { member: entry.member, ...own };
    });
    const lines = known.map((own) =>
      csvLine([
        own.member,
        own.firstCleared ?? '',
        own.lastCleared ?? '',
        own.instrument ?? '',
        own.recruiter ?? '',
        own.device ?? '',
        own.mailReturned ? 'yes' : 'no',
        own.emailBounced ? '1' : '',
      ]),
    );
    expect(unwrap(importEvidence(utf8(HEADER + lines.join('')))).evidence).toEqual(known);
  });

  test('may be columns of the roll itself, any of them, in any order', () => {
    const read = unwrap(importEvidence(utf8('Name,First payment,Membership No\nTest Person,31/01/2020,M-1\n')));
    expect(read.evidence).toEqual([
      {
        member: 'm-1',
        firstCleared: '2020-01-31',
        lastCleared: null,
        instrument: null,
        recruiter: null,
        device: null,
        mailReturned: false,
        emailBounced: false,
      },
    ]);
    expect(read.columns.map(({ field }) => field)).toEqual([null, 'firstCleared', 'member']);
  });

  test('comes from rows of a sheet too', () => {
    const rows = [
      { line: 1, cells: ['member', 'mail returned'] },
      { line: 2, cells: ['m-1', 'TRUE'] },
    ];
    expect(unwrap(importEvidence({ rows })).evidence[0]?.mailReturned).toBe(true);
  });

  test('A45 is refused whole, each row with its line, column and reason', () => {
    const rows = [
      'm-1,2020-02-30,,,,,,',
      'm-2,,,a b,,,,',
      'm-3,,,,,,perhaps,',
      'm-4,,,,,,,',
      'M-4,,,,,,,',
      ',,,,,x,,',
      'm-5,,,,=1+1,,,',
    ];
    expect(faultsOf(`${HEADER}${rows.join('\n')}\n`)).toEqual([
      [2, 2, 'date-malformed'],
      [3, 4, 'token-malformed'],
      [4, 7, 'flag-malformed'],
      [5, 1, 'member-id-twice'],
      [6, 1, 'member-id-twice'],
      [7, 1, 'value-missing'],
    ]);
    expect(faultsOf('member,name\nm-1,A\n')).toEqual([[1, null, 'header-missing']]);
  });

  test('account, card and telephone numbers are refused where a token belongs', () => {
    for (const number of ['12-34-56 12345678', '4111 1111 1111 1111', '+447700900123', '07700 900123']) {
      expect(faultsOf(`member,instrument\nm-1,${number}\n`)).toEqual([[2, 2, 'token-malformed']]);
      expect(faultsOf(`member,device\nm-1,${number}\n`)).toEqual([[2, 2, 'token-malformed']]);
    }
    expect(faultsOf('member,instrument\nm-1,9f86d081884c7d65\n')).toEqual([]);
  });
});
