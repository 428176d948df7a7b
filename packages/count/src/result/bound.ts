import { rational, type Rational } from '@selectorate/basics';
import type { Count } from './result.ts';

/** A number of papers, added or taken away, and what it proves. */
export interface Bound<Kind extends 'upper-bound' | 'lower-bound'> {
  readonly kind: Kind;
  readonly papers: number;
  /** The stage that gives it. */
  readonly stage: number;
}

/** How close a count was, in papers added or taken away. Bounds, not the margin itself, which is hard to compute. */
export interface Margin {
  /** So many papers can elect somebody else. Null: none is proved. */
  readonly upperBound: Bound<'upper-bound'> | null;
  /** Fewer papers cannot: every decision stands against them. 0 proves nothing. Null: nothing was decided by votes. */
  readonly lowerBound: Bound<'lower-bound'> | null;
}

export const upper = (papers: number, stage: number): Bound<'upper-bound'> => ({ kind: 'upper-bound', papers, stage });
export const lower = (papers: number, stage: number): Bound<'lower-bound'> => ({ kind: 'lower-bound', papers, stage });

/** The fewest whole papers that are not below, or are above, this many. Never negative. */
export const papersReaching = (votes: Rational): number => Math.max(0, Number(ceiling(votes)));
export const papersAbove = (votes: Rational): number => Math.max(0, Number(floor(votes)) + 1);

const floor = ({ n, d }: Rational): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
const ceiling = ({ n, d }: Rational): bigint => -floor(rational(-n, d));

/** Papers that may be added: there cannot be more than those entitled. */
export const roomFor = ({ contest: { entitled }, papers }: Count): number =>
  entitled === null ? Infinity : Math.max(0, entitled - papers);
