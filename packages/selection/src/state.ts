import type {
  BatchId,
  CandidateId,
  ClauseId,
  ContestId,
  DeadlineId,
  Id,
  PersonId,
  SectionId,
  UnitId,
} from '@selectorate/basics';
import type { RecordedLot, Section } from '@selectorate/count';
import type { PublicKey } from '@selectorate/record';
import type { ChangeChannel, ElectorateName, ExclusionReason, RollField } from '@selectorate/roll';
import type { Rulebook } from '@selectorate/rulebook';
import { List, Map } from 'immutable';
import type { INTEREST_CODES } from './codes.ts';
import type { Instant } from './instant.ts';
import type { RelyingParty } from './passkey.ts';

/** Where a contest is. Stages follow one another; an override may end a contest from any of them. */
export const STAGES = ['set-up', 'trigger', 'shortlist', 'ballot', 'count', 'declared', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const ROLES = [
  'returning-officer',
  'second-officer',
  'scrutineer',
  'teller',
  'body-member',
  'unit-secretary',
  'unit-teller',
  'incumbent',
  'candidate',
  'agent',
  'server',
] as const;
export type Role = (typeof ROLES)[number];

/** A role somebody holds or held; `unit` for people of a unit, `body` for members of a decision body. */
export interface Holding {
  readonly role: Role;
  readonly unit: UnitId | null;
  readonly body: string | null;
  readonly since: number;
  readonly until: number | null;
}

export interface Person {
  readonly id: PersonId;
  readonly key: PublicKey;
  readonly holdings: readonly Holding[];
  readonly interests: readonly Interest[] | null;
}

/** A declared interest, and the entry that declares it. */
export interface Interest {
  readonly interest: (typeof INTEREST_CODES)[number];
  readonly seq: number;
}

export interface Deadline {
  readonly id: DeadlineId;
  readonly civil: string;
  readonly zone: string;
  readonly instant: Instant;
  /** The entry at which the clock recorded that it had passed. */
  readonly passed: number | null;
}

/** Papers of one unit at one attempt; figures are withheld below the rulebook's k, the outcome never. */
export interface UnitReturn {
  readonly seq: number;
  readonly attempt: 1 | 2;
  readonly metOn: string;
  /** How its secretary and teller signed: on devices, or on paper that two officers keyed. */
  readonly signedOn: 'devices' | 'paper';
  readonly figures: UnitFigures | null;
  /** What the papers say: from the figures, or the signed word of the unit where they are withheld. */
  readonly votes: 'open' | 'keep' | 'tie' | 'none';
  readonly quorate: boolean;
  readonly late: boolean;
  readonly lateAdmitted: boolean;
  readonly setAside: string | null;
}

export interface UnitFigures {
  readonly open: number;
  readonly keep: number;
  readonly spoilt: number;
  readonly abstained: number;
}

export interface Unit {
  readonly id: UnitId;
  readonly section: SectionId;
  readonly parentBody: string | null;
  /** People entitled to vote in it: stated by an affiliate, or taken from the frozen roll. */
  readonly entitled: number | null;
  readonly returns: readonly UnitReturn[];
}

/** The frozen roll as it stands: as frozen, or as the last amendment left it. */
export interface FrozenRoll {
  /** The entry of the freeze. */
  readonly seq: number;
  readonly version: string;
  readonly root: string;
  readonly members: number;
  readonly eligibleTrigger: number;
  readonly eligibleBallot: number;
  /** Members left out of each electorate, by reason: of a rule, or `excluded-` and the reason of an exclusion. */
  readonly withheld: {
    readonly trigger: Readonly<Record<string, number>>;
    readonly ballot: Readonly<Record<string, number>>;
  };
  /** The exclusions that it carries out. */
  readonly excluded: readonly ExclusionId[];
  /** Sections of the ballot with their weights as frozen, and who may vote in each; none where papers count one each. */
  readonly sections: readonly (Section & { readonly eligible: number })[];
  /** Members and those of them eligible for the trigger, by branch; none where no unit is registered. */
  readonly units: readonly { readonly unit: UnitId; readonly members: number; readonly eligible: number }[];
  /** The commitment to every entry of it. */
  readonly snapshot: string | null;
  readonly amendments: readonly RollAmendment[];
}

/** A signed delta: one version of the frozen roll became another, for counted reasons. */
export interface RollAmendment {
  readonly seq: number;
  readonly version: string;
  readonly before: string;
  readonly root: string;
  /** Entries changed, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** The roll of a unit or of a decision body, frozen for itself (A21). */
export interface SmallRoll {
  readonly seq: number;
  readonly version: string;
  readonly root: string;
  readonly members: number;
}

/** What the checks of the roll found before it was frozen, as counts; null is more than none and fewer than `k`. */
export interface ReportedRoll {
  readonly seq: number;
  readonly version: string;
  readonly members: number | null;
  readonly asOf: string;
  readonly k: number;
  readonly checks: readonly {
    readonly check: string;
    readonly outcome: 'done' | 'not-run';
    readonly population: number | null;
    readonly tested: number | null;
    readonly signals: number | null;
    readonly outstanding: number | null;
  }[];
  readonly changes: {
    readonly since: string | null;
    readonly added: number | null;
    readonly removed: number | null;
    readonly changes: number | null;
    readonly members: number | null;
    readonly byField: readonly { readonly field: RollField; readonly changes: number | null }[];
    readonly byChannel: readonly { readonly channel: ChangeChannel; readonly changes: number | null }[];
    readonly largestSessions: readonly number[];
    readonly largestEditors: readonly number[];
    readonly coinciding: number | null;
    readonly nowUnreachable: number | null;
    readonly newlyReachable: number | null;
  };
  /** The blob with the counts in full. */
  readonly counts: string;
  readonly failed: readonly string[];
  /** Commitments to its private parts: the roll that is frozen is held against them. */
  readonly parts: Readonly<Record<string, string>>;
  /** What this report and those before it told: a later one tells nothing that comes too near to it. */
  readonly told: {
    readonly rosters: readonly number[];
    readonly questions: Readonly<Record<string, readonly number[]>>;
    readonly changes: Readonly<Record<string, readonly number[]>>;
  };
}

export interface Waiver {
  readonly id: WaiverId;
  readonly seq: number;
  readonly clause: ClauseId;
  readonly electorate: ElectorateName;
  /** The commitment to whom it is for. */
  readonly member: string;
}

/** One step of an exclusion: its entry, and when. */
export interface ExclusionStep {
  readonly seq: number;
  readonly at: Instant;
}

/** An exclusion from notice to ruling; where it stands at a moment is derived. Whose it is stands in a private part. */
export interface Exclusion {
  readonly id: ExclusionId;
  readonly reason: ExclusionReason;
  readonly clause: ClauseId;
  readonly electorates: readonly ElectorateName[];
  /** The commitment to whom it is about. */
  readonly member: string;
  readonly notice: ExclusionStep & { readonly by: PersonId; readonly replyBy: Instant };
  readonly reply: ExclusionStep | null;
  /** The last decision; `appealBy` is null where the member is kept. */
  readonly decision:
    | (ExclusionStep & {
        readonly by: readonly PersonId[];
        readonly decision: 'exclude' | 'stay';
        readonly appealBy: Instant | null;
      })
    | null;
  readonly appeal: ExclusionStep | null;
  readonly ruling:
    | (ExclusionStep & { readonly by: readonly PersonId[]; readonly outcome: 'upheld' | 'reversed' })
    | null;
}

/** The random-sample audit of the frozen roll; which leaves are drawn, and what they bound, is derived. */
export interface RollSample {
  readonly seq: number;
  /** How many leaves are to be drawn; of a roll with fewer, all. */
  readonly size: number;
  /** In the order of their commitments. */
  readonly values: readonly CommittedValue[];
  readonly drawn: { readonly seq: number; readonly seed: string } | null;
  /** What the members who were drawn said, as last reported. */
  readonly found: {
    readonly seq: number;
    readonly confirmed: number;
    readonly ineligible: number;
    readonly silent: number;
    /** Leaves of which another answer than before was reported, silence apart, over all reports. */
    readonly corrected: number;
    /** Commitment to the answers, leaf by leaf: the next report is held against it. */
    readonly sample: string | null;
  } | null;
}

/** A value that somebody committed to for a draw: its hash first, its 32 bytes when what it is drawn for is fixed. */
export interface CommittedValue {
  readonly person: PersonId;
  readonly seq: number;
  readonly commitment: string;
  /** Null until it is revealed; still null at the draw, it is missing and left out of the seed. */
  readonly value: string | null;
}

/** A log up to and with one entry. */
export interface LogHead {
  readonly size: number;
  readonly root: string;
}

export interface Keying {
  readonly seq: number;
  readonly by: PersonId;
  readonly valid: number;
  /** The commitment to the papers as keyed. */
  readonly ballots: string;
}

export type WaiverId = Id<'waiver'>;
export type ExclusionId = Id<'exclusion'>;
export type IncidentId = Id<'incident'>;
export type ChallengeId = Id<'challenge'>;

/** A batch of papers of one channel from issue to agreement. */
export interface Batch {
  readonly id: BatchId;
  readonly channel: string;
  readonly issued: number;
  /** The section of the ballot that its papers went to; null where there are none. */
  readonly section: SectionId | null;
  readonly returned: ReturnedPapers | null;
  readonly keyings: readonly Keying[];
  readonly agreed: {
    readonly seq: number;
    readonly valid: number;
    readonly differences: number;
    readonly ballots: string;
  } | null;
  readonly excluded: number | null;
}

export interface ReturnedPapers {
  readonly returned: number;
  readonly spoilt: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
}

export interface Incident {
  readonly id: IncidentId;
  readonly seq: number;
  readonly what: string;
  readonly batch: BatchId | null;
  readonly papers: number;
  readonly remedy: string | null;
  readonly ruled: number | null;
}

export interface Challenge {
  readonly id: ChallengeId;
  readonly seq: number;
  readonly against: string;
  readonly outcome: string | null;
  readonly remedy: string | null;
  readonly ruled: number | null;
}

/** Invariant 6: every act of discretion, with who, the power used, and where an appeal lies. */
export interface Discretion {
  readonly seq: number;
  readonly kind: string;
  readonly by: readonly PersonId[];
  readonly power: ClauseId;
  readonly ground: string;
  readonly affects: string;
}

export interface Figures {
  readonly issued: number;
  readonly returned: number;
  readonly notReturned: number;
  readonly spoilt: number;
  readonly rejected: number;
  readonly valid: number;
}

export interface Counted {
  readonly seq: number;
  readonly ballots: string;
  readonly result: string;
  readonly valid: number;
  readonly elected: CandidateId;
  /** Tallies of the last stage, as exact fractions in the order of the shortlist. */
  readonly votes: Readonly<Record<string, string>>;
  /** The leader's votes less the runner-up's at the last stage, rounded down. */
  readonly margin: number;
}

export interface Declaration {
  readonly seq: number;
  readonly at: Instant;
  readonly winner: CandidateId | null;
  readonly endedBy: 'declaration' | 'trigger' | 'override' | 'rerun';
}

/** What the pinned rulebook makes of the acts so far. Holds nothing that is not in a public body. */
export interface State {
  readonly rulebook: Rulebook;
  readonly rulebookHash: string;
  readonly contest: ContestId | null;
  readonly clock: 'rehearsal' | 'civil' | null;
  readonly zone: string | null;
  /** Where passkeys of this contest are valid; null where only key files and device keys sign. */
  readonly relyingParty: RelyingParty | null;
  readonly witnesses: readonly { readonly name: string; readonly key: PublicKey }[];
  readonly log: { readonly name: string; readonly key: PublicKey } | null;
  /** Entries that this log took over from the one before it; 0 for a first log. */
  readonly succession: number;
  readonly size: number;
  readonly now: Instant;
  readonly stage: Stage;
  readonly people: Map<PersonId, Person>;
  /** Who took each seat last, by role and unit; whether they still hold it is in their holdings. */
  readonly seats: Map<string, PersonId>;
  readonly keyHolders: Map<string, PersonId>;
  readonly permittedMerges: List<{ readonly roles: readonly [Role, Role]; readonly seq: number }>;
  /** The entry by which a database that does not sync to disk was accepted. */
  readonly trialEngine: number | null;
  readonly deadlines: Map<DeadlineId, Deadline>;
  readonly units: Map<UnitId, Unit>;
  readonly intention: 'stands' | 'does-not-stand' | 'vacancy' | null;
  readonly incumbent: CandidateId | null;
  /** The last report on the roll before the freeze. */
  readonly rollReport: ReportedRoll | null;
  readonly waivers: Map<WaiverId, Waiver>;
  readonly exclusions: Map<ExclusionId, Exclusion>;
  readonly unitRolls: Map<UnitId, SmallRoll>;
  readonly bodyRolls: Map<string, SmallRoll>;
  readonly roll: FrozenRoll | null;
  /** The roll as it was frozen, whatever was amended since, and the log then: the roots of both go into the sample. */
  readonly frozen: {
    readonly at: Instant;
    /** Who signed the freeze, and so chose its root: the sample needs a value of somebody else. */
    readonly by: readonly PersonId[];
    readonly roll: { readonly version: string; readonly root: string; readonly members: number };
    readonly head: LogHead;
  } | null;
  readonly rollSample: RollSample | null;
  readonly trigger: 'triggered' | 'reselected' | 'undetermined' | null;
  readonly shortlist: readonly CandidateId[] | null;
  readonly hustings: string | null;
  /** The order drawn by lot before the count; first is kept longest. */
  readonly lots: readonly CandidateId[];
  /** The entry that opened the members' ballot. */
  readonly ballotOpened: number | null;
  /** The log when the ballot closed: entries up to and with the one that says so, and their root. */
  readonly close: LogHead | null;
  /** Values for the lots of the `sha256` rung, in the order of their commitments. */
  readonly lotValues: readonly CommittedValue[];
  /** The entry from which no value can be revealed: the first reconciliation. */
  readonly lotValuesFixed: number | null;
  /** Lots drawn by hand for ties of this count, in the order of their entries; a recount begins without any. */
  readonly lotsDrawn: readonly (RecordedLot & { readonly seq: number })[];
  readonly papersIssued: number;
  readonly batches: Map<BatchId, Batch>;
  readonly incidents: Map<IncidentId, Incident>;
  readonly reconciled:
    | (Figures & { readonly seq: number; readonly notIssued: Readonly<Record<string, number>> })
    | null;
  readonly counted: Counted | null;
  /** `count` commits to the hashes of papers and result that the scrutineer saw. */
  readonly scrutiny: { readonly seq: number; readonly satisfied: boolean; readonly count: string | null } | null;
  readonly anomaliesDecided: number | null;
  readonly declaration: Declaration | null;
  readonly endorsement: { readonly seq: number; readonly decision: 'endorsed' | 'refused' } | null;
  readonly challenges: Map<ChallengeId, Challenge>;
  readonly discretions: List<Discretion>;
}

/** The state before the first act, under a rulebook whose bytes hash to `rulebookHash`. */
export function beforeContest(rulebook: Rulebook, rulebookHash: string): State {
  return {
    rulebook,
    rulebookHash,
    contest: null,
    clock: null,
    zone: null,
    relyingParty: null,
    witnesses: [],
    log: null,
    succession: 0,
    size: 0,
    now: '1970-01-01T00:00:00Z',
    stage: 'set-up',
    people: Map(),
    seats: Map(),
    keyHolders: Map(),
    permittedMerges: List(),
    trialEngine: null,
    deadlines: Map(),
    units: Map(),
    intention: null,
    incumbent: null,
    rollReport: null,
    waivers: Map(),
    exclusions: Map(),
    unitRolls: Map(),
    bodyRolls: Map(),
    roll: null,
    frozen: null,
    rollSample: null,
    trigger: null,
    shortlist: null,
    hustings: null,
    lots: [],
    ballotOpened: null,
    close: null,
    lotValues: [],
    lotValuesFixed: null,
    lotsDrawn: [],
    papersIssued: 0,
    batches: Map(),
    incidents: Map(),
    reconciled: null,
    counted: null,
    scrutiny: null,
    anomaliesDecided: null,
    declaration: null,
    endorsement: null,
    challenges: Map(),
    discretions: List(),
  };
}
