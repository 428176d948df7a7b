import { type ClauseId, type ContestId, type MemberId, type UnitId, unwrap, utf8 } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ELECTORATES } from './electorate-name.ts';
import { explainEntry } from './explain-entry.ts';
import { type FreezeOrder, freezeRoll, type FrozenRoll } from './freeze-roll.ts';
import { freezeSummary } from './freeze-summary.ts';
import type { Verdict } from './verdicts.ts';
import type { LoggedChange } from '../changes/logged-change.ts';
import type { RollEntry } from '../entry.ts';
import {
  appealExclusion,
  decideExclusion,
  type Exclusion,
  EXCLUSION_REASONS,
  noticeExclusion,
} from '../exclusions/exclusion.ts';
import { type Waiver, waiverFaults } from '../exclusions/waiver.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const units = ['unit-01', 'unit-02'].map((unit) => ({ unit: unit as UnitId, weight: 1 }));
const rule = (clause: string, when: string, otherwise: string) => ({ clause: clause as ClauseId, when, otherwise });
const status = rule('electorate.status', 'status == "full"', 'not-a-full-member');
const months = rule('electorate.membership', 'memberMonths >= 6', 'joined-too-late');
const paid = rule('electorate.payment', 'paymentKnown && arrearsDays <= 0', 'in-arrears');
const electorates = {
  trigger: unwrap(compileElectorate({ rules: [status, months, paid] })),
  ballot: unwrap(compileElectorate({ rules: [status] })),
};
const entries: readonly RollEntry[] = generateRoll({ seed: 11, members: 60, units, asOf });
const freeze = (other: Partial<FreezeOrder> = {}): FrozenRoll =>
  freezeRoll({
    contest: 'contest-a' as ContestId,
    version: '1',
    entries,
    electorates,
    freezeDay: asOf,
    salts: (member) => seeded(`salt ${member}`).bytes(32),
    orderKey: utf8('order key of this test'),
    ...other,
  });
const verdict = (
  frozen: FrozenRoll,
  member: string,
  electorate: 'trigger' | 'ballot' = 'trigger',
): Verdict | undefined => frozen.members[frozen.placeOf.get(member as MemberId) ?? -1]?.verdicts[electorate];
const waiver = (member: string, clause: string, electorate: 'trigger' | 'ballot' = 'trigger'): Waiver => ({
  member: member as MemberId,
  clause: clause as ClauseId,
  electorate,
  reason: 'moved-from-another-branch',
  by: 'officer-02',
});
const day = (number: number): string => `2022-08-${String(number).padStart(2, '0')}T10:00:00Z`;
const exclusion = (member: string, reason: Exclusion['reason'] = 'paid-by-another'): Exclusion =>
  unwrap(
    decideExclusion(
      unwrap(
        noticeExclusion({
          member: member as MemberId,
          electorates: ['trigger', 'ballot'],
          reason,
          clause: 'electorate.own-payment' as ClauseId,
          issueAt: day(28),
          notice: { at: day(1), by: 'officer-01', replyUntil: day(8) },
        }),
      ),
      { at: day(9), by: 'officer-02', outcome: 'exclude', appealUntil: day(16) },
    ),
  );

describe('a waiver', () => {
  // m-00002 joined a month too late, m-00004 is a day in arrears.
  test('lets in whom its clause keeps out, and the count says by which clause', () => {
    const frozen = freeze({ waivers: [waiver('m-00002', 'electorate.membership')] });
    expect(verdict(freeze(), 'm-00002')).toEqual({ eligible: false, withheldFor: 'joined-too-late', waived: null });
    expect(verdict(frozen, 'm-00002')).toEqual({ eligible: true, withheldFor: null, waived: 'electorate.membership' });
    const { trigger } = freezeSummary(frozen).electorates;
    expect(trigger.waived).toEqual([{ clause: 'electorate.membership', members: 1 }]);
    expect(trigger.eligible).toBe(freezeSummary(freeze()).electorates.trigger.eligible + 1);
  });

  test('lets in nobody whom another clause keeps out, in no other electorate, and nobody else', () => {
    const frozen = freeze({
      waivers: [waiver('m-00004', 'electorate.membership'), waiver('m-00002', 'electorate.membership', 'ballot')],
    });
    expect(verdict(frozen, 'm-00004')?.withheldFor).toBe('in-arrears');
    expect(verdict(frozen, 'm-00002')?.withheldFor).toBe('joined-too-late');
    expect(freezeSummary(frozen)).toEqual(freezeSummary(freeze()));
  });

  test('that means nothing is named', () => {
    const good = waiver('m-00002', 'electorate.membership');
    const odd = [good, waiver('m-99999', 'electorate.membership'), waiver('m-00002', 'electorate.age'), good];
    expect(waiverFaults(odd, entries, electorates)).toEqual([
      { code: 'not-on-roll', at: 1 },
      { code: 'no-such-clause', at: 2 },
      { code: 'granted-twice', at: 3 },
    ]);
  });
});

