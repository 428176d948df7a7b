import {
  bigEndian,
  canonicalJson,
  type ClauseId,
  concatBytes,
  type ContestId,
  type MemberId,
  toHex,
  type UnitId,
  unwrap,
  utf8,
} from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rollLeaf } from './commitment.ts';
import type { RollEntry } from '../entry.ts';
import { explainEligibility } from './explain-eligibility.ts';
import { ELECTORATES } from './electorate-name.ts';
import { type FreezeOrder, freezeRoll } from './freeze-roll.ts';
import { freezeSummary, unitRolls } from './freeze-summary.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = ['unit-01', 'unit-02', 'unit-03'].map((unit) => ({ unit: unit as UnitId, weight: 1 }));
const rule = (clause: string, when: string, otherwise: string) => ({ clause: clause as ClauseId, when, otherwise });
const status = rule('electorate.status', 'status == "full"', 'not-a-full-member');
const months = rule('electorate.membership', 'memberMonths >= 6', 'joined-too-late');
const paid = rule('electorate.payment', 'paymentKnown && arrearsDays <= 0', 'in-arrears');
const electorates = {
  trigger: unwrap(compileElectorate({ rules: [status, months, paid] })),
  ballot: unwrap(compileElectorate({ rules: [status] })),
};

const rollOf = (seed: number, members = 30): readonly RollEntry[] => generateRoll({ seed, members, units, asOf });
const order = (entries: readonly RollEntry[], other: Partial<FreezeOrder> = {}): FreezeOrder => ({
  contest: 'contest-a' as ContestId,
  version: '1',
  entries,
  electorates,
  freezeDay: asOf,
  salts: (member) => seeded(`salt ${member}`).bytes(32),
  orderKey: utf8('order key of this test'),
  ...other,
});
const rootOf = (entries: readonly RollEntry[], other: Partial<FreezeOrder> = {}): string =>
  freezeSummary(freezeRoll(order(entries, other))).root;

describe('commitment', () => {
  test('a leaf is SHA-256 over 00, contest, version, salt and the canonical entry, as documented', () => {
    const [entry] = rollOf(1, 1) as [RollEntry];
    const salt = seeded(1).bytes(32);
    const counted = (text: string) => concatBytes(bigEndian(utf8(text).length, 4), utf8(text));
    const { standing, person } = entry;
    const json = canonicalJson({ member: entry.member, standing: { ...standing }, person: { ...person } });
    const expected = createHash('sha256')
      .update(Uint8Array.of(0))
      .update(counted('contest-é'))
      .update(counted('1'))
      .update(salt)
      .update(utf8(json))
      .digest('hex');
    expect(toHex(rollLeaf({ contest: 'contest-é' as ContestId, version: '1', salt, entry }))).toBe(expected);
  });

  test('contest and version cannot run into each other', () => {
    const [entry] = rollOf(1, 1) as [RollEntry];
    const salt = new Uint8Array(32);
    const one = rollLeaf({ contest: 'a1' as ContestId, version: '2', salt, entry });
    expect(toHex(one)).not.toBe(toHex(rollLeaf({ contest: 'a' as ContestId, version: '12', salt, entry })));
  });

  test('the root changes with any field of any entry, person included', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 29 }), fc.constantFrom(...CHANGES), (seed, at, change) => {
        const entries = rollOf(seed);
        const changed = entries.map((entry, index) => (index === at ? change(entry) : entry));
        expect(rootOf(changed)).not.toBe(rootOf(entries));
      }),
    );
  });

  test('the root changes with the contest, the version, a salt and the order key', () => {
    const entries = rollOf(3);
    const roots = [
      rootOf(entries),
      rootOf(entries, { contest: 'contest-b' as ContestId }),
      rootOf(entries, { version: '2' }),
      rootOf(entries, { orderKey: utf8('another') }),
      rootOf(entries, { salts: (member) => seeded(`other ${member}`).bytes(32) }),
    ];
    expect(new Set(roots).size).toBe(roots.length);
  });

  test('the root does not depend on the order in which entries are given', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const entries = rollOf(seed, 12);
        expect(rootOf(seeded(seed).shuffle(entries))).toBe(rootOf(entries));
      }),
    );
  });

  test('a salt of another length or a member twice is a bug, and crashes', () => {
    const entries = rollOf(1, 2);
    expect(() => freezeRoll(order(entries, { salts: () => new Uint8Array(31) }))).toThrow('salt');
    expect(() => freezeRoll(order([...entries, ...entries]))).toThrow('twice');
  });
});

