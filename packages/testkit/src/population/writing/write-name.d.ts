import type { Adult } from '../household.ts';
import type { Written } from './alteration.ts';
import { type Pen } from './pen.ts';
/** A name in the two columns that lists have. */
export interface TwoColumns {
    readonly given: string;
    readonly family: string;
}
/** How a member gave their name when joining: what they are called, seldom all of it, and not always spelt the same. */
export declare function writeMemberName({ name, origin, nameBefore }: Adult, pen: Pen): Written<TwoColumns>;
/** How an officer has the name: in full, from a form. */
export declare function writeRegisterName({ name, origin }: Adult, pen: Pen): Written<TwoColumns>;
