import {
  type CandidateId,
  compare,
  compareBytes,
  err,
  ok,
  type Rational,
  type Result,
  sum,
  throwIllegalValue,
  toHex,
  utf8,
} from '@selectorate/basics';
import { formatVotes } from '../result/votes.ts';
import type { CountFault } from '../result/result.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Tie, TieEvidence, TieRule } from './tie-result.ts';

/** A tie and what its ladder may look at. Candidates are indexes here. */
export interface TieQuestion {
  readonly purpose: Tie['purpose'];
  readonly tied: readonly number[];
  readonly candidates: readonly CandidateId[];
  /** All tallies of each stage, the present one last. */
  readonly history: readonly (readonly Rational[])[];
  /** The candidates still in the count at this stage, the tied among them. */
  readonly continuing: readonly number[];
  /** Votes on all papers that prefer the first to the second. */
  readonly prefer: (first: number, second: number) => Rational;
}

export interface TieDecision {
  readonly tie: Tie;
  readonly chosen: readonly number[];
}

/** Goes down the ladder until one of the tied is left, or several may go together. */
export function breakTie(question: TieQuestion, ladder: readonly TieRule[]): Result<TieDecision, CountFault> {
  const name = (index: number): CandidateId => nameOf(question, index);
  const steps: Tie['steps'][number][] = [];
  const decided = (chosen: readonly number[]): Result<TieDecision, CountFault> => {
    const { purpose, tied } = question;
    return ok({ chosen, tie: { purpose, tied: tied.map(name), steps, chosen: chosen.map(name) } });
  };
  const open = (code: 'lot-needed' | 'tie-undecided', tied: readonly number[]): Result<never, CountFault> =>
    err({ code, stage: question.history.length, purpose: question.purpose, tied: tied.map(name) });

  let left = question.tied;
  for (const rule of ladder) {
    const narrowed = narrow({ ...question, tied: left }, rule);
    if (narrowed === 'lot-needed') return open('lot-needed', left);
    for (const step of narrowed) {
      left = step.left;
      steps.push({ rule: rule.kind, left: left.map(name), evidence: step.evidence });
    }
    if (left.length === 1 || (rule.kind === 'together' && narrowed.length > 0)) return decided(left);
  }
  return open('tie-undecided', left);
}

interface Step {
  readonly left: readonly number[];
  readonly evidence: TieEvidence;
}

/** What one rung does to the tied: no step when it says nothing about them. */
function narrow(question: TieQuestion, rule: TieRule): readonly Step[] | 'lot-needed' {
  const earlier = question.history.slice(0, -1).map((_, at) => at);
  switch (rule.kind) {
    case 'condorcet-among-tied':
      return byPairs(question);
    case 'fewest-first-preferences':
      return byStages(question, [0]);
    case 'earlier-stages-backwards':
      return byStages(question, earlier.toReversed());
    case 'earlier-stages-forwards':
      return byStages(question, earlier);
    case 'lot-order':
      return byOrder(question, rule.order);
    case 'sha256':
      return byDigest(question, rule.seed);
    case 'physical-lot':
      return byLot(question, rule.lots);
    case 'together':
      return together(question);
    default:
      return throwIllegalValue(rule);
  }
}

/** At each stage in turn those with the fewest (to exclude) or most votes (to elect) stay tied. */
function byStages(question: TieQuestion, stages: readonly number[]): readonly Step[] {
  const steps: Step[] = [];
  let { tied } = question;
  for (const at of stages) {
    const votes = (index: number): Rational => votesAt(question, at, index);
    const extreme = tied.reduce((best, index) => (isAhead(question, votes(index), votes(best)) ? index : best));
    const left = tied.filter((index) => compare(votes(index), votes(extreme)) === 0);
    if (left.length === tied.length) continue;
    const evidence = tied.map((index) => ({ candidate: nameOf(question, index), votes: formatVotes(votes(index)) }));
    steps.push({ left, evidence: { kind: 'tallies', stage: at + 1, votes: evidence } });
    tied = left;
    if (tied.length === 1) break;
  }
  return steps;
}

