import { officeEnglish } from './en/of-office-site.ts';
import { readOnce } from './read-once.ts';

/** What officers’ pages say. */
export const officeTexts = readOnce({ en: officeEnglish });
