import type { ClauseId, DeadlineId, SectionId } from '@selectorate/basics';
import { ok, unwrap } from '@selectorate/basics';
import { expect, test } from 'vitest';
import { rulebookFaults } from './checks.ts';
import { pinRulebook, readPinnedRulebook } from './pinned.ts';
import { PRESETS, resolvePreset } from './preset.ts';
import { BALLOT_METHODS, type BallotSection, type Rulebook, TIE_RULES, type Trigger } from './rulebook.ts';

const college: Rulebook = unwrap(
  resolvePreset(PRESETS.find(({ id }) => id === 'reselection-college') ?? fail(), {
    unitTieAgain: 'in-denominator',
    emptySection: 'lapses',
    pooledTie: 'undetermined',
  }),
);
const trigger: Trigger = college.trigger ?? fail();
const [firstGap, ...gaps] = college.calendar.gaps;
const gap = firstGap ?? fail();
const [firstBody] = college.bodies;

const withRule = (rule: Partial<Trigger['rule']>): Rulebook => ({
  ...college,
  trigger: { ...trigger, rule: { ...trigger.rule, ...rule } },
});
const withGap = (change: Partial<typeof gap>): Rulebook => ({
  ...college,
  calendar: { ...college.calendar, gaps: [{ ...gap, ...change }, ...gaps] },
});
const withBallot = (ballot: Partial<Rulebook['ballot']>): Rulebook => ({
  ...college,
  ballot: { ...college.ballot, ...ballot },
});
const weighed = (id: string, weight: string, when: string): BallotSection => ({
  section: id as SectionId,
  clause: gap.clause,
  title: `Section ${id}`,
  weight,
  of: 'section',
  when,
});
const sections = (...weights: string[]) =>
  ['party', 'affiliates'].map((section, at) => ({ section: section as SectionId, weight: weights[at] ?? '' }));