/** Nearer to being chosen: more votes to be elected, fewer to be excluded. */
const isAhead = ({ purpose }: TieQuestion, a: Rational, b: Rational): boolean =>
  purpose === 'exclude' ? compare(a, b) < 0 : compare(a, b) > 0;

function byPairs(question: TieQuestion): readonly Step[] {
  const { tied, prefer } = question;
  const others = (index: number): readonly number[] => tied.filter((other) => other !== index);
  const ahead = (index: number, other: number): boolean =>
    isAhead(question, prefer(index, other), prefer(other, index));
  const chosen = tied.find((index) => others(index).every((other) => ahead(index, other)));
  if (chosen === undefined) return [];
  const pairs = others(chosen).map((other) => ({
    candidate: nameOf(question, chosen),
    over: nameOf(question, other),
    votes: formatVotes(prefer(chosen, other)),
    against: formatVotes(prefer(other, chosen)),
  }));
  return [{ left: [chosen], evidence: { kind: 'pairwise', pairs } }];
}

function byOrder(question: TieQuestion, order: readonly CandidateId[]): readonly Step[] {
  const place = (index: number): number => order.indexOf(nameOf(question, index));
  const standing = question.tied.toSorted((a, b) => place(a) - place(b));
  const chosen = question.purpose === 'exclude' ? standing.slice(-1) : standing.slice(0, 1);
  return [{ left: chosen, evidence: { kind: 'order', order } }];
}

function byDigest(question: TieQuestion, seed: string): readonly Step[] {
  const drawn = question.tied
    .map((index) => ({ index, digest: sha256(utf8(digestInput(question, seed, index))) }))
    .sort((a, b) => compareBytes(a.digest, b.digest));
  const digests = drawn.map(({ index, digest }) => ({ candidate: nameOf(question, index), digest: toHex(digest) }));
  return [{ left: drawn.slice(0, 1).map(({ index }) => index), evidence: { kind: 'digests', seed, digests } }];
}

const digestInput = (question: TieQuestion, seed: string, index: number): string =>
  ['selectorate-tie/1', seed, question.purpose, question.history.length, nameOf(question, index)].join('\n');

function byLot(
  question: TieQuestion,
  lots: Extract<TieRule, { kind: 'physical-lot' }>['lots'],
): readonly Step[] | 'lot-needed' {
  const tied = new Set(question.tied.map((index) => nameOf(question, index)));
  const lot = lots.find(
    ({ stage, purpose, among }) =>
      stage === question.history.length &&
      purpose === question.purpose &&
      among.length === tied.size &&
      among.every((candidate) => tied.has(candidate)),
  );
  if (lot === undefined) return 'lot-needed';
  const left = question.tied.filter((index) => nameOf(question, index) === lot.drawn);
  return [{ left, evidence: { kind: 'lot', lot } }];
}

/** Harmless when no order among the tied could save one of them: all their votes in one pile are below anybody else's. */
function together(question: TieQuestion): readonly Step[] {
  if (question.purpose !== 'exclude') return [];
  const now = question.history.length - 1;
  const others = question.continuing
    .filter((index) => !question.tied.includes(index))
    .map((index) => votesAt(question, now, index))
    .sort(compare);
  const [next] = others;
  if (next === undefined) return [];
  // The tied of rules that share votes out may differ by less than the surplus that is still to come.
  const whole = sum(question.tied.map((index) => votesAt(question, now, index)));
  if (compare(whole, next) >= 0) return [];
  const evidence: TieEvidence = { kind: 'harmless', together: formatVotes(whole), next: formatVotes(next) };
  return [{ left: question.tied, evidence }];
}

function votesAt({ history }: TieQuestion, stage: number, index: number): Rational {
  const votes = history[stage]?.[index];
  if (votes === undefined) throw new RangeError(`tie: no candidate ${index} at stage ${stage + 1}`);
  return votes;
}

function nameOf({ candidates }: TieQuestion, index: number): CandidateId {
  const name = candidates[index];
  if (name === undefined) throw new RangeError(`tie: no candidate ${index}`);
  return name;
}
