import { type CandidateId, err, multiply, ok, type Rational, type Result, sum } from '@selectorate/basics';
import type { CastBallot } from '../ballots/packed-ballots.ts';
import type { CountFault, Election, Stage, Tally } from '../result/result.ts';
import type { Tie } from '../ties/tie-result.ts';
import type { Prefer } from './duels.ts';
import type { Answer, Question } from './question.ts';
import { sectionOf, worthOfPapers } from './sections.ts';
import { settle } from './ties.ts';
import { highestOf, isSame, lowestOf, preferring, type Votes, votesOf } from './votes.ts';
import type { Mark } from './whole-papers.ts';

/** A count under way: who stands how, and what has been written down. */
export interface Race {
  readonly question: Question;
  /** The round of voting, 1 for the first, and its papers. */
  round: number;
  papers: readonly CastBallot[];
  readonly status: Map<CandidateId, Tally['status']>;
  /** Tallies of all stages, the one at hand last. */
  readonly past: Votes[];
  readonly stages: Stage[];
  readonly elected: CandidateId[];
  /** In order; in this pass, where there are several. */
  excluded: CandidateId[];
  /** Whom constraints kept from being elected though their votes sufficed. */
  readonly passedOver: CandidateId[];
  /** The pairs that a tie last asked for, which hold while the papers are the same. */
  pairs: Pairs | undefined;
}

interface Pairs {
  readonly papers: readonly CastBallot[];
  readonly among: readonly CandidateId[];
  readonly prefer: Prefer;
}

export function openRace(question: Question): Race {
  const { candidates, papers } = question;
  const status = new Map(candidates.map((candidate) => [candidate, 'continuing' as const]));
  const race: Race = {
    question,
    round: 1,
    papers,
    status,
    past: [],
    stages: [],
    elected: [],
    excluded: [],
    passedOver: [],
    pairs: undefined,
  };
  withdraw(race);
  return race;
}

/** Takes out whoever stopped standing by this round, unless they are to be excluded like others. */
export function withdraw(race: Race): void {
  for (const candidate of continuing(race)) {
    const effect = effectOf(race, candidate);
    if (effect !== undefined && effect !== 'exclude-first') race.status.set(candidate, 'withdrawn');
  }
}

/** What has become of the papers of somebody who withdrew by this round; undefined for whoever did not. */
function effectOf({ question, round }: Race, candidate: CandidateId) {
  const { contest, options } = question;
  const gone = contest.withdrawn.find((withdrawal) => withdrawal.candidate === candidate);
  return gone === undefined || (gone.round ?? 1) > round ? undefined : options.withdrawnEffect[gone.when];
}

export const statusOf = ({ status }: Race, candidate: CandidateId): Tally['status'] =>
  status.get(candidate) ?? 'continuing';

/** In the order of the ballot paper. */
export const continuing = (race: Race): readonly CandidateId[] =>
  race.question.candidates.filter((candidate) => statusOf(race, candidate) === 'continuing');

export const isUnelectable = (race: Race, candidate: CandidateId): boolean =>
  race.question.options.cannotWin.includes(candidate) || effectOf(race, candidate) !== undefined;

export const unelectable = (race: Race): readonly CandidateId[] =>
  continuing(race).filter((candidate) => isUnelectable(race, candidate));

export const electable = (race: Race): readonly CandidateId[] =>
  continuing(race).filter((candidate) => !isUnelectable(race, candidate));

export const markOf =
  (race: Race) =>
  (candidate: CandidateId): Mark => {
    const status = statusOf(race, candidate);
    if (status === 'continuing') return 'counts';
    return status === 'withdrawn' && effectOf(race, candidate) === 'papers-stop' ? 'stops' : 'read-past';
  };

const isReopened = ({ question, elected }: Race): boolean =>
  question.contest.reopenNominations !== null && elected.includes(question.contest.reopenNominations);

/** Seats that somebody may still be elected to. */
export function openSeats(race: Race): number {
  const { options, contest } = race.question;
  if (isReopened(race) && options.reopened === 'all-open-seats') return 0;
  return Math.max(0, contest.seats - race.elected.length);
}

/** The option `stopAfter` ends the count here. */
export const isStopped = ({ question, stages }: Race): boolean =>
  question.options.stopAfter !== null && stages.length >= question.options.stopAfter;

/** What a stage decides. */
export interface Decision {
  readonly elected?: readonly Election[];
  readonly excluded?: readonly CandidateId[];
  readonly ties?: readonly Tie[];
}

