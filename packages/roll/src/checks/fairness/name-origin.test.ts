import { collectPopulation } from '@selectorate/testkit';
import { expect, test } from 'vitest';
import { COMMON_NAMES } from './name-lists.ts';
import { NAME_ORIGINS } from './group-names.ts';
import { nameOrigin } from './name-origin.ts';

test.each([
  ['Susan Smith', 'british'],
  ["Niamh O'Sullivan", 'irish'],
  ['Mohammed Tariq Hussain', 'south-asian-muslim'],
  ['Shazia Begum', 'south-asian-muslim'],
  ['Gurpreet Kaur', 'sikh'],
  ['Patel, Nilesh', 'hindu'],
  ['Nguyễn Văn Minh', 'east-asian'],
  ['Chioma Okafor', 'west-african'],
  ['Agnieszka Wiśniewska', 'east-european'],
  ['João Ferreira', 'iberian'],
  ['Hussain Mohammed', 'south-asian-muslim'],
  ['Quorl Zibbleby', 'unknown'],
  ['', 'unknown'],
])('%s: %s', (name, origin) => {
  expect(nameOrigin(name)).toBe(origin);
});

test('every list is folded, without a name twice, and belongs to a group', () => {
  for (const [origin, { given, family }] of Object.entries(COMMON_NAMES)) {
    expect(NAME_ORIGINS).toContain(origin);
    for (const list of [given, family]) {
      const names = list.split(' ');
      expect(names.every((name) => /^[a-z]+$/.test(name))).toBe(true);
      expect([origin, names.length - new Set(names).size]).toEqual([origin, 0]);
    }
  }
});

test('where the proxy names a group of an invented roll it is mostly right, and it says unknown rather than guess', () => {
  const asOf = { year: 2022, month: 9, day: 12 };
  const { members } = collectPopulation({ seed: 'proxy', electors: 6000, members: 3000, asOf });
  const named = members.map(({ entry, truth }) => ({ guess: nameOrigin(entry.person.name), truth: truth.origin }));
  const guessed = named.filter(({ guess }) => guess !== 'unknown');
  expect(guessed.length / named.length).toBeGreaterThan(0.6);
  expect(guessed.filter(({ guess, truth }) => guess === truth).length / guessed.length).toBeGreaterThan(0.85);
});
