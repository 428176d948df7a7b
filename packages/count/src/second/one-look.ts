import { type CandidateId, err, multiply, ok, rational, type Rational, type Result } from '@selectorate/basics';
import type { CountFault, Stage } from '../result/result.ts';
import type { Answer, Question, SecondRule } from './question.ts';
import {
  answerOf,
  bottom,
  continuing,
  type Decision,
  electable,
  isStopped,
  markOf,
  most,
  nobodyVoted,
  openRace,
  openSeats,
  pick,
  post,
  type Race,
  statusOf,
  top,
  withdraw,
} from './race.ts';
import { mayWin, seatMost } from './judging.ts';
import { isMajority, printedHalf } from './rounds.ts';
import { votesOf } from './votes.ts';
import { castVotes, countingVotes, describe, type Look, lookAt } from './whole-papers.ts';

// Plurality, the supplementary vote, and rounds of fresh voting, a second time from docs/rules/elimination.md.

export const countMostVotes: SecondRule = (question) => {
  const race = openRace(question);
  const look = begin(race);
  const standing = mayWin(race);
  const { seats } = question.contest;
  const somebody = nobodyVoted(race, countingVotes(look), standing.length > seats);
  if (!somebody.ok) return somebody;
  const chosen = seatMost(race, { places: openSeats(race), votes: look.votes });
  if (!chosen.ok) return chosen;
  const by = standing.length <= seats ? 'last-left' : 'most-votes';
  const elected = chosen.value.chosen.map((candidate) => ({ candidate, by }) as const);
  write(race, { look, quota: null, action: { kind: 'first-preferences' } }, { elected, ties: chosen.value.ties });
  return ok(answerOf(race));
};

/** First choices; then, unless one has a majority, second choices of the others between the first two. */
export const countSupplementary: SecondRule = (question) => {
  const two = question.papers.map((paper) => ({ ...paper, ranking: paper.ranking.slice(0, 2) }));
  const race = openRace(question);
  const look = lookAt(question, two, { markOf: markOf(race), before: undefined });
  race.past.push(look.votes);
  const somebody = nobodyVoted(race, countingVotes(look), electable(race).length > 1);
  if (!somebody.ok) return somebody;
  const half = halfOf(question, look);
  const page = { look, quota: printedHalf(race, half), action: { kind: 'first-preferences' } } as const;
  const decided = firstOf(race, look, half);
  if (decided !== undefined) {
    if (!decided.ok) return decided;
    write(race, page, decided.value);
    return ok(answerOf(race));
  }
  const standing = electable(race);
  const leaders = top(standing, look.votes);
  const others = standing.filter((candidate) => !leaders.includes(candidate));
  const stay = leaders.length === 1 ? [...leaders, ...top(others, look.votes)] : leaders;
  const left = continuing(race).filter((candidate) => !stay.includes(candidate));
  if (left.length === 0) {
    const winner = electTop(race, look, 'most-votes');
    if (!winner.ok) return winner;
    write(race, page, winner.value);
    return ok(answerOf(race));
  }
  write(race, page, { excluded: left });
  if (isStopped(race)) return ok(answerOf(race));
  const second = lookAt(question, two, { markOf: markOf(race), before: look });
  race.past.push(second.votes);
  const winner = electTop(race, second, 'most-votes');
  if (!winner.ok) return winner;
  const action = { kind: 'exclusion', of: left, value: null } as const;
  write(race, { look: second, quota: null, action, since: { look, left } }, winner.value);
  return ok(answerOf(race));
};

