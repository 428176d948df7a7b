import type { CheckInput, Decoy } from './check-input.ts';
import type { FailedCode } from './codes.ts';

import { type Finding, found, type NotRun, notRun, raiseOne } from './finding.ts';
import type { MemberId } from '@selectorate/basics';
import type { CheckId, CheckResult } from './report.ts';
import { groupBy } from '../group-by.ts';
import type { FairnessSetting } from './ri-19-fairness.ts';

/** Below this share of decoys found the whole report fails. */
const LEAST_RECALL = 0.95;

/** The checks that should see each kind of planted entry. */
const SEEN_BY: Readonly<Record<Decoy['kind'], readonly CheckId[]>> = {
  ghost: ['RI-04', 'RI-05'],
  second: ['RI-02'],
};

/** RI-20: are the planted entries found, in all and in every group? Whoever planted them knows; the checks did not. */
export function checkDecoys({ decoys }: CheckInput, { checks, groups, k }: FairnessSetting): Finding | NotRun {
  if (decoys === undefined || decoys.length === 0) return notRun('decoys');
  const seen = (kind: Decoy['kind']): readonly CheckResult[] =>
    checks.filter(({ check, outcome }) => SEEN_BY[kind].includes(check) && outcome === 'done');
  const flagged = { ghost: membersOf(seen('ghost')), second: membersOf(seen('second')) };
  const tested = decoys.filter(({ member, kind }) => groups.has(member) && seen(kind).length > 0);
  if (tested.length === 0) return notRun('register');
  const missed = tested.filter(({ member, kind }) => !flagged[kind].has(member));
  const missing = new Set(missed.map(({ member }) => member));
  const byGroup = [...groupBy(tested, ({ member }) => groups.get(member)?.['name-origin'] ?? -1).values()];
  const large = byGroup.filter(({ length }) => length >= k);
  const recall = (group: readonly Decoy[]): number =>
    1 - group.filter(({ member }) => missing.has(member)).length / group.length;
  const failed: FailedCode[] = [];
  if (recall(tested) < LEAST_RECALL) failed.push('decoy-recall');
  if (large.some((group) => recall(group) < LEAST_RECALL)) failed.push('decoy-recall-of-a-group');
  return found({
    population: decoys.length,
    tested: tested.length,
    notTestable: { 'not-a-person-of-the-roll': decoys.length - tested.length },
    signals: missed.map(({ member }) => raiseOne('RI-20', member, { state: 'review', reason: 'decoy-missed' })),
    failed,
    expected: { low: 0, high: Math.floor(tested.length * (1 - LEAST_RECALL)), source: 'none-expected' },
    totals: {
      decoys: decoys.length,
      'decoys-found': tested.length - missed.length,
      'groups-judged': large.length,
      'groups-too-small': byGroup.length - large.length,
    },
  });
}

const membersOf = (checks: readonly CheckResult[]): ReadonlySet<MemberId> =>
  new Set(checks.flatMap(({ signals }) => signals).flatMap(({ members }) => members));
