import { throwIllegalValue } from '@selectorate/basics';
import type { CheckInput } from './check-input.ts';
import { resultOf, type Setting } from './check-result.ts';
import type { FailedCode } from './codes.ts';
import { dayOf } from './entry-facts.ts';
import { groupsOf } from './fairness/groups.ts';
import type { Finding, NotRun } from './finding.ts';
import { CHECK_IDS, type CheckId, type CheckResult, type RollReport } from './report.ts';
import { checkSchema } from './ri-01-schema.ts';
import { checkDuplicates } from './ri-02-duplicates.ts';
import { checkContacts } from './ri-03-contacts.ts';
import { checkRegister } from './ri-04-register.ts';
import { checkElsewhere } from './ri-05-elsewhere.ts';
import { checkDeceased } from './ri-06-deceased.ts';
import { checkGoneAway } from './ri-07-gone-away.ts';
import { checkEligibilityWindow } from './ri-08-eligibility-window.ts';
import { checkSignUps } from './ri-09-sign-ups.ts';
import { checkInstruments } from './ri-10-instruments.ts';
import { checkDevices } from './ri-11-devices.ts';
import { checkCrowdedAddresses } from './ri-12-crowded-addresses.ts';
import { checkContactChanges } from './ri-13-contact-changes.ts';
import { checkApplications } from './ri-14-applications.ts';
import { checkBallotDevices } from './ri-15-ballot-devices.ts';
import { checkFrozen } from './ri-16-frozen.ts';
import { checkReleases } from './ri-17-releases.ts';
import { checkLeftOut } from './ri-18-left-out.ts';
import { checkFairness, type FairnessSetting } from './ri-19-fairness.ts';
import { checkDecoys } from './ri-20-decoys.ts';
import { rollHash } from './roll-hash.ts';

/** Before a check begins: `done` checks of `total` are behind it. */
export interface CheckProgress {
  readonly check: CheckId;
  readonly done: number;
  readonly total: number;
}

const K = 20;

/** All the checks at once. Private: see {@link publicCounts} for what everybody may see. */
export function runChecks(input: CheckInput, progress?: (at: CheckProgress) => void): RollReport {
  const steps = checkSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress?.(step.value);
  }
}

/** The same step by step, for work that gives way to other work in between. */
export function* checkSteps(input: CheckInput): Generator<CheckProgress, RollReport> {
  const { entries, asOf, register, previous } = input;
  const today = dayOf(asOf) ?? 0;
  const setting: Setting = {
    input,
    k: input.k ?? K,
    groups: new Map(entries.map((entry) => [entry.member, groupsOf(entry, today)])),
  };
  const checks: CheckResult[] = [];
  const failed = new Set<FailedCode>();
  for (const check of CHECK_IDS) {
    yield { check, done: checks.length, total: CHECK_IDS.length };
    const finding = runCheck(check, input, { ...setting, checks });
    if (finding.kind === 'done') for (const code of finding.failed) failed.add(code);
    checks.push(resultOf(check, finding, setting));
  }
  return {
    schema: 'selectorate-roll-report/1',
    asOf,
    roll: rollHash(entries),
    register: register?.sha256 ?? null,
    previous: previous === undefined ? null : rollHash(previous.entries),
    members: entries.length,
    checks,
    failed: [...failed],
  };
}

function runCheck(check: CheckId, input: CheckInput, setting: FairnessSetting): Finding | NotRun {
  switch (check) {
    case 'RI-01':
      return checkSchema(input);
    case 'RI-02':
      return checkDuplicates(input);
    case 'RI-03':
      return checkContacts(input);
    case 'RI-04':
      return checkRegister(input);
    case 'RI-05':
      return checkElsewhere(input);
    case 'RI-06':
      return checkDeceased(input);
    case 'RI-07':
      return checkGoneAway(input);
    case 'RI-08':
      return checkEligibilityWindow(input);
    case 'RI-09':
      return checkSignUps(input);
    case 'RI-10':
      return checkInstruments(input);
    case 'RI-11':
      return checkDevices(input);
    case 'RI-12':
      return checkCrowdedAddresses(input);
    case 'RI-13':
      return checkContactChanges(input);
    case 'RI-14':
      return checkApplications(input);
    case 'RI-15':
      return checkBallotDevices(input);
    case 'RI-16':
      return checkFrozen(input);
    case 'RI-17':
      return checkReleases(input);
    case 'RI-18':
      return checkLeftOut(input);
    case 'RI-19':
      return checkFairness(input, setting);
    case 'RI-20':
      return checkDecoys(input, setting);
    default:
      return throwIllegalValue(check);
  }
}
