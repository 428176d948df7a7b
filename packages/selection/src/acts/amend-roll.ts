import { err, ok } from '@selectorate/basics';
import { ELECTORATES } from '@selectorate/roll';
import { z } from 'zod';
import { all, allowedBy, type Check, inStage, signedByOfficers, signersSaw, when } from '../checks.ts';
import type { Act } from '../act.ts';
import { withDiscretion } from '../change.ts';
import { AMENDMENT_REASONS, CONTACT_AMENDMENTS, DISCRETIONARY_AMENDMENTS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { deltaMatches } from '../derived/roll-delta.ts';
import { exclusionsInForce } from '../derived/exclusions.ts';
import { totalOf } from '../derived/papers.ts';
import * as field from '../fields.ts';
import { isDiscretionaryAmendment } from '../invariants.ts';
import { refuse } from '../refusal.ts';
import type { FrozenRoll } from '../roll-state.ts';
import type { State } from '../state.ts';
import { EXCLUDED, figuresAddUp, frozenFigures, rollFrom, withBranches } from './freeze-roll.ts';

const body = z.strictObject({
  ...frozenFigures,
  /** The root of the version that this one replaces. */
  before: field.hash,
  /** Entries changed, by the reason of their change. */
  reasons: field.byReason(...AMENDMENT_REASONS),
  /** Changed contacts: each confirmed by the member at the contact held before the freeze, and by a second officer (A02). */
  contacts: z.strictObject({
    changed: field.whole,
    confirmedAtOldContact: field.whole,
    secondOfficer: field.whole,
    /** Where the old contact is dead: two officers who saw the member. Counted apart. */
    inPerson: field.whole,
  }),
});
type Amendment = z.infer<typeof body>;

/**
 * A signed delta of the frozen roll: which version it comes from, how many entries changed for which reason, and all figures
 * again. Who may vote is amended before the ballot opens; after that contacts alone. Nobody comes to be left out but by an
 * exclusion in force (A24, A25); to add or to correct entries is the officers' discretion, with reasons.
 */
export const amendRoll = defineAct({
  kind: 'amend-roll',
  body,
  parts: ['roll', 'delta', 'reasons?'],
  admit: (state, act) => {
    const { roll } = state;
    if (roll === null) return inStage(state, 'trigger');
    return all(
      inStage(state, 'trigger', 'shortlist', 'ballot'),
      signedByOfficers(state, act),
      signersSaw(act, roll.amendments.at(-1)?.seq ?? roll.seq),
      replaces(state, roll, act.body),
      onlyContactsAfterIssue(state, act.body),
      reasonsWhereDiscretion(act),
      contactsConfirmed(act.body),
      figuresAddUp(state, act.body, act.at),
      reasonsAddUp(roll, act.body),
      nobodyMovedUncounted(roll, act.body),
      exclusionsCarriedOut(state, roll, act),
    );
  },
  apply: (state, act) => {
    const { seq, at, commitments, body: amended } = act;
    const { roll } = state;
    if (roll === null) return state;
    const { version, before, root, reasons } = amended;
    const amendments = [...roll.amendments, { seq, version, before, root, reasons }];
    const snapshot = commitments['roll'] ?? null;
    const next: State = {
      ...withBranches(state, amended),
      roll: { ...rollFrom(state, amended, at), seq: roll.seq, snapshot, amendments },
    };
    if (!isDiscretionaryAmendment(amended)) return next;
    const grounds = DISCRETIONARY_AMENDMENTS.filter((reason) => (reasons[reason] ?? 0) > 0);
    const power = state.rulebook.calendar.clause;
    return withDiscretion(next, act, { power, ground: grounds.join(', '), affects: `roll ${version}` });
  },
  checkParts: (state, act, parts) => {
    const matches = deltaMatches(state, act, parts);
    if (matches.ok) return ok(null);
    const { part, fault } = matches.error;
    return err(refuse(fault === 'missing' ? 'part-missing' : 'part-differs', 'invariant.1', { part }));
  },
});

/** The version it comes from is the one that stands, and its own name is new: each leaf holds the name of its version. */
function replaces({ frozen }: State, { root, amendments }: FrozenRoll, { before, version }: Amendment): Check {
  if (before !== root) return err(refuse('figures-differ', 'invariant.1', { stated: before, computed: root }));
  const used = [frozen?.roll.version, ...amendments.map((each) => each.version)];
  return when(!used.includes(version), 'invariant.1', () => refuse('already-decided', 'invariant.1', { version }));
}

const contactReasons: ReadonlySet<string> = new Set(CONTACT_AMENDMENTS);

/** Entries changed for reasons that can move somebody in or out. */
const standingChanged = ({ reasons }: Amendment): number =>
  Object.entries(reasons).reduce((sum, [reason, entries]) => (contactReasons.has(reason) ? sum : sum + entries), 0);

function onlyContactsAfterIssue({ ballotOpened }: State, { reasons }: Amendment): Check {
  const late = Object.keys(reasons).find((reason) => !contactReasons.has(reason));
  return when(ballotOpened === null || late === undefined, 'invariant.1', () =>
    refuse('amendment-too-late', 'invariant.1', { reason: late ?? '' }),
  );
}

/** Entries are added and corrected with reasons, which are a private part; what follows from a decision has them there. */
function reasonsWhereDiscretion({ body: amended, commitments, kind }: Act<string, Amendment>): Check {
  const due = isDiscretionaryAmendment(amended);
  if (due === (commitments['reasons'] !== undefined)) return allowedBy('invariant.6');
  return err(refuse(due ? 'commitment-missing' : 'commitment-unexpected', 'house.parts', { kind, part: 'reasons' }));
}

/** A02, invariant 3: a contact that changes after the freeze was confirmed at the old one and by a second officer, each. */
function contactsConfirmed({ contacts, reasons }: Amendment): Check {
  const { changed, confirmedAtOldContact: confirmed, secondOfficer: second, inPerson } = contacts;
  const asReasons = changed === (reasons['contact-confirmed'] ?? 0) && inPerson === (reasons['contact-in-person'] ?? 0);
  return when(changed === confirmed && changed === second && asReasons, 'invariant.3', () =>
    refuse('contact-not-confirmed', 'invariant.3', { changed, confirmed, second }),
  );
}

/** The figures follow from the version before by the reasons stated: nobody comes, goes or moves uncounted. */
function reasonsAddUp(roll: FrozenRoll, amended: Amendment): Check {
  const { members, trigger, ballot, reasons } = amended;
  const due = roll.members + (reasons['entry-added'] ?? 0);
  if (members !== due)
    return err(refuse('roll-not-consistent', 'invariant.1', { electorate: 'members', members, accounted: due }));
  if (totalOf(reasons) === 0) return err(refuse('roll-not-consistent', 'invariant.1', { reasons: 0 }));
  const moved = standingChanged(amended);
  const before = { trigger: roll.eligibleTrigger, ballot: roll.eligibleBallot };
  const after = { trigger: trigger.eligible, ballot: ballot.eligible };
  for (const name of ELECTORATES) {
    const withheldMoved = movedBetween(roll.withheld[name], amended[name].withheld);
    if (Math.abs(after[name] - before[name]) > moved || withheldMoved > 2 * moved)
      return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name, entries: moved }));
  }
  return allowedBy('invariant.1');
}

