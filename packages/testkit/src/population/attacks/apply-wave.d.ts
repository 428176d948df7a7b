import type { AttackWave } from './attack-wave.ts';
import type { PlaceRoll, Surroundings } from './place-roll.ts';
/** The roll after a wave. Where a place has too few people for it, the wave is as large as it can be. */
export declare function applyWave(roll: PlaceRoll, wave: AttackWave, around: Surroundings): PlaceRoll;
