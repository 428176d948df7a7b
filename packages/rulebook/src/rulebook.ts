import type { ClauseId, DeadlineId, SectionId } from '@selectorate/basics';
import { countRules, type CountRule, type Section as WeighedSection, type ThresholdRule } from '@selectorate/count';

/** A value that an organiser chose: an option, a count, a yes or no. */
export type Setting = string | number | boolean;
export type Settings = Readonly<Record<string, Setting>>;

/** The version of this shape; a pinned rulebook names it first. */
export const RULEBOOK_SCHEMA = 'selectorate-rulebook/1';

/** Where the wording behind a clause was seen: the honesty of a rulebook about itself. */
export const SEEN = ['clause-text', 'published-report', 'press-report', 'not-seen', 'chosen-by-organiser'] as const;
export type Seen = (typeof SEEN)[number];

export const TRIGGER_FORMULAS = ['pooled', 'either-third', 'each-half', 'college', 'other'] as const;
export type TriggerFormula = (typeof TRIGGER_FORMULAS)[number];

/** Remedies a challenge may lead to, narrowest first. */
export const REMEDIES = ['correct-entry', 'recount-batch', 'exclude-batch', 'exclude-channel', 'rerun'] as const;
export type Remedy = (typeof REMEDIES)[number];

/**
 * Rules that a ballot may be counted by: those of the counter that fill one seat from ranked papers, without a further round
 * of voting.
 */
export const BALLOT_METHODS: readonly CountRule[] = countRules()
  .filter(({ marks, seats, takesRounds }) => marks === 'ranks' && seats !== 'up-to' && !takesRounds)
  .map(({ rule }) => rule);

/**
 * Tie rules a rulebook may order, as the counter names them. `lot-order` is drawn before any paper is counted; `sha256` is
 * drawn from values that people commit to before the ballot closes; `physical-lot` by hand, when a count pauses for it.
 */
export const TIE_RULES = [
  'condorcet-among-tied',
  'fewest-first-preferences',
  'earlier-stages-backwards',
  'earlier-stages-forwards',
  'together',
  'lot-order',
  'sha256',
  'physical-lot',
] as const;
export type TieRuleName = (typeof TIE_RULES)[number];

/** What an override may do. */
export const OVERRIDE_EFFECTS = [
  'move-deadline',
  'admit-late-return',
  'permit-merge',
  'accept-trial-engine',
  'declare-over-anomalies',
  'settle-trigger',
  'end-contest',
] as const;
export type OverrideEffect = (typeof OVERRIDE_EFFECTS)[number];

/** The deadlines of a contest; challenge and retention ends are computed from the declaration instead. */
export const DEADLINES = [
  'freeze',
  'notice',
  'units-meet-from',
  'returns-due',
  'shortlist',
  'hustings',
  'ballot-opens',
  'ballot-closes',
  'count',
] as const;

/** One rule in our words, with the source it encodes and how well that source is known. */
export interface Clause {
  readonly id: ClauseId;
  readonly text: string;
  readonly citation: string;
  readonly seen: Seen;
}

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly kind: 'branch' | 'affiliate';
}

/** A test a member must pass; `when` is CEL in the restricted profile, `otherwise` the published reason code. */
export interface ElectorateRule {
  readonly clause: ClauseId;
  readonly when: string;
  readonly otherwise: string;
}

/** Who may vote: a member for whom every rule holds. */
export interface Electorate {
  readonly rules: readonly ElectorateRule[];
}

/** How the votes of units decide between the incumbent and a full selection. */
export interface Trigger {
  readonly clause: ClauseId;
  readonly rule: ThresholdRule;
  readonly formula: TriggerFormula;
  readonly label: string;
  readonly unitTie: { readonly clause: ClauseId; readonly retakes: 0 | 1 };
  /** The least voters for a unit's vote to stand; 0 where the rules have no quorum. */
  readonly unitQuorum: { readonly clause: ClauseId; readonly voters: number };
  readonly lateReturns: 'not-counted';
}

/**
 * A section of the members' ballot (an electoral college, a block vote) and its exact weight. A member is of the section
 * whose `when`, CEL in the restricted profile, holds for them.
 */
export interface BallotSection extends WeighedSection {
  readonly clause: ClauseId;
  readonly title: string;
  readonly when: string;
}

/** Civil days from one deadline to another: the calendar dates' difference, whatever the hour. */
export interface Gap {
  readonly clause: ClauseId;
  readonly from: DeadlineId;
  readonly to: DeadlineId;
  readonly atLeastDays: number | null;
  readonly atMostDays: number | null;
}

export interface CalendarRules {
  readonly clause: ClauseId;
  readonly deadlines: readonly { readonly id: DeadlineId; readonly clause: ClauseId; readonly meaning: string }[];
  readonly gaps: readonly Gap[];
}

/** A body that takes decisions; `quorum` is how many of its members must sign. */
export interface Body {
  readonly id: string;
  readonly clause: ClauseId;
  readonly title: string;
  readonly quorum: number;
  readonly castingVote: 'none' | 'chair';
}

/** A power to depart from the rules, by a named body, always with reasons, always published. Each has its own clause. */
export interface OverridePower {
  readonly clause: ClauseId;
  readonly power: string;
  readonly decidedBy: string;
  readonly effects: readonly OverrideEffect[];
}

/**
 * The rules of one contest, resolved: nothing is looked up elsewhere. This is `rulebook.json` of a record. Its fields are
 * documented one by one in the schema (see `rulebookJsonSchema`).
 */
export interface Rulebook {
  readonly schema: typeof RULEBOOK_SCHEMA;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly basis: string;
  readonly clauses: readonly Clause[];
  readonly parameters: Settings;
  readonly sections: readonly Section[];
  readonly electorates: { readonly trigger: Electorate; readonly ballot: Electorate };
  /** Null where there is no trigger stage. */
  readonly trigger: Trigger | null;
  readonly calendar: CalendarRules;
  readonly shortlist: {
    readonly clause: ClauseId;
    readonly incumbentAutomatic: boolean;
    readonly atLeast: number;
    readonly atMost: number | null;
  };
  readonly ballot: {
    readonly clause: ClauseId;
    readonly method: CountRule;
    readonly options: Settings;
    readonly ties: readonly TieRuleName[];
    /** Absent: each paper counts as one. */
    readonly sections?: readonly BallotSection[] | undefined;
    readonly channels: readonly ('post' | 'in-person')[];
  };
  /** Breakdown cells below `k` are withheld. */
  readonly publication: { readonly clause: ClauseId; readonly k: number };
  /** How many hours old a signature may be when its act is recorded. */
  readonly signing: { readonly clause: ClauseId; readonly appendWithinHours: number };
  readonly bodies: readonly Body[];
  readonly endorsement: { readonly clause: ClauseId; readonly body: string };
  readonly declaration: { readonly clause: ClauseId; readonly anomaliesDecidedBy: string };
  readonly challenges: {
    readonly clause: ClauseId;
    readonly windowDays: number;
    readonly runsFrom: 'publication';
    /** Local time of the last day, `HH:MM`. */
    readonly closesAtLocal: string;
    readonly decidedBy: string;
    readonly remedies: readonly Remedy[];
  };
  readonly retention: { readonly clause: ClauseId; readonly days: number };
  readonly overrides: readonly OverridePower[];
  readonly witnesses: { readonly clause: ClauseId; readonly atLeast: number };
}
