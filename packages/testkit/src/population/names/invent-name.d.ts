import type { Seeded } from '../../seeded.ts';
import type { Origin } from '../origin.ts';
export type Sex = 'female' | 'male';
/** A name as its bearer would write it in full. `middle` may be empty or several words. */
export interface PersonName {
    readonly given: string;
    readonly middle: string;
    readonly family: string;
}
/** What a name is like, for the fairness table. */
export type NameShape = 'plain' | 'double-barrelled' | 'two-surnames' | 'token' | 'patronymic' | 'syllables' | 'gendered' | 'prefixed';
/** A name of somebody whose family is not looked at. */
export declare function inventName(origin: Origin, sex: Sex, random: Seeded): PersonName;
/** The name of a partner of `head`, of the same origin: some share a family name, in the way of that origin. */
export declare function inventPartnerName(head: PersonName, { origin, sex }: Bearer, random: Seeded): PersonName;
interface Bearer {
    readonly origin: Origin;
    readonly sex: Sex;
}
/** The name of a child of these parents. */
export declare function inventChildName([father, mother]: readonly [PersonName, PersonName], { origin, sex }: Bearer, random: Seeded): PersonName;
export declare function shapeOf({ middle, family }: PersonName, origin: Origin): NameShape;
export {};
