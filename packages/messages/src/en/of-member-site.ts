import { memberPages } from './member-pages.ts';
import { observeRoll } from './observe-roll.ts';
import { siteEnglish } from './of-site.ts';
import { rollFields } from './roll-fields.ts';

/** What members’ pages say. */
export const memberEnglish: readonly string[] = [...siteEnglish, rollFields, observeRoll, memberPages];
