import { type CivilDate, type MemberId, parseIsoDate } from '@selectorate/basics';
import { judge } from '@selectorate/rulebook';
import type { IsoDate, RollEntry } from '../entry.ts';
import { memberFacts } from '../freeze/verdicts.ts';
import type { CheckInput } from './check-input.ts';
import type { SignalReason } from './codes.ts';
import { byMember, dayOf } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise, raiseOne, type RaisedSignal } from './finding.ts';

/** Payments clear within days; some weeks later. Beyond this the two dates do not belong together. */
const USUAL_LAG = 61;

/**
 * RI-08: join dates that do not fit the first payment that cleared, above all where the member may vote by one date and not by the
 * other (A22, A23): in both directions, since a join date set forward leaves somebody out.
 */
export function checkEligibilityWindow(input: CheckInput): Finding | NotRun {
  const { entries, evidence, previous, asOf } = input;
  if (evidence === undefined && previous === undefined) return notRun('evidence', 'previous-roll');
  const today = dayOf(asOf) ?? 0;
  const before = byMember(previous?.entries ?? []);
  const freezeDay = parseIsoDate(input.freezeDay ?? asOf);
  const tested: MemberId[] = [];
  const signals: RaisedSignal[] = [];
  let [earlier, later, unpaid] = [0, 0, 0];
  const paying: MemberId[] = [];
  for (const entry of entries) {
    const { joined, paidThrough, status } = entry.standing;
    const old = before.get(entry.member)?.standing.joined;
    // What the payments say has no part in it: nobody gains a year by having no payment on file.
    if (old !== undefined && joined < old) {
      const figures = { from: old, to: joined };
      const about = [old, joined];
      signals.push(
        raiseOne('RI-08', entry.member, { state: 'escalate', reason: 'join-date-moved-back', figures, about }),
      );
    }
    const cleared = evidence?.get(entry.member)?.firstCleared ?? null;
    if (cleared === null) {
      unpaid++;
      if (status === 'full' && (dayOf(paidThrough) ?? -Infinity) >= today) paying.push(entry.member);
      continue;
    }
    tested.push(entry.member);
    const lag = (dayOf(cleared) ?? 0) - (dayOf(joined) ?? 0);
    if (lag < 0) earlier++;
    if (lag > 0) later++;
    const reason = crossing(entry, { input, cleared, freezeDay }) ?? apart(lag);
    if (reason === null) continue;
    const state = reason === 'window-by-join-date-only' ? 'escalate' : 'review';
    const figures = { joined, cleared, days: lag };
    signals.push(raiseOne('RI-08', entry.member, { state, reason, figures, about: [joined, cleared] }));
  }
  return found({
    population: entries.length,
    tested,
    notTestable: { 'no-payment': unpaid },
    signals: [...signals, ...withoutPayment(paying, evidence !== undefined)],
    expected: { low: 0, high: 1 + Math.ceil(tested.length / 500), source: 'measured-on-invented-rolls' },
    needs: [
      ...(unpaid > 0 ? (['evidence'] as const) : []),
      ...(input.electorates === undefined ? (['rulebook'] as const) : []),
      ...(previous === undefined ? (['previous-roll'] as const) : []),
    ],
    totals: { 'paid-before-joining': earlier, 'paid-after-joining': later, 'paying-without-payment': paying.length },
  });
}

/** Members who are paid up by the roll and of whom no payment is known: named together, for an officer to see why. */
const withoutPayment = (members: readonly MemberId[], hasEvidence: boolean): readonly RaisedSignal[] =>
  members.length === 0 || !hasEvidence
    ? []
    : [
        raise({
          check: 'RI-08',
          state: 'review',
          reason: 'paid-through-without-payment',
          members,
          figures: { members: members.length },
        }),
      ];

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
