import { type ClauseId, type ContestId, err, type MemberId, ok, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { type FrozenRoll, freezeRoll } from './freeze-roll.ts';
import { freezeSummary } from './freeze-summary.ts';
import { checkMemberProof, type MemberProof, proveMember } from './member-proof.ts';
import { openingConflicts } from './opening-conflicts.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const everybody = unwrap(
  compileElectorate({
    rules: [{ clause: 'all' as ClauseId, when: 'joinedKnown', otherwise: 'joining-date-not-known' }],
  }),
);
const roll = (members: number): readonly RollEntry[] =>
  generateRoll({ seed: members, members, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf });
const freeze = (entries: readonly RollEntry[], version = '1'): FrozenRoll =>
  freezeRoll({
    contest: 'contest-a' as ContestId,
    version,
    entries,
    electorates: { trigger: everybody, ballot: everybody },
    freezeDay: asOf,
    salts: (member) => seeded(`${version} ${member}`).bytes(32),
    orderKey: utf8('key'),
  });
const proofOf = (frozen: FrozenRoll, member: MemberId): MemberProof => unwrap(proveMember(frozen, member));

const entries = roll(21);
const frozen = freeze(entries);
const target = freezeSummary(frozen);
const [one, two] = entries.map(({ member }) => member) as [MemberId, MemberId];

describe("a member's proof", () => {
  test('every member of a roll of any size can check their own entry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, pick) => {
        const own = roll(size);
        const entry = own[pick % size] as RollEntry;
        const sized = freeze(own);
        const proof = JSON.parse(JSON.stringify(proofOf(sized, entry.member))) as unknown;
        expect(checkMemberProof(proof, { ...freezeSummary(sized), member: entry.member })).toEqual(ok(entry));
      }),
    );
  });

  test('is about a kilobyte for a roll of 1,400', () => {
    const large = freeze(roll(1400));
    const bytes = utf8(JSON.stringify(proofOf(large, one))).length;
    expect(bytes).toBeLessThan(2048);
  });

  test('nobody has a proof who is not on the roll', () => {
    expect(proveMember(frozen, 'm-99999' as MemberId)).toEqual(err('not-on-roll'));
  });
});

describe('refused', () => {
  const proof = proofOf(frozen, one);

  test('a record tampered with in any character', () => {
    const text = JSON.stringify(proof);
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom('0', '1', 'a', 'Z', ' '), (at, character) => {
        fc.pre(text[at] !== character);
        const tampered = parsed(text.slice(0, at) + character + text.slice(at + 1));
        fc.pre(tampered !== undefined && JSON.stringify(tampered) !== text);
        expect(checkMemberProof(tampered, target).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a changed contact, with the code that says so', () => {
    const person = { ...proof.entry.person, email: 'else@example.org' };
    expect(checkMemberProof({ ...proof, entry: { ...proof.entry, person } }, target)).toEqual(err('not-in-roll'));
  });

  test('a proof for another member, another contest, another version, another roll', () => {
    const proofOfTwo = proofOf(frozen, two);
    expect(checkMemberProof(proofOfTwo, { ...target, member: one })).toEqual(err('other-member'));
    expect(checkMemberProof({ ...proofOfTwo, entry: proof.entry }, { ...target, member: one })).toEqual(
      err('not-in-roll'),
    );
    expect(checkMemberProof(proof, { ...target, contest: 'contest-b' as ContestId })).toEqual(err('other-contest'));
    expect(checkMemberProof(proof, { ...target, version: '2' })).toEqual(err('other-version'));
    expect(checkMemberProof({ ...proof, version: '2' }, { ...target, version: '2' })).toEqual(err('not-in-roll'));
    expect(checkMemberProof(proof, { ...target, members: 22 })).toEqual(err('other-roll-size'));
    expect(checkMemberProof(proof, freezeSummary(freeze(entries.with(3, roll(99)[50] as RollEntry))))).toEqual(
      err('not-in-roll'),
    );
  });

  test('what is no proof at all', () => {
    const path = proof.path.map(() => 'not a hash');
    for (const value of [null, 1, 'x', [], {}, { ...proof, extra: 1 }, { ...proof, path }, { ...proof, index: 1.5 }]) {
      expect(checkMemberProof(value, target)).toEqual(err('malformed'));
    }
  });
});

describe('a leaf opened twice', () => {
  const proofs = entries.map(({ member }) => proofOf(frozen, member));

  test('an honest roll has no conflicts', () => {
    expect(openingConflicts(proofs)).toEqual([]);
  });

  test('one entry shown to two people as theirs is found', () => {
    const [first] = proofs as [MemberProof];
    expect(openingConflicts([...proofs, first])).toEqual([
      { kind: 'leaf-opened-twice', index: first.index, times: 2, sameEntry: true },
    ]);
  });

  test('one place with two contents is found', () => {
    const [first, second] = proofs as [MemberProof, MemberProof];
    expect(openingConflicts([first, { ...second, index: first.index }])).toEqual([
      { kind: 'leaf-opened-twice', index: first.index, times: 2, sameEntry: false },
    ]);
  });

  test('one member at two places is found, though both are in the tree', () => {
    const [first, second] = proofs as [MemberProof, MemberProof];
    const twice = { ...second, entry: { ...second.entry, member: first.entry.member } };
    expect(openingConflicts([first, twice])).toEqual([
      {
        kind: 'member-at-several-leaves',
        member: first.entry.member,
        indexes: [first.index, second.index].toSorted((a, b) => a - b),
      },
    ]);
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
