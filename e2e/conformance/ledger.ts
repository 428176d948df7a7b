import { rational, type Rational } from '@selectorate/basics';
import { parseVotes } from '@selectorate/count';
import { tidy } from './cases.ts';

/** How a source keeps its ledger: which of our stages it has a round for, and how it writes numbers. */
export type LedgerKind = 'rctab' | 'openstv' | 'raire' | 'ranked-vote' | 'droop';

/** One published round. Numbers are exact text as published; candidates by name. */
export interface Round {
  readonly label: string;
  /** What a line of actions belongs to; null where each round stands for itself. */
  readonly part: string | null;
  readonly tally: Readonly<Record<string, string>>;
  readonly quota: string | null;
  /** What stopped counting, as the ledger's kind means it. */
  readonly out: string | null;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
}

export interface Ledger {
  readonly kind: LedgerKind;
  readonly rounds: readonly Round[];
  /** `quotients` where the numbers beside names are quotients (QPQ), not votes. */
  readonly of: 'votes' | 'quotients';
  /** Places after the point where the source cuts its numbers short of what it counts with; null where it prints all. */
  readonly shownPlaces: number | null;
  /** Whether what stopped counting holds the votes lost to rounding as well. */
  readonly outHoldsResidual: boolean;
}

/** The number that a ledger's text says. */
export function numberOf(text: string): Rational {
  const [, whole, places = ''] = /^(-?\d+)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (whole !== undefined) return rational(BigInt(`${whole}${places}`), 10n ** BigInt(places.length));
  const exact = parseVotes(text);
  if (exact === undefined) throw new Error(`not a number in a published round: ${text}`);
  return exact;
}

/** Numbers by tidied name. */
export const byName = (entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(entries.map(([name, votes]) => [tidy(name), votes]));
