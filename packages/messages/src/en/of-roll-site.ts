import { observeRoll } from './observe-roll.ts';
import { rollChecks } from './of-roll.ts';
import { siteEnglish } from './of-site.ts';
import { rollFields } from './roll-fields.ts';

/** What the observers’ page of the roll says, beside all that observers’ pages say: the first view does not need it. */
export const rollSiteEnglish: readonly string[] = [...siteEnglish, rollFields, observeRoll, rollChecks];
