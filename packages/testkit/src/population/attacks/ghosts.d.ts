import { type Origin } from '../origin.ts';
import type { InventedMember } from '../rows.ts';
import type { Ghosts } from './attack-wave.ts';
import type { PlaceRoll, Surroundings } from './place-roll.ts';
export declare function addGhosts(roll: PlaceRoll, { wave, count, at, by }: Ghosts, around: Surroundings): PlaceRoll;
/** An entry of nobody: a name of its origin, an address of the place, contacts of its own. */
export declare function inventGhost(origin: Origin, at: Ghosts['at'], around: Surroundings): InventedMember;
/** The same entry, joined and first paid on a day. */
export declare function withJoining(member: InventedMember, joined: string, cleared?: string): InventedMember;