describe('an exclusion', () => {
  const at = '2022-09-12T00:00:00Z';

  test('A24 keeps an eligible member out of what it says, with its reason as the published code', () => {
    const frozen = freeze({ exclusions: { at, all: [exclusion('m-00001')] } });
    expect(verdict(frozen, 'm-00001')).toEqual({
      eligible: false,
      withheldFor: 'excluded-paid-by-another',
      waived: null,
    });
    expect(verdict(frozen, 'm-00001', 'ballot')?.withheldFor).toBe('excluded-paid-by-another');
    expect(freezeSummary(frozen).electorates.ballot.withheldFor).toContainEqual({
      reason: 'excluded-paid-by-another',
      members: 1,
    });
  });

  test('A24 that is not settled at the freeze keeps nobody out', () => {
    const open = exclusion('m-00001');
    const appealed = unwrap(appealExclusion(open, day(12)));
    for (const exclusions of [
      { at: day(16), all: [open] },
      { at, all: [appealed] },
      { at, all: [{ ...open, decision: null }] },
    ]) {
      expect(verdict(freeze({ exclusions }), 'm-00001')).toEqual({ eligible: true, withheldFor: null, waived: null });
    }
  });

  test('is not outdone by a waiver, and a rule that withholds speaks first', () => {
    const frozen = freeze({
      waivers: [waiver('m-00002', 'electorate.membership')],
      exclusions: { at, all: [exclusion('m-00002'), exclusion('m-00004')] },
    });
    expect(verdict(frozen, 'm-00002')).toEqual({
      eligible: false,
      withheldFor: 'excluded-paid-by-another',
      waived: null,
    });
    expect(verdict(frozen, 'm-00004')?.withheldFor).toBe('in-arrears');
  });
});

test('A25 no class of members vanishes: eligible and withheld by published reason are all of them, whatever is waived or excluded', () => {
  const members = entries.map(({ member }) => member);
  const waivers = fc.array(
    fc
      .tuple(
        fc.constantFrom(...members),
        fc.constantFrom('status', 'membership', 'payment'),
        fc.constantFrom(...ELECTORATES),
      )
      .map(([member, clause, electorate]) => waiver(member, `electorate.${clause}`, electorate)),
  );
  const exclusions = fc.array(
    fc
      .tuple(fc.constantFrom(...members), fc.constantFrom(...EXCLUSION_REASONS))
      .map(([member, reason]) => exclusion(member, reason)),
  );
  fc.assert(
    fc.property(waivers, exclusions, (given, all) => {
      const frozen = freeze({ waivers: given, exclusions: { at: '2022-09-12T00:00:00Z', all } });
      const summary = freezeSummary(frozen);
      for (const name of ELECTORATES) {
        const { eligible, withheld, withheldFor, waived } = summary.electorates[name];
        expect(eligible + withheld).toBe(entries.length);
        expect(sum(withheldFor)).toBe(withheld);
        expect(sum(waived)).toBeLessThanOrEqual(eligible);
        const known = new Set([
          ...electorates[name].rules.map(({ otherwise }) => otherwise),
          ...all.map(({ reason }) => `excluded-${reason}`),
        ]);
        for (const { reason } of withheldFor) expect(known).toContain(reason);
      }
      expect(summary.root).toBe(freezeSummary(freeze()).root);
    }),
    { numRuns: 30 },
  );
});

test("a member's own page has the entry, every clause, what was waived or decided, their changes, and the proof", () => {
  const at = '2022-09-12T00:00:00Z';
  const own = 'm-00002' as MemberId;
  const frozen = freeze({
    waivers: [waiver(own, 'electorate.membership'), waiver('m-00004', 'electorate.payment')],
    exclusions: { at, all: [exclusion('m-00001'), exclusion(own)] },
  });
  const change = (member: MemberId): LoggedChange => ({
    at,
    by: 'member',
    channel: 'member',
    session: 's-1',
    reason: 'moved-home',
    authority: 'own-account',
    member,
    field: 'address',
    from: '',
    to: '1 Mill Lane',
  });
  const page = unwrap(explainEntry(frozen, own, [change('m-00001' as MemberId), change(own)]));
  expect(page.entry.member).toBe(own);
  expect(page.electorates.trigger.verdict.withheldFor).toBe('excluded-paid-by-another');
  expect(page.electorates.trigger.judgement.clauses.map(({ holds }) => holds)).toEqual([true, false, true]);
  expect(page.waivers).toEqual([waiver(own, 'electorate.membership')]);
  expect(page.exclusions.map(({ stage }) => stage)).toEqual(['excluded']);
  expect(page.changes).toEqual([change(own)]);
  expect(page.proof.entry).toEqual(page.entry);
  expect(JSON.stringify(page)).not.toContain('m-00001');
  expect(explainEntry(frozen, 'm-99999' as MemberId, [])).toEqual({ ok: false, error: 'not-on-roll' });
});

const sum = (counts: readonly { readonly members: number }[]): number =>
  counts.reduce((total, { members }) => total + members, 0);
