import type { MemberId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import type { Signal } from './report.ts';
import { type ResolutionNote, settlementFault, settlementOf, TWO_PEOPLE_CHECKS } from './settle.ts';

const signal = (more: Partial<Signal> = {}): Signal => ({
  check: 'RI-04',
  id: 'ri-04-1',
  state: 'review',
  reason: 'register-unclear',
  members: ['m-1' as MemberId],
  figures: {},
  resolution: null,
  ...more,
});

const note = (more: Partial<ResolutionNote> = {}): ResolutionNote => ({
  signal: 'ri-04-1',
  resolution: 'genuine',
  by: 'officer-1',
  second: null,
  note: 'Seen at the address.',
  at: '2022-09-13T10:00:00Z',
  ...more,
});

test('A02 A24 by default it takes two for the checks by which somebody takes a roll, and for whatever escalates', () => {
  expect(TWO_PEOPLE_CHECKS).toEqual(['RI-02', 'RI-06', 'RI-13', 'RI-16', 'RI-17', 'RI-18']);
  for (const check of TWO_PEOPLE_CHECKS) {
    expect(settlementFault(note(), signal({ check }))).toBe('second-person-missing');
    expect(settlementFault(note({ second: 'officer-2' }), signal({ check }))).toBeNull();
  }
  expect(settlementFault(note(), signal({ state: 'escalate' }))).toBe('second-person-missing');
  expect(settlementFault(note(), signal())).toBeNull();
});

test.each([
  ['person-missing', note({ by: ' ' })],
  ['person-missing', note({ second: '' })],
  ['same-person-twice', note({ second: 'Officer-1 ' })],
  ['person-concerned', note({ second: 'OFFICER-9' })],
  ['person-concerned', note({ by: 'm-1' })],
  ['reason-missing', note({ note: ' ' })],
] as const)('A02 refused: %s', (code, bad) => {
  expect(settlementFault(bad, signal({ figures: { editor: 'officer-9' } }))).toBe(code);
});

test('the later instant stands, whatever the order of the list', () => {
  const early = note();
  const late = note({ resolution: 'corrected', at: '2022-09-14T10:00:00Z' });
  expect([settlementOf(signal(), [early, late]), settlementOf(signal(), [late, early])]).toEqual([
    'corrected',
    'corrected',
  ]);
});

test('A24 what two people said yields to two, and never to one', () => {
  const two = note({ resolution: 'referred', second: 'officer-2' });
  const one = note({ by: 'officer-3', at: '2022-09-20T10:00:00Z' });
  expect(settlementOf(signal(), [two, one])).toBe('referred');
  expect(settlementOf(signal(), [two, { ...one, second: 'officer-4' }])).toBe('genuine');
});

test('a note that does not hold settles nothing', () => {
  expect(settlementOf(signal({ state: 'escalate' }), [note()])).toBeNull();
  expect(settlementOf(signal(), [note({ signal: 'ri-04-2' })])).toBeNull();
});
