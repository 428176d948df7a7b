import type { MemberId } from '@selectorate/basics';
import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { byMember, dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';

/** Dues are paid by the year, and some weeks late. */
const PAID_DAYS = 396;
/** Standings under which somebody who was on the roll before is rightly on it no longer. */
const ENDED: ReadonlySet<string> = new Set(['resigned', 'deceased', 'left']);

/**
 * RI-18: people left out: who has paid and is not on the roll, who was on the roll before and is gone without a logged reason, who has
 * paid and stands as lapsed. Leaving out is tested as hard as letting in (A24, A25).
 */
export function checkLeftOut(input: CheckInput): Finding | NotRun {
  const { entries, previous, paidUp, evidence, asOf } = input;
  if (previous === undefined && paidUp === undefined) return notRun('paid-up-list', 'previous-roll');
  const today = dayOf(asOf) ?? 0;
  const onRoll = byMember(entries);
  const recently = (cleared: string | null): boolean => today - (dayOf(cleared) ?? -Infinity) <= PAID_DAYS;
  const paid = new Map(paidUp?.filter(({ lastCleared }) => recently(lastCleared)).map((one) => [one.member, one]));
  const before = (previous?.entries ?? []).filter(({ standing }) => !ENDED.has(standing.status));
  const ended = endedByLog(input);
  const population = new Set<MemberId>([...before.map(({ member }) => member), ...paid.keys()]);
  const wasThere = new Set(before.map(({ member }) => member));
  const missing = [...population].filter((member) => !onRoll.has(member) && !ended.has(member)).toSorted(byText);
  const gone = missing.map((member): RaisedSignal => {
    const cleared = paid.get(member)?.lastCleared;
    return raiseOne('RI-18', member, {
      state: cleared === undefined ? 'review' : 'escalate',
      reason: cleared === undefined ? 'on-roll-before' : 'paid-up-not-on-roll',
      figures: { ...(cleared === undefined ? {} : { cleared }), count: wasThere.has(member) ? 1 : 0 },
    });
  });
  const lapsed = entries
    .filter(({ standing }) => standing.status === 'lapsed')
    .flatMap(({ member }: RollEntry) => {
      const cleared = paid.get(member)?.lastCleared ?? evidence?.get(member)?.lastCleared ?? null;
      if (cleared === null || !recently(cleared)) return [];
      return raiseOne('RI-18', member, { state: 'review', reason: 'paid-up-but-lapsed', figures: { cleared } });
    });
  return found({
    population: population.size,
    tested: population.size,
    signals: [...gone, ...lapsed],
    expected: {
      low: 0,
      high: Math.ceil((population.size + entries.length) / 100),
      source: 'measured-on-invented-rolls',
    },
    needs: [
      ...(paidUp === undefined ? (['paid-up-list'] as const) : []),
      ...(previous === undefined ? (['previous-roll'] as const) : []),
    ],
    totals: { 'paid-up': paid.size },
  });
}

/** Members whose standing the log ended, with a reason and an authority. */
function endedByLog({ changes }: CheckInput): ReadonlySet<MemberId> {
  const ended = (changes?.changes ?? []).filter(
    ({ field, to, reason, authority }) => field === 'status' && ENDED.has(to) && reason !== '' && authority !== '',
  );
  return new Set(ended.map(({ member }) => member));
}
