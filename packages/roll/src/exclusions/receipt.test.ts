import {
  type ClauseId,
  type ContestId,
  err,
  type MemberId,
  ok,
  toHex,
  type UnitId,
  unwrap,
  utf8,
} from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { generateRoll, seeded } from '@selectorate/testkit';
import { generateKeyPairSync, sign, verify as verifySignature } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FreezeOrder, freezeRoll } from '../freeze/freeze-roll.ts';
import { appealExclusion, decideExclusion, noticeExclusion, ruleOnAppeal } from './exclusion.ts';
import { checkReceipt, type ExclusionReceipt, exclusionReceipt, receiptBytes, ruleReceipt } from './receipt.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const months = { clause: 'electorate.membership' as ClauseId, when: 'memberMonths >= 6', otherwise: 'joined-too-late' };
const electorate = unwrap(compileElectorate({ rules: [months] }));
const day = (number: number): string => `2022-08-${String(number).padStart(2, '0')}T10:00:00Z`;
const own = 'm-00001' as MemberId;
const late = 'm-00002' as MemberId;
const decided = unwrap(
  decideExclusion(
    unwrap(
      noticeExclusion({
        member: own,
        electorates: ['ballot'],
        reason: 'moved-out-of-area',
        clause: 'electorate.area' as ClauseId,
        issueAt: day(28),
        notice: { at: day(1), by: 'officer-01', replyUntil: day(8) },
      }),
    ),
    { at: day(9), by: 'officer-02', outcome: 'exclude', appealUntil: day(16) },
  ),
);
const freeze = (exclusions: FreezeOrder['exclusions'], over: Partial<FreezeOrder> = {}) =>
  freezeRoll({
    contest: 'contest-a' as ContestId,
    version: '1',
    entries: generateRoll({ seed: 11, members: 20, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf }),
    electorates: { trigger: electorate, ballot: electorate },
    freezeDay: asOf,
    salts: (member) => seeded(`salt ${member}`).bytes(32),
    orderKey: utf8('key'),
    exclusions,
    ...over,
  });
const frozen = freeze({ at: day(28), all: [decided] });
const appealTo = 'appeals@body.example';
const order = { member: own, electorate: 'ballot', appealTo } as const;

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const verify = (bytes: Uint8Array, signature: Uint8Array): boolean =>
  verifySignature(null, bytes, publicKey, signature);
const signed = (receipt: ExclusionReceipt): Uint8Array => new Uint8Array(sign(null, receiptBytes(receipt), privateKey));

describe('A24 who is left out has something to show', () => {
  test('of a decision: why, under which clause, when they were told, until when they may appeal and to whom', () => {
    expect(unwrap(exclusionReceipt(frozen, order))).toEqual({
      schema: 'selectorate-exclusion-receipt/1',
      kind: 'decision',
      contest: 'contest-a',
      version: '1',
      root: toHex(frozen.root),
      member: own,
      electorate: 'ballot',
      reason: 'excluded-moved-out-of-area',
      clause: 'electorate.area',
      noticed: day(1),
      decided: day(9),
      appealBy: day(16),
      appealTo,
    });
  });

  test('of a ruling on appeal: the ruling, and no further appeal', () => {
    const upheld = unwrap(
      ruleOnAppeal(unwrap(appealExclusion(decided, day(12))), { at: day(20), by: 'officer-03', outcome: 'upheld' }),
    );
    const receipt = unwrap(exclusionReceipt(freeze({ at: day(28), all: [upheld] }), order));
    expect(receipt).toMatchObject({ decided: day(20), appealBy: null });
  });

  test('A25 of a rule as well', () => {
    const clock = { decided: day(28), appealBy: day(30) };
    const receipt = unwrap(ruleReceipt(frozen, { ...order, member: late }, clock));
    expect(receipt).toMatchObject({
      kind: 'rule',
      reason: 'joined-too-late',
      clause: 'electorate.membership',
      noticed: null,
      ...clock,
    });
  });

  test('of a rule that shares its code with another: the clause is the one that failed unwaived', () => {
    const shared = (clause: string, when: string) => ({ clause: clause as ClauseId, when, otherwise: 'not-eligible' });
    const rules = [
      shared('electorate.kind', 'kind != ""'),
      shared('electorate.months', 'memberMonths >= 6'),
      shared('electorate.age', 'ageYears >= 200'),
    ];
    const strict = unwrap(compileElectorate({ rules }));
    const months12 = {
      member: late,
      clause: 'electorate.months' as ClauseId,
      electorate: 'ballot',
      reason: 'x',
      by: 'y',
    } as const;
    const clock = { decided: day(28), appealBy: null };
    const clauseOf = (waivers: FreezeOrder['waivers']) =>
      unwrap(
        ruleReceipt(
          freeze(undefined, { electorates: { trigger: strict, ballot: strict }, waivers }),
          { ...order, member: late },
          clock,
        ),
      ).clause;
    expect(clauseOf([])).toBe('electorate.months');
    expect(clauseOf([months12])).toBe('electorate.age');
  });

  test('nobody gets one who is not left out, or not for that', () => {
    const clock = { decided: day(28), appealBy: null };
    expect(exclusionReceipt(frozen, { ...order, electorate: 'trigger' })).toEqual(err('not-excluded'));
    expect(exclusionReceipt(frozen, { ...order, member: late })).toEqual(err('not-excluded'));
    expect(ruleReceipt(frozen, order, clock)).toEqual(err('not-withheld-by-rule'));
    expect(ruleReceipt(frozen, { ...order, member: 'm-00003' as MemberId }, clock)).toEqual(
      err('not-withheld-by-rule'),
    );
    expect(exclusionReceipt(frozen, { ...order, member: 'm-99999' as MemberId })).toEqual(err('not-on-roll'));
    expect(ruleReceipt(frozen, { ...order, member: 'm-99999' as MemberId }, clock)).toEqual(err('not-on-roll'));
  });
});

describe('a signed receipt', () => {
  const receipt = unwrap(exclusionReceipt(frozen, order));
  const signature = signed(receipt);

  test('holds after it has been through a file', () => {
    expect(checkReceipt(JSON.parse(JSON.stringify(receipt)), signature, verify)).toEqual(ok(receipt));
  });

  test('changed in any member is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(receipt)), (key) => {
        const value = {
          appealBy: day(17),
          decided: day(10),
          noticed: day(2),
          root: '0'.repeat(64),
          kind: 'rule',
          electorate: 'trigger',
        };
        const other = (value as Readonly<Record<string, string>>)[key] ?? 'other';
        const checked = checkReceipt({ ...receipt, [key]: other }, signature, verify);
        expect(checked).toEqual(err(key === 'schema' ? 'malformed' : 'signature-differs'));
      }),
    );
  });

  test('with anything more, or nothing, is malformed', () => {
    for (const value of [null, 'x', [], {}, { ...receipt, extra: 1 }, { ...receipt, decided: 'soon' }]) {
      expect(checkReceipt(value, signature, verify)).toEqual(err('malformed'));
    }
  });
});
