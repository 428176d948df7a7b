import { type ClauseId, type ContestId, err, type MemberId, ok, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FreezeOrder, freezeRoll, type FrozenRoll } from './freeze-roll.ts';
import { freezeSummary } from './freeze-summary.ts';
import { checkMemberProof, proveMember } from './member-proof.ts';
import { type Amendment, checkDelta, deltaBytes, type DeltaOrder, rollDelta } from './roll-delta.ts';
import type { RollEntry } from '../entry.ts';
import type { Waiver } from '../exclusions/waiver.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = [{ unit: 'unit-01' as UnitId, weight: 1 }];
const months = { clause: 'electorate.membership' as ClauseId, when: 'memberMonths >= 6', otherwise: 'joined-too-late' };
const electorate = unwrap(compileElectorate({ rules: [months] }));
const all = generateRoll({ seed: 11, members: 80, units, asOf });
const [entries, others] = [all.slice(0, 60), all.slice(60)];
const salts = (version: string) => (member: MemberId) => seeded(`${version} ${member}`).bytes(32);
const freeze = (over: Partial<FreezeOrder> = {}): FrozenRoll =>
  freezeRoll({
    contest: 'contest-a' as ContestId,
    version: '1',
    entries,
    electorates: { trigger: electorate, ballot: electorate },
    freezeDay: asOf,
    salts: salts('1'),
    orderKey: utf8('key'),
    ...over,
  });
const before = freeze();
const order = (amendments: readonly Amendment[], over: Partial<DeltaOrder> = {}): DeltaOrder => ({
  amendments,
  version: '2',
  salts: salts('2'),
  orderKey: utf8('key'),
  blind: seeded('blind').bytes(32),
  ...over,
});
const entryAt = (at: number): RollEntry => entries[at] as RollEntry;
const renamed = (entry: RollEntry, name: string): RollEntry => ({ ...entry, person: { ...entry.person, name } });
const ruling = { reason: 'register-challenge', authority: 'ruling-7' };
const corrected = (at: number, name = 'Corrected Name'): Amendment => {
  const entry = renamed(entryAt(at), name);
  return { kind: 'corrected', member: entry.member, entry, ...ruling };
};
const removed = (at: number): Amendment => ({
  kind: 'removed',
  member: entryAt(at).member,
  reason: 'died',
  authority: 'ruling-8',
});
const added = (at: number): Amendment => {
  const entry = others[at] as RollEntry;
  return { kind: 'added', member: entry.member, entry, reason: 'left-out-in-error', authority: 'ruling-9' };
};
const amendments = [corrected(3), removed(5), added(0), added(1)];

