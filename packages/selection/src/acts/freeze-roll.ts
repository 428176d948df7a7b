import { err } from '@selectorate/basics';
import { type ElectorateName, ELECTORATES, EXCLUSION_REASONS } from '@selectorate/roll';
import { z } from 'zod';
import { afterDeadline, all, allowedBy, type Check, inStage, signedByOfficers, when } from '../checks.ts';
import { defineAct } from '../define.ts';
import { exclusionsInForce } from '../derived/exclusions.ts';
import { totalOf } from '../derived/papers.ts';
import { isReportedRoll } from '../derived/report-parts.ts';
import { snapshotMatches } from '../derived/roll-figures.ts';
import { interestsDeclared } from '../duties.ts';
import * as field from '../fields.ts';
import type { Instant } from '../instant.ts';
import { partOf } from '../parts.ts';
import { refuse } from '../refusal.ts';
import type { FrozenRoll } from '../roll-state.ts';
import type { State } from '../state.ts';

const electorate = z.strictObject({
  eligible: field.whole,
  /** Members left out, by the reason code of the rule that left them out, or `excluded-` and the reason of an exclusion. */
  withheld: z.record(field.reasonCode, field.whole),
  /** Of the eligible, those whom only a waiver lets in, by clause; absent where there are none. */
  waived: z.record(field.id<'clause'>(), field.whole).optional(),
});

/** What everybody may know of a frozen roll: root and counts. An amendment of it says all of them again. */
export const frozenFigures = {
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
};
const body = z.strictObject(frozenFigures);
type Figures = z.infer<typeof body>;

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
      isOfTheReport(state, act.body),
      figuresAddUp(state, act.body, act.at),
    ),
  apply: (state, { seq, at, commitments, body: figures }) => ({
    ...withBranches(state, figures),
    stage: state.rulebook.trigger !== null && state.intention === 'stands' ? 'trigger' : 'shortlist',
    roll: { ...rollFrom(state, figures, at), seq, snapshot: commitments['roll'] ?? null, amendments: [] },
  }),
  checkParts: (state, act, parts) => {
    const matches = snapshotMatches(state, act.body, { content: partOf(act, 'roll', parts), at: act.at, parts });
    if (matches.ok) return isReportedRoll(state, act, parts);
    return err(refuse(matches.error === 'missing' ? 'part-missing' : 'part-differs', 'invariant.1', { part: 'roll' }));
  },
});

/**
 * Where the roll was reported on, the roll that is frozen is that one: officers who change it report again. Without a report it
 * can be frozen, and the record then says that nobody reported (finding `roll-not-reported`).
 */
function isOfTheReport({ rollReport }: State, { version, members }: Figures): Check {
  if (rollReport === null) return allowedBy('house.roll-report');
  const same = rollReport.version === version && (rollReport.members ?? members) === members;
  return when(same, 'house.roll-report', () =>
    refuse('roll-not-reported', 'house.roll-report', { version, reported: rollReport.version }),
  );
}

/** The figures of a frozen roll as the state holds them. */
export function rollFrom(
  state: State,
  { version, root, members, trigger, ballot, sections = [], units }: Figures,
  at: Instant,
): Omit<FrozenRoll, 'seq' | 'snapshot' | 'amendments'> {
  return {
    version,
    root,
    members,
    eligibleTrigger: trigger.eligible,
    eligibleBallot: ballot.eligible,
    withheld: { trigger: trigger.withheld, ballot: ballot.withheld },
    excluded: exclusionsInForce(state, at).map(({ id }) => id),
    sections,
    units,
  };
}

/** A branch's number of people entitled to vote is that of the roll; a return was held to the number of its own time. */
export const withBranches = (state: State, { units }: Pick<Figures, 'units'>): State => ({
  ...state,
  units: state.units.map((unit) => ({
    ...unit,
    entitled:
      unit.returns.length > 0
        ? unit.entitled
        : (units.find((each) => each.unit === unit.id)?.eligible ?? unit.entitled),
  })),
});

/** Everybody is accounted for, in every electorate, branch and section, and nobody left out or let in without an act. */
export const figuresAddUp = (state: State, figures: Figures, at: Instant): Check =>
  all(
    onlyReasonsOfTheRules(state, figures),
    everyMemberAccounted(figures),
    everyBranchCounted(state, figures),
    everySectionWeighed(state, figures),
    everyExclusionRecorded(state, figures, at),
    everyWaiverRecorded(state, figures),
  );

const hasScrutineer = (state: State): boolean =>
  state.people.some((person) => person.holdings.some(({ role, until }) => role === 'scrutineer' && until === null));

/** How the code begins of whoever a decision leaves out, and no rule. */
export const EXCLUDED = 'excluded-';

/** Reasons for leaving members out are those of the rulebook's electorates or of exclusions: closed lists, where nothing else can be said. */
function onlyReasonsOfTheRules({ rulebook }: State, { trigger, ballot }: Figures): Check {
  const ofExclusions = EXCLUSION_REASONS.map((reason) => `${EXCLUDED}${reason}`);
  for (const [name, { withheld }] of Object.entries({ trigger, ballot })) {
    const rules = rulebook.electorates[name as ElectorateName].rules.map(({ otherwise }) => `${otherwise}`);
    const reasons = new Set([...rules, ...ofExclusions]);
    if (!Object.keys(withheld).every((reason) => reasons.has(reason)))
      return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name }));
  }
  return allowedBy('invariant.1');
}

/**
 * A25 Nobody is left out by decision but under an exclusion that stands now, noticed, decided and open to appeal in this
 * record. There can be fewer: a rule may leave the same member out. The scrutineer, who sees whose they are, finds each.
 */
function everyExclusionRecorded(state: State, figures: Figures, at: Instant): Check {
  const standing = exclusionsInForce(state, at);
  for (const name of ELECTORATES) {
    for (const reason of EXCLUSION_REASONS) {
      const stated = figures[name].withheld[`${EXCLUDED}${reason}`] ?? 0;
      const recorded = standing.filter((each) => each.reason === reason && each.electorates.includes(name)).length;
      if (stated > recorded) return err(refuse('exclusions-differ', 'invariant.1', { reason, stated, recorded }));
    }
  }
  return allowedBy('invariant.1');
}

/** Nobody is let in past a rule but by a waiver of this record; one that was not needed lets nobody in. */
function everyWaiverRecorded({ waivers }: State, figures: Figures): Check {
  for (const name of ELECTORATES) {
    for (const [clause, stated] of Object.entries(figures[name].waived ?? {})) {
      const recorded = waivers.count((each) => each.clause === clause && each.electorate === name);
      if (stated > recorded) return err(refuse('waivers-differ', 'invariant.6', { power: clause, stated, recorded }));
    }
  }
  return allowedBy('invariant.6');
}

function everyMemberAccounted({ members, trigger, ballot }: Figures): Check {
  for (const [name, { eligible, withheld }] of Object.entries({ trigger, ballot })) {
    const accounted = eligible + totalOf(withheld);
    if (accounted !== members)
      return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name, members, accounted }));
  }
  return allowedBy('invariant.1');
}

function everyBranchCounted(state: State, { members, trigger, units }: Figures): Check {
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
function everySectionWeighed({ rulebook }: State, { ballot, sections = [] }: Figures): Check {
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
