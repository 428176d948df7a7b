import { err, ok, type PersonId, type UnitId } from '@selectorate/basics';
import { generateRoll } from '@selectorate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { appendVersion, checkHistory, type RollVersion, type VersionNote } from './roll-history.ts';

const asOf = { year: 2022, month: 9, day: 12 };
const roll = (seed: number): readonly RollEntry[] =>
  generateRoll({ seed, members: 6, units: [{ unit: 'unit-01' as UnitId, weight: 1 }], asOf });
const note: VersionNote = {
  by: 'officer-01' as PersonId,
  at: '2022-09-01T10:00:00Z',
  channel: 'import',
  reason: 'monthly-export',
  authority: 'rule-4',
};
const historyOf = (seeds: readonly number[]): readonly RollVersion[] =>
  seeds.reduce<readonly RollVersion[]>((history, seed) => appendVersion(history, roll(seed), note), []);

test('a history that only grew holds, and its last hash stands for all of it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 5 }), (seeds) => {
      const history = historyOf(seeds);
      expect(checkHistory(history)).toEqual(ok(history.at(-1)?.hash ?? null));
    }),
  );
});

test('appending leaves what was there as it was', () => {
  const history = historyOf([1, 2]);
  expect(appendVersion(history, roll(3), note).slice(0, 2)).toEqual(history);
});

test('a changed note, entry, change, order or hash is found at its version', () => {
  const history = historyOf([1, 2, 3]);
  const second = history[1] as RollVersion;
  const [first] = second.entries;
  const forged = (change: Partial<RollVersion>) =>
    checkHistory(history.map((version) => (version.number === 2 ? { ...version, ...change } : version)));
  const person = { ...(first as RollEntry).person, email: 'else@example.org' };
  expect(forged({ note: { ...note, by: 'officer-02' as PersonId } })).toEqual(
    err({ code: 'hash-differs', version: 2 }),
  );
  expect(forged({ entries: [{ ...(first as RollEntry), person }, ...second.entries.slice(1)] })).toEqual(
    err({ code: 'hash-differs', version: 2 }),
  );
  expect(forged({ changes: [] })).toEqual(err({ code: 'hash-differs', version: 2 }));
  expect(forged({ previous: null })).toEqual(err({ code: 'chain-broken', version: 2 }));
  expect(forged({ hash: '0'.repeat(64) })).toEqual(err({ code: 'hash-differs', version: 2 }));
  expect(checkHistory(history.toSpliced(1, 1))).toEqual(err({ code: 'number-out-of-order', version: 2 }));
});

test('a version rewritten with its hash breaks the chain at the next one', () => {
  const history = historyOf([1, 2, 3]);
  const rewritten = appendVersion(history.slice(0, 1), roll(9), note)[1] as RollVersion;
  expect(checkHistory(history.with(1, rewritten))).toEqual(err({ code: 'chain-broken', version: 3 }));
});
