import { memberEnglish } from './en/of-member-site.ts';
import { readOnce } from './read-once.ts';

/** What members’ pages say. */
export const memberTexts = readOnce({ en: memberEnglish });
