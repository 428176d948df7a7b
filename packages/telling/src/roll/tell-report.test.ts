import type { MemberId } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import { type CheckInput, publicCounts, type RollReport, runChecks } from '@selectorate/roll';
import { describe, expect, test } from 'vitest';
import { tellCounts, tellReport } from './tell-report.ts';

const texts = textsIn('en');

/** Thirty members, of whom some have an impossible date: questions enough to tell. */
function reportOf(wrong: number): RollReport {
  const entries = Array.from({ length: 30 }, (_, i) => ({
    member: `m-${i}` as MemberId,
    standing: {
      unit: 'unit-1',
      joined: i < wrong ? '2031-01-01' : '2020-01-01',
      paidThrough: null,
      status: 'full',
      kind: 'full',
      born: null,
      tags: [],
    },
    person: { name: `Invented Name${i}`, email: `m${i}@mail.example`, phone: '', address: '', postcode: '' },
  })) as unknown as CheckInput['entries'];
  return runChecks({ asOf: '2022-09-12', entries });
}

const lineOf = (told: ReturnType<typeof tellReport>, check: string): readonly string[] =>
  told.overview.rows.find(([id]) => id === check) ?? [];

describe('a report in words', () => {
  test('lists each question with the members it is about, and says what was not run and why', () => {
    const told = tellReport(reportOf(3), texts);
    const check = told.checks.find(({ id }) => id === 'RI-01');
    expect(check?.signals?.rows.map((row) => row[2]).toSorted()).toEqual(['m-0', 'm-1', 'm-2']);
    expect(lineOf(told, 'RI-04')).toContain(texts.text('roll-told-not-run-short'));
    const register = told.checks.find(({ id }) => id === 'RI-04');
    expect(register?.figures).toEqual([[texts.text('roll-told-not-run'), texts.text('roll-need-register')]]);
  });

  test('says that a gate failed before all else', () => {
    const report: RollReport = { ...reportOf(0), failed: ['decoy-recall'] };
    for (const told of [tellReport(report, texts), tellCounts(publicCounts(report), texts)]) {
      expect(told.notices[0]).toBe(texts.text('roll-failed-decoy-recall'));
    }
  });

  test('the public one says that few are withheld, never that there are none, and names nobody', () => {
    const told = tellCounts(publicCounts(reportOf(3)), texts);
    expect(lineOf(told, 'RI-01')[3]).toBe(texts.text('roll-told-withheld'));
    expect(told.checks.every(({ signals }) => signals === null)).toBe(true);
    expect(JSON.stringify(told)).not.toMatch(/m-\d|Invented/);
    expect(lineOf(tellCounts(publicCounts(reportOf(0)), texts), 'RI-01')[3]).toBe('0');
  });
});
