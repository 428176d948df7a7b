import type { MemberId } from '@selectorate/basics';
import type { CheckInput } from './check-input.ts';
import { disputedBy, fairnessTable } from './fairness/fairness-table.ts';
import type { EntryGroups } from './fairness/groups.ts';
import { groupBy } from '../group-by.ts';
import type { Finding, NotRun, RaisedSignal } from './finding.ts';
import type { CheckId, CheckResult, FairnessRow, Signal } from './report.ts';
import { settlementOf } from './settle.ts';

export interface Setting {
  readonly input: CheckInput;
  readonly k: number;
  readonly groups: ReadonlyMap<MemberId, EntryGroups>;
}

const NOTHING: Pick<
  CheckResult,
  'population' | 'tested' | 'notTestable' | 'signals' | 'expected' | 'fairness' | 'burden' | 'totals'
> = {
  population: 0,
  tested: 0,
  notTestable: {},
  signals: [],
  expected: null,
  fairness: [],
  burden: [],
  totals: {},
};

/** What a check found, with how its signals were settled and whom it burdens. */
export function resultOf(check: CheckId, finding: Finding | NotRun, { input, k, groups }: Setting): CheckResult {
  if (finding.kind === 'not-run') {
    const counted = countResolutions([]);
    return {
      check,
      outcome: 'not-run',
      needs: finding.needs,
      ...NOTHING,
      ...counted,
      model: null,
      data: [],
      seed: null,
    };
  }
  const { tested, notTestable, model, data, seed, population, expected, totals } = finding;
  const notes = groupBy(input.resolutions ?? [], ({ signal }) => signal);
  const signals = withOwnIds(finding.signals).map((signal) => ({
    ...signal,
    resolution: settlementOf({ ...signal, resolution: null }, notes.get(signal.id) ?? []),
  }));
  const asked = finding.asked ?? signals;
  const table = (members: Iterable<MemberId>, without: ReadonlySet<MemberId>): readonly FairnessRow[] =>
    fairnessTable({ groups, members, signals: asked, without, k });
  const planted = input.decoys?.map(({ member }) => member) ?? [];
  return {
    check,
    outcome: 'done',
    needs: finding.needs,
    population,
    tested: typeof tested === 'number' ? tested : tested.length,
    notTestable: Object.fromEntries(Object.entries(notTestable).filter(([, count]) => count > 0)),
    signals,
    expected,
    ...countResolutions(signals),
    fairness: typeof tested === 'number' ? [] : table(tested, new Set([...planted, ...disputedBy(asked)])),
    burden: typeof tested === 'number' ? [] : table(groups.keys(), new Set()),
    totals,
    model,
    data,
    seed,
  };
}

/** Two questions that are alike in all (two entries of one number) are still two: settling one leaves the other. */
function withOwnIds(signals: readonly RaisedSignal[]): readonly RaisedSignal[] {
  const seen = new Map<string, number>();
  return signals.map((signal) => {
    const times = (seen.get(signal.id) ?? 0) + 1;
    seen.set(signal.id, times);
    return times === 1 ? signal : { ...signal, id: `${signal.id}-${times}` };
  });
}

/** How the signals were settled, and how many wait for somebody; explained ones do not wait. */
export function countResolutions(signals: readonly Signal[]): Pick<CheckResult, 'resolved' | 'outstanding'> {
  const resolved = { genuine: 0, corrected: 0, explained: 0, 'member-confirmed': 0, referred: 0 };
  let outstanding = 0;
  for (const { resolution, state } of signals) {
    if (resolution !== null) resolved[resolution]++;
    else if (state !== 'ok' && state !== 'explained') outstanding++;
  }
  return { resolved, outstanding };
}
