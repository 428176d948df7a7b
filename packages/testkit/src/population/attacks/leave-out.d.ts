import type { LeftOut } from './attack-wave.ts';
import { type PlaceRoll, type Surroundings } from './place-roll.ts';
/** Members in good standing are taken off the roll; their payments still show. */
export declare function leaveOut(roll: PlaceRoll, { wave, count }: LeftOut, { random }: Surroundings): PlaceRoll;
