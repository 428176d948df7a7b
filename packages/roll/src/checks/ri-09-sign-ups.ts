import type { CivilDay } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise, type RaisedSignal } from './finding.ts';
import { alarmCount } from './statistics.ts';

/** Days before `asOf` that are looked at: an eligibility window of a year, and some weeks. */
const SCANNED = 400;
/** Days before those by which they are judged: three years, or as long as the roll has. */
const BASELINE = 1095;
/** Less than a year is no baseline. */
const LEAST_BASELINE = 365;
const LENGTHS = [1, 7, 28] as const;
/** Alarms of an honest roll, over the whole and all units together. */
export const SIGN_UP_ALPHA = 0.01;
/**
 * Those who join and leave are on no roll, so days long past show fewer than joined then: at least this share of them is still there. Held
 * against invented bodies that lose a quarter of the joiners in their first year and one in twelve in each later one (see the test).
 */
const STILL_THERE = 0.6;
/** However even the past: sign-ups of friends and couples come together. */
const LEAST_DISPERSION = 1.5;

interface Joiner {
  readonly entry: RollEntry;
  readonly day: CivilDay;
}

/**
 * RI-09: more sign-ups in some days or weeks than the body's own three years explain: a negative-binomial scan over the whole roll
 * and each unit. Days are those of the first cleared payment where it is known, since a join date can be set back. Who has left since
 * is on no roll: the past is taken to have been as much busier as {@link STILL_THERE} says, so that a smaller surge is missed rather than
 * an honest body alarmed.
 */
export function checkSignUps({ entries, asOf, evidence }: CheckInput): Finding | NotRun {
  const today = dayOf(asOf) ?? 0;
  const joiners = entries.flatMap((entry): readonly Joiner[] => {
    const day = dayOf(evidence?.get(entry.member)?.firstCleared ?? null) ?? dayOf(entry.standing.joined);
    return day === null || day > today ? [] : [{ entry, day }];
  });
  const first = joiners.reduce((least, { day }) => Math.min(least, day), today);
  const baseline = Math.min(BASELINE, today - SCANNED - first);
  if (baseline < LEAST_BASELINE) return notRun('sign-up-history');
  const byJoinDate = joiners.filter(({ entry }) => (evidence?.get(entry.member)?.firstCleared ?? null) === null).length;
  const units = [...groupBy(joiners, ({ entry }) => entry.standing.unit)];
  const scan = { today, baseline };
  const signals = [
    ...surges(joiners, { ...scan, alpha: SIGN_UP_ALPHA / 2, unit: null }),
    ...(units.length < 2
      ? []
      : units.flatMap(([unit, group]) => surges(group, { ...scan, alpha: SIGN_UP_ALPHA / 2 / units.length, unit }))),
  ];
  return found({
    population: entries.length,
    tested: joiners.map(({ entry }) => entry.member),
    notTestable: { 'no-date': entries.length - joiners.length },
    signals,
    expected: { low: 0, high: 1, source: 'stated-alarm-rate' },
    needs: byJoinDate > 0 ? ['evidence'] : [],
    totals: {
      'by-join-date': byJoinDate,
      'baseline-days': baseline,
      'baseline-short': baseline < BASELINE ? 1 : 0,
      'false-alarms-per-ten-thousand': SIGN_UP_ALPHA * 10_000,
    },
  });
}

interface Scan {
  readonly today: CivilDay;
  readonly baseline: number;
  readonly alpha: number;
  readonly unit: string | null;
}

interface Surge {
  readonly from: CivilDay;
  readonly days: number;
  readonly count: number;
  readonly expected: number;
  readonly alarm: number;
}

/** Windows above their alarm, the one farthest above first, and none that overlaps a chosen one. */
function surges(joiners: readonly Joiner[], { today, baseline, alpha, unit }: Scan): readonly RaisedSignal[] {
  const perDay = new Int32Array(baseline + SCANNED);
  const start = today - perDay.length + 1;
  for (const { day } of joiners) if (day >= start) perDay[day - start] = (perDay[day - start] ?? 0) + 1;
  const windows = LENGTHS.flatMap((days) => aboveAlarm(perDay, { days, baseline, alpha: alpha / LENGTHS.length }));
  const chosen: Surge[] = [];
  for (const window of windows.toSorted((a, b) => b.count / b.alarm - a.count / a.alarm || b.days - a.days)) {
    if (chosen.every(({ from, days }) => window.from >= from + days || from >= window.from + window.days)) {
      chosen.push(window);
    }
  }
  return chosen.map(({ from, days, count, expected, alarm }) =>
    raise({
      check: 'RI-09',
      state: 'review',
      reason: 'sign-up-surge',
      members: joiners.flatMap(({ entry, day }) =>
        day >= start + from && day < start + from + days ? [entry.member] : [],
      ),
      figures: {
        days,
        count,
        expected: Math.round(expected * 10) / 10,
        'usual-most': alarm - 1,
        ...(unit === null ? {} : { unit }),
      },
      about: [unit, start + from, days],
    }),
  );
}

interface Length {
  readonly days: number;
  readonly baseline: number;
  readonly alpha: number;
}

function aboveAlarm(perDay: Int32Array, { days, baseline, alpha }: Length): readonly Surge[] {
  const { mean, dispersion } = pastOf(perDay.subarray(0, baseline), days);
  const alarm = alarmCount(mean, dispersion, alpha / SCANNED);
  const windows: Surge[] = [];
  let count = 0;
  for (let end = baseline; end < perDay.length; end++) {
    count += perDay[end] ?? 0;
    if (end - days >= baseline) count -= perDay[end - days] ?? 0;
    if (count >= alarm) windows.push({ from: Math.max(baseline, end - days + 1), days, count, expected: mean, alarm });
  }
  return windows;
}

/** Mean and variance of blocks of so many days, each taken at the high end of what the past allows. */
function pastOf(past: Int32Array, days: number) {
  const blocks = Array.from({ length: Math.floor(past.length / days) }, (_, i) =>
    past.subarray(i * days, (i + 1) * days).reduce((sum, count) => sum + count, 0),
  );
  const total = blocks.reduce((sum, count) => sum + count, 0);
  const mean = total / blocks.length;
  const variance = blocks.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, blocks.length - 1);
  const careful = (total + 1 + 2 * Math.sqrt(total + 1)) / blocks.length / STILL_THERE;
  const spread = mean === 0 ? 1 : (variance / mean) * (1 + 2 / Math.sqrt(blocks.length));
  return { mean: careful, dispersion: Math.max(LEAST_DISPERSION, spread) };
}