test.each<[string, Rulebook, string, string]>([
  [
    'a clause that is not there',
    { ...college, retention: { ...college.retention, clause: 'x' as ClauseId } },
    'unknown-clause',
    'retention.clause',
  ],
  [
    'a clause that is not there, inside a list',
    withGap({ clause: 'x' as ClauseId }),
    'unknown-clause',
    'calendar.gaps[0].clause',
  ],
  ['a name used twice', { ...college, bodies: [...college.bodies, firstBody ?? fail()] }, 'duplicate-id', 'bodies[2]'],
  [
    'sections of the trigger that the rulebook does not have',
    { ...college, sections: college.sections.slice(1) },
    'sections-differ',
    'trigger.rule.sections',
  ],
  ['weights above one', withRule({ sections: sections('1/2', '2/3') }), 'weights-not-one', 'trigger.rule.sections'],
  [
    'a weight that is a decimal',
    withRule({ sections: sections('0.5', '1/2') }),
    'not-a-fraction',
    'trigger.rule.sections[0].weight',
  ],
  ['a threshold not in lowest terms', withRule({ threshold: '2/4' }), 'not-a-fraction', 'trigger.rule.threshold'],
  ['a threshold above one', withRule({ threshold: '3/2' }), 'not-a-fraction', 'trigger.rule.threshold'],
  ['a gap from an unknown deadline', withGap({ from: 'x' as DeadlineId }), 'unknown-deadline', 'calendar.gaps[0].from'],
  ['a gap that says nothing', withGap({ atLeastDays: null, atMostDays: null }), 'gap-impossible', 'calendar.gaps[0]'],
  ['a gap that nothing fits', withGap({ atLeastDays: 8, atMostDays: 7 }), 'gap-impossible', 'calendar.gaps[0]'],
  ['a gap from a deadline to itself', withGap({ to: gap.from }), 'gap-impossible', 'calendar.gaps[0]'],
  [
    'an unknown body',
    { ...college, endorsement: { ...college.endorsement, body: 'x' } },
    'unknown-body',
    'endorsement.body',
  ],
  [
    'two powers under one clause',
    { ...college, overrides: college.overrides.map((power) => ({ ...power, clause: gap.clause })).slice(0, 2) },
    'duplicate-id',
    'overrides[1]',
  ],
  [
    'an option that the counter does not have',
    { ...college, ballot: { ...college.ballot, options: { electAt: '>' } } },
    'unknown-field',
    'ballot.options.electAt',
  ],
  [
    'a value that the counter does not take',
    { ...college, ballot: { ...college.ballot, options: { electOn: '=>' } } },
    'wrong-value',
    'ballot.options.electOn',
  ],
  [
    'an option that the method does not read',
    withBallot({ method: 'copeland', options: { electOn: '>' } }),
    'unknown-field',
    'ballot.options.electOn',
  ],
  [
    'a ladder or candidates among the options',
    withBallot({ options: { cannotWin: 'candidate-1' } }),
    'unknown-field',
    'ballot.options.cannotWin',
  ],
  [
    'weights for a method that knows none',
    withBallot({ method: 'meek', options: {}, sections: [weighed('one', '1/3', 'true')] }),
    'wrong-value',
    'ballot.sections',
  ],
  [
    'a section that weighs nothing',
    withBallot({ sections: [weighed('one', '0', 'true')] }),
    'wrong-value',
    'ballot.sections',
  ],
  [
    'a section twice',
    withBallot({ sections: [weighed('one', '1/2', 'true'), weighed('one', '1/2', 'true')] }),
    'wrong-value',
    'ballot.sections',
  ],
  [
    'a section of members whom no rule can tell',
    withBallot({ sections: [weighed('one', '1/2', 'shoeSize > 40')] }),
    'expression-unknown-fact',
    'ballot.sections[0].when',
  ],
  [
    'remedies widest first',
    { ...college, challenges: { ...college.challenges, remedies: ['rerun', 'correct-entry'] } },
    'remedies-out-of-order',
    'challenges.remedies',
  ],
  [
    'retention below the challenge window',
    { ...college, retention: { ...college.retention, days: 13 } },
    'retention-too-short',
    'retention.days',
  ],
  [
    'a shortlist of at most fewer than at least',
    { ...college, shortlist: { ...college.shortlist, atMost: 1 } },
    'wrong-value',
    'shortlist.atMost',
  ],
  [
    'an expression about an unknown fact',
    {
      ...college,
      electorates: {
        ...college.electorates,
        trigger: { rules: [{ clause: gap.clause, when: 'shoeSize > 40', otherwise: 'feet' }] },
      },
    },
    'expression-unknown-fact',
    'electorates.trigger.rules[0].when',
  ],
])('refuses %s', (_, rulebook, code, path) => {
  expect(rulebookFaults(rulebook).map((fault) => [fault.code, fault.path])).toEqual([[code, path]]);
});

test('a ballot may be counted by any rule for one seat on ranked papers, and by no other', () => {
  expect(BALLOT_METHODS).toEqual(expect.arrayContaining(['plurality', 'av', 'irv', 'borda', 'schulze', 'copeland']));
  for (const method of ['approval', 'yes-no', 'two-round', 'exhaustive-ballot', 'bottoms-up-threshold'] as const)
    expect(BALLOT_METHODS).not.toContain(method);
  for (const method of BALLOT_METHODS) expect(rulebookFaults(withBallot({ method, options: {} }))).toEqual([]);
});

test('sections with weights, and every rung of the ladder, make a rulebook that pins and reads back', () => {
  const rulebook = withBallot({
    ties: TIE_RULES,
    sections: [weighed('one', '1/3', 'unit == "a"'), weighed('two', '2/3', 'unit != "a"')],
  });
  expect(readPinnedRulebook(pinRulebook(rulebook).bytes)).toEqual(ok(rulebook));
});

function fail(): never {
  throw new Error('the preset has it');
}
