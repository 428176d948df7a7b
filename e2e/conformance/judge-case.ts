import { plainContest, type Contest, type Count, type CountRequest } from '@selectorate/count';
import { type OutsideCase, sourceName, tidy, type Vectors } from './cases.ts';
import { type Difference, firstDifference } from './compare.ts';
import { countWithLots } from './count-with-lots.ts';
import { type Election, loadBallots, nameOf } from './load-ballots.ts';
import { publishedLedger } from './published-rounds.ts';
import { requestOf, ruleOf } from './request-of.ts';

/** What became of one case. */
export type Verdict =
  | {
      readonly kind: 'counted';
      /** What is not as published, winners and rounds apart; both undefined for a case that passes. */
      readonly winners: Difference | undefined;
      readonly rounds: Difference | undefined;
      readonly lots: number;
      readonly counted: Counted;
    }
  | { readonly kind: 'refused'; readonly fault: string }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** A count and what is needed to repeat it. */
export interface Counted {
  readonly count: Count;
  readonly election: Election;
  readonly contest: Contest;
  readonly request: CountRequest;
}

export interface Judged {
  readonly id: string;
  readonly source: string;
  readonly method: string;
  /** Whether the source publishes rounds, or only winners. */
  readonly publishesRounds: boolean;
  readonly verdict: Verdict;
}

export function judgeCase(vectors: Vectors, outside: OutsideCase): Judged {
  return {
    id: outside.id,
    source: sourceName(outside),
    method: outside.method,
    publishesRounds: outside.expected.rounds_file !== undefined,
    verdict: verdictOrFault(vectors, outside),
  };
}

/** One case that finds a bug must not hide the others. */
function verdictOrFault(vectors: Vectors, outside: OutsideCase): Verdict {
  try {
    return verdictOn(vectors, outside);
  } catch (thrown) {
    return { kind: 'refused', fault: `a bug: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
  }
}

function verdictOn({ folder }: Vectors, outside: OutsideCase): Verdict {
  const ruled = ruleOf(outside);
  if ('missing' in ruled) return { kind: 'unsupported', reason: ruled.missing };
  const loaded = loadBallots(folder, outside);
  if (!loaded.ok) return { kind: 'unsupported', reason: loaded.error };
  const election = loaded.value;
  const ledger = publishedLedger(folder, outside);
  const winners = outside.expected.winners.map(tidy);
  const contest = contestOf(outside, election);
  const request = requestOf(outside, ruled.rule, election);
  const answer = countWithLots(election, contest, { request, known: { ledger, winners } });
  if (!answer.ok) return { kind: 'refused', fault: JSON.stringify(answer.error) };
  const { count, lots } = answer.value;
  return {
    kind: 'counted',
    winners: winnersDifference(outside, count, election),
    rounds: ledger === undefined ? undefined : firstDifference(count, election, ledger),
    lots,
    counted: { count, election, contest, request: answer.value.request },
  };
}

const contestOf = ({ seats }: OutsideCase, { withdrawn }: Election): Contest => ({
  ...plainContest(seats),
  withdrawn: withdrawn.map((candidate) => ({ candidate, when: 'before-opening' as const })),
});

function winnersDifference({ expected }: OutsideCase, { elected }: Count, election: Election): Difference | undefined {
  const ours = elected.map((candidate) => nameOf(election, candidate));
  const sets = { theirs: sorted(expected.winners.map(tidy)), ours: sorted(ours) };
  if (sets.theirs !== sets.ours) return { round: 'end', what: 'winners', candidate: null, ...sets };
  if (expected.order === undefined) return undefined;
  const orders = { theirs: expected.order.map(tidy).join(', '), ours: ours.join(', ') };
  return orders.theirs === orders.ours ? undefined : { round: 'end', what: 'order', candidate: null, ...orders };
}

const sorted = (names: readonly string[]): string => names.toSorted().join(', ');
