import { type ContestId, err, type MemberId, ok, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import { describe, expect, test } from 'vitest';
import { type BodyId, type BodyRollOrder, bodyRollSummary, freezeBodyRoll } from './body-roll.ts';
import { freezeRoll } from './freeze-roll.ts';
import { freezeSummary } from './freeze-summary.ts';
import { checkMemberProof, proveMember } from './member-proof.ts';
import type { ClauseId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const entries = generateRoll({ seed: 11, members: 30, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf });
const committee = entries.slice(0, 12);
const order: BodyRollOrder = {
  contest: 'contest-a' as ContestId,
  of: 'executive' as BodyId,
  version: '1',
  entries: committee,
  electorate: null,
  freezeDay: asOf,
  salts: (member) => seeded(member).bytes(32),
  orderKey: utf8('key'),
};
const frozen = freezeBodyRoll(order);
const summary = bodyRollSummary(frozen);
const target = (member: MemberId) => ({ ...summary, member });

describe('a committee has a frozen roll too', () => {
  test('with a root, counts, and a proof for everybody on it', () => {
    expect(summary).toMatchObject({
      of: 'executive',
      version: 'body/executive/1',
      members: 12,
      eligible: 12,
      withheld: 0,
    });
    for (const entry of committee) {
      const proof = unwrap(proveMember(frozen.roll, entry.member));
      expect(checkMemberProof(JSON.parse(JSON.stringify(proof)), target(entry.member))).toEqual(ok(entry));
    }
  });

  test('A21 who is put on it weeks later has no proof, and cannot make one', () => {
    const packed = freezeBodyRoll({ ...order, entries: entries.slice(0, 14) });
    const late = entries[13] as RollEntry;
    expect(proveMember(frozen.roll, late.member)).toEqual(err('not-on-roll'));
    const proof = unwrap(proveMember(packed.roll, late.member));
    expect(checkMemberProof(proof, target(late.member))).toEqual(err('other-roll-size'));
    expect(checkMemberProof({ ...proof, size: 12 }, target(late.member))).toEqual(err('not-in-roll'));
    expect(bodyRollSummary(packed).root).not.toBe(summary.root);
  });

  test('under its own rule, with the reasons counted', () => {
    const months = { clause: 'committee.sitting' as ClauseId, when: 'memberMonths >= 6', otherwise: 'joined-too-late' };
    const electorate = unwrap(compileElectorate({ rules: [months] }));
    const { members, eligible, withheld, withheldFor } = bodyRollSummary(freezeBodyRoll({ ...order, electorate }));
    expect(eligible + withheld).toBe(members);
    expect(withheldFor).toEqual([{ reason: 'joined-too-late', members: withheld }]);
    expect(withheld).toBeGreaterThan(0);
  });

  test('a proof from one body, or from the roll of members, is none for another', () => {
    const { member } = committee[0] as RollEntry;
    const unit = freezeBodyRoll({ ...order, of: 'unit-01' as UnitId });
    const fromUnit = unwrap(proveMember(unit.roll, member));
    expect(checkMemberProof(fromUnit, target(member))).toEqual(err('other-version'));
    expect(checkMemberProof({ ...fromUnit, version: summary.version }, target(member))).toEqual(err('not-in-roll'));
    const all = freezeRoll({ ...order, electorates: { trigger: { rules: [] }, ballot: { rules: [] } } });
    const fromAll = unwrap(proveMember(all, member));
    expect(checkMemberProof(fromAll, target(member))).toEqual(err('other-version'));
    expect(checkMemberProof({ ...fromAll, version: summary.version }, target(member))).toEqual(err('not-in-roll'));
    expect(checkMemberProof(unwrap(proveMember(frozen.roll, member)), freezeSummary(all)).ok).toBe(false);
  });

  test('the longest ids of body and version still give proofs', () => {
    const long = freezeBodyRoll({ ...order, of: 'b'.repeat(64) as BodyId, version: 'v'.repeat(64) });
    const { member } = committee[0] as RollEntry;
    expect(checkMemberProof(unwrap(proveMember(long.roll, member)), { ...bodyRollSummary(long), member }).ok).toBe(
      true,
    );
  });
});
