import { ballotFaults } from './ballot-faults.ts';
import { ballotSteps } from './ballot-steps.ts';
import { ballotTrustee } from './ballot-trustee.ts';
import { ballotVerdict } from './ballot-verdict.ts';
import { checkArchive } from './check-archive.ts';
import { countCommand } from './count-command.ts';
import { countFiles } from './count-files.ts';
import { countPage } from './count-page.ts';
import { countRuleTexts } from './count-rules.ts';
import { front } from './front.ts';
import { memberLetters } from './of-member-letters.ts';
import { rollCommand } from './of-roll-command.ts';
import { store } from './store.ts';
import { officeEnglish } from './of-office-site.ts';
import { memberPages } from './member-pages.ts';

/**
 * Every English source, for terminal and server. A new file of texts is written beside these and added here, and to a page only if
 * the page says it: a page is sent with its own texts and no others.
 */
export const english: readonly string[] = [
  ...officeEnglish,
  memberPages,
  front,
  memberLetters,
  store,
  ballotFaults,
  ballotVerdict,
  ballotSteps,
  ballotTrustee,
  checkArchive,
  countCommand,
  countFiles,
  countRuleTexts,
  countPage,
  rollCommand,
];
