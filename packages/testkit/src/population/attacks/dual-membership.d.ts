import type { AttackMark, InventedMember } from '../rows.ts';
import type { DualMembership } from './attack-wave.ts';
import { type PlaceRoll, type Surroundings } from './place-roll.ts';
export declare function dualMembership(roll: PlaceRoll, { wave, count }: DualMembership, around: Surroundings): PlaceRoll;
export interface SecondEntries {
    readonly mark: AttackMark;
    readonly around: Surroundings;
}
/** A second entry of each: another branch and address, contacts and instrument of its own, the name written anew. */
export declare function withSecondEntries(roll: PlaceRoll, drawn: readonly InventedMember[], { mark, around }: SecondEntries): PlaceRoll;
