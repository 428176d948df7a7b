import {
  add,
  type CandidateId,
  compare,
  divide,
  err,
  multiply,
  ok,
  parseFraction,
  rational,
  type Rational,
  type Result,
  sum,
  ZERO,
} from '@selectorate/basics';
import type { CountFault, Working } from '../result/result.ts';
import { formatVotes } from '../result/votes.ts';
import type { CountOptions } from '../rules/options.ts';
import { type Heard, hear, onlyStage, type Said } from './kept-ranks.ts';
import type { Answer, Question, SecondRule } from './question.ts';
import { mayWin, seatMost } from './judging.ts';
import { answerOf, electable, openRace, post, type Race, statusOf } from './race.ts';
import { papersIn } from './sections.ts';
import { falling, votesOf } from './votes.ts';

// Approval, Borda and a question, a second time from docs/rules/scored.md.

export const countApprovals: SecondRule = (question) => {
  const race = openRace(question);
  const heard = hear(race, question.papers);
  const approvals = (candidate: CandidateId): Rational =>
    sum(heard.said.filter(({ ranks }) => ranks.flat().includes(candidate)).map(({ times }) => times));
  return electMost(race, heard, { of: 'approvals', score: approvals });
};

export const countBorda: SecondRule = (question) => {
  const race = openRace(question);
  const heard = hear(race, question.papers);
  const points = (candidate: CandidateId): Rational =>
    sum(heard.said.map((said) => multiply(said.times, pointsOn(race, said, candidate))));
  return electMost(race, heard, { of: 'points', score: points });
};

/** What one paper gives to one candidate. */
function pointsOn(race: Race, { ranks }: Said, candidate: CandidateId): Rational {
  const { candidates, options } = race.question;
  const standing = candidates.filter((one) => statusOf(race, one) === 'continuing');
  const unranked = standing.filter((one) => !ranks.flat().includes(one));
  const all = options.unranked === 'below' ? [...ranks, unranked] : ranks;
  const place = all.findIndex((rank) => rank.includes(candidate));
  if (place < 0) return ZERO;
  const beside = (all[place]?.length ?? 1) - 1;
  const below = all.slice(place + 1).flat().length;
  return add(rational(below + options.lastPoints), rational(beside, 2));
}

interface Scored {
  readonly of: 'approvals' | 'points';
  readonly score: (candidate: CandidateId) => Rational;
}

function electMost(race: Race, { said, lost }: Heard, { of, score }: Scored): Result<Answer, CountFault> {
  const { candidates, contest } = race.question;
  const votes = new Map(candidates.map((candidate) => [candidate, score(candidate)]));
  const standing = mayWin(race);
  if (said.length === 0 && standing.length > contest.seats) return err({ code: 'no-valid-votes' });
  race.past.push(votes);
  const page = onlyStage(race, { action: { kind: 'scores', of }, votes, lost });
  if (standing.length <= contest.seats) {
    post(race, page, { elected: falling(standing, votes).map((candidate) => ({ candidate, by: 'last-left' })) });
    return ok(answerOf(race));
  }
  const chosen = seatMost(race, { places: contest.seats, votes });
  if (!chosen.ok) return chosen;
  const elected = chosen.value.chosen.map((candidate) => ({ candidate, by: 'most-votes' as const }));
  post(race, page, { elected, ties: chosen.value.ties });
  return ok(answerOf(race));
}

/** The first candidate is yes, the second no. */
export const countYesNo: SecondRule = (question) => {
  const fault = faultOfTests(question);
  if (fault !== undefined) return err(fault);
  const { candidates, papers, options } = question;
  const race = openRace(question);
  const { said, lost } = hear(race, papers);
  const isPlain = ({ ranks }: Said): boolean => ranks[0]?.length === 1;
  const votes = new Map(
    candidates.map((candidate) => [
      candidate,
      sum(said.filter((paper) => isPlain(paper) && paper.ranks[0]?.includes(candidate)).map(({ times }) => times)),
    ]),
  );
  const several = sum(said.filter((paper) => !isPlain(paper)).map(({ times }) => times));
  const stopped = new Map(lost).set('overvote', add(lost.get('overvote') ?? ZERO, several));
  race.past.push(votes);

  const [yes, no] = candidates;
  const saidYes = yes === undefined ? ZERO : votesOf(votes, yes);
  const figures = {
    yes: saidYes,
    valid: add(saidYes, no === undefined ? ZERO : votesOf(votes, no)),
    cast: papersIn(papers),
    entitled: rational(question.contest.entitled ?? 0),
  };
  const tests = options.passIf.map((test) => ({ test, met: isMet(test, figures) }));
  const answer = tests.every(({ met }) => met) ? yes : no;
  const elected = electable(race).filter((candidate) => candidate === answer);
  const working: Working = {
    kind: 'thresholds',
    tests: tests.map(({ test, met }) => ({
      what: test.votes,
      of: test.of,
      comparator: test.comparator,
      threshold: test.threshold,
      votes: formatVotes(figures[test.votes]),
      base: formatVotes(figures[test.of]),
      met,
    })),
  };
  const page = onlyStage(race, { action: { kind: 'first-preferences' }, votes, lost: stopped });
  const decision = { elected: elected.map((candidate) => ({ candidate, by: 'thresholds' as const })) };
  post(race, { ...page, workings: [working] }, decision);
  return ok(answerOf(race));
};

type Test = CountOptions['passIf'][number];

function isMet(
  { votes, of, comparator, threshold }: Test,
  figures: { readonly [Figure in Test['votes'] | Test['of']]: Rational },
): boolean {
  const base = figures[of];
  if (base.n === 0n) return false;
  const against = compare(divide(figures[votes], base), parseFraction(threshold) ?? ZERO);
  return comparator === '>' ? against > 0 : against >= 0;
}

function faultOfTests({ options: { passIf }, contest }: Question): CountFault | undefined {
  const isTurnout = ({ votes, of }: Test): boolean => votes === 'yes' || of === 'entitled';
  const bad = (expected: string): CountFault => ({ code: 'bad-option', option: 'passIf', expected });
  if (passIf.length === 0) return bad('at least one test');
  if (!passIf.every(isTurnout)) return bad('`cast` votes of those entitled');
  if (contest.entitled === null && passIf.some(({ of }) => of === 'entitled')) {
    return { code: 'bad-contest', field: 'entitled', expected: 'a number' };
  }
  return undefined;
}