describe('a delta', () => {
  test('gives the next version with just the amended entries changed, and the check of it holds', () => {
    const { frozen, delta } = unwrap(rollDelta(before, order(amendments)));
    expect(frozen.members).toHaveLength(61);
    expect(delta.from).toEqual({ version: '1', root: freezeSummary(before).root, members: 60 });
    expect(delta.to).toEqual({ version: '2', root: freezeSummary(frozen).root, members: 61 });
    expect(checkDelta(before, frozen, { stated: delta, ...order(amendments) })).toEqual(ok(null));
  });

  test('whatever is amended in whatever order, everybody else is as they were, and the statement is the same', () => {
    const picks = fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 10 });
    fc.assert(
      fc.property(picks, fc.nat({ max: 5 }), fc.nat(), (at, plus, seed) => {
        const some = [
          ...at.map((i) => (i % 2 === 0 ? corrected(i) : removed(i))),
          ...others.slice(0, plus).map((_, i) => added(i)),
        ];
        const { frozen, delta } = unwrap(rollDelta(before, order(some)));
        const again = unwrap(rollDelta(before, order(seeded(seed).shuffle(some)))).delta;
        expect(deltaBytes(again)).toEqual(deltaBytes(delta));
        const named = new Set(some.map(({ member }) => member));
        for (const { entry } of before.members.filter((own) => !named.has(own.entry.member))) {
          expect(frozen.members[frozen.placeOf.get(entry.member) ?? -1]?.entry).toEqual(entry);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('tells counts by reason to nobody below k, nor by subtraction, and commits to them', () => {
    const { delta } = unwrap(rollDelta(before, order(amendments)));
    expect(delta.byReason).toEqual([
      { kind: 'added', reason: 'left-out-in-error', members: null },
      { kind: 'corrected', reason: 'register-challenge', members: null },
      { kind: 'removed', reason: 'died', members: null },
    ]);
    const open = unwrap(rollDelta(before, order(amendments, { k: 1 }))).delta;
    expect(open.byReason.map(({ members }) => members)).toEqual([2, 1, 1]);
    expect(open.amendments).toBe(delta.amendments);
    const text = JSON.stringify(delta);
    for (const { entry } of before.members)
      expect(text.includes(entry.member) || text.includes(entry.person.name)).toBe(false);
  });

  test('a ruling on a waiver changes who may vote and no entry, and needs its amendment', () => {
    const late = before.members.find(({ verdicts }) => !verdicts.ballot.eligible)?.entry.member as MemberId;
    const waivers: readonly Waiver[] = [
      { member: late, clause: months.clause, electorate: 'ballot', reason: 'moved-branch', by: 'officer-02' },
    ];
    const ruled: Amendment = { kind: 'ruled', member: late, ...ruling };
    const { frozen } = unwrap(rollDelta(before, order([ruled], { waivers })));
    expect(freezeSummary(frozen).electorates.ballot.eligible).toBe(
      freezeSummary(before).electorates.ballot.eligible + 1,
    );
    expect(rollDelta(before, order([], { waivers }))).toEqual(err({ code: 'changed-without-amendment', member: late }));
    expect(rollDelta(before, order([ruled]))).toEqual(err({ code: 'amendment-without-effect', member: late }));
  });
});

describe('refused', () => {
  const fault = (amendment: Amendment) => rollDelta(before, order([amendment]));

  test('an amendment that is not possible, not authorised, or does nothing', () => {
    const { member } = entryAt(3);
    const [one, two] = [corrected(3), corrected(4)] as [Extract<Amendment, { kind: 'corrected' }>, Amendment];
    expect(fault({ ...one, authority: '' })).toEqual(err({ code: 'amendment-without-authority', member }));
    expect(fault({ ...one, reason: '' })).toEqual(err({ code: 'amendment-without-authority', member }));
    expect(fault({ ...one, kind: 'added' })).toEqual(err({ code: 'already-on-roll', member }));
    expect(fault({ ...one, entry: entryAt(3) })).toEqual(err({ code: 'amendment-without-effect', member }));
    expect(fault({ ...one, entry: entryAt(4) })).toEqual(err({ code: 'other-member', member }));
    const nobody = 'm-99999' as MemberId;
    expect(fault({ ...removed(3), member: nobody })).toEqual(err({ code: 'not-on-roll', member: nobody }));
    expect(rollDelta(before, order([one, two, { ...removed(3) }]))).toEqual(err({ code: 'amended-twice', member }));
    expect(rollDelta(before, order(amendments, { version: '1' }))).toEqual(
      err({ code: 'version-not-new', member: null }),
    );
  });

  test('A02 a contact changed under cover of an amendment', () => {
    const entry = entryAt(3);
    const captured = { ...entry, person: { ...entry.person, email: 'campaign@inbox.example' } };
    expect(fault({ kind: 'corrected', member: entry.member, entry: captured, ...ruling })).toEqual(
      err({ code: 'contact-changed', member: entry.member }),
    );
  });

  test('A25 an entry that changed, went or came without an amendment', () => {
    const { delta } = unwrap(rollDelta(before, order(amendments)));
    const afterOf = (own: readonly RollEntry[]) => freeze({ version: '2', salts: salts('2'), entries: own });
    const sources = { stated: delta, ...order([]) };
    const without = afterOf(entries.toSpliced(7, 1));
    expect(checkDelta(before, without, sources)).toEqual(
      err({ code: 'changed-without-amendment', member: entryAt(7).member }),
    );
    const more = others[3] as RollEntry;
    expect(checkDelta(before, afterOf([...entries, more]), sources)).toEqual(
      err({ code: 'changed-without-amendment', member: more.member }),
    );
    const another = afterOf(entries.with(7, renamed(entryAt(7), 'Else')));
    expect(checkDelta(before, another, sources)).toEqual(
      err({ code: 'changed-without-amendment', member: entryAt(7).member }),
    );
    const asStated = checkDelta(before, another, { ...sources, amendments: [corrected(7)] });
    expect(asStated).toEqual(err({ code: 'changed-without-amendment', member: entryAt(7).member }));
  });

  test('a statement that is not what follows, in any part, or of another contest', () => {
    const { frozen, delta } = unwrap(rollDelta(before, order(amendments)));
    const check = (stated: typeof delta) => checkDelta(before, frozen, { stated, ...order(amendments) });
    const differs = err({ code: 'statement-differs', member: null });
    expect(check({ ...delta, to: { ...delta.to, root: '0'.repeat(64) } })).toEqual(differs);
    expect(check({ ...delta, from: { ...delta.from, members: 61 } })).toEqual(differs);
    expect(check({ ...delta, byReason: delta.byReason.slice(1) })).toEqual(differs);
    expect(check({ ...delta, amendments: '0'.repeat(64) })).toEqual(differs);
    expect(checkDelta(before, frozen, { stated: delta, ...order(amendments, { blind: new Uint8Array(32) }) })).toEqual(
      differs,
    );
    const elsewhere = freeze({ contest: 'contest-b' as ContestId, version: '2' });
    expect(checkDelta(before, elsewhere, { stated: delta, ...order([]) })).toEqual(
      err({ code: 'other-contest', member: null }),
    );
  });

  test('a proof of the version before, as it is or with its version rewritten, for a member amended or not', () => {
    const { frozen } = unwrap(rollDelta(before, order(amendments)));
    const now = freezeSummary(frozen);
    for (const at of [3, 10]) {
      const { member } = entryAt(at);
      const old = unwrap(proveMember(before, member));
      expect(checkMemberProof(old, { ...now, member })).toEqual(err('other-version'));
      expect(checkMemberProof({ ...old, version: '2' }, { ...now, member })).toEqual(err('other-roll-size'));
      expect(checkMemberProof({ ...old, version: '2', size: 61 }, { ...now, member })).toEqual(err('not-in-roll'));
      const fresh = unwrap(proveMember(frozen, member));
      expect(checkMemberProof(fresh, { ...now, member }).ok).toBe(true);
      expect(checkMemberProof({ ...fresh, entry: old.entry }, { ...now, member }).ok).toBe(at === 10);
    }
    expect(proveMember(frozen, entryAt(5).member)).toEqual(err('not-on-roll'));
  });
});
