import { type MemberId, type UnitId } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
import type { Adult, Household } from './household.ts';
import type { Address } from './places.ts';
import type { SettledPlan } from './population-plan.ts';
import type { AbsenceReason, InventedMember, Situation } from './rows.ts';
import { type WrittenAddress } from './writing/write-address.ts';
/** What members of one household may have in common. */
export interface Shared {
    readonly instrument: string;
    readonly device: string;
    readonly phone: string;
    readonly email: string;
}
/** A member before anything of them is written down. */
export interface MemberFacts {
    /** Counts entries within the population: the id is made of it. */
    readonly serial: number;
    readonly person: number;
    readonly adult: Adult;
    readonly household: Household;
    readonly unit: UnitId;
    readonly address: Address;
    readonly situation: Situation;
    readonly electors: readonly string[];
    readonly absent: AbsenceReason | null;
    readonly shared: Shared | null;
    readonly recruiters: readonly MemberId[];
}
/** Ids in an order that tells nothing of the order of the roll; each serial up to a thousand million has its own. */
export declare const memberIdOf: (serial: number) => MemberId;
/** Contacts, payments and tokens are drawn from `random`, which should be a fork of the member's own. */
export declare function inventMember(facts: MemberFacts, plan: SettledPlan, random: Seeded): InventedMember;
export declare const addressText: ({ lines }: Pick<WrittenAddress, 'lines'>) => string;
/** Things that a household of this member would share, should there be more members in it. */
export declare function inventShared(adult: Adult, number: number, random: Seeded): Shared;
