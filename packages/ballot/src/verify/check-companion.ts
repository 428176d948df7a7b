import type { CheckedBallots } from './check-ballots.ts';
import type { SetUp } from './check-set-up.ts';
import type { Fault } from './faults.ts';
import { FEW_BALLOTS } from './notices.ts';
import type { Notice } from './report.ts';
import type { Survey } from './survey.ts';
import type { Verification } from './verification.ts';

export interface CheckedCompanion {
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
  /** Credentials taken out, by ground; null without a sidecar. */
  readonly exclusions: Readonly<Record<string, number>> | null;
}

interface Setting {
  readonly survey: Survey;
  readonly setUp: SetUp;
  readonly ballots: CheckedBallots;
  readonly verification: Verification;
}

/** What the sidecar says beside the archive: the box it was made from, links, receipts, registration, participation. */
export async function checkCompanion({ setUp, verification }: Setting): Promise<CheckedCompanion> {
  const contents = await verification.companion.finish();
  const isRequired = verification.verdict === 'selectorate';
  const faults: Fault[] = [];
  if (isRequired && setUp.hasNames)
    faults.push({ code: 'credentials-with-names', place: { part: 'credentials', entry: null } });
  if (contents === null) {
    if (isRequired) faults.push({ code: 'sidecar-missing', place: { part: 'sidecar', line: null } });
    return { faults, notices: [], exclusions: null };
  }
  return { faults, notices: [], exclusions: null };
}

export { FEW_BALLOTS };
