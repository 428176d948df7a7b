import type { Seeded } from '../../seeded.ts';
/**
 * Common names of one origin, most common first, between spaces. Facts anybody may list; written down for this project
 * from general knowledge, not copied from a file. The n-th name weighs `1 / (n + 3) ^ spread`.
 */
export interface NameList {
    readonly male: string;
    readonly female: string;
    readonly family: string;
    readonly givenSpread: number;
    readonly familySpread: number;
}
/** Names in as many places as each weighs, so that drawing one costs one whole number. */
export interface NamePool {
    readonly male: readonly string[];
    readonly female: readonly string[];
    readonly family: readonly string[];
}
export declare const drawFrom: (names: readonly string[], random: Seeded) => string;
export declare const poolOf: ({ male, female, family, givenSpread, familySpread }: NameList) => NamePool;
