import { memberTexts } from '@selectorate/messages';
import { MEMBER_STATUSES } from '@selectorate/roll';
import { FACTS, factsOf } from '@selectorate/rulebook';
import { describe, expect, test } from 'vitest';
import { readClauses } from './explained-clauses.ts';
import { sayDay, sayFact } from './say-fact.ts';

const texts = memberTexts('en');
const freeze = { year: 2022, month: 9, day: 12 };
const unknown = {
  joined: null,
  paidThrough: null,
  born: null,
  status: 'lapsed',
  kind: 'individual',
  unit: 'a',
  tags: [],
};
const said = (facts: ReturnType<typeof factsOf>) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, sayFact({ name, value }, texts)]));

describe('what a rule looked at, in words', () => {
  test('days are dates, codes are words, and what nobody knows is said to be not known', () => {
    const joined = { year: 2022, month: 3, day: 13 };
    expect(said(factsOf({ ...unknown, joined, paidThrough: freeze }, freeze))).toMatchObject({
      memberMonths: '5',
      joinedKnown: 'yes',
      joinedDay: '13 March 2022',
      freezeDay: '12 September 2022',
      paidThroughDay: '12 September 2022',
      arrearsDays: '0',
      ageYears: 'not known',
      status: 'Lapsed',
      tags: 'none',
    });
    expect(said(factsOf(unknown, freeze))).toMatchObject({
      memberMonths: 'not known',
      joinedKnown: 'no',
      joinedDay: 'not known',
      paidThroughDay: 'not known',
      arrearsDays: 'not known',
    });
  });

  test('every fact has a name, every status a word', () => {
    expect(MEMBER_STATUSES.filter((status) => !texts.hasText(`member-status-${status}`))).toEqual([]);
    expect(FACTS.filter(({ name }) => !texts.hasText(`member-fact-${name}`))).toEqual([]);
  });

  test('what is no date stays as it is', () => {
    expect([sayDay('2015-03-01'), sayDay('1 Lane'), sayDay('')]).toEqual(['1 March 2015', '1 Lane', '']);
  });
});

test('a clause of two rules is told once: met where both are, with what both looked at', () => {
  const rule = (holds: boolean, name: string, value: unknown) => ({
    clause: 'a.b',
    text: 'A rule.',
    holds,
    facts: [{ name, value }],
  });
  const read = readClauses([rule(true, 'joinedKnown', true), rule(false, 'memberMonths', 5)]);
  expect(read).toEqual([{ clause: 'a.b', text: 'A rule.', holds: false, facts: [{ name: 'memberMonths', value: 5 }] }]);
  expect(readClauses([rule(false, 'joinedKnown', false)])[0]?.facts).toHaveLength(1);
});

test('what is no clause is left out', () => {
  const clause = { clause: 'a.b', text: 'A rule.', holds: true, facts: [{ name: 'unit', value: 'x' }], notes: [] };
  const read = readClauses([clause, null, 'a', { ...clause, holds: 'yes' }, { ...clause, facts: [{ name: 'unit' }] }]);
  expect(read.map(({ text }) => text)).toEqual(['A rule.']);
});
