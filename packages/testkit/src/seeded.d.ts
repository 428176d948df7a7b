/** Reproducible chance for tests and invented data. Never for anything that must be secret. */
export interface Seeded {
    /** A whole number from 0 up to, not including, 2^32. */
    next(): number;
    /** A whole number from 0 up to, not including, `below`; every one equally likely. */
    int(below: number): number;
    /** A whole number from `least` to `most`, both included. */
    between(least: number, most: number): number;
    /** True `times` times out of `outOf` in the long run. */
    chance(times: number, outOf: number): boolean;
    pick<T>(items: readonly T[]): T;
    /** The same items in another order; the list given stays as it is. */
    shuffle<T>(items: readonly T[]): T[];
    bytes(length: number): Uint8Array;
    /** Chance of its own for a part, so that drawing more here changes nothing there. */
    fork(label: string): Seeded;
}
/**
 * The small fast counter generator with four words of 32 bits (sfc32), started from an FNV-1a hash of the seed: the
 * same seed gives the same numbers on every machine and in every version of this project.
 */
export declare function seeded(seed: number | string): Seeded;
