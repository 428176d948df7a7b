import { type CivilDate, type MemberId, parseIsoDate } from '@selectorate/basics';
import { judge } from '@selectorate/rulebook';
import type { IsoDate, RollEntry } from '../entry.ts';
import { memberFacts } from '../freeze/verdicts.ts';
import type { CheckInput } from './check-input.ts';
import type { SignalReason } from './codes.ts';
import { byMember, dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raiseOne, type RaisedSignal } from './finding.ts';

/** Payments clear within days; some weeks later. Beyond this the two dates do not belong together. */
const USUAL_LAG = 61;

/**
 * RI-08: join dates that do not fit the first payment that cleared, above all where the member may vote by one date and not by the
 * other (A22, A23): in both directions, since a join date set forward leaves somebody out.
 */
export function checkEligibilityWindow(input: CheckInput): Finding | NotRun {
  const { entries, evidence, previous, asOf } = input;
  if (evidence === undefined) return notRun('evidence');
  const before = byMember(previous?.entries ?? []);
  const freezeDay = parseIsoDate(input.freezeDay ?? asOf);
  const tested: MemberId[] = [];
  const signals: RaisedSignal[] = [];
  let [earlier, later, unpaid] = [0, 0, 0];
  for (const entry of entries) {
    const cleared = evidence.get(entry.member)?.firstCleared ?? null;
    const { joined } = entry.standing;
    const lag = (dayOf(cleared) ?? 0) - (dayOf(joined) ?? 0);
    if (cleared === null) {
      unpaid++;
      continue;
    }
    tested.push(entry.member);
    if (lag < 0) earlier++;
    if (lag > 0) later++;
    const reason = crossing(entry, { input, cleared, freezeDay }) ?? apart(lag);
    const figures = { joined, cleared, days: lag };
    if (reason !== null) {
      const state = reason === 'window-by-join-date-only' ? 'escalate' : 'review';
      signals.push(raiseOne('RI-08', entry.member, { state, reason, figures }));
    }
    const old = before.get(entry.member)?.standing.joined;
    if (old !== undefined && joined < old) {
      const moved = { from: old, to: joined };
      signals.push(
        raiseOne('RI-08', entry.member, { state: 'escalate', reason: 'join-date-moved-back', figures: moved }),
      );
    }
  }
  return found({
    population: entries.length,
    tested,
    notTestable: { 'no-payment': unpaid },
    signals,
    expected: { low: 0, high: Math.ceil(tested.length / 500), source: 'measured-on-invented-rolls' },
    needs: [
      ...(input.electorates === undefined ? (['rulebook'] as const) : []),
      ...(previous === undefined ? (['previous-roll'] as const) : []),
    ],
    totals: { 'paid-before-joining': earlier, 'paid-after-joining': later },
  });
}

interface WindowSetting {
  readonly input: CheckInput;
  readonly cleared: IsoDate;
  readonly freezeDay: CivilDate | undefined;
}

/** Whether the member may vote by one of the two dates only, in any electorate; null without a rulebook. */
function crossing(entry: RollEntry, { input, cleared, freezeDay }: WindowSetting): SignalReason | null {
  const { electorates } = input;
  if (electorates === undefined || freezeDay === undefined) return null;
  const paid = { ...entry, standing: { ...entry.standing, joined: cleared } };
  for (const electorate of Object.values(electorates)) {
    const byJoining = judge(electorate, memberFacts(entry, freezeDay)).eligible;
    const byPayment = judge(electorate, memberFacts(paid, freezeDay)).eligible;
    if (byJoining && !byPayment) return 'window-by-join-date-only';
    if (byPayment && !byJoining) return 'window-by-payment-only';
  }
  return null;
}

const apart = (lag: number): SignalReason | null => {
  if (lag < 0) return 'joined-after-payment';
  return lag > USUAL_LAG ? 'joined-before-payment' : null;
};
