import type { CivilDate, CivilDay } from '@selectorate/basics';
import type { AttackWave } from './attacks/attack-wave.ts';
export interface PopulationPlan {
    readonly seed: number | string;
    /** Rows of the register; a place ends with its last household, so a few more come. */
    readonly electors: number;
    /** Honest members; duplicates, ghosts and decoys are added to them, those left out are taken from them. */
    readonly members: number;
    /** The day all is seen from. */
    readonly asOf: CivilDate;
    /** Rows of a constituency's register, at most 200,000; 75,000 unless told otherwise. */
    readonly placeSize?: number;
    readonly rates?: Partial<Rates>;
    readonly attacks?: readonly AttackWave[];
}
/** How often something is so, of a thousand. The README says where each figure comes from. */
export interface Rates {
    /** Members whose roll entry still has an old address. */
    readonly movedRollBehind: number;
    /** Members who told the party of a move, and not yet the registration officer. */
    readonly movedRegisterBehind: number;
    /** Members registered in another constituency than that of their roll address. */
    readonly movedAway: number;
    readonly dead: number;
    readonly goneAway: number;
    /** Honest second entries of one member. */
    readonly duplicates: number;
    /** Scales every name variant and typing error, of the roll and of the register; 1000 is as usual. */
    readonly errors: number;
    readonly emailKnown: number;
    readonly phoneKnown: number;
    readonly bornKnown: number;
    /** Changes of a field in a year, by field. */
    readonly addressChanges: number;
    readonly phoneChanges: number;
    readonly emailChanges: number;
}
export declare const USUAL_RATES: Rates;
/** A plan with every choice made. */
export interface SettledPlan {
    readonly seed: string;
    readonly asOf: CivilDate;
    readonly today: CivilDay;
    /** Register rows and honest members of each place. */
    readonly places: readonly {
        readonly electors: number;
        readonly members: number;
    }[];
    readonly rates: Rates;
    readonly attacks: readonly AttackWave[];
}
