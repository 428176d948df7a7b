import type { Texts } from '@selectorate/messages';
import type { CheckCounts, CheckResult, FailedCode, RollCounts, RollReport } from '@selectorate/roll';
import { sayCount, sayExpected, tellCheck, tellCheckCounts } from './tell-check.ts';
import type { ToldReport, ToldTable } from './told-report.ts';

/** The private report in words. A signal is a question, and every table says so before it says anything else. */
export function tellReport(report: RollReport, texts: Texts): ToldReport {
  const { asOf, members, roll, register, previous, checks, failed } = report;
  const questions = checks.reduce((sum, { outstanding }) => sum + outstanding, 0);
  const hashes = Object.entries({ roll, register, previous });
  return {
    isPrivate: true,
    title: texts.text('roll-told-title', { day: asOf }),
    headline: texts.text('roll-told-headline', { members, questions }),
    notices: [...failures(failed, texts), texts.text('roll-told-private'), texts.text('roll-told-question')],
    overview: overviewOf(checks, texts),
    checks: checks.map((result) => tellCheck(result, texts)),
    sources: hashes.flatMap(([what, hash]) => (hash === null ? [] : [[texts.text(`roll-told-hash-${what}`), hash]])),
  };
}

/** The public counts in words. */
export function tellCounts(counts: RollCounts, texts: Texts): ToldReport {
  const { asOf, members, k, checks, failed } = counts;
  return {
    isPrivate: false,
    title: texts.text('roll-told-title-counts', { day: asOf }),
    headline: texts.text('roll-told-headline-counts', { members: sayCount(members, texts) }),
    notices: [...failures(failed, texts), texts.text('roll-told-small', { k }), texts.text('roll-told-question')],
    overview: overviewOf(checks, texts),
    checks: checks.map((result) => tellCheckCounts(result, texts)),
    sources: [],
  };
}

const failures = (failed: readonly FailedCode[], texts: Texts): readonly string[] =>
  failed.map((code) => texts.text(`roll-failed-${code}`));

/** A line for each check: what it found beside what an honest roll of this size would show. */
function overviewOf(checks: readonly (CheckCounts | CheckResult)[], texts: Texts): ToldTable {
  return {
    caption: texts.text('roll-told-overview'),
    head: ['check', 'name', 'tested', 'signals', 'expected-short', 'outstanding'].map((column) =>
      texts.text(`roll-told-${column}`),
    ),
    rows: checks.map((result) => {
      const { check, outcome, tested, outstanding, expected } = result;
      const name = texts.text(`roll-check-${check.toLowerCase()}`);
      if (outcome === 'not-run') return [check, name, texts.text('roll-told-not-run-short'), '', '', ''];
      const signals = typeof result.signals === 'object' ? (result.signals?.length ?? null) : result.signals;
      return [
        check,
        name,
        sayCount(tested, texts),
        sayCount(signals, texts),
        short(expected, texts),
        sayCount(outstanding, texts),
      ];
    }),
  };
}

/** The range alone; its source stands with the check. */
const short = (expected: CheckResult['expected'], texts: Texts): string =>
  expected === null
    ? sayExpected(null, texts)
    : texts.text('roll-told-expected-range', { low: expected.low, high: expected.high });
