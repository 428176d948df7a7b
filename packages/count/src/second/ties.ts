import { type CandidateId, err, ok, type Rational, type Result, sum, toHex, utf8 } from '@selectorate/basics';
import type { CountFault } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { RecordedLot, Tie, TieRule } from '../ties/tie-result.ts';
import { highestOf, isBelow, isSame, lowestOf, type Votes, votesOf } from './votes.ts';

// The ladder of ties, written a second time from the description beside `TieRule`.

export interface TieOf {
  readonly purpose: Tie['purpose'];
  readonly tied: readonly CandidateId[];
  /** Everybody who is still in the count, the tied among them. */
  readonly continuing: readonly CandidateId[];
  /** The tallies of all stages up to this one, which is the last. */
  readonly past: readonly Votes[];
  /** Votes on all papers that prefer the one to the other. */
  readonly prefer: (one: CandidateId, other: CandidateId) => Rational;
}

type Step = Tie['steps'][number];

/** Goes down the ladder until one is left, or several may go together. */
export function settle(question: TieOf, ladder: readonly TieRule[]): Result<Tie, CountFault> {
  const { purpose, tied, past } = question;
  const steps: Step[] = [];
  let left = tied;
  for (const rule of ladder) {
    if (left.length === 1) break;
    const found = stepsOf({ ...question, tied: left }, rule);
    if (found === 'lot-needed') return err({ code: 'lot-needed', stage: past.length, purpose, tied: left });
    steps.push(...found);
    left = found.at(-1)?.left ?? left;
    if (rule.kind === 'together' && found.length > 0) return ok({ purpose, tied, steps, chosen: left });
  }
  if (left.length === 1) return ok({ purpose, tied, steps, chosen: left });
  return err({ code: 'tie-undecided', stage: past.length, purpose, tied: left });
}

function stepsOf(question: TieOf, rule: TieRule): readonly Step[] | 'lot-needed' {
  const { purpose, tied, past } = question;
  const earlier = past.map((_, at) => at + 1).slice(0, -1);
  if (rule.kind === 'condorcet-among-tied') return byPairs(question);
  if (rule.kind === 'fewest-first-preferences') return byStages(question, { rule: rule.kind, stages: [1] });
  if (rule.kind === 'earlier-stages-forwards') return byStages(question, { rule: rule.kind, stages: earlier });
  if (rule.kind === 'earlier-stages-backwards') {
    return byStages(question, { rule: rule.kind, stages: earlier.toReversed() });
  }
  if (rule.kind === 'lot-order') {
    const drawn = rule.order.filter((candidate) => tied.includes(candidate));
    const left = purpose === 'exclude' ? drawn.slice(-1) : drawn.slice(0, 1);
    return [{ rule: rule.kind, left, evidence: { kind: 'order', order: rule.order } }];
  }
  if (rule.kind === 'sha256') return byDigest(question, rule.seed);
  if (rule.kind === 'physical-lot') {
    const who = tied.toSorted().join(' ');
    const fits = (lot: RecordedLot): boolean =>
      lot.stage === past.length && lot.purpose === purpose && lot.among.toSorted().join(' ') === who;
    const lot = rule.lots.find(fits);
    return lot === undefined ? 'lot-needed' : [{ rule: rule.kind, left: [lot.drawn], evidence: { kind: 'lot', lot } }];
  }
  return together(question);
}

/** Ranks as `preferring` reads them: whoever is ahead of (to be excluded: behind) each other of the tied, one by one. */
function byPairs({ purpose, tied, prefer }: TieOf): readonly Step[] {
  const beats = (one: CandidateId, other: CandidateId): boolean =>
    purpose === 'exclude'
      ? isBelow(prefer(one, other), prefer(other, one))
      : isBelow(prefer(other, one), prefer(one, other));
  const chosen = tied.find((one) => tied.every((other) => other === one || beats(one, other)));
  if (chosen === undefined) return [];
  const pairs = tied
    .filter((other) => other !== chosen)
    .map((over) => ({
      candidate: chosen,
      over,
      votes: formatVotes(prefer(chosen, over)),
      against: formatVotes(prefer(over, chosen)),
    }));
  return [{ rule: 'condorcet-among-tied', left: [chosen], evidence: { kind: 'pairwise', pairs } }];
}

function byStages(
  { purpose, tied, past }: TieOf,
  { rule, stages }: { rule: TieRule['kind']; stages: readonly number[] },
): readonly Step[] {
  const steps: Step[] = [];
  let left = tied;
  for (const stage of stages) {
    const then: Votes = past[stage - 1] ?? new Map();
    const figures = left.map((candidate) => votesOf(then, candidate));
    const wanted = purpose === 'exclude' ? lowestOf(figures) : highestOf(figures);
    const kept = left.filter((candidate) => isSame(votesOf(then, candidate), wanted));
    if (left.length === 1 || kept.length === left.length) continue;
    const votes = left.map((candidate) => ({ candidate, votes: formatVotes(votesOf(then, candidate)) }));
    steps.push({ rule, left: kept, evidence: { kind: 'tallies', stage, votes } });
    left = kept;
  }
  return steps;
}

function byDigest({ purpose, tied, past }: TieOf, seed: string): readonly Step[] {
  const digests = tied
    .map((candidate) => ({
      candidate,
      digest: toHex(sha256(utf8(`selectorate-tie/1\n${seed}\n${purpose}\n${past.length}\n${candidate}`))),
    }))
    .toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  const left = digests.slice(0, 1).map(({ candidate }) => candidate);
  return [{ rule: 'sha256', left, evidence: { kind: 'digests', seed, digests } }];
}

function together({ purpose, tied, continuing, past }: TieOf): readonly Step[] {
  const now: Votes = past.at(-1) ?? new Map();
  const others = continuing.filter((candidate) => !tied.includes(candidate));
  if (purpose !== 'exclude' || others.length === 0) return [];
  const pile = sum(tied.map((candidate) => votesOf(now, candidate)));
  const next = lowestOf(others.map((candidate) => votesOf(now, candidate)));
  if (!isBelow(pile, next)) return [];
  const evidence = { kind: 'harmless', together: formatVotes(pile), next: formatVotes(next) } as const;
  return [{ rule: 'together', left: tied, evidence }];
}