describe('counts', () => {
  test('A24 A25 eligible and withheld are all the members, in all, by unit and by reason', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 80 }), (seed, members) => {
        const summary = freezeSummary(freezeRoll(order(rollOf(seed, members))));
        expect(summary.members).toBe(members);
        for (const name of ELECTORATES) {
          const { eligible, withheld, withheldFor, byUnit } = summary.electorates[name];
          expect(eligible + withheld).toBe(members);
          expect(total(withheldFor.map((reason) => reason.members))).toBe(withheld);
          expect(total(byUnit.map((unit) => unit.eligible))).toBe(eligible);
          expect(total(byUnit.map((unit) => unit.withheld))).toBe(withheld);
        }
      }),
    );
  });

  test('every eligible member is on the roll of exactly one unit, their own', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const entries = rollOf(seed);
        const frozen = freezeRoll(order(entries));
        const voters = unitRolls(frozen).flatMap(({ unit, voters: own }) => own.map((member) => `${unit} ${member}`));
        const expected = frozen.members
          .filter(({ verdicts }) => verdicts.trigger.eligible)
          .map(({ entry }) => `${entry.standing.unit} ${entry.member}`);
        expect(voters.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  test('the public summary holds nothing of any person, and no member id', () => {
    const entries = rollOf(5);
    const text = JSON.stringify(freezeSummary(freezeRoll(order(entries))));
    for (const { member, person } of entries) {
      for (const secret of [member, person.name, person.email, person.phone, person.address, person.postcode]) {
        expect(secret !== '' && text.includes(secret)).toBe(false);
      }
    }
  });

  test('members at the edge: six months to the day and paid to the day may vote, a day less may not', () => {
    const frozen = freezeRoll(order(rollOf(11)));
    const reasons = ['m-00001', 'm-00002', 'm-00003', 'm-00004'].map(
      (member) => frozen.members[frozen.placeOf.get(member as MemberId) ?? -1]?.verdicts.trigger.withheldFor,
    );
    expect(reasons).toEqual([null, 'joined-too-late', null, 'in-arrears']);
  });
});

test('an explanation names each clause, how it came out, and the facts it looked at', () => {
  const frozen = freezeRoll(order(rollOf(11)));
  const explained = unwrap(explainEligibility(frozen, 'm-00002' as MemberId));
  expect(explained.electorates.trigger).toEqual({
    eligible: false,
    withheldFor: 'joined-too-late',
    clauses: [
      { clause: 'electorate.status', holds: true, facts: { status: 'full' } },
      { clause: 'electorate.membership', holds: false, facts: { memberMonths: 5 } },
      { clause: 'electorate.payment', holds: true, facts: { paymentKnown: true, arrearsDays: 0 } },
    ],
  });
  expect(explained.electorates.ballot.eligible).toBe(true);
  expect(explainEligibility(frozen, 'm-99999' as MemberId)).toEqual({ ok: false, error: 'not-on-roll' });
});

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const standing = (change: Partial<RollEntry['standing']>) => (entry: RollEntry) => ({
  ...entry,
  standing: { ...entry.standing, ...change },
});
const person = (change: Partial<RollEntry['person']>) => (entry: RollEntry) => ({
  ...entry,
  person: { ...entry.person, ...change },
});
const CHANGES: readonly ((entry: RollEntry) => RollEntry)[] = [
  (entry) => ({ ...entry, member: 'm-99999' as MemberId }),
  standing({ unit: 'unit-99' as UnitId }),
  standing({ joined: '1999-12-31' }),
  standing({ paidThrough: '1999-12-31' }),
  (entry) => standing({ status: entry.standing.status === 'full' ? 'left' : 'full' })(entry),
  standing({ kind: 'other' }),
  standing({ born: '1949-12-31' }),
  standing({ tags: ['other'] }),
  person({ name: 'Other' }),
  person({ email: 'other@example.org' }),
  person({ phone: '07700 900999 0' }),
  person({ address: 'Other' }),
  person({ postcode: 'ZZ99 9ZZ' }),
];
