import { describe, expect, test } from 'vitest';
import type { MemberMatch } from '../match/settle-matches.ts';
import type { RegisterResult } from './check-input.ts';
import { countRegisteredAdults } from './registered-adults.ts';
import { id, person, roll, run, said } from './testing/small-roll.ts';

describe('RI-04, RI-05 and RI-12', () => {
  const match = (member: number, more: Partial<MemberMatch> = {}): MemberMatch => ({
    member,
    verdict: 'found',
    reason: null,
    row: member,
    bits: 20,
    address: 'same',
    ...more,
  });
  const nowhere = { verdict: 'not-found', row: null, bits: null, address: null } as const;
  const register = (change: Readonly<Record<number, Partial<MemberMatch>>>, entries = roll(60)): RegisterResult => ({
    rows: 1000,
    basis: 'open-register',
    sha256: '00',
    model: '11',
    matches: entries.map((_, i) => match(i, change[i])),
  });

  test('found at the address is nothing; not found, unclear and taken are questions of their own', () => {
    const result = run('RI-04', {
      register: register({
        1: nowhere,
        2: { verdict: 'review', reason: 'between', bits: 4.21 },
        3: { verdict: 'review', reason: 'same-address' },
        4: { verdict: 'review', reason: 'row-taken' },
        5: { verdict: 'review', reason: 'between', address: 'elsewhere' },
      }),
    });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.bits])).toEqual([
      ['not-on-register', undefined],
      ['register-unclear', 4.2],
      ['register-same-address', 20],
      ['register-row-taken', 20],
    ]);
    expect(result.data).toEqual(['register open-register 00']);
  });

  test('three families of one dwelling that are not found are seen together', () => {
    const entries = [...roll(60), ...[70, 81, 92].map((i) => person(i, { address: '9 Elm Way', postcode: 'QA1 1AA' }))];
    const result = run('RI-04', { entries, register: register({ 60: nowhere, 61: nowhere, 62: nowhere }, entries) });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.members])).toEqual([
      ['not-found-together', 3],
      ['not-found-together', 3],
      ['not-found-together', 3],
    ]);
  });

  test('registered at another address asks the member, a name that fits in part an officer; both places are counted', () => {
    const here = register({
      0: { address: 'elsewhere' },
      1: { verdict: 'review', reason: 'between', address: 'same-district' },
      2: nowhere,
      3: nowhere,
    });
    const there = register({ 3: nowhere });
    const elsewhere = {
      ...there,
      matches: there.matches.map((one, i) => (i < 3 || i === 9 ? one : match(i, nowhere))),
    };
    expect(said(run('RI-05', { register: here }))).toEqual([
      ['registered-at-another-address', 'ask-member', 1],
      ['registered-at-another-address', 'review', 1],
    ]);
    const result = run('RI-05', { register: here, elsewhere });
    expect(result.signals.map(({ reason, members }) => [reason, members[0]])).toEqual([
      ['registered-in-another-place', id(0)],
      ['registered-in-another-place', id(1)],
      ['registered-in-another-place', id(2)],
    ]);
    expect([result.totals['in-both'], result.needs]).toEqual([1, []]);
  });

  test('members at an address above its registered adults, as the register streams past', () => {
    const crowded = [70, 81, 92].map((i) => person(i, { address: '9 Elm Way', postcode: 'QA1 1AA' }));
    const empty = [71, 82, 93].map((i) => person(i, { address: 'Flat 2, 9 Elm Way', postcode: 'QA1 1AA' }));
    const entries = [...roll(60), ...crowded, ...empty, person(95, { address: '', postcode: '' })];
    const counter = countRegisteredAdults(entries);
    counter.add('9 Elm Way', 'qa1 1aa');
    counter.add('77 Elm Way', 'QA1 1AA');
    for (const { person: own } of roll(60)) counter.add(own.address, own.postcode);
    const adults = counter.finish();
    expect([adults[0], adults[60], adults[63], adults[66]]).toEqual([1, 1, 0, -1]);
    const result = run('RI-12', { entries, register: { ...register({}, entries), adults } });
    expect(result.signals.map(({ reason, figures }) => [reason, figures.members, figures.adults])).toEqual([
      ['members-above-adults', 3, 1],
      ['members-where-nobody-registered', 3, 0],
    ]);
    expect(result.notTestable).toEqual({ 'no-address': 1 });
    expect(run('RI-12', { register: register({}) }).needs).toEqual(['registered-adults']);
  });
});
