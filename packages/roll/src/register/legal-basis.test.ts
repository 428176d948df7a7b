import { describe, expect, test } from 'vitest';
import { checkBasis } from './legal-basis.ts';

const basis = {
  schema: 'selectorate-register-basis/1',
  basis: 'registered-party-full-register',
  provision: 'the regulation under which parties are supplied with the full register',
  decidedBy: 'Officer 01, selections board',
  decidedOn: '2022-09-01',
  until: '2022-12-31',
  purpose: 'matching the roll',
};
const codeOf = (given: unknown, today = '2022-10-10') => {
  const checked = checkBasis(given, today);
  return checked.ok ? 'holds' : `${checked.error.code}: ${checked.error.shown}`;
};

describe('the legal basis of a register', () => {
  test('holds from the day of its decision to its last day, inclusive', () => {
    expect(['2022-09-01', '2022-10-10', '2022-12-31'].map((today) => codeOf(basis, today))).toEqual([
      'holds',
      'holds',
      'holds',
    ]);
    expect(codeOf(basis, '2022-08-31')).toBe('register-basis-missing: decidedOn 2022-09-01');
    expect(codeOf(basis, '2023-01-01')).toBe('register-basis-expired: until 2022-12-31');
  });

  test('ends at most twelve months after it was decided', () => {
    expect(codeOf({ ...basis, until: '2023-09-01' })).toBe('holds');
    expect(codeOf({ ...basis, until: '2023-09-02' })).toBe('register-basis-too-long: until 2023-09-02');
  });

  test('says everything, and nothing else', () => {
    expect(codeOf(undefined)).toBe('register-basis-missing: ');
    expect(codeOf({ ...basis, decidedBy: ' ' })).toBe('register-basis-missing: decidedBy');
    expect(codeOf({ ...basis, basis: 'it was lying about', until: 'soon' })).toBe(
      'register-basis-missing: basis, until',
    );
    expect(codeOf({ ...basis, more: 1 })).toMatch(/^register-basis-missing/);
  });
});
