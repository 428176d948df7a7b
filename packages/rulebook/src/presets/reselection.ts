import type { SectionId } from '@selectorate/basics';
import type { ThresholdRule } from '@selectorate/count';
import { type Clause, type Rulebook, RULEBOOK_SCHEMA, type Trigger } from '../rulebook.ts';
import { commonClauses, commonParts } from './common-parts.ts';
import { membershipClauses, membershipRules } from './membership.ts';
import { clause, clauseId, deadline, deadlineId, inOrder, ORGANISER, type Source } from './wording.ts';
import type { ParameterValues, Preset } from './parameter.ts';
import { RESELECTION_PARAMETERS } from './reselection-parameters.ts';
import { type Formula, FORMULAS, RULES_2019 } from './trigger-formulas.ts';

const PARTY = 'party' as SectionId;
const AFFILIATES = 'affiliates' as SectionId;
const BRIEFING_2015: Source = { citation: 'Briefing for the round of 2015', seen: 'published-report' };
const PRESS: Source = { citation: 'Press reports of selections in 2022 and 2023', seen: 'press-report' };
const TITLE = 'Re-selection of an incumbent';

/** `reselection-pooled`, `reselection-either-third`, `reselection-each-half`, `reselection-college`. */
export const RESELECTION_PRESETS: readonly Preset[] = FORMULAS.map((formula) => ({
  id: presetIdOf(formula),
  title: `${TITLE}: ${formula.label}`,
  parameters: RESELECTION_PARAMETERS,
  build: (values: ParameterValues) => reselection(formula, values),
}));

function presetIdOf({ formula }: Formula): string {
  return `reselection-${formula}`;
}

function reselection(formula: Formula, values: ParameterValues): Rulebook {
  const electorate = membershipRules(values);
  return {
    schema: RULEBOOK_SCHEMA,
    id: presetIdOf(formula),
    version: '1',
    title: TITLE,
    basis: 'from press reports; clause text not seen',
    clauses: reselectionClauses(formula, values),
    parameters: values.all,
    sections: [
      { id: PARTY, title: 'Party branches', kind: 'branch' },
      { id: AFFILIATES, title: 'Affiliated branches', kind: 'affiliate' },
    ],
    electorates: { trigger: electorate, ballot: electorate },
    trigger: triggerOf(formula, values),
    calendar: reselectionCalendar(values),
    shortlist: {
      clause: clauseId('shortlist.incumbent'),
      incumbentAutomatic: true,
      atLeast: values.count('shortlistAtLeast'),
      atMost: values.countOrNone('shortlistAtMost'),
    },
    ...commonParts(values, { id: 'national-body', title: 'National body', trigger: true }),
  };
}

function triggerOf({ formula, label, rule, exactTie }: Formula, values: ParameterValues): Trigger {
  return {
    clause: clauseId('trigger.formula'),
    rule: {
      ...rule,
      denominator: 'cast',
      noPreference: values.choice('unitTieAgain') as ThresholdRule['noPreference'],
      exactTie: exactTie(values),
      emptySection: values.choice('emptySection') as ThresholdRule['emptySection'],
      capPerParent: values.countOrNone('capPerParent'),
      sections: [
        { section: PARTY, weight: '1/2' },
        { section: AFFILIATES, weight: '1/2' },
      ],
    },
    formula,
    label,
    unitTie: { clause: clauseId('trigger.unit-tie'), retakes: 1 },
    unitQuorum: { clause: clauseId('trigger.unit-quorum'), voters: values.count('unitQuorum') },
    lateReturns: 'not-counted',
  };
}

function reselectionCalendar(values: ParameterValues): Rulebook['calendar'] {
  return {
    clause: clauseId('calendar.timetable'),
    deadlines: [
      deadline('freeze', 'calendar.freeze', 'The roll is fixed: who may vote is decided by this day.'),
      deadline('notice', 'calendar.notice', 'Members have been told when their unit meets.'),
      deadline('units-meet-from', 'calendar.timetable', 'Units may meet from now on.'),
      deadline('returns-due', 'calendar.timetable', 'Returns of units must be in.'),
      deadline('shortlist', 'calendar.timetable', 'The shortlist is published.'),
      deadline('hustings', 'calendar.timetable', 'Candidates answer members.'),
      deadline('ballot-opens', 'calendar.timetable', 'Papers are issued from now on.'),
      deadline('ballot-closes', 'calendar.timetable', 'Papers must be in.'),
      deadline('count', 'calendar.timetable', 'Papers are counted from now on.'),
    ],
    gaps: [
      inOrder('freeze', 'notice'),
      {
        clause: clauseId('calendar.notice'),
        from: deadlineId('notice'),
        to: deadlineId('units-meet-from'),
        atLeastDays: values.count('noticeDays'),
        atMostDays: null,
      },
      {
        clause: clauseId('calendar.unit-meetings'),
        from: deadlineId('units-meet-from'),
        to: deadlineId('returns-due'),
        atLeastDays: 0,
        atMostDays: values.count('unitMeetingDays'),
      },
      inOrder('returns-due', 'shortlist'),
      inOrder('shortlist', 'hustings'),
      inOrder('shortlist', 'ballot-opens'),
      inOrder('ballot-opens', 'ballot-closes'),
      inOrder('hustings', 'count'),
      inOrder('ballot-closes', 'count'),
    ],
  };
}

function reselectionClauses({ text, source, exactClause }: Formula, values: ParameterValues): Clause[] {
  const quorum = values.count('unitQuorum');
  return [
    ...membershipClauses(values, RULES_2019),
    clause('trigger.formula', text, source),
    clause('trigger.denominator', 'Only units that cast a vote are in the denominator.', RULES_2019),
    exactClause(values),
    clause('trigger.unit-tie', 'A tied unit votes again; tied again, it expresses no preference.', RULES_2019),
    clause(
      'trigger.unit-tie-again',
      values.choice('unitTieAgain') === 'in-denominator'
        ? 'A unit that expresses no preference stays in the denominator.'
        : 'A unit that expresses no preference leaves the denominator.',
      ORGANISER,
    ),
    clause('trigger.empty-section', `A section without votes: ${values.choice('emptySection')}.`, ORGANISER),
    clause(
      'trigger.unit-quorum',
      quorum === 0 ? 'A unit meeting has no quorum.' : `A unit’s vote stands when at least ${quorum} people vote.`,
      values.isStated('unitQuorum') ? RULES_2019 : ORGANISER,
    ),
    clause(
      'calendar.timetable',
      'The timetable is set with the local executive; that of 2019 ran over eight weeks: notice in week 3, units met in weeks 4 to 7, returns were due in week 7, the count was in week 8.',
      RULES_2019,
    ),
    clause(
      'calendar.freeze',
      'The roll at the freeze decides who may vote in the trigger ballot and in the ballot.',
      RULES_2019,
    ),
    clause(
      'calendar.notice',
      `Members have at least ${values.count('noticeDays')} days’ notice of their unit’s meeting.`,
      values.isStated('noticeDays') ? BRIEFING_2015 : ORGANISER,
    ),
    clause(
      'calendar.unit-meetings',
      `Returns are due at most ${values.count('unitMeetingDays')} days after units begin to meet.`,
      values.isStated('unitMeetingDays') ? RULES_2019 : ORGANISER,
    ),
    clause(
      'shortlist.incumbent',
      'An incumbent whose seat was opened by the trigger ballot is on the shortlist automatically.',
      PRESS,
    ),
    ...commonClauses(values, { ballot: PRESS, authority: PRESS, trigger: true }),
  ];
}