/** Two rounds, and the exhaustive ballot: fresh papers in each. */
export const countFreshRounds: SecondRule = (question) => {
  const race = openRace(question);
  for (let round = 1; ; round++) {
    race.round = round;
    withdraw(race);
    const standing = electable(race);
    if (standing.length === 0) return endAfter(race, round - 1);
    const papers = question.rounds[round - 1];
    if (papers === undefined && standing.length > 1) return err({ code: 'round-needed', round, among: standing });
    race.papers = papers ?? [];
    const look = begin(race);
    const somebody = nobodyVoted(race, countingVotes(look), standing.length > 1);
    if (!somebody.ok) return somebody;
    const half = halfOf(question, look);
    const action = round === 1 ? ({ kind: 'first-preferences' } as const) : ({ kind: 'new-round', round } as const);
    const decided = decideRound(race, look, half);
    if (!decided.ok) return decided;
    write(race, { look, quota: printedHalf(race, half), action }, decided.value);
    if ((decided.value.elected ?? []).length > 0 || isStopped(race)) return endAfter(race, round);
  }
};

function endAfter(race: Race, round: number): Result<Answer, CountFault> {
  if (race.question.rounds.length <= round) return ok(answerOf(race));
  return err({ code: 'bad-ballots', expected: `no ballots after round ${round}, which ended the count` });
}

function decideRound(race: Race, look: Look, half: Rational): Result<Decision, CountFault> {
  const decided = firstOf(race, look, half);
  if (decided !== undefined) return decided;
  if (continuing(race).length === 2) return electTop(race, look, 'most-votes');
  const standing = electable(race);
  const { contest, options } = race.question;
  if (options.leaveAfterRound === 'lowest') {
    const lowest = pick(race, 'exclude', bottom(standing, look.votes));
    if (!lowest.ok) return lowest;
    const { chosen, ties } = lowest.value;
    const stay = new Set(standing.filter((candidate) => !chosen.includes(candidate)));
    return ok({ excluded: continuing(race).filter((candidate) => !stay.has(candidate)), ties });
  }
  const goesOn = (candidate: CandidateId): boolean =>
    !contest.withdrawn.some((gone) => gone.candidate === candidate && (gone.round ?? 1) <= race.round + 1);
  const two = most(race, { from: standing.filter(goesOn), places: 2, votes: look.votes });
  if (!two.ok) return two;
  const excluded = continuing(race).filter((candidate) => !two.value.chosen.includes(candidate));
  return ok({ excluded, ties: two.value.ties });
}

/** The only one, or the one with a majority; undefined when there is neither. */
function firstOf(race: Race, look: Look, half: Rational): Result<Decision, CountFault> | undefined {
  const standing = electable(race);
  const [only] = standing;
  if (only !== undefined && standing.length === 1) return ok({ elected: [{ candidate: only, by: 'last-left' }] });
  const { options } = race.question;
  const enough = standing.filter((candidate) => isMajority(options, votesOf(look.votes, candidate), half));
  return enough.length === 0 ? undefined : electTop(race, look, 'quota');
}

function electTop(race: Race, look: Look, by: 'quota' | 'most-votes'): Result<Decision, CountFault> {
  const picked = pick(race, 'elect', top(electable(race), look.votes));
  if (!picked.ok) return picked;
  return ok({ elected: picked.value.chosen.map((candidate) => ({ candidate, by })), ties: picked.value.ties });
}

/** Papers of this round as they lie. */
function begin(race: Race): Look {
  const look = lookAt(race.question, race.papers, { markOf: markOf(race), before: undefined });
  race.past.push(look.votes);
  return look;
}

function halfOf(question: Question, look: Look): Rational {
  const base = question.options.majorityBase === 'cast' ? castVotes(question, look) : countingVotes(look);
  return multiply(rational(1, 2), base);
}

interface Told {
  readonly look: Look;
  readonly quota: Rational | null;
  readonly action: Stage['action'];
  readonly since?: { readonly look: Look; readonly left: readonly CandidateId[] };
}

function write(race: Race, told: Told, decision: Decision): void {
  const n = race.stages.length + 1;
  post(race, describe(race.question, { ...told, n, status: (candidate) => statusOf(race, candidate) }), decision);
}
