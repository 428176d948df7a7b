import type { Seeded } from '../seeded.ts';
import type { TwoColumns } from './writing/write-name.ts';
/** An address at a reserved domain that nobody else has: the number sees to it. */
export declare function inventEmail({ given, family }: TwoColumns, number: number, random: Seeded): string;
/**
 * A number of the drama ranges. There are 16,000 of those, so an extension tells apart the people who would share one:
 * two people have the same text only where they are meant to.
 */
export declare function inventPhone(number: number): string;
/** Sixteen hexadecimal digits that stand for a card, an account or a device. */
export declare const inventToken: (kind: 'dev' | 'pay', random: Seeded) => string;
