import type { UnitId } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
import type { Somebody } from './attacks/place-roll.ts';
import { type MemberFacts } from './member.ts';
import { type Address, type PlaceShape } from './places.ts';
import type { SettledPlan } from './population-plan.ts';
import { type InventedElector } from './rows.ts';
/** The people of one postcode: their register rows, and the members among them before anything is written. */
export interface Street {
    readonly electors: readonly InventedElector[];
    readonly members: readonly MemberFacts[];
    readonly outsiders: readonly Somebody[];
    readonly livedIn: readonly Doorstep[];
    readonly empty: readonly Doorstep[];
}
export interface Doorstep {
    readonly unit: UnitId;
    readonly address: Address;
}
/** People and serials of a place are numbered from here on, so that places can be made apart from each other. */
export declare const NUMBERS_OF_A_PLACE = 1000000;
export declare const shapeOfPlace: (plan: SettledPlan, place: number) => PlaceShape;
/** Street after street of a place, until its register has the rows it should. */
export declare function inventStreets(plan: SettledPlan, place: number): Generator<Street>;
/** Some address of a place, in a street of ordinary homes. */
export declare function anyDoor(place: number, shape: PlaceShape, random: Seeded): Doorstep;
