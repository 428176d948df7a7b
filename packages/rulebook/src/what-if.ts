import { formatFraction, formatPercent, type Rational, throwIllegalValue } from '@selectorate/basics';
import { decideByThreshold, type SectionWorking, type ThresholdWorking, type UnitVote } from '@selectorate/count';
import type { Rulebook, Trigger, TriggerFormula } from './rulebook.ts';

export type TriggerOutcome = 'reselected' | 'triggered' | 'undetermined';

/** Votes: a whole number, or exact fraction text (`13/4`) where a cap per parent body bites. */
export type Votes = number | string;

/** A percentage (`57.5`), half up to three decimals; null where nothing was in the denominator. */
export type Share = string | null;

/** The same unit votes under one rulebook. `for` is for an open selection. */
export interface TriggerUnderRule {
  readonly rule: TriggerFormula;
  readonly label: string;
  /** All together when pooled, otherwise by section id. */
  readonly for: Votes | Readonly<Record<string, Votes>>;
  /** One share when pooled or a college, otherwise by section id. Rounded only here: outcomes compare exactly. */
  readonly share: Share | Readonly<Record<string, Share>>;
  readonly outcome: TriggerOutcome;
  readonly working: ThresholdWorking;
}

/** Works the same unit votes under each rulebook that has a trigger stage. */
export function whatIf(votes: readonly UnitVote[], rulebooks: readonly Rulebook[]): TriggerUnderRule[] {
  return rulebooks.flatMap(({ trigger }) => (trigger === null ? [] : [decideTrigger(votes, trigger)]));
}

/** Works unit votes under one trigger. A trigger never deselects anybody: triggered means that a selection opens. */
export function decideTrigger(votes: readonly UnitVote[], { rule, formula, label }: Trigger): TriggerUnderRule {
  const working = decideByThreshold(votes, rule);
  const bySection = <T>(value: (section: SectionWorking) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(working.sections.map((section) => [section.section, value(section)]));
  const whole = working.share === null ? null : formatPercent(working.share);
  const votesBySection = bySection((section) => formatVotes(section.for));
  const base = { rule: formula, label, outcome: outcomeOf(working), working };
  switch (rule.aggregator) {
    case 'pooled':
      return { ...base, for: formatVotes(working.for), share: whole };
    case 'weighted-sections':
      return { ...base, for: votesBySection, share: whole };
    case 'any-section':
    case 'every-section':
      return {
        ...base,
        for: votesBySection,
        share: bySection(({ share }) => (share === null ? null : formatPercent(share))),
      };
    default:
      return throwIllegalValue(rule.aggregator);
  }
}

function outcomeOf({ outcome }: ThresholdWorking): TriggerOutcome {
  switch (outcome) {
    case 'met':
      return 'triggered';
    case 'not-met':
      return 'reselected';
    case 'undetermined':
      return 'undetermined';
    default:
      return throwIllegalValue(outcome);
  }
}

const formatVotes = (votes: Rational): Votes => (votes.d === 1n ? Number(votes.n) : formatFraction(votes));
