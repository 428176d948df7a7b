import { rollReport } from './of-roll-report.ts';
import { rollSiteEnglish } from './of-roll-site.ts';
import { organise } from './organise.ts';

/** What officers’ pages say. */
export const officeEnglish: readonly string[] = [...rollSiteEnglish, rollReport, organise];
