import type { RollEntry } from '../entry.ts';
import { byText } from '../group-by.ts';
import { explainDuplicate } from '../match/find-duplicates.ts';
import { explainPair, type PreparedRoll } from '../match/match-register.ts';
import type { MatchModel } from '../match/model/match-model.ts';
import { UK_DUPLICATES } from '../match/model/uk-duplicates.ts';
import { type MatchRow, prepareList } from '../match/prepare-list.ts';
import { type WaterfallStep, waterfallOf } from '../match/score-pair.ts';
import { byMember, matchRowOf } from './entry-facts.ts';
import { type MaskedEntry, maskEntry } from './mask-entry.ts';
import type { RollReport, Signal, SignalState } from './report.ts';

export interface QueueOrder {
  /** The roll that was checked. */
  readonly entries: readonly RollEntry[];
  readonly offset: number;
  readonly n: number;
  /** The model of RI-02; {@link UK_DUPLICATES} unless told otherwise. */
  readonly duplicates?: MatchModel;
  /** For the waterfalls of RI-04 and RI-05: the prepared roll, its rows in the order of `entries`, and the register's rows by place. */
  readonly register?: { readonly roll: PreparedRoll; readonly rowAt: (row: number) => MatchRow | undefined };
}

/** A question as an officer sees it. */
export interface QueuedSignal {
  readonly signal: Signal;
  readonly members: readonly MaskedEntry[];
  /** Why a pair weighs what it weighs, step by step; null where nothing was weighed or the rows are not at hand. */
  readonly waterfall: readonly WaterfallStep[] | null;
}

export interface ReviewQueue {
  /** Signals that wait. */
  readonly total: number;
  readonly signals: readonly QueuedSignal[];
}

const URGENCY: readonly SignalState[] = ['escalate', 'ask-member', 'review'];

/** What waits for an officer, most urgent first, with masked fields: a page of `n` from `offset` on. */
export function reviewQueue(report: RollReport, order: QueueOrder): ReviewQueue {
  const { entries, offset, n } = order;
  const waiting = report.checks
    .flatMap(({ signals }) => signals)
    .filter(({ state, resolution }) => resolution === null && URGENCY.includes(state))
    .toSorted(
      (a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || byText(a.check, b.check) || byText(a.id, b.id),
    );
  const page = waiting.slice(offset, offset + n);
  const known = byMember(entries);
  const explain = page.length === 0 ? (): null => null : explainer(order, page);
  return {
    total: waiting.length,
    signals: page.map((signal) => ({
      signal,
      members: signal.members.flatMap((member) => {
        const entry = known.get(member);
        return entry === undefined ? [] : [maskEntry(entry)];
      }),
      waterfall: explain(signal),
    })),
  };
}

function explainer(
  { entries, duplicates = UK_DUPLICATES, register }: QueueOrder,
  page: readonly Signal[],
): (signal: Signal) => readonly WaterfallStep[] | null {
  const placeOf = new Map(entries.map(({ member }, at) => [member, at]));
  const list = page.some(({ check }) => check === 'RI-02')
    ? prepareList(
        entries.map((entry) => matchRowOf(entry, duplicates.fields)),
        duplicates,
      )
    : null;
  return ({ check, members, figures }) => {
    const [a, b] = members.map((member) => placeOf.get(member));
    if (check === 'RI-02' && list !== null && a !== undefined && b !== undefined) {
      return waterfallOf(explainDuplicate(list, duplicates, [Math.min(a, b), Math.max(a, b)]));
    }
    const place = figures['register-row'];
    const row = typeof place === 'number' ? register?.rowAt(place) : undefined;
    if ((check !== 'RI-04' && check !== 'RI-05') || row === undefined || a === undefined || register === undefined) {
      return null;
    }
    return waterfallOf(explainPair(register.roll, a, row));
  };
}
