import type { UnitId } from '@selectorate/basics';
import type { Seeded } from '../../seeded.ts';
import type { Adult, Household } from '../household.ts';
import type { MemberFacts } from '../member.ts';
import type { Address } from '../places.ts';
import type { SettledPlan } from '../population-plan.ts';
import type { InventedChange, InventedMember } from '../rows.ts';
/** A real person of the place, with what is needed to write an entry of them. */
export interface Somebody {
    readonly adult: Adult;
    readonly household: Household;
    readonly person: number;
    readonly electors: readonly string[];
    readonly unit: UnitId;
    readonly address: Address;
}
/** The roll of one place while attacks are made on it. */
export interface PlaceRoll {
    readonly members: readonly InventedMember[];
    readonly changes: readonly InventedChange[];
    readonly leftOut: readonly InventedMember[];
}
/** What attackers have to work with. */
export interface Surroundings {
    readonly plan: SettledPlan;
    readonly random: Seeded;
    /** The person behind an honest member, by person number. */
    readonly facts: ReadonlyMap<number, MemberFacts>;
    /** Registered people who are no members. */
    readonly outsiders: readonly Somebody[];
    readonly livedIn: readonly {
        readonly unit: UnitId;
        readonly address: Address;
    }[];
    readonly empty: readonly {
        readonly unit: UnitId;
        readonly address: Address;
    }[];
    readonly units: readonly UnitId[];
    readonly nextSerial: () => number;
    /** Numbers below 0, for people who do not exist. */
    readonly nextNobody: () => number;
}
/** Members that no wave has touched, in a drawn order, at most so many. */
export declare function drawUntouched({ members }: PlaceRoll, count: number, { random, may }: {
    readonly random: Seeded;
    readonly may?: (member: InventedMember) => boolean;
}): readonly InventedMember[];
