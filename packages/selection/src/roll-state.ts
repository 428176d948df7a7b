import type { ClauseId, Id, PersonId, UnitId } from '@selectorate/basics';
import type { Section } from '@selectorate/count';
import type { ChangeChannel, ElectorateName, ExclusionReason, RollField } from '@selectorate/roll';
import type { CommittedValue } from './committed-value.ts';
import type { Instant } from './instant.ts';

// What the state keeps of the roll: frozen, amended, reported on, sampled; and who was waived in or left out.

export type WaiverId = Id<'waiver'>;
export type ExclusionId = Id<'exclusion'>;

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
