import { type CivilDay } from '@selectorate/basics';
import type { Written } from './alteration.ts';
import type { Pen } from './pen.ts';
/** A date of birth as the roll has it, or null: swapped, rounded to the first of January, with one figure wrong. */
export declare function writeBorn(born: CivilDay, known: number, { random, errors }: Pen): Written<string | null>;
