import { type Clause, type Rulebook, RULEBOOK_SCHEMA } from '../rulebook.ts';
import { COMMON_PARAMETERS } from './common-parameters.ts';
import { commonClauses, commonParts } from './common-parts.ts';
import { membershipClauses, membershipRules } from './membership.ts';
import { clause, clauseId, deadline, deadlineId, inOrder, ORGANISER, type Source } from './wording.ts';
import type { ParameterValues, Preset } from './parameter.ts';

const OWN_RULES: Source = { citation: 'To be found in the association’s own rules', seen: 'chosen-by-organiser' };
const TITLE = 'Selection by ballot of all members';

/** An association without units or a trigger: freeze, notice, candidates, ballot, count. */
export const PLAIN_ASSOCIATION: Preset = {
  id: 'plain-association',
  title: TITLE,
  parameters: COMMON_PARAMETERS,
  build: plainAssociation,
};

function plainAssociation(values: ParameterValues): Rulebook {
  const electorate = membershipRules(values);
  return {
    schema: RULEBOOK_SCHEMA,
    id: PLAIN_ASSOCIATION.id,
    version: '1',
    title: TITLE,
    basis: 'a general shape; to be set beside the association’s own rules',
    clauses: associationClauses(values),
    parameters: values.all,
    sections: [],
    electorates: { trigger: electorate, ballot: electorate },
    trigger: null,
    calendar: associationCalendar(values),
    shortlist: {
      clause: clauseId('shortlist.size'),
      incumbentAutomatic: false,
      atLeast: values.count('shortlistAtLeast'),
      atMost: values.countOrNone('shortlistAtMost'),
    },
    ...commonParts(values, { id: 'committee', title: 'Committee', trigger: false }),
  };
}

function associationCalendar(values: ParameterValues): Rulebook['calendar'] {
  return {
    clause: clauseId('calendar.timetable'),
    deadlines: [
      deadline('freeze', 'calendar.freeze', 'The roll is fixed: who may vote is decided by this day.'),
      deadline('notice', 'calendar.notice', 'Members have been told of the ballot.'),
      deadline('shortlist', 'calendar.timetable', 'The candidates are published.'),
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
        to: deadlineId('ballot-opens'),
        atLeastDays: values.count('noticeDays'),
        atMostDays: null,
      },
      inOrder('shortlist', 'hustings'),
      inOrder('shortlist', 'ballot-opens'),
      inOrder('ballot-opens', 'ballot-closes'),
      inOrder('hustings', 'count'),
      inOrder('ballot-closes', 'count'),
    ],
  };
}

function associationClauses(values: ParameterValues): Clause[] {
  return [
    ...membershipClauses(values, OWN_RULES),
    clause('calendar.timetable', 'Freeze, notice, candidates, ballot and count follow one another.', OWN_RULES),
    clause('calendar.freeze', 'The roll at the freeze decides who may vote.', OWN_RULES),
    clause(
      'calendar.notice',
      `Members have at least ${values.count('noticeDays')} days’ notice before the ballot opens.`,
      OWN_RULES,
    ),
    clause('shortlist.size', 'The ballot is held between the candidates of the published shortlist.', ORGANISER),
    ...commonClauses(values, { ballot: OWN_RULES, authority: OWN_RULES, trigger: false }),
  ];
}