/** Writes a stage down and carries it out. */
export function post(race: Race, page: Omit<Stage, keyof Decision>, decision: Decision): void {
  const { options, contest } = race.question;
  const { elected = [], excluded = [], ties = [] } = decision;
  const reopening = elected.findIndex(({ candidate }) => candidate === contest.reopenNominations);
  const closes = reopening >= 0 && options.reopened === 'all-open-seats';
  const seated = closes ? elected.slice(0, reopening + 1) : elected;
  race.stages.push({ ...page, elected: seated, excluded, ties });
  for (const { candidate } of seated) race.status.set(candidate, 'elected');
  for (const candidate of excluded) race.status.set(candidate, 'excluded');
  race.excluded = [...race.excluded, ...excluded].filter((candidate) => statusOf(race, candidate) === 'excluded');
  race.elected.push(...seated.map(({ candidate }) => candidate));
}

/** The result of a race that is over. */
export function answerOf({ question, stages, elected }: Race): Answer {
  const { seats, reopenNominations } = question.contest;
  const persons = elected.filter((candidate) => candidate !== reopenNominations);
  return { stages, elected, vacant: Math.max(0, seats - persons.length) };
}

export interface Pick {
  readonly chosen: readonly CandidateId[];
  readonly ties: readonly Tie[];
}

/** One of these, or with `together` all of them, by the ladder where there are several. */
export function pick(race: Race, purpose: Tie['purpose'], from: readonly CandidateId[]): Result<Pick, CountFault> {
  if (from.length <= 1) return ok({ chosen: from, ties: [] });
  const { question, past } = race;
  const { prefer } = pairsAmong(race, from);
  const tie = settle({ purpose, tied: from, continuing: continuing(race), past, prefer }, question.options.ties);
  return tie.ok ? ok({ chosen: tie.value.chosen, ties: [tie.value] }) : tie;
}

/** Pairs among these, worked out anew unless they are among those known. */
function pairsAmong(race: Race, from: readonly CandidateId[]): Pairs {
  const { papers, pairs } = race;
  if (pairs !== undefined && pairs.papers === papers && from.every((one) => pairs.among.includes(one))) return pairs;
  race.pairs = { papers, among: from, prefer: preferences(race, from) };
  return race.pairs;
}

/** Those with the most votes, and those with the fewest. */
export function top(candidates: readonly CandidateId[], votes: Votes): readonly CandidateId[] {
  if (candidates.length === 0) return [];
  const highest = highestOf(candidates.map((candidate) => votesOf(votes, candidate)));
  return candidates.filter((candidate) => isSame(votesOf(votes, candidate), highest));
}
export function bottom(candidates: readonly CandidateId[], votes: Votes): readonly CandidateId[] {
  if (candidates.length === 0) return [];
  const fewest = lowestOf(candidates.map((candidate) => votesOf(votes, candidate)));
  return candidates.filter((candidate) => isSame(votesOf(votes, candidate), fewest));
}

/**
 * So many of these with the most votes, from the highest down; the ladder picks where a tally is shared by more than the
 * places left, again and again.
 */
export function most(
  race: Race,
  { from, places, votes }: { from: readonly CandidateId[]; places: number; votes: Votes },
): Result<Pick, CountFault> {
  const chosen: CandidateId[] = [];
  const ties: Tie[] = [];
  while (chosen.length < places) {
    const highest = top(
      from.filter((candidate) => !chosen.includes(candidate)),
      votes,
    );
    if (highest.length === 0) break;
    if (chosen.length + highest.length <= places) {
      chosen.push(...highest);
      continue;
    }
    const picked = pick(race, 'elect', highest);
    if (!picked.ok) return picked;
    chosen.push(...picked.value.chosen);
    ties.push(...picked.value.ties);
  }
  return ok({ chosen, ties });
}

/**
 * Votes for one candidate over another. All papers of a section share its weight here. Nothing stands below a candidate
 * whose papers stop from the start.
 */
function preferences({ question, papers }: Race, compared: readonly CandidateId[]): Prefer {
  const { contest, options, candidates } = question;
  const stoppers = new Set(
    contest.withdrawn
      .filter(({ when, round = 1 }) => round === 1 && options.withdrawnEffect[when] === 'papers-stop')
      .map(({ candidate }) => candidates.indexOf(candidate)),
  );
  const cut = papers.map((paper) => {
    const end = paper.ranking.findIndex((rank) => rank.some((index) => stoppers.has(index)));
    return end < 0 ? paper : { ...paper, ranking: paper.ranking.slice(0, end + 1) };
  });
  const worth = worthOfPapers(contest.sections, papers);
  const bySection = [...new Set(cut.map(sectionOf))].map((at) => {
    const theirs = cut.filter((paper) => sectionOf(paper) === at);
    return { each: worth(at), prefer: preferring(theirs, candidates, compared) };
  });
  return (one, other) => sum(bySection.map(({ each, prefer }) => multiply(each, prefer(one, other))));
}

/** Nobody said anything, and somebody has to be chosen. */
export const nobodyVoted = ({ question }: Race, votes: Rational, choosing: boolean): Result<null, CountFault> =>
  votes.n === 0n && choosing && question.options.nobodyVoted === 'no-result'
    ? err({ code: 'no-valid-votes' })
    : ok(null);
