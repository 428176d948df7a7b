import { describe, expect, test } from 'vitest';
import type { RollEntry } from '../entry.ts';
import { publicCounts } from './public-counts.ts';
import { CHECK_IDS, type CheckId } from './report.ts';
import { checkSteps, runChecks } from './run-checks.ts';
import { AS_OF, person, roll, run } from './testing/small-roll.ts';

describe('a report', () => {
  test('says of every check whether it was run, and of those that were not what they need', () => {
    const report = runChecks({ asOf: AS_OF, entries: roll(60) });
    expect(report.checks.map(({ check }) => check)).toEqual(CHECK_IDS);
    const needs = report.checks
      .filter(({ outcome }) => outcome === 'not-run')
      .map(({ check, needs: what }) => [check, what]);
    expect(Object.fromEntries(needs)).toEqual({
      'RI-04': ['register'],
      'RI-05': ['register'],
      'RI-06': ['deceased-lists'],
      'RI-07': ['evidence'],
      'RI-08': ['evidence', 'previous-roll'],
      'RI-10': ['evidence'],
      'RI-11': ['evidence'],
      'RI-12': ['register'],
      'RI-13': ['changes'],
      'RI-14': ['applications'],
      'RI-15': ['ballots'],
      'RI-16': ['frozen-roll'],
      'RI-17': ['exports'],
      'RI-18': ['paid-up-list', 'previous-roll'],
      'RI-20': ['decoys'],
    });
  });

  test('is the same from the same roll in another order, and tells its steps', () => {
    const entries = [...roll(60), person(200, { email: 'p3@mail.example', phone: '' })];
    const steps = [...checkSteps({ asOf: AS_OF, entries })];
    expect(steps.map(({ check, done, total }) => [check, done, total])).toEqual(
      CHECK_IDS.map((check, i) => [check, i, 20]),
    );
    const seen: CheckId[] = [];
    const one = runChecks({ asOf: AS_OF, entries }, ({ check }) => void seen.push(check));
    const other = runChecks({ asOf: AS_OF, entries: entries.toReversed() });
    expect(seen).toEqual(CHECK_IDS);
    expect(other.roll).toBe(one.roll);
    const ids = (report: typeof one): readonly string[] =>
      report.checks.flatMap(({ signals }) => signals.map((signal) => signal.id)).toSorted();
    expect(ids(one).length).toBeGreaterThan(0);
    expect(ids(other)).toEqual(ids(one));
    expect(new Set(ids(one)).size).toBe(ids(one).length);
  });

  test('of an empty roll is a report', () => {
    const report = runChecks({ asOf: AS_OF, entries: [] });
    expect([report.members, report.failed, publicCounts(report).members]).toEqual([0, [], 0]);
  });

  test('two runs see the same roll by its hash, and one changed letter by another', () => {
    const hash = (entries: readonly RollEntry[]): string => runChecks({ asOf: AS_OF, entries }).roll;
    expect(hash(roll(5))).toBe(hash(roll(5)));
    expect(hash([...roll(4), person(4, { name: 'Persone Other' })])).not.toBe(hash(roll(5)));
  });
});

describe('RI-01', () => {
  test.each([
    ['shape-invalid', person(99, {}, { joined: '2018-02-30' })],
    ['date-in-the-future', person(99, {}, { joined: '2022-09-13', paidThrough: null })],
    ['date-impossible', person(99, {}, { born: '1901-01-01' })],
    ['joined-as-a-child', person(99, {}, { born: '2010-01-01' })],
    ['paid-before-joining', person(99, {}, { paidThrough: '2018-05-03' })],
    ['name-missing', person(99, { name: ' ' })],
    ['no-way-to-reach', person(99, { email: '', phone: '', address: '' })],
    ['same-number-twice', person(3)],
  ])('%s', (reason, entry) => {
    const { signals } = run('RI-01', { entries: [...roll(60), entry] });
    expect(signals.map((signal) => [signal.reason, signal.members])).toEqual([[reason, [entry.member]]]);
  });
});
