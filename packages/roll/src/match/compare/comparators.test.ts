import { describe, expect, test } from 'vitest';
import { COMPARATORS, type ComparatorKind } from './comparators.ts';

function levelOf(kind: ComparatorKind, left: string | readonly string[], right: string | readonly string[]): string {
  const { prepare, compare, levels } = COMPARATORS[kind];
  const [a, b] = [prepare([left].flat()), prepare([right].flat())];
  if (a === null || b === null) return 'missing';
  expect(compare(b, a)).toBe(compare(a, b));
  return levels[compare(a, b)] ?? 'none';
}

describe('given names', () => {
  test.each([
    ['Mary', 'MARY', 'exact'],
    ['José', 'Jose', 'exact'],
    ['Łukasz', 'Lukasz', 'exact'],
    ['Дмитрий', 'Dmitri', 'spelling'],
    ['Anna', 'Anna Maria', 'first'],
    ['John P', 'John Paul', 'first'],
    ['Harpreet Kaur', 'Harpreet', 'optional-words'],
    ['Mohammed', 'Muhammad', 'spelling'],
    ['Mohammed', 'Md', 'spelling'],
    ['Ji-woo', 'Jiwoo', 'spelling'],
    ['Mohammed Imran', 'Imran', 'part'],
    ['Dave', 'David', 'nickname'],
    ['Bob', 'Rob', 'nickname'],
    ['Katarzyna', 'Kasia', 'nickname'],
    ['Margaret', 'Margatet', 'close'],
    ['J', 'John', 'initial'],
    ['John Ian', 'John Paul', 'similar'],
    ['Balwinder Kaur', 'Balwinder Singh', 'similar'],
    ['Susan', 'Peter', 'different'],
    ['', 'Peter', 'missing'],
  ])('%s and %s are %s', (left, right, level) => expect(levelOf('given-name', left, right)).toBe(level));
});

describe('family names', () => {
  test.each([
    ["O'Brien", 'O Brien', 'exact'],
    ['Mac Donald', 'Macdonald', 'exact'],
    ['Al-Hassan', 'Hassan', 'optional-words'],
    ['Gill Kaur', 'Gill', 'optional-words'],
    ['Hossain', 'Husain', 'spelling'],
    ['Qureshi', 'Koreshi', 'spelling'],
    ['Chowdhury', 'Choudhury', 'close'],
    ['Hussain', 'Hussein', 'spelling'],
    ['Garcia Lopez', 'García', 'part'],
    ['Shaw-Winley', 'Winley', 'part'],
    ['Bradhead', 'Brashead', 'close'],
    ['Begum', 'Akhtar', 'optional-only'],
    ['Smith', 'Jones', 'different'],
  ])('%s and %s are %s', (left, right, level) => expect(levelOf('family-name', left, right)).toBe(level));
});

describe('dates of birth', () => {
  test.each([
    ['1970-04-30', '19700430', 'exact'],
    ['1970-04-03', '1970-03-04', 'day-month'],
    ['1970-04-30', '1971-04-30', 'one-slip'],
    ['1970-04-30', '1971-05-30', 'two-slips'],
    ['1970-04-30', '1970-11-12', 'same-year'],
    ['1970-04-30', '1985-11-12', 'different'],
    ['1970-01-01', '1970-04-30', 'missing'],
  ])('%s and %s are %s', (left, right, level) => expect(levelOf('date', left, right)).toBe(level));
});

describe('addresses', () => {
  test.each([
    [['3 Acacia Road', 'ab1 2cd'], ['3 Acacia Rd', 'AB12CD'], 'same'],
    [['Flat 3, 57 Acacia Road', 'AB1 2CD'], ['3/57 Acacia Road', 'AB1 2CD'], 'same'],
    [['Apt 3, 57 Acacia Road', 'AB1 2CD'], ['Flat 3, 57 Acacia Rd', 'AB1 2CD'], 'same'],
    [['Flat B, 57 Acacia Road', 'AB1 2CD'], ['b 57 Acacia Road', 'AB1 2CD'], 'flat-form'],
    [['57 Acacia Road', 'AB1 2CD'], ['Flat 3, 57 Acacia Road', 'AB1 2CD'], 'flat-form'],
    [['57 Acacia Road', 'AB1 2CF'], ['57 Acacia Road', 'AB1 2CD'], 'postcode-slip'],
    [['57 Acacia Road', ''], ['57 Acacia Road', 'AB1 2CD'], 'no-postcode'],
    [['58 Acacia Road', 'AB1 2CD'], ['57 Acacia Road', 'AB1 2CD'], 'same-postcode'],
    [['58 Acacia Road', 'AB1 9ZZ'], ['57 Acacia Road', 'AB1 2CD'], 'same-district'],
    [['58 Acacia Road', 'XY7 9ZZ'], ['57 Acacia Road', 'AB1 2CD'], 'elsewhere'],
    [['', ''], ['57 Acacia Road', 'AB1 2CD'], 'missing'],
  ])('%s and %s are %s', (left, right, level) => expect(levelOf('address', left, right)).toBe(level));
});

describe('codes, phrases and e-mail', () => {
  test.each([
    ['code', '020 7946 0958', '02079460958', 'exact'],
    ['code', '4810', '4801', 'one-slip'],
    ['code', '12', '13', 'different'],
    ['phrase', 'Goldfinch Circuit', 'goldfinch-circuit', 'exact'],
    ['phrase', 'Goldfinch Circuit', 'Goldfinch Cirkuit', 'close'],
    ['email', 'A.Person@mail.example', 'a.person@mail.example', 'exact'],
    ['email', 'a.person@mail.example', 'a.person@post.example', 'same-user'],
    ['email', 'a.person@mail.example', 'a.persn@mail.example', 'close'],
  ] as const)('%s: %s and %s are %s', (kind, left, right, level) => expect(levelOf(kind, left, right)).toBe(level));
});
