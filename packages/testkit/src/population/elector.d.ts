import { type CivilDay } from '@selectorate/basics';
import type { Seeded } from '../seeded.ts';
import type { Adult, Tenure } from './household.ts';
import { type Address } from './places.ts';
import type { AgeBand, ElectorNumber, InventedElector } from './rows.ts';
export declare function ageBandOf(born: CivilDay, today: CivilDay): AgeBand;
/** Is this person on the register of their home? */
export declare function drawRegistered({ origin, born }: Adult, tenure: Tenure, { random, today }: Registering): boolean;
export interface Registering {
    readonly random: Seeded;
    readonly today: CivilDay;
    readonly errors: number;
    readonly place: number;
}
/** The row of an elector at an address. */
export declare function registerRow(adult: Adult, { person, address, elector }: {
    readonly person: number;
    readonly address: Address;
    readonly elector: ElectorNumber;
}, { random, today, errors, place }: Registering): InventedElector;
/** Numbers electors in the order in which they come, by polling district; a late one shares the number before it. */
export declare function electorNumbers(random: Seeded): (prefix: string) => ElectorNumber;
