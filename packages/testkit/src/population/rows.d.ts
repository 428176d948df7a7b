import type { MemberId } from '@selectorate/basics';
import type { IsoDate, RollEntry } from '@selectorate/roll';
import type { HouseholdKind, Likeness, Tenure } from './household.ts';
import type { NameShape } from './names/invent-name.ts';
import type { Origin } from './origin.ts';
import type { Alteration } from './writing/alteration.ts';
/** An elector's number as officers write it: polling district, number, and a suffix where somebody was put in later. */
export interface ElectorNumber {
    readonly prefix: string;
    readonly number: number;
    readonly suffix: number;
}
/** Letters with which a register marks electors: F overseas, L a peer, G and K of the European Union (local votes only). */
export type FranchiseMarker = '' | 'F' | 'G' | 'K' | 'L';
/** A row of a register, in plain shape. An anonymous elector has a number and nothing else. */
export interface RegisterRow {
    readonly place: string;
    readonly elector: ElectorNumber;
    readonly family: string;
    readonly given: string;
    readonly lines: readonly string[];
    readonly postcode: string;
    /** The eighteenth birthday of an attainer; null for everybody who has had it. */
    readonly attains: IsoDate | null;
    readonly marker: FranchiseMarker;
    /** Left out of the register that anybody may buy. */
    readonly optedOut: boolean;
    readonly anonymous: boolean;
}
/** A row with what is known of it. `person` is the same number wherever the same person is meant. */
export interface InventedElector {
    readonly row: RegisterRow;
    readonly truth: {
        readonly person: number;
        readonly alterations: readonly Alteration[];
    };
}
/** What a party knows of a member beside the entry, for the checks. Tokens are opaque, and equal where the thing is one. */
export interface MemberEvidence {
    readonly givenNames: string;
    readonly familyName: string;
    readonly firstCleared: IsoDate | null;
    readonly lastCleared: IsoDate | null;
    readonly instrument: string | null;
    readonly recruiter: MemberId | null;
    readonly device: string | null;
    readonly mailReturned: boolean;
    readonly emailBounced: boolean;
}
export type AgeBand = '16-17' | '18-24' | '25-34' | '35-49' | '50-64' | '65-79' | '80+';
/** Why an entry has no register row. */
export type AbsenceReason = 'not-registered' | 'not-entitled' | 'registered-elsewhere' | 'dead' | 'gone-away' | 'nobody';
/** How a member's roll address stands to where they are. */
export type Situation = 'at-home' | 'roll-behind' | 'register-behind' | 'moved-away' | 'dead' | 'gone-away';
export type AttackKind = 'ghost' | 'bulk-join' | 'contact-captured' | 'contact-cut' | 'dual-membership' | 'left-out';
export interface AttackMark {
    readonly kind: AttackKind;
    readonly wave: string;
    /** Planted by the organisers, to see whether the checks find it. */
    readonly decoy: boolean;
}
export interface MemberTruth {
    /** Negative for a person who does not exist. */
    readonly person: number;
    /** Keys of this person's register rows, none to two: see {@link electorKey}. */
    readonly electors: readonly string[];
    readonly absent: AbsenceReason | null;
    readonly situation: Situation;
    readonly origin: Origin;
    readonly nameShape: NameShape;
    readonly ageBand: AgeBand;
    readonly tenure: Tenure;
    readonly household: HouseholdKind;
    readonly likeness: Likeness | null;
    readonly alterations: readonly Alteration[];
    /** The first entry of the same person, where this is another. */
    readonly sameAs: MemberId | null;
    readonly attack: AttackMark | null;
}
export interface InventedMember {
    readonly entry: RollEntry;
    readonly evidence: MemberEvidence;
    readonly truth: MemberTruth;
}
/** A change of a contact as the log of a membership system has it. */
export interface ContactChange {
    readonly member: MemberId;
    readonly field: 'address' | 'email' | 'phone';
    readonly from: string;
    readonly to: string;
    /** Instant, ISO 8601. */
    readonly at: string;
    /** `member` for members themselves, else an officer. */
    readonly editor: string;
    readonly session: string;
}
export interface InventedChange {
    readonly change: ContactChange;
    /** The wave of tampering it belongs to; null for honest changes. */
    readonly attack: AttackMark | null;
}
export declare const electorKey: ({ prefix, number, suffix }: ElectorNumber) => string;
