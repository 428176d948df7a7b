import type { Seeded } from '../../seeded.ts';
/** Who writes: their chance, and how careless they are, of a thousand; a thousand is as usual. */
export interface Pen {
    readonly random: Seeded;
    readonly errors: number;
}
/** Does something happen that usually happens so many times of a thousand? One draw, since it is asked for every name. */
export declare const often: ({ random, errors }: Pen, perMille: number) => boolean;
