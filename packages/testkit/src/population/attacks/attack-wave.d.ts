import type { CivilDate } from '@selectorate/basics';
interface Wave {
    /** Name of the wave; the truth of each entry it made or touched bears it. */
    readonly wave: string;
    /** The constituency it happens in, from 0. */
    readonly place: number;
}
/** Members who do not exist, at addresses where others live or where nobody does. */
export interface Ghosts extends Wave {
    readonly kind: 'ghosts';
    readonly count: number;
    readonly at: 'lived-in' | 'empty';
    /** They join in the month before. */
    readonly by: CivilDate;
}
/** Real people signed up together: few instruments, few devices, one recruiter, join dates set back before the payment. */
export interface BulkJoin extends Wave {
    readonly kind: 'bulk-join';
    readonly count: number;
    readonly around: CivilDate;
    /** Days on either side. */
    readonly within: number;
    readonly instruments: number;
    readonly devices: number;
}
/**
 * Contacts changed by one officer in one session. `captured`: new values that the attacker reads, few for many members;
 * `cut`: values that reach nobody.
 */
export interface ContactTampering extends Wave {
    readonly kind: 'contact-tampering';
    readonly direction: 'captured' | 'cut';
    readonly count: number;
    readonly on: CivilDate;
    /** How many values coincide into. */
    readonly values: number;
}
/** One person holds two memberships on purpose: another branch, another contact, the name written otherwise. */
export interface DualMembership extends Wave {
    readonly kind: 'dual-membership';
    readonly count: number;
}
/** Members who have paid and are not on the roll handed over. */
export interface LeftOut extends Wave {
    readonly kind: 'left-out';
    readonly count: number;
}
/** Planted by the organisers: for every origin so many ghosts and so many second entries. */
export interface Decoys extends Wave {
    readonly kind: 'decoys';
    readonly ghosts: number;
    readonly seconds: number;
}
export type AttackWave = Ghosts | BulkJoin | ContactTampering | DualMembership | LeftOut | Decoys;
export {};
