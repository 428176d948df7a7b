import type { Seeded } from '../seeded.ts';
import type { SettledPlan } from './population-plan.ts';
import type { InventedChange, InventedMember } from './rows.ts';
export interface ChangeSetting {
    readonly plan: SettledPlan;
    readonly serial: number;
    /** An address the member had before. */
    readonly oldAddress: () => string;
}
/** What a member, or an officer for them, honestly changed in the year before. Entries hold the value after it. */
export declare function honestChanges({ entry, evidence }: InventedMember, { plan, serial, oldAddress }: ChangeSetting, random: Seeded): readonly InventedChange[];
/** An instant of a day, some minutes after midnight. */
export declare const instant: (day: number, minute: number) => string;
