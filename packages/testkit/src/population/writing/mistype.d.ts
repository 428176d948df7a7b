import type { Seeded } from '../../seeded.ts';
import { type Written } from './alteration.ts';
/** A word with one mistake in it, at random among those that the word allows; never in its first letter. */
export declare function mistype(word: string, random: Seeded): Written<string>;
