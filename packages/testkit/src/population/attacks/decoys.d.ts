import type { Decoys } from './attack-wave.ts';
import { type PlaceRoll, type Surroundings } from './place-roll.ts';
/**
 * As many of every origin, so that recall can be told by group (RI-20). A second entry stands at the same address; the
 * honest entry it is a second of bears no mark.
 */
export declare function plantDecoys(roll: PlaceRoll, { wave, ghosts, seconds }: Decoys, around: Surroundings): PlaceRoll;
