import { ballotFaults } from './ballot-faults.ts';
import { ballotVerdict } from './ballot-verdict.ts';
import { checkArchive } from './check-archive.ts';
import { faults } from './faults.ts';
import { ui } from './ui.ts';

/** What the page that checks an archive says. */
export const archivePageEnglish: readonly string[] = [ui, faults, ballotFaults, ballotVerdict, checkArchive];
