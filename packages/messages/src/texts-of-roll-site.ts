import { rollSiteEnglish } from './en/of-roll-site.ts';
import { readOnce } from './read-once.ts';

/** What the observers’ page of the roll says: what the first view says, and more. */
export const rollSiteTexts = readOnce({ en: rollSiteEnglish });
