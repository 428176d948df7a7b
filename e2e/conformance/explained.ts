import type { OutsideCase } from './cases.ts';
import type { Difference } from './compare.ts';
import type { Verdict } from './judge-case.ts';

/** A way in which results differ that cannot be mended here. docs/conformance.md gives the rule text that decides it. */
interface Explanation {
  /** The heading in docs/conformance.md. */
  readonly title: string;
  readonly covers: (outside: OutsideCase, verdict: Verdict) => boolean;
}

/** A difference of rounding: the same candidate at the same round, and less than a thousandth of a vote. */
const isRounding = ({ what, theirs, ours }: Difference): boolean =>
  what === 'votes' && Math.abs(Number(theirs) - Number(ours)) < 0.001;

/** Each covers a kind of case, never a name, and no more than the difference that it explains. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    title: 'OpenSTV cuts what the elected keep pile by pile',
    covers: ({ method, options }, verdict) =>
      method === 'meek' &&
      /openstv fixed/i.test(`${options['arithmetic'] ?? ''}`) &&
      verdict.kind === 'counted' &&
      verdict.winners === undefined &&
      verdict.rounds !== undefined &&
      isRounding(verdict.rounds),
  },
];

/** Undefined for a failure that nothing explains. */
export const explanationOf = (outside: OutsideCase, verdict: Verdict): string | undefined =>
  EXPLANATIONS.find(({ covers }) => covers(outside, verdict))?.title;
