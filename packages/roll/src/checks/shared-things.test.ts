import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import type { CheckInput } from './check-input.ts';
import { evidence, person, roll, run, said } from './testing/small-roll.ts';

describe('A22 a shared name', () => {
  const ring = (count: number, more: (i: number) => Partial<RollEntry['person']>): readonly RollEntry[] => [
    ...roll(60),
    ...Array.from({ length: count }, (_, i) => person(100 + i * 11, { name: `Given${i} Tarrow`, ...more(i) })),
  ];
  const shared = (entries: readonly RollEntry[]): CheckInput['evidence'] =>
    new Map(
      entries
        .slice(60)
        .map(({ member }) => [member, { ...evidence(0)[1], member, instrument: 'one-card', device: 'one-device' }]),
    );

  test.each(['RI-10', 'RI-11'] as const)(
    '%s: explains no more members than a household has, wherever they live',
    (check) => {
      const apart = ring(30, () => ({}));
      const together = ring(30, () => ({ address: '9 Elm Way', postcode: 'QA1 1AA' }));
      const family = ring(4, () => ({}));
      const told = (entries: readonly RollEntry[]): unknown =>
        said(run(check, { entries, evidence: shared(entries) ?? new Map() }));
      expect(told(apart)).toEqual([[expect.any(String), 'escalate', 30]]);
      expect(told(together)).toEqual([[expect.any(String), 'review', 30]]);
      expect(told(family)).toEqual([]);
    },
  );
});
