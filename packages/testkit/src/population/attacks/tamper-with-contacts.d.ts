import type { ContactTampering } from './attack-wave.ts';
import { type PlaceRoll, type Surroundings } from './place-roll.ts';
/**
 * E-mail and, for every third, telephone are changed within two hours by one officer in one session. The members stay
 * who they are; what the roll held before stands only in the log.
 */
export declare function tamperWithContacts(roll: PlaceRoll, tampering: ContactTampering, around: Surroundings): PlaceRoll;