/**
 * A24, A25 Rules leave out nobody more than entries added, so that whoever else loses their vote does by an exclusion; and
 * nobody changes branch or section but among the entries that are not mere contacts.
 */
function nobodyMovedUncounted(roll: FrozenRoll, amended: Amendment): Check {
  const added = amended.reasons['entry-added'] ?? 0;
  for (const name of ELECTORATES) {
    const more = leftOutByRules(amended[name].withheld) - leftOutByRules(roll.withheld[name]);
    if (more > added) return err(refuse('roll-not-consistent', 'invariant.1', { electorate: name, entries: more }));
  }
  const moved = standingChanged(amended);
  const { units, sections = [] } = amended;
  const shifts = [
    movedBetween(byPlace(roll.units, 'members'), byPlace(units, 'members')),
    movedBetween(byPlace(roll.units, 'eligible'), byPlace(units, 'eligible')),
    movedBetween(byPlace(roll.sections, 'eligible'), byPlace(sections, 'eligible')),
  ];
  return when(
    shifts.every((shift) => shift <= 2 * moved),
    'invariant.1',
    () => refuse('roll-not-consistent', 'invariant.1', { entries: moved, shifted: Math.max(...shifts) }),
  );
}

const leftOutByRules = (withheld: Readonly<Record<string, number>>): number =>
  Object.entries(withheld).reduce((sum, [reason, members]) => (reason.startsWith(EXCLUDED) ? sum : sum + members), 0);

type Place<Count extends string> = Readonly<Record<Count, number>> & {
  readonly unit?: string;
  readonly section?: string;
};

const byPlace = <Count extends string>(
  places: readonly Place<Count>[],
  count: Count,
): Readonly<Record<string, number>> =>
  Object.fromEntries(places.map((place) => [place.unit ?? place.section ?? '', place[count]]));

/** By how much the counts of two lists, by reason or by place, differ, taken together. */
function movedBetween(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): number {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].reduce((sum, name) => sum + Math.abs((after[name] ?? 0) - (before[name] ?? 0)), 0);
}

/** Every exclusion that came to stand since is carried out by this amendment, and every one that was lifted undone by it. */
function exclusionsCarriedOut(
  state: State,
  { excluded }: FrozenRoll,
  { at, body: { reasons } }: { readonly at: string; readonly body: Amendment },
): Check {
  const standing = new Set(exclusionsInForce(state, at).map(({ id }) => id));
  const due = {
    'exclusion-decided': [...standing].filter((id) => !excluded.includes(id)).length,
    'exclusion-lifted': excluded.filter((id) => !standing.has(id)).length,
  };
  for (const [reason, recorded] of Object.entries(due)) {
    const stated = reasons[reason as keyof typeof due] ?? 0;
    if (stated !== recorded) return err(refuse('exclusions-differ', 'house.exclusions', { reason, stated, recorded }));
  }
  return allowedBy('house.exclusions');
}
