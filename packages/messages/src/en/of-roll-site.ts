import { memberPages } from './member-pages.ts';
import { observeRoll } from './observe-roll.ts';
import { rollChecks } from './of-roll.ts';
import { siteEnglish } from './of-site.ts';
import { organise } from './organise.ts';

/** What pages of officers and members and those about the roll say, beside all that observers’ pages say: the first view needs none. */
export const rollSiteEnglish: readonly string[] = [...siteEnglish, observeRoll, rollChecks, organise, memberPages];
