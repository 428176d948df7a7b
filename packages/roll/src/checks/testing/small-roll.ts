import type { MemberId, UnitId } from '@selectorate/basics';
import type { RollEntry } from '../../entry.ts';
import type { MemberEvidence } from '../../evidence.ts';
import type { CheckInput } from '../check-input.ts';
import type { CheckId, CheckResult } from '../report.ts';
import { runChecks } from '../run-checks.ts';

// A roll of people who have nothing in common, to which a test adds what it is about.

export const AS_OF = '2022-09-12';
export const id = (i: number): MemberId => `m-${String(i).padStart(3, '0')}` as MemberId;

const FAMILIES = 'Tarrow Quillwick Brindle Ferrow Mosslight Oxlip Candle Harrow Thistle Penny'.split(' ');

/** A member who has paid, and of whom no date of birth is known. */
export const STANDING: RollEntry['standing'] = {
  unit: 'u-1' as UnitId,
  joined: '2018-05-04',
  paidThrough: '2023-05-03',
  status: 'full',
  kind: 'individual',
  born: null,
  tags: [],
};

export function person(
  i: number,
  more: Partial<RollEntry['person']> = {},
  standing: Partial<RollEntry['standing']> = {},
): RollEntry {
  const family = `${FAMILIES[i % 10]}${FAMILIES[Math.floor(i / 10) % 10]?.toLowerCase()}`;
  return {
    member: id(i),
    standing: {
      ...STANDING,
      born: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
      ...standing,
    },
    person: {
      name: `Person${'abcdefghij'[i % 10]} ${family}`,
      email: `p${i}@mail.example`,
      phone: `07700 900${String(i).padStart(3, '0')}`,
      address: `${i + 1} Larkmoor Road`,
      postcode: `QA1 ${1 + (i % 9)}AB`,
      ...more,
    },
  };
}

export const roll = (size: number): readonly RollEntry[] => Array.from({ length: size }, (_, i) => person(i));

export const evidence = (i: number, more: Partial<MemberEvidence> = {}): readonly [MemberId, MemberEvidence] => [
  id(i),
  {
    member: id(i),
    firstCleared: '2018-05-06',
    lastCleared: '2022-05-06',
    instrument: `pay-${i}`,
    recruiter: null,
    device: `dev-${i}`,
    mailReturned: false,
    emailBounced: false,
    ...more,
  },
];

export function run(check: CheckId, input: Partial<CheckInput>): CheckResult {
  const result = runChecks({ asOf: AS_OF, entries: roll(60), ...input }).checks.find((one) => one.check === check);
  if (result === undefined) throw new Error(check);
  return result;
}

export const said = ({ signals }: CheckResult): readonly (readonly [string, string, number])[] =>
  signals.map(({ reason, state, members }) => [reason, state, members.length]);
