import type { Texts } from '@selectorate/messages';
import type { CheckCounts, CheckResult, Expected, PublicFairnessRow, ShareInterval, Signal } from '@selectorate/roll';
import type { ToldCheck, ToldFigure, ToldTable } from './told-report.ts';

/** Signals are listed up to this many in one check; all of them are in the data. */
const LISTED = 500;

/** A check of the private report: every figure, and each question with the members it is about. */
export function tellCheck(result: CheckResult, texts: Texts): ToldCheck {
  const { signals, notTestable, resolved, totals } = result;
  const figures: readonly ToldFigure[] = [
    ...countedIn(result, texts),
    ...figuresOf(notTestable, 'not-testable', texts),
    ...figuresOf(resolved, 'resolution', texts).filter(([, value]) => value !== '0'),
    ...figuresOf(totals, 'total', texts),
  ];
  return {
    ...toldIn(result, texts),
    figures: result.outcome === 'done' ? figures : neededBy(result, texts),
    signals: signals.length === 0 ? null : signalTable(signals.slice(0, LISTED), texts),
    more: signals.length > LISTED ? texts.text('roll-told-more', { more: signals.length - LISTED }) : null,
    ...fairnessOf(result.fairness, texts),
  };
}

/** A check as everybody may see it. */
export const tellCheckCounts = (counts: CheckCounts, texts: Texts): ToldCheck => ({
  ...toldIn(counts, texts),
  figures: counts.outcome === 'done' ? countedIn(counts, texts) : neededBy(counts, texts),
  signals: null,
  more: null,
  ...fairnessOf(counts.burden, texts),
});

const toldIn = ({ check }: CheckCounts | CheckResult, texts: Texts) => ({
  id: check,
  name: texts.text(`roll-check-${check.toLowerCase()}`),
  means: ['looks', 'means', 'does-not-mean']
    .map((part) => texts.text(`roll-check-${check.toLowerCase()}.${part}`))
    .join(' '),
});

const neededBy = ({ needs }: CheckCounts | CheckResult, texts: Texts): readonly ToldFigure[] => [
  [texts.text('roll-told-not-run'), needs.map((need) => texts.text(`roll-need-${need}`)).join('; ')],
];

/** Figures that both reports have; null is withheld, and never shown as nothing. */
function countedIn(counted: CheckCounts | CheckResult, texts: Texts): readonly ToldFigure[] {
  const { population, tested, outstanding, expected, model, data } = counted;
  const signals = typeof counted.signals === 'object' ? (counted.signals?.length ?? null) : counted.signals;
  return [
    [texts.text('roll-told-population'), sayCount(population, texts)],
    [texts.text('roll-told-tested'), sayCount(tested, texts)],
    [texts.text('roll-told-signals'), sayCount(signals, texts)],
    [texts.text('roll-told-expected'), sayExpected(expected, texts)],
    [texts.text('roll-told-outstanding'), sayCount(outstanding, texts)],
    ...(model === null ? [] : [[texts.text('roll-told-model'), model] as const]),
    ...(data.length === 0 ? [] : [[texts.text('roll-told-data'), data.join(', ')] as const]),
  ];
}

export const sayCount = (count: number | null, texts: Texts): string =>
  count === null ? texts.text('roll-told-withheld') : String(count);

/** `12 to 30 (…)`, with where that comes from: an expected number without its source is no use to anybody. */
export function sayExpected(expected: Expected | null, texts: Texts): string {
  if (expected === null) return texts.text('roll-told-expected-unknown');
  const { low, high, source } = expected;
  return texts.text('roll-told-expected-between', { low, high, source: texts.text(`roll-source-${source}`) });
}

const figuresOf = (counts: Readonly<Record<string, number>>, family: string, texts: Texts): readonly ToldFigure[] =>
  Object.entries(counts).map(([code, count]) => [texts.text(`roll-${family}-${code}`), String(count)]);

function signalTable(signals: readonly Signal[], texts: Texts): ToldTable {
  return {
    caption: texts.text('roll-told-signal-list'),
    head: ['question', 'asks', 'members', 'figures', 'settled'].map((column) => texts.text(`roll-told-of-${column}`)),
    rows: signals.map(({ reason, state, members, figures, resolution }) => [
      texts.text(`roll-signal-${reason}`),
      texts.text(`roll-state-${state}`),
      members.join(', '),
      Object.entries(figures)
        .map(([code, value]) => `${texts.text(`roll-figure-${code}`)}: ${value}`)
        .join('; '),
      resolution === null ? texts.text('roll-told-open') : texts.text(`roll-resolution-${resolution}`),
    ]),
  };
}

/** Tables in which every share is 0 say one thing, which is said once. */
function fairnessOf(rows: readonly PublicFairnessRow[], texts: Texts): Pick<ToldCheck, 'fairness' | 'unasked'> {
  const nobody = rows.some(({ by, flagged }) => by === 'all' && flagged?.count === 0);
  return nobody
    ? { fairness: [], unasked: texts.text('roll-told-unasked') }
    : { fairness: fairnessTables(rows, texts), unasked: null };
}

/** A table for each way of dividing the members; the line of all of them stands first in each. */
function fairnessTables(rows: readonly PublicFairnessRow[], texts: Texts): readonly ToldTable[] {
  const all = rows.filter(({ by }) => by === 'all');
  const divisions = [...new Set(rows.map(({ by }) => by))].filter((by) => by !== 'all');
  return divisions.map((division) => ({
    caption: texts.text(`roll-fairness-${division}`),
    head: ['group', 'members', 'asked', 'interval', 'ratio'].map((column) => texts.text(`roll-told-of-${column}`)),
    rows: [...all, ...rows.filter(({ by }) => by === division)].map((row) => fairnessRow(row, texts)),
  }));
}

function fairnessRow({ by, group, members, flagged, ratio }: PublicFairnessRow, texts: Texts): readonly string[] {
  const withheld = texts.text('roll-told-withheld');
  return [
    texts.text(by === 'all' ? 'roll-fairness-all' : `roll-group-${group}`),
    members === null ? withheld : String(members),
    flagged === null ? withheld : sayShare(flagged.share),
    flagged === null ? withheld : sayInterval(flagged, texts),
    ratio === null ? texts.text('roll-told-no-ratio') : ratio.toFixed(2),
  ];
}

const sayShare = (share: number): string => `${(100 * share).toFixed(2)} %`;

const sayInterval = ({ low, high }: ShareInterval, texts: Texts): string =>
  texts.text('roll-told-interval', { low: sayShare(low), high: sayShare(high) });
