import { type CandidateId, compare, type Rational, subtract, ZERO } from '@selectorate/basics';
import { formatVotes } from './votes.ts';
import { number, startsAfresh, votesIn } from './figures.ts';
import type { Count, Stage, Working } from './result.ts';
import type { Cause, Decision } from './sentence.ts';

/** Who was elected last, and why not somebody else; null when nobody was. */
export function decisionOf(count: Count): { readonly elected: CandidateId; readonly why: Decision } | null {
  const elected = count.elected.at(-1);
  if (elected === undefined) return null;
  return {
    elected,
    why: byThresholds(count) ?? byPairs(count, elected) ?? byPassingOver(count, elected) ?? byVotes(count, elected),
  };
}

function byThresholds({ stages }: Count): Decision | undefined {
  const tests = workingOf(stages.at(-1), 'thresholds')?.tests;
  return tests === undefined ? undefined : { kind: 'thresholds', tests };
}

function byPairs({ stages }: Count, elected: CandidateId): Decision | undefined {
  const [pairs, rule] = [workingOf(stages.at(-1), 'pairwise'), workingOf(stages.at(-1), 'strengths')];
  if (pairs === undefined || rule === undefined) return undefined;
  const { candidates, votes } = pairs;
  const cell = (rows: readonly (readonly string[])[], a: CandidateId, b: CandidateId): string =>
    rows[candidates.indexOf(a)]?.[candidates.indexOf(b)] ?? '0';
  const lead = (other: CandidateId): Rational =>
    subtract(number(cell(votes, elected, other)), number(cell(votes, other, elected)));
  const [over] = candidates.filter((candidate) => candidate !== elected).toSorted((a, b) => compare(lead(a), lead(b)));
  if (over === undefined) return { kind: 'unopposed' };
  const figures = { over, votes: cell(votes, elected, over), against: cell(votes, over, elected) };
  if (compare(lead(over), ZERO) > 0) return { kind: 'beats-all', ...figures };
  const broken = stages.at(-1)?.ties.findLast(({ purpose }) => purpose === 'elect');
  const rung = broken?.steps.at(-1)?.rule;
  const level = broken?.tied.find((candidate) => candidate !== elected);
  if (rung !== undefined && level !== undefined) return { kind: 'tie', over: level, at: 1, rule: rung };
  return {
    kind: 'circle',
    ...figures,
    strength: cell(rule.strengths, elected, over),
    strengthAgainst: cell(rule.strengths, over, elected),
  };
}

/** Somebody with as many votes was passed over before, or when, the last was elected, perhaps called back from exclusion. */
function byPassingOver(count: Count, elected: CandidateId): Decision | undefined {
  const election = count.stages.findIndex((stage) => stage.elected.some(({ candidate }) => candidate === elected));
  for (const stage of count.stages.slice(0, election + 1).toReversed()) {
    const passed = (workingOf(stage, 'passed-over')?.candidates ?? [])
      .filter(({ candidate }) => !count.elected.includes(candidate) && mayWin(count, candidate))
      .filter(({ candidate }) => compare(votesIn(stage, candidate), votesIn(stage, elected)) >= 0);
    const [over] = strongestFirst(
      stage,
      passed.map(({ candidate }) => candidate),
    );
    if (over === undefined) continue;
    return { kind: 'constraints', over, at: stage.n, constraints: constraintsOn(stage, elected, over) };
  }
  return undefined;
}

