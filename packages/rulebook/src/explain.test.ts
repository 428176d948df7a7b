import { unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { compileElectorate, judge } from './electorate.ts';
import { explainJudgement, explainRulebook } from './explain.ts';
import { END_OF_MONTH_RULE, factsOf } from './facts.ts';
import { PRESETS, resolvePreset } from './preset.ts';

const REQUIRED = { unitTieAgain: 'in-denominator', emptySection: 'lapses', pooledTie: 'undetermined' };
const resolve = (id: string) => {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return unwrap(resolvePreset(preset, id === 'plain-association' ? {} : REQUIRED));
};

test.each(PRESETS.map(({ id }) => id))('the explanation of %s shows every clause, and is plain data', (id) => {
  const rulebook = resolve(id);
  const lines = explainRulebook(rulebook);
  expect(new Set(lines.map(({ clause }) => clause))).toEqual(new Set(rulebook.clauses.map((clause) => clause.id)));
  expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
});

test('the explanation follows the procedure', () => {
  const parts = explainRulebook(resolve('reselection-college')).map(({ part }) => part.replace(/\[\d+\]$/, ''));
  expect([...new Set(parts)]).toEqual([
    'electorates.trigger.rules',
    'electorates.ballot.rules',
    'trigger',
    'trigger.unitTie',
    'trigger.unitQuorum',
    'calendar',
    'calendar.deadlines',
    'calendar.gaps',
    'shortlist',
    'ballot',
    'publication',
    'signing',
    'bodies',
    'endorsement',
    'declaration',
    'challenges',
    'retention',
    'overrides',
    'witnesses',
    'clauses',
  ]);
});

test('a line says the rule, its source, how the source was seen, and the values', () => {
  expect(explainRulebook(resolve('reselection-college'))).toContainEqual({
    part: 'calendar.gaps[1]',
    clause: 'calendar.notice',
    text: 'Members have at least 7 days’ notice of their unit’s meeting.',
    citation: 'Briefing for the round of 2015',
    seen: 'published-report',
    values: { from: 'notice', to: 'units-meet-from', atLeastDays: 7, atMostDays: null },
  });
});

test('a judgement is explained with the facts, their sources, and the end-of-month rule where months were counted', () => {
  const rulebook = resolve('reselection-college');
  const member = {
    joined: { year: 2022, month: 3, day: 13 },
    paidThrough: { year: 2022, month: 12, day: 31 },
    born: null,
    status: 'full',
    kind: 'individual',
    unit: 'unit-01',
    tags: [],
  };
  const judgement = judge(
    unwrap(compileElectorate(rulebook.electorates.ballot)),
    factsOf(member, { year: 2022, month: 9, day: 12 }),
  );
  const explained = explainJudgement(rulebook, judgement);
  expect(explained).toMatchObject({ eligible: false, withheldFor: 'joined-too-late' });
  expect(explained.clauses.filter(({ holds }) => !holds)).toMatchObject([
    {
      clause: 'electorate.membership',
      text: 'A voter has been a member without a break for at least 6 whole months at the freeze.',
      facts: [{ name: 'memberMonths', value: 5 }],
      notes: [END_OF_MONTH_RULE],
    },
  ]);
  expect(explained.clauses.find(({ clause }) => clause === 'electorate.status')?.notes).toEqual([]);
});
