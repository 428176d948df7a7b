import { describe, expect, test } from 'vitest';
import { runChecks } from './run-checks.ts';
import { AS_OF, id, person, roll, run, said } from './testing/small-roll.ts';

describe('RI-16 and RI-17', () => {
  const entries = [...roll(60).slice(1), person(0, { email: 'new@mail.example' }), person(90)];
  const frozen = { entries: roll(60), statedRoot: 'aa', computedRoot: 'aa', authorised: [] };

  test('what was changed after the freeze without authority fails the report', () => {
    const report = runChecks({ asOf: AS_OF, entries, frozen });
    const result = report.checks.find(({ check }) => check === 'RI-16');
    expect(result?.signals.map(({ members, figures }) => [members[0], figures.what]).toSorted()).toEqual([
      [id(0), 'email'],
      [id(90), 'added'],
    ]);
    expect(report.failed).toEqual(['changed-after-freeze']);
  });

  test('what was authorised is nothing, what was authorised and not done is a question, another root fails', () => {
    const authorised = [
      { member: id(0), what: 'email' as const },
      { member: id(90), what: 'added' as const },
      { member: id(7), what: 'phone' as const },
    ];
    expect(said(run('RI-16', { entries, frozen: { ...frozen, authorised } }))).toEqual([
      ['delta-not-made', 'review', 1],
    ]);
    const report = runChecks({ asOf: AS_OF, entries: roll(60), frozen: { ...frozen, computedRoot: 'ab' } });
    expect(report.failed).toEqual(['root-differs']);
  });

  test('A31 an export without authority and a canary that somebody wrote to', () => {
    const releases = {
      exports: [
        { id: 'x-1', at: '2022-09-01T10:00:00Z', by: 'officer-1', rows: 60, authority: 'clause-7' },
        { id: 'x-2', at: '2022-09-02T10:00:00Z', by: 'officer-2', rows: 60, authority: null },
      ],
      sightings: [{ canary: 'c-1', export: 'x-1' }],
    };
    const { signals } = run('RI-17', { releases });
    expect(signals.map(({ reason, figures }) => [reason, figures.export])).toEqual([
      ['export-without-authority', 'x-2'],
      ['canary-seen', 'x-1'],
    ]);
  });
});
