import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { person, roll, run, said } from './testing/small-roll.ts';

describe('RI-03', () => {
  const shared = (count: number, more: (i: number) => Partial<RollEntry['person']>): readonly RollEntry[] => [
    ...roll(60),
    ...Array.from({ length: count }, (_, i) => person(100 + i * 11, { email: 'One@mail.example', ...more(i) })),
  ];

  test('a family that shares an e-mail address is explained, and only counted', () => {
    const result = run('RI-03', { entries: shared(4, (i) => ({ name: `Given${i} Tarrow`, address: '9 Elm Way' })) });
    expect([said(result), result.totals['shared-in-a-household']]).toEqual([[], 1]);
  });

  test('more of one household than households have is looked at; several households are, and many are asked about', () => {
    const large = shared(6, () => ({ address: '9 Elm Way', postcode: 'QA1 1AA' }));
    expect(said(run('RI-03', { entries: large }))).toEqual([['contact-above-household', 'review', 6]]);
    expect(said(run('RI-03', { entries: shared(2, () => ({})) }))).toEqual([
      ['contact-of-several-households', 'review', 2],
    ]);
    expect(said(run('RI-03', { entries: shared(6, () => ({})) }))).toEqual([
      ['contact-of-several-households', 'escalate', 6],
    ]);
  });

  test('a telephone is one however it is written', () => {
    const entries = [person(1, { phone: '07700 900999' }), person(2, { phone: '+44 7700 900-999' }), person(3)];
    expect(said(run('RI-03', { entries }))).toEqual([['contact-of-several-households', 'review', 2]]);
  });
});
