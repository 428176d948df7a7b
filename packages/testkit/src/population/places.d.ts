import { type UnitId } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
/** What a postcode's dwellings are like. */
export type StreetKind = 'houses' | 'named-houses' | 'flats' | 'shared-houses' | 'student-hall' | 'care-home';
/** The dwellings of one postcode: one side of a street, a block, a hall. All of it invented. */
export interface Postcode {
    readonly index: number;
    readonly postcode: string;
    readonly kind: StreetKind;
    /** How many dwellings there are, numbered from 0. */
    readonly dwellings: number;
    readonly district: string;
    readonly unit: UnitId;
    readonly street: string;
    readonly town: string;
    readonly block: string;
    readonly firstNumber: number;
}
export interface Address {
    /** Without the postcode, town last; what a register spreads over its address columns. */
    readonly lines: readonly string[];
    readonly postcode: string;
}
/** How many postcodes a place of so many electors has; one more may be begun than is needed. */
export declare const postcodesFor: (electors: number) => number;
/** The postcode at an index of a place. It depends on the place's seed and the index alone, so any can be asked for. */
export declare function postcodeAt(place: number, index: number, { random, count }: PlaceShape): Postcode;
export interface PlaceShape {
    readonly random: Seeded;
    /** Postcodes the place is expected to have. */
    readonly count: number;
}
/** The address of a dwelling, from 0; past the last one of a street nobody lives, past that of a hall only local students. */
export declare function addressAt(home: Postcode, dwelling: number): Address;
export declare const placeName: (place: number) => string;
