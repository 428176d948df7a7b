import { formatIsoDate, fromCivilDay, type MemberId, type UnitId } from '@selectorate/basics';
import { expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { checkSignUps, SIGN_UP_ALPHA } from './ri-09-sign-ups.ts';

const AS_OF = '2022-09-12';
const TODAY = 19_247;

const joined = (daysAgo: number, serial: number, units: number): RollEntry => ({
  member: `m-${serial}` as MemberId,
  standing: {
    unit: `u-${serial % units}` as UnitId,
    joined: formatIsoDate(fromCivilDay(TODAY - daysAgo)),
    paidThrough: null,
    status: 'full',
    kind: 'individual',
    born: null,
    tags: [],
  },
  person: { name: 'A B', email: '', phone: '', address: '', postcode: '' },
});

function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}

/** Four years of sign-ups at one rate, now and then `clump` together: the past and the days that are looked at are alike. */
function honest(seed: number, perYear: number, clump: number): readonly RollEntry[] {
  const random = randomOf(seed);
  const days = 1500;
  const events = Math.round((perYear * days) / 365 / clump);
  return Array.from({ length: events }, () => Math.floor(random() * days)).flatMap((daysAgo, event) =>
    Array.from({ length: clump }, (_, i) => joined(daysAgo, event * clump + i, 6)),
  );
}

test.each([
  [30, 1],
  [100, 1],
  [400, 1],
  [1500, 1],
  [100, 2],
  [400, 3],
])('%i sign-ups a year, %i together, alarm no more often than is stated', (perYear, clump) => {
  const rolls = Math.min(200, Math.ceil(40_000 / perYear));
  let alarms = 0;
  for (let seed = 1; seed <= rolls; seed++) {
    const finding = checkSignUps({ asOf: AS_OF, entries: honest(seed * 101 + perYear, perYear, clump) });
    if (finding.kind === 'done' && finding.signals.length > 0) alarms++;
  }
  expect(alarms / rolls).toBeLessThanOrEqual(SIGN_UP_ALPHA);
});

/** A body that loses a quarter of its joiners in their first year, and one in twelve of the others in each later one. */
function withLeavers(seed: number, perYear: number): readonly RollEntry[] {
  const random = randomOf(seed);
  const entries: RollEntry[] = [];
  for (let daysAgo = 0; daysAgo < 1500; daysAgo++) {
    const years = daysAgo / 365;
    const stays = years < 1 ? 0.75 ** years : 0.75 * (11 / 12) ** (years - 1);
    // Ten draws a day are near enough to Poisson's.
    for (let i = 0; i < 10; i++)
      if (random() < (perYear / 3650) * stays) entries.push(joined(daysAgo, entries.length, 6));
  }
  return entries;
}

test.each([300, 1500, 3000])(
  'A22 %i sign-ups a year in a body that many leave alarm no more often than is stated',
  (perYear) => {
    const rolls = 100;
    let alarms = 0;
    for (let seed = 1; seed <= rolls; seed++) {
      const finding = checkSignUps({ asOf: AS_OF, entries: withLeavers(seed * 77 + perYear, perYear) });
      if (finding.kind === 'done' && finding.signals.length > 0) alarms++;
    }
    expect(alarms / rolls).toBeLessThanOrEqual(SIGN_UP_ALPHA);
  },
);

test('the days of those without a payment are their join dates, and the report says so', () => {
  const finding = checkSignUps({ asOf: AS_OF, entries: honest(5, 100, 1) });
  expect(finding.kind === 'done' && [finding.needs, finding.totals['by-join-date']]).toEqual([
    ['evidence'],
    honest(5, 100, 1).length,
  ]);
});

test.each([
  ['in a week', 7, 30],
  ['on one day', 1, 15],
  ['in four weeks', 28, 40],
])('A22 a surge %s is seen, in the whole and in its unit, with those who joined then', (_, days, count) => {
  const surge = Array.from({ length: count }, (__, i) => joined(60 + (i % days), 100_000 + i * 6, 6));
  const finding = checkSignUps({ asOf: AS_OF, entries: [...honest(5, 100, 1), ...surge] });
  if (finding.kind !== 'done') throw new Error('not run');
  const seen = new Set(finding.signals.flatMap(({ members }) => members));
  expect(surge.filter(({ member }) => seen.has(member)).length / count).toBeGreaterThan(0.8);
  expect(finding.signals.some(({ figures }) => figures.unit === 'u-4')).toBe(true);
  expect(finding.signals.every(({ state }) => state === 'review')).toBe(true);
});

test('a roll that is younger than two years is not judged, and one below the three years says so', () => {
  const young = (days: number): readonly RollEntry[] =>
    Array.from({ length: 200 }, (_, i) => joined(Math.floor((i * days) / 200), i, 1)).concat(joined(days, 999, 1));
  expect(checkSignUps({ asOf: AS_OF, entries: young(600) })).toEqual({ kind: 'not-run', needs: ['sign-up-history'] });
  const short = checkSignUps({ asOf: AS_OF, entries: young(1000) });
  expect(short.kind === 'done' && [short.totals['baseline-days'], short.totals['baseline-short']]).toEqual([600, 1]);
});
