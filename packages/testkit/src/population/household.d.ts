import { type CivilDay } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
import { type PersonName, type Sex } from './names/invent-name.ts';
import { type Origin } from './origin.ts';
import type { Postcode } from './places.ts';
export type HouseholdKind = 'single' | 'couple' | 'family' | 'lone-parent' | 'three-generations' | 'shared-house' | 'student-hall' | 'care-home';
export type Tenure = 'owned' | 'mortgaged' | 'private-rent' | 'social-rent' | 'institution';
/** Likenesses within a household that a duplicate check must not take for one person. */
export type Likeness = 'twin' | 'namesake';
/** Somebody of 16 or more. */
export interface Adult {
    readonly name: PersonName;
    readonly sex: Sex;
    readonly origin: Origin;
    readonly born: CivilDay;
    readonly role: 'head' | 'partner' | 'child' | 'grandparent' | 'sharer';
    readonly likeness: Likeness | null;
    /** The family name before marriage, where it has changed and somebody may not have heard. */
    readonly nameBefore: string | null;
}
export interface Household {
    readonly kind: HouseholdKind;
    readonly tenure: Tenure;
    readonly adults: readonly Adult[];
}
export interface HouseholdSetting {
    readonly home: Postcode;
    /** The origin that half the households of the neighbourhood have. */
    readonly around: Origin;
    readonly today: CivilDay;
}
/** The people behind one door. Families share names and origin, ages fit, sharers have nothing in common. */
export declare function inventHousehold({ home, around, today }: HouseholdSetting, random: Seeded): Household;