/** Against the one who was not elected and stayed longest, with most votes at the end. */
function byVotes(count: Count, elected: CandidateId): Decision {
  const stage = count.stages.findLast((each) => isIn(each, elected) && rivals(count, each).length > 0);
  const [over] = stage === undefined ? [] : strongestFirst(stage, rivals(count, stage));
  if (stage === undefined || over === undefined) return { kind: 'unopposed' };
  const [own, theirs] = [votesIn(stage, elected), votesIn(stage, over)];
  const figures = { over, votes: formatVotes(own), against: formatVotes(theirs) };
  if (compare(own, theirs) > 0) return ahead(count, stage, { elected, ...figures });

  const tie = stage.ties.findLast(({ tied }) => tied.includes(elected) || tied.includes(over));
  const rule = tie?.steps.at(-1)?.rule;
  if (compare(own, theirs) === 0 && rule !== undefined) return { kind: 'tie', over, at: stage.n, rule };
  const constraints = constraintsOn(stage, elected, over);
  if (constraints.length > 0) return { kind: 'constraints', over, at: stage.n, constraints };
  return { kind: 'rule', at: stage.n, ...figures };
}

type Figures = { readonly over: CandidateId; readonly votes: string; readonly against: string };

/** Ahead where they met last: since when, and if not at every stage of the count, thanks to whose votes (null: a fresh vote). */
function ahead(
  count: Count,
  last: Stage,
  { elected, ...figures }: Figures & { readonly elected: CandidateId },
): Decision {
  const leads = count.stages
    .slice(0, last.n)
    .map((stage) => compare(votesIn(stage, elected), votesIn(stage, figures.over)));
  const behind = leads.findLastIndex((order) => order < 0);
  const at = leads.findIndex((order, i) => i > behind && order > 0);
  const [stage, before] = [count.stages[at], count.stages[at - 1]];
  if (behind >= 0 && stage !== undefined && before !== undefined) {
    const because = startsAfresh(stage) ? null : causeOf(elected, stage, before);
    return { kind: 'overtook', at: stage.n, because, ...figures };
  }
  return { kind: 'led', at: last.n, ...figures };
}

/** The largest transfer to a candidate before a stage; null where nothing came. */
export function causeOf(candidate: CandidateId, stage: Stage, before: Stage): Cause | null {
  const [largest] = stage.transfers
    .flatMap((transfer) => (transfer.kind === 'transfer' && transfer.to === candidate ? [transfer] : []))
    .toSorted((a, b) => compare(number(b.votes), number(a.votes)));
  if (largest === undefined) return null;
  const { from, votes } = largest;
  return { from, votes, of: formatVotes(votesIn(before, from)) };
}

const isIn = (stage: Stage, candidate: CandidateId): boolean =>
  stage.tallies.some((tally) => tally.candidate === candidate && tally.status === 'continuing');

const rivals = (count: Count, stage: Stage): readonly CandidateId[] =>
  stage.tallies
    .filter(({ status }) => status === 'continuing')
    .map(({ candidate }) => candidate)
    .filter((candidate) => !count.elected.includes(candidate) && mayWin(count, candidate));

/** Undeclared names and late withdrawals have votes, but are nobody's rival. */
export const mayWin = ({ options, contest }: Count, candidate: CandidateId): boolean =>
  !(options.cannotWin ?? []).includes(candidate) &&
  !contest.withdrawn.some((withdrawal) => withdrawal.candidate === candidate);

const strongestFirst = (stage: Stage, candidates: readonly CandidateId[]): readonly CandidateId[] =>
  candidates.toSorted((a, b) => compare(votesIn(stage, b), votesIn(stage, a)));

/** What kept the one in or the other out. */
function constraintsOn({ workings }: Stage, elected: CandidateId, over: CandidateId): readonly string[] {
  const judged = workings.flatMap((working) => {
    if (working.kind === 'passed-over') return working.candidates.filter(({ candidate }) => candidate === over);
    if (working.kind !== 'judged') return [];
    const kept = working.guarded.filter(({ candidate }) => candidate === elected);
    return [...kept, ...working.doomed.filter(({ candidate }) => candidate === over)];
  });
  return [...new Set(judged.flatMap(({ constraints }) => constraints))];
}

export function workingOf<Kind extends Working['kind']>(
  stage: Stage | undefined,
  kind: Kind,
): Extract<Working, { kind: Kind }> | undefined {
  return stage?.workings.find((working): working is Extract<Working, { kind: Kind }> => working.kind === kind);
}
