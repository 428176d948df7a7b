import type { BulkJoin } from './attack-wave.ts';
import { type PlaceRoll, type Surroundings } from './place-roll.ts';
/** Half of them have a join date up to three weeks before their first cleared payment. */
export declare function bulkJoin(roll: PlaceRoll, wave: BulkJoin, around: Surroundings): PlaceRoll;
