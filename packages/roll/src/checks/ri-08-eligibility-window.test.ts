import { type ClauseId, type MemberId, unwrap } from '@selectorate/basics';
import { compileElectorate } from '@selectorate/rulebook';
import { describe, expect, test } from 'vitest';
import type { MemberEvidence } from '../evidence.ts';
import { evidence, id, person, run, said } from './testing/small-roll.ts';

describe('RI-07 and RI-08', () => {
  test('two signs ask the member, one is counted', () => {
    const known = new Map([
      evidence(0, { mailReturned: true, emailBounced: true }),
      evidence(1, { mailReturned: true }),
      evidence(2, { mailReturned: true }),
      evidence(3),
    ]);
    const goneAway = [{ source: 'removals', sha256: '00', members: [id(2)] }];
    const result = run('RI-07', { evidence: known, goneAway });
    expect(result.signals.flatMap(({ members }) => members).toSorted()).toEqual([id(0), id(2)]);
    expect([result.tested, result.notTestable, result.totals['one-source']]).toEqual([4, { 'no-evidence': 56 }, 1]);
  });

  const months = {
    clause: 'electorate.membership' as ClauseId,
    when: 'memberMonths >= 6',
    otherwise: 'joined-too-late',
  };
  const electorate = unwrap(compileElectorate({ rules: [months] }));

  test('A22 A23 who may vote by the join date and not by the first payment is asked about, and the reverse', () => {
    // Six months before 12 September is 12 March.
    const entries = [
      person(0, {}, { joined: '2022-03-10' }),
      person(1, {}, { joined: '2022-03-20' }),
      person(2, {}, { joined: '2022-03-01' }),
      person(3, {}, { joined: '2022-04-01' }),
    ];
    const known = new Map([
      evidence(0, { firstCleared: '2022-03-24' }),
      evidence(1, { firstCleared: '2022-03-11' }),
      evidence(2, { firstCleared: '2022-03-09' }),
      evidence(3, { firstCleared: '2022-04-02' }),
    ]);
    const electorates = { trigger: electorate, ballot: electorate };
    const { signals, needs } = run('RI-08', { entries, evidence: known, electorates });
    expect(signals.map(({ reason, state, members }) => [reason, state, members])).toEqual([
      ['window-by-join-date-only', 'escalate', [id(0)]],
      ['window-by-payment-only', 'review', [id(1)]],
    ]);
    expect(needs).toEqual(['previous-roll']);
  });

  test('a join date after the first payment, or long before it, is looked at', () => {
    const known = new Map([
      evidence(0, { firstCleared: '2018-05-01' }),
      evidence(1, { firstCleared: '2018-09-01' }),
      evidence(2, { firstCleared: '2018-06-01' }),
      evidence(3, { firstCleared: null }),
    ]);
    const result = run('RI-08', { evidence: known });
    expect(said(result)).toEqual([
      ['joined-after-payment', 'review', 1],
      ['joined-before-payment', 'review', 1],
      ['paid-through-without-payment', 'review', 57],
    ]);
    expect(result.totals['paying-without-payment']).toBe(57);
    expect(result.needs).toEqual(['evidence', 'rulebook', 'previous-roll']);
  });

  test('A23 a join date that moved back is asked about where no payment is known, and where nothing is', () => {
    const previous = { asOf: '2022-01-01', entries: [person(0, {}, { joined: '2022-01-01' }), person(1)] };
    for (const known of [
      new Map([evidence(0, { firstCleared: null })]),
      new Map<MemberId, MemberEvidence>(),
      undefined,
    ]) {
      const result = run('RI-08', { previous, ...(known === undefined ? {} : { evidence: known }) });
      expect(said(result)).toContainEqual(['join-date-moved-back', 'escalate', 1]);
      expect(result.needs).toContain('evidence');
    }
  });

  test('A23 a join date that was earlier than on the roll before is asked about', () => {
    const previous = { asOf: '2022-01-01', entries: [person(0, {}, { joined: '2020-01-01' }), person(1)] };
    const known = new Map([...Array(60).keys()].map((i) => evidence(i)));
    const result = run('RI-08', { evidence: known, previous });
    expect(said(result)).toEqual([['join-date-moved-back', 'escalate', 1]]);
    expect(result.signals[0]?.members).toEqual([id(0)]);
  });
});
