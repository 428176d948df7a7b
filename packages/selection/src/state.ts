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
import type { RecordedLot } from '@selectorate/count';
import type { PublicKey } from '@selectorate/record';
import type { Rulebook } from '@selectorate/rulebook';
import { List, Map } from 'immutable';
import type { INTEREST_CODES } from './codes.ts';
import type { CommittedValue } from './committed-value.ts';
import type { Instant } from './instant.ts';
import type { IncidentId, Batch, Incident, Figures, Counted } from './paper-state.ts';
import type { RelyingParty } from './passkey.ts';
import type {
  WaiverId,
  ExclusionId,
  FrozenRoll,
  SmallRoll,
  ReportedRoll,
  Waiver,
  Exclusion,
  RollSample,
} from './roll-state.ts';

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

/** A log up to and with one entry. */
export interface LogHead {
  readonly size: number;
  readonly root: string;
}

export type ChallengeId = Id<'challenge'>;

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
