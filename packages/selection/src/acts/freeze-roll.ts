import { err, ok } from '@selectorate/basics';
import { z } from 'zod';
import { afterDeadline, all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { totalOf } from '../derived/papers.ts';
import { snapshotMatches } from '../derived/roll-figures.ts';
import { interestsDeclared } from '../duties.ts';
import * as field from '../fields.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const electorate = z.strictObject({
  eligible: field.whole,
  /** Members left out, by the reason code of the rule that left them out. */
  withheld: z.record(
    z
      .string()
      .regex(/^[a-z]+(-[a-z0-9]+)*$/)
      .max(60),
    field.whole,
  ),
});
const body = z.strictObject({
  version: field.id<'roll-version'>(),
  root: field.hash,
  members: field.whole,
  trigger: electorate,
  ballot: electorate,
  /** The sections of the ballot as the rulebook weighs them, and who may vote in each; given exactly where it has any. */
  sections: z
    .array(
      z.strictObject({
        section: field.id<'section'>(),
        weight: z.string().regex(/^\d{1,40}(\/\d{1,40})?$/),
        of: field.code('section', 'paper'),
        eligible: field.whole,
      }),
    )
    .max(12)
    .optional(),
  units: z.array(z.strictObject({ unit: field.id<'unit'>(), members: field.whole, eligible: field.whole })).max(200),
});

/** Fixes who may vote: the root that commits to every entry, and counts that add up (invariant 1, A25). */
export const freezeRoll = defineAct({
  kind: 'freeze-roll',
  body,
  parts: ['roll'],
  admit: (state, act) =>
    all(
      inStage(state, 'set-up'),
      signedByOfficers(state, act),
      afterDeadline(state, 'freeze', state.rulebook.calendar.clause),
      when(state.intention !== null, 'house.intention', () => refuse('intention-missing', 'house.intention')),
      when(hasScrutineer(state), 'house.duties', () => refuse('role-not-held', 'house.duties', { role: 'scrutineer' })),
      interestsDeclared(state, ['returning-officer', 'second-officer', 'scrutineer']),
      onlyReasonsOfTheRules(state, act.body),
      everyMemberAccounted(act.body),
      everyBranchCounted(state, act.body),
      everySectionWeighed(state, act.body),
    ),
  apply: (state, { seq, body: { version, root, members, trigger, ballot, sections = [], units } }) => ({
    ...state,
    stage: state.rulebook.trigger !== null && state.intention === 'stands' ? 'trigger' : 'shortlist',
    roll: {
      seq,
      version,
      root,
      members,
      eligibleTrigger: trigger.eligible,
      eligibleBallot: ballot.eligible,
      sections,
    },
    units: state.units.map((unit) => ({
      ...unit,
      entitled: units.find((each) => each.unit === unit.id)?.eligible ?? unit.entitled,
    })),
  }),
  checkParts: (state, act, parts) => {
    const matches = snapshotMatches(state, act.body, partOf(act, 'roll', parts));
    if (matches.ok) return ok(null);
    return err(refuse(matches.error === 'missing' ? 'part-missing' : 'part-differs', 'invariant.1', { part: 'roll' }));
  },
});

const hasScrutineer = (state: State): boolean =>
  state.people.some((person) => person.holdings.some(({ role, until }) => role === 'scrutineer' && until === null));

/** Reasons for leaving members out are those of the rulebook's electorates: a closed list, where nothing else can be said. */
function onlyReasonsOfTheRules({ rulebook }: State, { trigger, ballot }: z.infer<typeof body>): Check {
  for (const [name, { withheld }] of Object.entries({ trigger, ballot })) {
    const reasons = new Set(rulebook.electorates[name as 'trigger' | 'ballot'].rules.map(({ otherwise }) => otherwise));
    if (!Object.keys(withheld).every((reason) => reasons.has(reason)))
      return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name }));
  }
  return allowedBy('invariant.1');
}

function everyMemberAccounted({ members, trigger, ballot }: z.infer<typeof body>): Check {
  for (const [name, { eligible, withheld }] of Object.entries({ trigger, ballot })) {
    const accounted = eligible + totalOf(withheld);
    if (accounted !== members)
      return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name, members, accounted }));
  }
  return allowedBy('invariant.1');
}

function everyBranchCounted(state: State, { members, trigger, units }: z.infer<typeof body>): Check {
  const branches = new Set(state.rulebook.sections.filter(({ kind }) => kind === 'branch').map(({ id }) => id));
  for (const unit of state.units.values()) {
    const counted = units.some((each) => each.unit === unit.id);
    if (counted !== branches.has(unit.section))
      return err(refuse('roll-not-consistent', 'invariant.1', { unit: unit.id }));
  }
  if (units.length === 0) return allowedBy('invariant.1');
  const inUnits = units.reduce((sum, unit) => sum + unit.members, 0);
  const eligible = units.reduce((sum, unit) => sum + unit.eligible, 0);
  const known =
    units.every((each) => state.units.has(each.unit)) && new Set(units.map((each) => each.unit)).size === units.length;
  return when(known && inUnits === members && eligible === trigger.eligible, 'invariant.1', () =>
    refuse('roll-not-consistent', 'invariant.1', {
      members,
      inUnits,
      eligible: trigger.eligible,
      eligibleInUnits: eligible,
    }),
  );
}

/** A36 The frozen sections are the rulebook's, weight for weight, and each eligible member is of exactly one of them. */
function everySectionWeighed({ rulebook }: State, { ballot, sections = [] }: z.infer<typeof body>): Check {
  const named = rulebook.ballot.sections ?? [];
  const sameWeights =
    named.length === sections.length &&
    named.every(({ section, weight, of }, at) => {
      const stated = sections[at];
      return stated?.section === section && stated.weight === weight && stated.of === of;
    });
  const inSections = sections.reduce((sum, { eligible }) => sum + eligible, 0);
  return when(sameWeights && (named.length === 0 || inSections === ballot.eligible), 'invariant.1', () =>
    refuse('roll-not-consistent', 'invariant.1', { eligible: ballot.eligible, inSections }),
  );
}
